/** The ledger of promises, by criterion and by person, as lines of text. */

import { nameKey } from '../../domain/record/person.js';
import { daysBetween } from '../../domain/text/date.js';
import { PROMISE_OUTCOMES, type PromiseMade, promisedFor, scoreThen } from '../../domain/treatment/promise.js';
import type { LedgerPromise, PersonLedger } from '../../domain/treatment/site-plan.js';
import { paragraph } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { type Cell, table } from '../kit/table.js';
import { oneLine, typedText } from '../kit/visible.js';

/** Promises that are decided and were made more than this many days ago are only counted. */
const RECENT_DAYS = 365;

/** The status of a promise, in few words. */
export function promiseStatusText(
  { promise, made, outcome, on, isLast }: LedgerPromise,
  today: string,
  { messages }: Pick<Style, 'messages'>,
): string {
  const { plan: words, dates } = messages;
  switch (outcome) {
    case 'pending':
      return today >= promise.due
        ? words.notMeasured(daysBetween(promise.due, today))
        : words.day(daysBetween(made, today), daysBetween(made, promise.due));
    case 'broken':
      return isLast ? words.broken(daysBetween(promise.due, today)) : words.brokenOn(dates.day(on, today));
    default:
      return words[outcome](dates.day(on, today));
  }
}

/** The score that decided the promise with its day, and the score of now; undefined if they are the same. */
export function thenNowText(
  one: PromiseMade,
  today: string,
  { messages }: Pick<Style, 'messages'>,
): string | undefined {
  const then = scoreThen(one);
  return then && one.now && messages.plan.thenNow(then.score, messages.dates.day(then.date, today), one.now.score);
}

/**
 * The score when the promise was made, and the one that decided it, or the last one. If another score has been measured
 * since the last promise was decided, both are shown with their days: the first is not the score of now.
 */
export function promiseScoreText(one: LedgerPromise, today: string, { messages }: Pick<Style, 'messages'>): string {
  const { from, judged } = one;
  const then = one.isLast ? thenNowText(one, today, { messages }) : undefined;
  if (then !== undefined) return then;
  if (judged === undefined) return '';
  return from === undefined ? String(judged.score) : `${from} → ${judged.score}`;
}

/** The person who promised, and the one for whom; undefined if no record says. */
export function promiserText(
  one: Pick<PromiseMade, 'by' | 'responsible'>,
  style: Pick<Style, 'messages' | 'raw'>,
): string | undefined {
  const by = one.by ?? one.responsible;
  const whom = promisedFor(one);
  if (by === undefined || whom === undefined) return by === undefined ? undefined : typedText(by, style);
  return style.messages.plan.onBehalf(typedText(by, style), typedText(whom, style));
}

/** `nameOf` returns the title of a criterion. */
export function promiseLines(
  promises: readonly LedgerPromise[],
  nameOf: (criterion: string) => string,
  today: string,
  style: Style,
): string[] {
  const { messages, paint, columns } = style;
  const { plan: words, dates, show } = messages;
  if (promises.length === 0) return [];
  const isShown = (one: LedgerPromise) => one.outcome === 'pending' || daysBetween(one.made, today) <= RECENT_DAYS;
  const shown = promises.filter(isShown);
  const color = { kept: paint.good, late: paint.warn, broken: paint.bad, pending: (text: string) => text };
  const short = shortNames(promises.flatMap(({ by }) => by ?? []));
  const rows = shown.map((one, at): [title: string, ...Cell[]] => {
    const { promise, by } = one;
    return [
      shown[at - 1]?.criterion === one.criterion ? '' : nameOf(one.criterion),
      promiseScoreText(one, today, style),
      show.until(promise.target, dates.day(promise.due, today)),
      { text: promiseStatusText(one, today, style), paint: color[one.outcome] },
      by === undefined ? '–' : short(by),
    ];
  });
  const heading = { text: words.promises, paint: paint.bold };
  const heads = [words.score, words.promised, words.standing, words.who];
  const lines = table(
    [
      [heading, ...heads.map((text) => ({ text, paint: paint.dim }))],
      ...rows.map(([name, ...cells]) => [`  ${name}`, ...cells]),
    ],
    {
      columns,
      // biome-ignore format: one pair a line is harder to read
      shrink: [[0, 24], [4, 8], [0, 14]],
    },
  );
  const earlier = promises.filter((one) => !isShown(one));
  const last = earlier
    .map(({ made }) => made)
    .sort()
    .at(-1);
  return [
    ...(lines && shown.length > 0
      ? lines.flatMap((line, at) => [line, ...onBehalf(shown[at - 1], style)])
      : [paint.bold(words.promises), ...rows.flatMap((row, at) => stacked(row, shown[at], style))]),
    ...(last === undefined
      ? []
      : paragraph(words.earlier(dates.full(last), outcomeCounts(earlier, style)), columns, '  ')),
  ];
}

/** If somebody promised for another person, a line that names both in full. */
function onBehalf(one: PromiseMade | undefined, style: Style): string[] {
  if (!one || promisedFor(one) === undefined) return [];
  return paragraph(promiserText(one, style) ?? '', style.columns, '    ').map((line) => style.paint.dim(line));
}

/** The first word of each name, if no two people share it. */
function shortNames(names: readonly string[]): (name: string) => string {
  const short = (name: string) => oneLine(name).trim().split(/\s+/)[0] ?? '';
  const people = new Map(names.map((name) => [nameKey(name), nameKey(short(name))]));
  const isPlain = new Set(people.values()).size === people.size;
  return (name) => (isPlain ? short(name) : oneLine(name));
}

/** A row on lines of its own; its last cell is the person. */
function stacked([name, ...cells]: readonly [string, ...Cell[]], one: PromiseMade | undefined, style: Style): string[] {
  const { columns, messages } = style;
  const behalf = onBehalf(one, style);
  const kept = behalf.length > 0 ? cells.slice(0, -1) : cells;
  const [score = '', promised = '', ...others] = kept.map((cell) => (typeof cell === 'string' ? cell : cell.text));
  // Without the heads of the columns, two scores beside each other would not say which one was promised.
  const said = [score, `${messages.plan.promised} ${promised}: ${others.join(', ')}`].filter((text) => text !== '');
  return [
    ...(name === '' ? [] : paragraph(name, columns, '  ')),
    ...paragraph(said.join('; '), columns, '    '),
    ...behalf,
  ];
}

function outcomeCounts(promises: readonly LedgerPromise[], { messages }: Style): string[] {
  return PROMISE_OUTCOMES.flatMap((outcome) => {
    const count = promises.filter((one) => one.outcome === outcome).length;
    return count === 0 ? [] : [`${messages.outcomes[outcome]} ${count}`];
  });
}

/** The outcomes of each person's promises; no lines if fewer than two people made any. */
export function peopleLines(all: readonly PersonLedger[], style: Style): string[] {
  const { messages, paint, columns } = style;
  const people = all.filter(({ promises }) => Object.values(promises).some((count) => count > 0));
  if (people.length < 2) return [];
  const heads = PROMISE_OUTCOMES.map((outcome) => ({ text: messages.outcomes[outcome], paint: paint.dim }));
  const rows = people.map(({ name, promises }): Cell[] => [
    `  ${oneLine(name)}`,
    ...PROMISE_OUTCOMES.map((outcome) => (promises[outcome] === 0 ? '–' : String(promises[outcome]))),
  ]);
  const heading = { text: messages.plan.people, paint: paint.bold };
  const lines = table([[heading, ...heads], ...rows], { columns, right: [1, 2, 3, 4], shrink: [[0, 14]] });
  if (lines) return lines;
  const counts = ({ promises }: PersonLedger) =>
    PROMISE_OUTCOMES.flatMap((one) => (promises[one] === 0 ? [] : [`${messages.outcomes[one]} ${promises[one]}`]));
  return [
    paint.bold(messages.plan.people),
    ...people.flatMap((one) => paragraph(`${oneLine(one.name)}: ${counts(one).join(', ')}`, columns, '  ')),
  ];
}
