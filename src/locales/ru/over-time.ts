import type { State } from '../../domain/treatment/state.js';
import { count } from './words.js';

const list = (parts: readonly string[]) => parts.join(', ');

export const states: Record<State, string> = {
  sagging: 'просадка',
  diagnosed: 'причина найдена',
  planned: 'план есть',
  'in-progress': 'в работе',
  reached: 'цель достигнута',
  levelled: 'выровнено',
  level: 'на уровне цели',
  fair: 'ниже цели',
};
export const relapsed = 'снова просадка';

export const outcomes = {
  kept: 'выполнено',
  late: 'с опозданием',
  broken: 'не выполнено',
  pending: 'срок не наступил',
};

export const plan = {
  heading: (site: string, date: string) => `${site}, план на ${date}`,
  counts: (overdue: number, today: number, later: number, done: number) =>
    list([
      ...(overdue > 0 ? [`просрочено ${overdue}`] : []),
      ...(today > 0 ? [`сегодня ${today}`] : []),
      ...(later > 0 ? [`позже ${later}`] : []),
      ...(done > 0 ? [`выполнено ${done}`] : []),
    ]),
  overdue: 'Просрочено',
  now: 'Сейчас',
  later: 'Позже',
  done: (since: string) => `Закрыто с ${since}`,
  nothingOpen: 'Открытых действий нет.',
  overdueDays: count.days,
  today: 'сегодня',
  inDays: (n: number) => `через ${count.days(n)}`,
  started: 'начато',
  dropped: 'отменено',
  needs: (what: string) => `нужно: ${what}`,
  question: (n: number) => `В${n}`,
  noEffect: (was: number, next: number, now: number | undefined) =>
    `без эффекта: ${was} → ${next}${now === undefined ? '' : `, сейчас ${now}`}`,
  again: 'Снова вопросы 2 и 3',
  ineffective: (action: string, was: number, now: number) =>
    `выполнено «${action}», а следующая оценка не выше: ${was} → ${now}`,
  noRise: (was: number, now: number) => `две встречи без роста: ${was} → ${now}`,
  missedDate: (target: number, due: string, what: string) => `к ${due} обещано ${target}, ${what}`,
  itIs: (score: number) => `сейчас ${score}`,
  scoredOn: (score: number, on: string) => `${score} на ${on}`,
  notApplicable: (since: string, score: number, on: string) => `не применимо с ${since}; ${on} было ${score}`,
  itWas: (thenNow: string) => `оценка ${thenNow}`,
  thenNow: (score: number, on: string, now: number) => `${score} на ${on}, сейчас ${now}`,
  // Names are not declined: «Олена Ковальчук за Ивана Петренко» would need it.
  onBehalf: (by: string, responsible: string) => `${by} (ответственный — ${responsible})`,
  criteria: 'Состояние критериев',
  promises: 'Обещания',
  score: 'оценка',
  promised: 'обещано',
  standing: 'как идёт',
  who: 'кто',
  day: (day: number, of: number) => `день ${day} из ${of}`,
  notMeasured: (days: number) => (days === 0 ? 'срок сегодня' : `срок прошёл, ${days} дн., не измерено`),
  kept: (on: string) => `выполнено ${on}`,
  late: (on: string) => `с опозданием, ${on}`,
  broken: (days: number) => `не выполнено, ${days} дн.`,
  brokenOn: (on: string) => `не выполнено ${on}`,
  earlier: (before: string, outcomes: readonly string[]) => `Прежние, до ${before}: ${list(outcomes)}`,
  people: 'По людям',
  circle: 'Постоянный круг',
  followedUp: (last: string | undefined, due: string, isOver: boolean) =>
    `${last === undefined ? 'Встреч ещё не было' : `Последняя встреча ${last}`}; следующая ${isOver ? 'должна была быть' : '—'} ${due}.`,
  silent: (names: readonly string[]) => `Давно не были на встречах: ${list(names)}.`,
  silentFor: (name: string, days: number) => `${name} (${count.days(days)})`,
  never: (name: string) => `${name} (ни разу)`,
  allThere: 'Все из постоянного круга были на встречах.',
  owe: (names: readonly string[]) => `Просроченные действия: ${list(names)}.`,
  remedies: 'Что здесь помогло раньше',
  remedy: (from: number, to: number, days: number, levelled: string) =>
    `${from} → ${to} за ${count.days(days)}, выровнено ${levelled}`,
  didHelp: 'сделали',
  cause: 'причина',
  ask: (names: readonly string[]) => `спросите: ${list(names)}`,
  actions: 'Действия',
  action: 'Действие',
  due: 'Срок',
  questionHead: 'Вопрос',
  next: 'Дальше',
};

export const trend = {
  heading: (site: string, audits: number, followUps: number) =>
    `${site}, ${list([count.audits(audits), ...(followUps > 0 ? [count.followUps(followUps)] : [])])}`,
  none: 'За это время оценок нет.',
  now: 'сейчас',
  promised: 'обещано',
  span: (days: number) =>
    days < 60
      ? count.days(days)
      : days < 730
        ? count.months(Math.round(days / 30.44))
        : count.years(Math.round(days / 365.25)),
  earlier: (audits: number) => `Не показано: ${count.audits(audits)} до этого; все есть в --format csv.`,
  pace: (change: string, measurements: number) => `темп ${change} в месяц (${count.scores(measurements)})`,
  about: (month: string) => `цель примерно к ${month}`,
  wasAbout: (month: string) => `при таком темпе цель была бы примерно к ${month}: пора оценить снова`,
  tooSlow: 'при таком темпе до цели годы',
  promise: (date: string) => `обещано к ${date}`,
  other: '(7): тогда вопрос был другим, с нынешним не сравнивается.',
  lowest: 'самая низкая оценка',
  mean: 'среднее',
  gaps: 'Разрыв линии: оценки в это время нет.',
  otherCriteria: 'Линия прервана там, где оценивали другие критерии: такие средние не сравнивают.',
  ends: 'Первое и последнее число —',
};

export const log = {
  heading: (title: string, site: string) => `${title}, ${site}`,
  now: (score: number, state: string) => `${score}, ${state}`,
  cause: 'шесть вопросов',
  promised: (who: string, target: number, due: string, said: string) =>
    `${who}: обещано ${target} к ${due} («${said}»)`,
  nobody: 'кто — не записано',
  planned: (text: string, who: string, due: string) => `план: ${text} (${who}, ${due})`,
  status: { open: 'ещё открыто', started: 'начато', done: 'выполнено', dropped: 'отменено' },
  newDate: (due: string) => `новый срок ${due}`,
  counted: (ok: number, of: number) => `сбоев ${of - ok} из ${of}`,
  onlyCounted: 'подсчёт',
  peer: (business: string) => `разговор с коллегой: ${business}`,
  organised: 'как устроено',
  undertaken: 'что предприняли',
  obstacles: 'препятствия',
  try: 'попробуем',
  judged: (outcome: string, target: number, due: string) => `обещано ${target} к ${due}: ${outcome}`,
};

export const home = {
  overdue: (actions: number) => `просрочено ${actions}`,
  followUpDue: 'пора встретиться',
  scoredLast: (on: string) => `последняя оценка ${on}`,
  promise: (who: string, made: string, said: string) => `${who}, обещание от ${made}: «${said}».`,
  pending: (day: number, of: number) => (day === 0 ? `До срока ${count.days(of)};` : `Сегодня ${day}-й день из ${of};`),
  over: (days: number) => (days === 0 ? 'Срок сегодня;' : `Срок прошёл ${count.days(days)} назад;`),
  still: (title: string, score: number, target: number) => `«${title}» — всё ещё ${score}, обещано ${target}.`,
  was: (title: string, score: number, on: string, target: number) =>
    `«${title}» — ${score} на ${on}, обещано ${target}.`,
  thenNow: (title: string, thenNow: string, target: number) => `«${title}» — ${thenNow}, обещано ${target}.`,
  scored: (title: string, was: number, score: number, on: string, target: number) =>
    `«${title}»: было ${was}, ${on} ${was === score ? 'всё ещё' : 'стало'} ${score}, обещано ${target}.`,
  unscored: (title: string, target: number) => `«${title}» — оценки ещё нет, обещано ${target}.`,
  moved: (title: string, was: number, score: number, target: number) =>
    `«${title}»: было ${was}, стало ${score}, обещано ${target}.`,
  unexplained: (criteria: number) => `${count.criteria(criteria)} без объяснения`,
  again: (title: string) => `снова вопросы 2 и 3: ${title}`,
  criteria: count.criteria,
  actions: count.actions,
  help: 'всё остальное',
  nextAudit: (by: string) => `следующий аудит, до ${by}`,
};

export const siteReadme = {
  asOf: (date: string) => `На ${date}. Эту часть обновляет service-audit; своё пишите выше или ниже.`,
};
