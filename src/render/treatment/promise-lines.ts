/** The ledger of promises, by criterion and by person, as lines of text. */

import { nameKey } from '../../domain/record/person.js';
import { daysBetween } from '../../domain/text/date.js';
import { PROMISE_OUTCOMES } from '../../domain/treatment/promise.js';
import type { LedgerPromise, PersonLedger } from '../../domain/treatment/site-plan.js';
import { paragraph } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { type Cell, table } from '../kit/table.js';
import { oneLine } from '../kit/visible.js';

/** Promises that are decided and were made more than this many days ago are only counted. */
const RECENT_DAYS = 365;

/** The status of a promise, in few words. `isLast` means that the criterion has no newer one. */
export function promiseStatusText(
  { promise, made, outcome, on }: LedgerPromise,
  isLast: boolean,
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
  const isLast = (one: LedgerPromise) => promises.filter(({ criterion }) => criterion === one.criterion).at(-1) === one;
  const isShown = (one: LedgerPromise) => one.outcome === 'pending' || daysBetween(one.made, today) <= RECENT_DAYS;
  const shown = promises.filter(isShown);
  const color = { kept: paint.good, late: paint.warn, broken: paint.bad, pending: (text: string) => text };
  const who = shortNames(promises.flatMap(({ responsible }) => responsible ?? []));
  const rows = shown.map((one, at): [title: string, ...Cell[]] => {
    const { promise, from, score, responsible } = one;
    return [
      shown[at - 1]?.criterion === one.criterion ? '' : nameOf(one.criterion),
      from === undefined || score === undefined ? '' : `${from} → ${score}`,
      show.until(promise.target, dates.day(promise.due, today)),
      { text: promiseStatusText(one, isLast(one), today, style), paint: color[one.outcome] },
      responsible === undefined ? '–' : who(responsible),
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
      shrink: [[0, 24], [4, 10], [3, 16], [0, 16]],
    },
  );
  const earlier = promises.filter((one) => !isShown(one));
  const last = earlier
    .map(({ made }) => made)
    .sort()
    .at(-1);
  return [
    ...(lines && shown.length > 0
      ? lines
      : [paint.bold(words.promises), ...rows.flatMap((row) => stacked(row, columns))]),
    ...(last === undefined
      ? []
      : paragraph(words.earlier(dates.full(last), outcomeCounts(earlier, style)), columns, '  ')),
  ];
}

/** The first word of each name, if no two people share it. */
function shortNames(names: readonly string[]): (name: string) => string {
  const short = (name: string) => oneLine(name).trim().split(/\s+/)[0] ?? '';
  const people = new Map(names.map((name) => [nameKey(name), nameKey(short(name))]));
  const isPlain = new Set(people.values()).size === people.size;
  return (name) => (isPlain ? short(name) : oneLine(name));
}

function stacked([name, ...cells]: readonly [string, ...Cell[]], columns: number): string[] {
  const texts = cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)).filter((text) => text !== '');
  return [...(name === '' ? [] : paragraph(name, columns, '  ')), ...paragraph(texts.join(', '), columns, '    ')];
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
