import type { ActionSubject } from '../../domain/treatment/proposals.js';

/** The wording of an action that follows from an answer; the user may change it. `title` is the title of the criterion. */
export function proposal(one: ActionSubject, title: string): string {
  switch (one.what) {
    case 'appoint':
      return `Назначить ответственного за «${title}».`;
    case 'today':
      return one.text;
    case 'decide-first-step':
      return 'Определить первый шаг.';
    case 'inspect-change':
      return one.change ? `Разобраться, что изменилось: ${one.change}` : 'Разобраться, что изменилось.';
    case 'learn-mechanism':
      return 'Понаблюдать шаг за шагом, как это происходит на самом деле, и записать, на каком шаге случается сбой.';
    case 'ask-adviser':
      return `Посоветоваться: ${one.adviser}`;
    case 'ask-peer':
      return 'Спросить коллегу по смежному бизнесу, как это организовано у него, что предприняли и какие препятствия преодолели.';
    case 'act':
      return one.text;
    case 'decide-act':
      return `Решить, что с этим делать: ${one.factor}`;
    case 'mitigate':
      return `Смягчить последствия и предупредить клиентов: ${one.factor}`;
    case 'measure-two-weeks':
      return 'Две недели вести замеры.';
    case 'set-standard':
      return 'Записать стандарт и показать его всем.';
  }
}

/** A follow-up as a file to fill in. */
export const followUpDraft = {
  intro: [
    'Встреча по плану. Измените то, что изменилось, и сохраните: это и есть встреча. Файл годится и в таком виде.',
    'Строки, которые начинаются с #, отключены: уберите #, если есть что записать.',
  ],
  present: 'Кто был:',
  actions: [
    'Что было открыто. status: open — открыто, started — начато, done — выполнено, dropped — отменено.',
    'due — новый срок; reason — почему или что из этого вышло.',
  ],
  reason: 'почему или что из этого вышло',
  scores: 'Нынешние оценки того, над чем работают. Оценивать необязательно.',
  score: 'от 1 до 10',
  saw: 'что вы видели',
  counted: 'в скольких случаях всё хорошо и сколько проверили',
  peers: 'Разговор с коллегой по смежному бизнесу:',
  business: 'мойка по соседству',
  organised: 'как это у них организовано',
  undertaken: 'что они предпринимали',
  obstacles: 'какие препятствия преодолели',
  try: 'что из этого попробуем',
  added: 'Новые действия:',
  text: 'что нужно сделать',
  owner: 'кто ответственный',
  action: (criterion: string, text: string, owner: string, due: string) =>
    `${criterion}: ${text.replace(/\.\s*$/, '')} — ${owner}, ${due}`,
  written: (file: string) => `Записано: ${file}`,
  isThere: (file: string) => `Уже есть: ${file}`,
  nothingOpen: (site: string) => `${site}: ничего не открыто.`,
  next: (file: string) => `Измените в нём то, что изменилось, затем: service-audit validate ${file}`,
  nextAll: 'Измените в них то, что изменилось, затем: service-audit validate',
};
