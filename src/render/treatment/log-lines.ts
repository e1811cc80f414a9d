/** The story of one criterion as lines of text: the facts of each record with the line on which they are written. */
import type { CalendarDate } from '../../domain/text/date.js';
import type { CriterionState } from '../../domain/treatment/state.js';
import type { Chapter, Derived, Recorded } from '../../domain/treatment/story.js';
import type { Place } from '../../errors.js';
import { alignRight, paragraph, wholeEnds, width, wrap } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { oneLine, visible } from '../kit/visible.js';
import { causeTexts } from './cause-answers.js';
import { reopeningText, stateDayText, stateText } from './plan-lines.js';
import { promiserText } from './promise-lines.js';

export interface LogView {
  siteTitle: string;
  /** The title of the criterion. */
  title: string;
  state: CriterionState;
  today: CalendarDate;
  chapters: readonly (Omit<Chapter, 'recorded'> & {
    file?: string;
    recorded: readonly { fact: Recorded; place: Place }[];
  })[];
}

export function renderLog(view: LogView, style: Style): string[] {
  const { messages, columns, paint } = style;
  const [head = '', ...rest] = wholeEnds(
    messages.log.heading(oneLine(view.title), oneLine(view.siteTitle)),
    headText(view.state, view.today, style),
    columns,
  );
  const places = Math.max(
    0,
    ...view.chapters.flatMap(({ recorded }) => recorded.map(({ place }) => width(position(place)))),
  );
  const indent = ' '.repeat(2 + places + 2);
  const placed = (place: string, texts: readonly string[]) =>
    texts
      .flatMap((text) => paragraph(visible(text), columns, indent))
      .map((line, at) => (at === 0 ? `  ${alignRight(place, places)}${line.slice(2 + places)}` : line));
  const chapters = view.chapters.flatMap(({ date, file, recorded, derived }) => [
    '',
    ...dayLines(messages.dates.full(date), file, style),
    ...recorded.flatMap(({ fact, place }) => placed(position(place), recordedTexts(fact, date, style))),
    ...derived.flatMap((one) =>
      placed('', [`→ ${derivedText(one, date, style)}`]).map((line) => derivedPaint(one, style)(line)),
    ),
  ]);
  return [paint.bold(head), ...rest, ...chapters];
}

/** The score of now and the state; undefined if it was never scored. */
function headText(state: CriterionState, today: CalendarDate, style: Style): string {
  if (!state.now) return '';
  if (state.notApplicable) return stateDayText(state, today, style);
  return style.messages.log.now(state.now.score, stateText(state, style));
}

/** The day and the path of the file, which is never cut, so that it can be opened. */
function dayLines(day: string, file: string | undefined, { columns, paint }: Style): string[] {
  if (file === undefined) return [paint.bold(day)];
  const path = oneLine(file);
  if (width(day) + 2 + width(path) <= columns) return [`${paint.bold(day)}  ${paint.dim(path)}`];
  return [paint.bold(day), ...wrap(path, columns).map((line) => paint.dim(line))];
}

/** `line:column`; the terminals of editors make it a link if the path is on a line above. */
function position({ line, column }: Place): string {
  return line === undefined ? '' : `${line}:${column ?? 1}`;
}

/** The texts of a fact: first a short one, then notes and answers. */
export function recordedTexts(fact: Recorded, date: CalendarDate, style: Pick<Style, 'messages'>): string[] {
  const { messages } = style;
  const { log: words, dates, show, plan } = messages;
  switch (fact.kind) {
    case 'entry': {
      const { score, na, 'not-seen': unseen, note, counted } = fact.entry;
      const what =
        score !== undefined
          ? String(score)
          : na !== undefined
            ? `${show.notApplicable}: ${na}`
            : unseen !== undefined
              ? `${show.notSeen(undefined)}: ${unseen}`
              : words.onlyCounted;
      return [
        [what, counted && words.counted(counted.ok, counted.of), fact.by.join(', ')].filter(Boolean).join(', '),
        ...(note === undefined ? [] : [note]),
      ];
    }
    case 'cause':
      return [words.cause, ...causeTexts(fact.cause, style).map(([label, text]) => `  ${label}: ${text}`)];
    case 'promise': {
      const { promise } = fact.promise;
      const due = dates.day(promise.due, date);
      return [words.promised(promiserText(fact.promise, style) ?? words.nobody, promise.target, due, promise.said)];
    }
    case 'planned': {
      const { text, owner, due, needs } = fact.action;
      return [words.planned(text, owner, dates.day(due, date)), ...(needs === undefined ? [] : [plan.needs(needs)])];
    }
    case 'update': {
      const { status, due, reason, note } = fact.update;
      const what = [words.status[status], due && words.newDate(dates.day(due, date))].filter(Boolean).join(', ');
      const effect = fact.noEffect && plan.noEffect(fact.noEffect.was.score, fact.noEffect.now.score, undefined);
      return [
        `${what}: ${fact.action.text} (${[fact.action.owner, effect].filter(Boolean).join('; ')})`,
        ...[reason, note].filter((text) => text !== undefined),
      ];
    }
    case 'peer': {
      const { business, organised, undertaken, obstacles, try: tries } = fact.talk;
      const said: [string, string | undefined][] = [
        [words.organised, organised],
        [words.undertaken, undertaken],
        [words.obstacles, obstacles],
        [words.try, tries],
      ];
      return [
        words.peer(business),
        ...said.flatMap(([label, text]) => (text === undefined ? [] : [`  ${label}: ${text}`])),
      ];
    }
  }
}

/** A derived fact, in a sentence. */
export function derivedText(derived: Derived, date: CalendarDate, style: Style): string {
  const { log: words, outcomes, dates, plan } = style.messages;
  switch (derived.kind) {
    case 'state':
      return stateText(derived, style);
    case 'judged': {
      const { promise, outcome } = derived.promise;
      return words.judged(outcomes[outcome], promise.target, dates.day(promise.due, date));
    }
    case 'reopened':
      return `${plan.again}: ${reopeningText(derived.reopening, date, style, true)}`;
  }
}

function derivedPaint(derived: Derived, { paint }: Style): (text: string) => string {
  if (derived.kind === 'reopened') return paint.warn;
  if (derived.kind === 'judged') return derived.promise.outcome === 'broken' ? paint.bad : paint.good;
  return ['reached', 'levelled', 'level'].includes(derived.state) ? paint.good : paint.accent;
}
