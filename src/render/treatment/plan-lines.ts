/** The plan of a site as lines of text. */

import type { Texts } from '../../domain/questionnaire/template.js';
import { type Action, QUESTIONS } from '../../domain/record/audit.js';
import type { NoRise, Reopening } from '../../domain/treatment/correction.js';
import type { OpenAction, SitePlan } from '../../domain/treatment/site-plan.js';
import type { CriterionState } from '../../domain/treatment/state.js';
import { alignRight, capital, cut, paragraph, wholeEnds, withCommand, wrap } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { type Cell, table } from '../kit/table.js';
import { titleOf } from '../kit/titles.js';
import { oneLine, typedText } from '../kit/visible.js';
import { actionLines, columnsBeside } from './action-lines.js';
import { peopleLines, promiseLines, thenNowText } from './promise-lines.js';
import { remedyLines, titled } from './remedy-lines.js';

/** Actions that are due within this many days are shown under "now". */
const SOON_DAYS = 7;

export interface PlanView {
  siteTitle: string;
  plan: SitePlan;
  titles: ReadonlyMap<string, Texts>;
  /** The command to type next, if there is one. */
  next?: string;
}

export function renderPlan(view: PlanView, style: Style): string[] {
  const { plan } = view;
  const { messages, columns, paint } = style;
  const words = messages.plan;
  const done = plan.closed.filter(({ status }) => status === 'done').length;
  const today = plan.open.filter(({ dueIn }) => dueIn === 0).length;
  const overdue = plan.open.filter(({ dueIn }) => dueIn < 0).length;
  const [head = '', ...rest] = wholeEnds(
    words.heading(oneLine(view.siteTitle), messages.dates.full(plan.today)),
    words.counts(overdue, today, plan.open.length - overdue - today, done),
    columns,
  );
  const sections = [
    plan.isUnscored ? [capital(messages.show.nothingScored)] : [],
    openSections(view, style),
    closedSection(view, style),
    againSection(view, style),
    stateSection(view, style),
    promiseLines(plan.promises, (criterion) => nameOf(view, criterion, style), plan.today, style),
    peopleLines(plan.people, style),
    circleSection(view, style),
    remedySection(view, style),
    view.next === undefined ? [] : withCommand(`${words.next}: ${view.next}`, view.next, style.columns),
  ].filter((lines) => lines.length > 0);
  return [paint.bold(head), ...rest, ...sections.flatMap((lines) => ['', ...lines])];
}

const nameOf = ({ titles }: PlanView, criterion: string, style: Style) =>
  titleOf(criterion, titles.get(criterion), style);

function openSections(view: PlanView, style: Style): string[] {
  const { paint, messages } = style;
  const words = messages.plan;
  const { open } = view.plan;
  if (open.length === 0) return [words.nothingOpen];
  const groups: [string, OpenAction[]][] = [
    [paint.bad(words.overdue), open.filter(({ dueIn }) => dueIn < 0)],
    [paint.bold(words.now), open.filter(({ dueIn }) => dueIn >= 0 && dueIn <= SOON_DAYS)],
    [paint.bold(words.later), open.filter(({ dueIn }) => dueIn > SOON_DAYS)],
  ];
  const when = (action: OpenAction) =>
    action.dueIn < 0 ? words.overdueDays(-action.dueIn) : action.dueIn === 0 ? words.today : words.inDays(action.dueIn);
  const rows = (actions: readonly OpenAction[]) =>
    actions.map((action) => ({
      lead: when(action),
      text: action.action.text,
      owner: action.action.owner,
      due: messages.dates.day(action.due, view.plan.today),
      question: action.action.question && words.question(QUESTIONS.indexOf(action.action.question) + 1),
      under: [
        nameOf(view, action.action.criterion, style),
        withRemark(action.status === 'started' ? words.started : '', action.said),
        action.action.needs === undefined ? '' : words.needs(oneLine(action.action.needs)),
      ],
    }));
  const beside = columnsBeside(rows(open));
  return groups.flatMap(([title, actions]) =>
    actions.length === 0 ? [] : [title, ...actionLines(rows(actions), beside, style)],
  );
}

/** A word, and the remark on it after a colon. */
const withRemark = (word: string, said: string | undefined) =>
  [word, ...(said === undefined ? [] : [oneLine(said)])].filter((part) => part !== '').join(': ');

function closedSection(view: PlanView, style: Style): string[] {
  const { messages, paint } = style;
  const words = messages.plan;
  const { closed, audited, today } = view.plan;
  if (closed.length === 0 || audited === undefined) return [];
  const since = ({ criterion }: Action, { now }: NoRise) => {
    const last = view.plan.criteria.find((one) => one.criterion === criterion)?.now?.score;
    return last === now.score ? undefined : last;
  };
  const rows = closed.map(({ action, status, closed: on, said, ineffective }) => ({
    lead: messages.dates.day(on, today),
    text: action.text,
    owner: action.owner,
    due: '',
    under: [
      nameOf(view, action.criterion, style),
      ineffective ? words.noEffect(ineffective.was.score, ineffective.now.score, since(action, ineffective)) : '',
      withRemark(status === 'dropped' ? words.dropped : '', said),
    ],
  }));
  return [paint.bold(words.done(messages.dates.day(audited, today))), ...actionLines(rows, columnsBeside(rows), style)];
}

/**
 * The reason why questions 2 and 3 are asked again, in a sentence. In a story, no score is called that of now, because
 * another one may have been measured later.
 */
export function reopeningText(
  reopening: Reopening,
  today: string,
  style: Pick<Style, 'messages' | 'raw'>,
  isStory = false,
): string {
  const { messages } = style;
  const words = messages.plan;
  switch (reopening.because) {
    case 'ineffective':
      return words.ineffective(
        typedText(reopening.action.action.text, style).replace(/\.$/, ''),
        reopening.was.score,
        reopening.now.score,
      );
    case 'no-rise':
      return words.noRise(reopening.was.score, reopening.now.score);
    case 'missed-date': {
      const { promise, now } = reopening.promise;
      const { dates } = messages;
      const then = thenNowText(reopening.promise, today, { messages });
      const isEarlier = now !== undefined && (isStory || now.date < today);
      const was = then ?? (isEarlier ? words.scoredOn(now.score, dates.day(now.date, today)) : undefined);
      return words.missedDate(
        promise.target,
        dates.day(promise.due, today),
        was === undefined ? words.itIs(now?.score ?? 0) : words.itWas(was),
      );
    }
  }
}

function againSection(view: PlanView, style: Style): string[] {
  const reopened = view.plan.criteria.filter((one) => one.reopened.length > 0);
  if (reopened.length === 0) return [];
  return [
    style.paint.warn(style.messages.plan.again),
    ...reopened.flatMap(({ criterion, reopened: reasons }) =>
      titled(
        nameOf(view, criterion, style),
        reasons.map((reason) => reopeningText(reason, view.plan.today, style)),
        style,
      ),
    ),
  ];
}

/** The state in words; a criterion that reached its target again is not called relapsed. */
export function stateText(
  { state, relapsed }: Pick<CriterionState, 'state' | 'relapsed'>,
  { messages }: Pick<Style, 'messages'>,
): string {
  if (!relapsed || state === 'reached') return messages.states[state];
  return state === 'sagging' ? messages.relapsed : `${messages.states[state]}, ${messages.relapsed}`;
}

/** The score of now; a criterion that does not apply has none. */
export function stateScoreText({ now, notApplicable }: CriterionState): string {
  return notApplicable ? '–' : String(now?.score ?? '');
}

/** The state in words; of a criterion that does not apply now, since when, and the score of the day on which it did. */
export function stateDayText(one: CriterionState, today: string, style: Pick<Style, 'messages'>): string {
  const { plan, dates } = style.messages;
  if (!one.notApplicable || !one.now) return stateText(one, style);
  return plan.notApplicable(dates.day(one.notApplicable, today), one.now.score, dates.day(one.now.date, today));
}

/** The criteria between a sagging score and a level one, one each line; the others share a line. */
function stateSection(view: PlanView, style: Style): string[] {
  const { messages, paint, columns } = style;
  const { criteria, limits, today } = view.plan;
  const onTheWay = criteria.filter(({ state }) => state !== 'level' && state !== 'fair');
  const lowest = (one: (typeof criteria)[number]) => (one.notApplicable ? 11 : (one.now?.score ?? 11));
  const rows = [...onTheWay]
    .sort((a, b) => lowest(a) - lowest(b))
    .map((one): Cell[] => {
      const sags = one.now !== undefined && !one.notApplicable && one.now.score <= limits.sagging;
      const score = alignRight(stateScoreText(one), 2);
      return [
        sags ? { text: `! ${score}`, paint: paint.bad } : `  ${score}`,
        nameOf(view, one.criterion, style),
        stateDayText(one, today, style),
      ];
    });
  const stacked = rows.flatMap((row) => {
    const [score = '', title = '', state = ''] = row.map((cell) => (typeof cell === 'string' ? cell : cell.text));
    return [cut(`${score}  ${title}`, columns), ...paragraph(state, columns, '      ')];
  });
  const lines = table(rows, { columns, shrink: [[1, 18]] }) ?? stacked;
  const rest = (['fair', 'level'] as const).flatMap((state) => {
    const names = criteria
      .filter((one) => one.state === state && one.now && !one.notApplicable)
      .map((one) => nameOf(view, one.criterion, style));
    return names.length === 0
      ? []
      : wrap(`${messages.states[state]}: ${names.join(', ')}`, columns - 4, '    ').map((line, at) =>
          at === 0 ? `  ${line}` : line,
        );
  });
  return lines.length + rest.length === 0 ? [] : [paint.bold(messages.plan.criteria), ...lines, ...rest];
}

/** Sentences on the people who have not followed up and on those whose actions are overdue. */
function circleSection(view: PlanView, style: Style): string[] {
  const { messages, columns, paint } = style;
  const { plan: words, dates } = messages;
  const { circle, followUpDue, followedUp, open, people, today } = view.plan;
  const sentences: string[] = [];
  if (followUpDue !== undefined) {
    const last = followedUp === undefined ? undefined : dates.day(followedUp, today);
    sentences.push(words.followedUp(last, dates.day(followUpDue, today), followUpDue < today));
  }
  const silent = circle
    .filter(({ isLate }) => isLate)
    .sort((a, b) => (b.days ?? 0) - (a.days ?? 0))
    .map(({ name, last, days }) =>
      last === undefined ? words.never(oneLine(name)) : words.silentFor(oneLine(name), days ?? 0),
    );
  if (silent.length > 0) sentences.push(words.silent(silent));
  // Before the first meeting nobody has been at one.
  else if (followedUp !== undefined && circle.length > 0 && open.length > 0) sentences.push(words.allThere);
  const owing = people.filter(({ overdue }) => overdue > 0).map(({ name, overdue }) => `${oneLine(name)} ${overdue}`);
  if (owing.length > 0) sentences.push(words.owe(owing));
  if (sentences.length === 0) return [];
  return [paint.bold(words.circle), ...sentences.flatMap((text) => paragraph(text, columns, '  '))];
}

function remedySection(view: PlanView, style: Style): string[] {
  const lines = view.plan.criteria.flatMap(({ criterion, remedies }) =>
    remedyLines(nameOf(view, criterion, style), remedies, style),
  );
  return lines.length === 0 ? [] : [style.paint.bold(style.messages.plan.remedies), ...lines];
}
