import type { Proposal } from '../../domain/plan.js';

/** The wording of an action that follows from an answer; the person may change it. `title`: of the criterion. */
export function proposal(one: Proposal, title: string): string {
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
    case 'countermeasure':
      return one.provisional ? `Временная мера, пока не разобрались: ${one.factor}` : `Устранить: ${one.factor}`;
    case 'mitigate':
      return `Смягчить и предупредить клиентов: ${one.factor}`;
    case 'measure-two-weeks':
      return 'Две недели вести замеры.';
    case 'set-standard':
      return 'Записать стандарт и показать его всем.';
    case 'score-again':
      return `Оценить снова: обещано ${one.target}.`;
  }
}
