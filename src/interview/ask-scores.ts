/** Scoring: the guess before it, each criterion with its note, and the review of all of them. */

import { askingOrder, countedOf, entryOf, isNoteWanted, noteOf, scoreOf, spotOf } from '../domain/interview/answers.js';
import { answered, answerOf, answerTo, isAnswered, kept } from '../domain/interview/interview.js';
import { idOf, type Step } from '../domain/interview/questions.js';
import type { Criterion } from '../domain/questionnaire/template.js';
import type { CalendarDate } from '../domain/text/date.js';
import { bar, barColumns } from '../render/kit/bars.js';
import { alignRight, fill, width } from '../render/kit/layout.js';
import { oneLine } from '../render/kit/visible.js';
import { begunIn, begunLine } from './begun-texts.js';
import type { Conversation, Reply } from './conversation.js';
import { parseCounted } from './meeting-questions.js';
import type { Item, ScoreCommand, ScoreRequest } from './presenter.js';

const MOST_GUESSES = 3;
/** At least this many scores, of which at least this share are the same, look as if they were given without looking. */
const ALIKE_SCORES = 5;
const ALIKE_SHARE = 0.8;

export async function askGuess(conversation: Conversation, step: Step<'guess'>): Promise<Reply> {
  const { words, start, state } = conversation;
  const criteria = askingOrder(start.template);
  const guessed = (text: string) => {
    const numbers = text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number);
    const keys = numbers.flatMap((number) => criteria[number - 1]?.key ?? []);
    const isGood = keys.length === numbers.length && keys.length <= MOST_GUESSES && new Set(keys).size === keys.length;
    return isGood ? keys : undefined;
  };
  const given = answerTo(state, 'guess')?.map((key) => criteria.findIndex((criterion) => criterion.key === key) + 1);
  const answer = await conversation.line(step, {
    question: words.guess,
    initial: given?.join(' '),
    help: words.guessHelp,
    cells: numberedList(conversation, criteria),
    single: true,
    refuse: (text) => (guessed(text) ? undefined : words.guessBad(criteria.length)),
  });
  return 'command' in answer ? answer.command : [answered(step, guessed(answer.text) ?? [])];
}

/** The criteria with their numbers. */
function numberedList(conversation: Conversation, criteria: readonly Criterion[]): string[] {
  return criteria.map((criterion, index) => `${alignRight(String(index + 1), 2)}  ${conversation.titleOf(criterion)}`);
}

export async function askScore(conversation: Conversation, step: Step<'score'>): Promise<Reply> {
  const { criterion } = step;
  const { state, start } = conversation;
  // A half-typed text of this criterion is finished first.
  const halfTyped = COMMANDS_WITH_TEXT.find((command) => command === conversation.halfTypedAt(step));
  if (halfTyped) return askText(conversation, step, halfTyped);
  const given = answerTo(state, 'score', criterion.key);
  const last = conversation.justScored === criterion ? undefined : conversation.justScored;
  const missing = notesMissing(conversation);
  const answer = await conversation.presenter.score({
    criterion,
    progress: conversation.progress(step),
    given: scoreOf(state, criterion.key),
    isKept: given !== undefined && scoreOf(state, criterion.key) === undefined,
    last: last && `${conversation.titleOf(last)}: ${comparedWithBefore(conversation, last)}`,
    noted: statesOf(conversation, criterion.key).join('; '),
    skip: start.followUp !== undefined,
    notes: { missing: missing.length, isLastWanted: last !== undefined && missing.includes(last) },
    history: last && historyOf(conversation, last),
  });
  if ('command' in answer) return doCommand(conversation, step, answer.command);
  if (given === undefined) conversation.scored++;
  conversation.justScored = criterion;
  return [answered(step, { score: answer.score })];
}

/** The criteria whose note is asked for and was neither written nor skipped, or was begun. */
function notesMissing(conversation: Conversation): Criterion[] {
  const { criteria, start, state } = conversation;
  const isMissing = (key: string) => isNoteWanted(start, state, key) && !isAnswered(state, 'note', key);
  return criteria.filter(({ key }) => isMissing(key) || begunIn(conversation, idOf('note', key)) !== undefined);
}

/** The facts known of the criterion beside its score, and what was typed about it and not taken. */
function statesOf(conversation: Conversation, criterion: string): string[] {
  const { state, words } = conversation;
  const entry = entryOf(state, criterion);
  const isSkipped = isAnswered(state, 'score', criterion) && entry === undefined;
  const { keys } = words;
  const said = (label: string, text: string | undefined) => (text === undefined ? [] : [`${label}: ${oneLine(text)}`]);
  const counted = countedOf(state, criterion);
  const fields = {
    na: keys.na,
    'not-seen': keys.notSeen,
    counted: words.noted.counted,
    spot: words.noted.spot,
  } satisfies Record<TextCommand, string>;
  const begun = (label: string, field: string) => said(words.begunText(label), begunIn(conversation, field));
  return [
    ...(isSkipped ? [words.noted.skipped] : []),
    ...said(keys.na, entry?.na),
    ...said(keys.notSeen, entry?.['not-seen']),
    ...said(words.noted.counted, counted && words.countedOf(counted.ok, counted.of)),
    ...said(words.noted.note, noteOf(state, criterion)),
    ...said(words.noted.spot, spotOf(state, criterion)),
    ...begun(words.noted.note, idOf('note', criterion)),
    ...Object.entries(fields).flatMap(([field, label]) => begun(label, `${idOf('score', criterion)}/${field}`)),
  ];
}

/** The last note and the last promise of the criterion; undefined if there are none. */
function historyOf({ start, style, words }: Conversation, criterion: Criterion): ScoreRequest['history'] {
  const said = start.history?.get(criterion.key);
  if (!said) return undefined;
  const { note, promise } = said;
  const { dates, cause } = style.messages;
  const day = (date: CalendarDate) => dates.day(date, start.date);
  const promised = promise && cause.promised(promise.target, dates.full(promise.due), promise.said);
  const lines = [
    ...(note ? [words.lastTime.note(day(note.date), oneLine(note.text))] : []),
    ...(promise && promised ? [words.lastTime.promise(day(promise.date), oneLine(promised))] : []),
  ];
  return lines.length > 0 ? { criterion, lines } : undefined;
}

const COMMANDS_WITH_TEXT = ['spot', 'counted', 'na', 'not-seen'] as const;
type TextCommand = (typeof COMMANDS_WITH_TEXT)[number];

async function doCommand(conversation: Conversation, step: Step<'score'>, command: ScoreCommand): Promise<Reply> {
  switch (command) {
    case 'back':
    case 'leave':
      return command;
    case 'go':
      return goTo(conversation, step);
    case 'keep':
      return answeredAgain(conversation, step);
    case 'note':
      return [conversation.visit(step, idOf('note', step.criterion.key))];
    case 'note-of-last': {
      const about = conversation.justScored ?? notesMissing(conversation)[0];
      return [about ? conversation.visit(step, idOf('note', about.key)) : conversation.again(step)];
    }
    case 'skip':
      conversation.justScored = undefined;
      return [answered(step, { skipped: true })];
    default:
      return askText(conversation, step, command);
  }
}

/** The answer as it is: the criterion does not apply, was not seen, or was left unmeasured. */
function answeredAgain({ state }: Conversation, step: Step<'score'>): Reply {
  const given = answerOf(state, step);
  return given === undefined ? [{ here: step.id }] : [answered(step, given)];
}

/** Asks for a text beside the score, or for the reason why there is none. */
async function askText(conversation: Conversation, step: Step<'score'>, command: TextCommand): Promise<Reply> {
  const { start, state, words } = conversation;
  const { criterion } = step;
  const { key } = criterion;
  const texts: Record<TextCommand, { help: string; initial: string | undefined; fallback?: string | undefined }> = {
    spot: { help: words.spot, initial: spotOf(state, key) },
    counted: { help: words.countedHelp, initial: countedText(conversation, key) },
    // The reason of last time mostly still holds.
    na: { help: words.naReason, initial: entryOf(state, key)?.na, fallback: start.history?.get(key)?.na },
    'not-seen': { help: words.notSeenReason, initial: entryOf(state, key)?.['not-seen'] },
  };
  const isReason = command === 'na' || command === 'not-seen';
  const refuse = (text: string) => {
    if (text === '') return isReason ? words.needsReason : undefined;
    return command === 'counted' && !parseCounted(text) ? words.countedBad : undefined;
  };
  const request = { question: conversation.titleOf(criterion), ...texts[command], refuse };
  const typed = await conversation.line(step, request, command);
  if ('command' in typed) return typed.command === 'leave' ? 'leave' : [conversation.again(step)];
  const { text } = typed;
  if (isReason) {
    if (!isAnswered(state, 'score', key)) conversation.scored++;
    conversation.justScored = undefined;
    return [answered(step, { [command]: text })];
  }
  const event =
    command === 'counted' ? kept('counted', [key], parseCounted(text) ?? null) : kept(command, [key], text || null);
  return [event, conversation.again(step)];
}

/** `279 of 280`, if observations were counted. */
function countedText({ state, words }: Conversation, criterion: string): string | undefined {
  const counted = countedOf(state, criterion);
  return counted && words.countedOf(counted.ok, counted.of);
}

/** The score, and what the criterion had at the last audit. */
function comparedWithBefore({ start, state, style, words }: Conversation, { key }: Criterion): string {
  const [score, before] = [scoreOf(state, key), start.before.get(key)];
  if (score === undefined || !before) return String(score ?? '');
  const { dates, change } = style.messages;
  return `${score}   ${words.was(before.score, dates.day(before.date, start.date), change(score - before.score))}`;
}

async function goTo(conversation: Conversation, step: Step<'score'>): Promise<Reply> {
  const items = criterionItems(conversation);
  const initial = conversation.criteria.findIndex(({ key }) => key === step.criterion.key);
  const request = { question: conversation.words.goTo, items, initial, filter: true };
  const answer = await conversation.choice(step, request);
  if (answer === 'leave') return 'leave';
  return [typeof answer === 'object' ? conversation.visit(step, answer.value) : conversation.again(step)];
}

/** Every criterion with its bar, under its component. */
function criterionItems(conversation: Conversation): Item[] {
  const { criteria, start, state } = conversation;
  const style = { ...conversation.style, columns: conversation.presenter.columns };
  const { messages, paint } = style;
  const titleColumns = Math.max(8, Math.min(30, style.columns - barColumns(style) - 12));
  return criteria.map((criterion, index) => {
    const { key, component } = criterion;
    const entry = entryOf(state, key) ?? (answerTo(state, 'score', key) ? {} : undefined);
    const { score } = entry ?? {};
    const sags = score !== undefined && score <= start.sagging;
    const shown = score ?? (entry?.na === undefined ? (entry ? '–' : '') : messages.show.na);
    const title = conversation.titleOf(criterion);
    const picture = bar(score, start.target, sags, style);
    const isFirst = criteria[index - 1]?.component !== component;
    return {
      heading: isFirst ? paint.bold(conversation.componentTitle(component)) : undefined,
      value: idOf('score', key),
      plain: `${title}: ${shown}`,
      ...(width(title) > titleColumns && { detail: title }),
      label: `${sags ? paint.bad('!') : ' '} ${fill(title, titleColumns)} ${picture} ${shown}`.trimEnd(),
    };
  });
}

export async function askNote(conversation: Conversation, step: Step<'note'>): Promise<Reply> {
  const { criterion } = step;
  const { state, words } = conversation;
  const score = scoreOf(state, criterion.key);
  const answer = await conversation.line(step, {
    question: words.whatSeen,
    initial: noteOf(state, criterion.key),
    ladder: score === undefined ? undefined : { criterion, score, was: comparedWithBefore(conversation, criterion) },
    ...(score === undefined && { more: [conversation.titleOf(criterion)] }),
  });
  if ('command' in answer) return answer.command === 'leave' ? 'leave' : 'back';
  const event = answered(step, answer.text || null);
  // From the review, one missing note leads to the next.
  const next = notesMissing(conversation).find((other) => other !== criterion);
  const returnTo = state.at === step.id ? state.returnTo : undefined;
  return returnTo?.[0] === idOf('review') && next ? [event, { go: idOf('note', next.key), returnTo }] : [event];
}

export async function askReview(conversation: Conversation, step: Step<'review'>): Promise<Reply> {
  const { words, start, style } = conversation;
  const items = [...criterionItems(conversation), { value: '', label: style.paint.bold(words.goOn) }];
  const [missing, ...others] = notesMissing(conversation);
  const notes = missing && words.notesMissing(1 + others.length);
  const answer = await conversation.choice(step, {
    question: start.followUp ? words.reviewMeeting : words.review,
    more: [...(start.followUp ? [] : alikeHint(conversation)), ...(notes ? [notes] : []), ...begunLine(conversation)],
    items,
    initial: items.length - 1,
    ...(missing && { commands: { w: { command: 'notes', hint: words.keys.missingNotes, isForAll: true } } }),
  });
  if (typeof answer !== 'object') return answer;
  if (answer.command === 'notes' && missing) return [conversation.visit(step, idOf('note', missing.key))];
  return answer.value === '' ? [answered(step, true)] : [conversation.visit(step, answer.value)];
}

/** A hint if four fifths of the scores are the same (METHOD.md, "Honest scores"). */
function alikeHint({ criteria, state, words }: Conversation): string[] {
  const scores = criteria.flatMap(({ key }) => scoreOf(state, key) ?? []);
  const isCommon = (score: number) => scores.filter((other) => other === score).length >= ALIKE_SHARE * scores.length;
  const common = scores.find(isCommon);
  return common !== undefined && scores.length >= ALIKE_SCORES ? [words.alike(common)] : [];
}
