/** Scoring: the guess before it, each criterion with its note, and the review of all of them. */

import { askingOrder, countedOf, entryOf, noteOf, scoreOf, spotOf } from '../domain/interview/answers.js';
import { answered, answerTo, kept } from '../domain/interview/interview.js';
import { idOf, type Step } from '../domain/interview/questions.js';
import type { Criterion } from '../domain/questionnaire/template.js';
import { bar, barColumns } from '../render/kit/bars.js';
import { alignRight, cut, fill } from '../render/kit/layout.js';
import type { Conversation, Reply } from './conversation.js';
import { parseCounted } from './meeting-questions.js';
import type { Item, ScoreCommand } from './presenter.js';

const MOST_GUESSES = 3;
/** The narrowest column in which the list before the guess is readable; a narrower window gets one column. */
const NARROWEST_COLUMNS = 16;
const WIDEST_COLUMNS = 37;
/** At least this many scores, of which at least this share are the same, look as if they were given without looking. */
const ALIKE_SCORES = 5;
const ALIKE_SHARE = 0.8;

export async function askGuess(conversation: Conversation, step: Step<'guess'>): Promise<Reply> {
  const { words, start } = conversation;
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
  const answer = await conversation.line(step, {
    question: words.guess,
    help: words.guessHelp,
    more: ['', ...numberedList(conversation, criteria)],
    refuse: (text) => (guessed(text) ? undefined : words.guessBad(criteria.length)),
  });
  return 'command' in answer ? answer.command : [answered(step, guessed(answer.text) ?? [])];
}

/** The criteria with their numbers, in two columns if the window is wide enough. */
function numberedList(conversation: Conversation, criteria: readonly Criterion[]): string[] {
  const cells = criteria.map(
    (criterion, index) => `${alignRight(String(index + 1), 2)}  ${conversation.titleOf(criterion)}`,
  );
  const side = Math.floor((conversation.presenter.columns - 3) / 2);
  if (side < NARROWEST_COLUMNS) return cells;
  const half = Math.ceil(cells.length / 2);
  return cells
    .slice(0, half)
    .map((cell, index) =>
      `${fill(cell, Math.min(WIDEST_COLUMNS, side))}${cut(cells[index + half] ?? '', side)}`.trimEnd(),
    );
}

export async function askScore(conversation: Conversation, step: Step<'score'>): Promise<Reply> {
  const { criterion } = step;
  const { state, start } = conversation;
  // A half-typed text of this criterion is finished first.
  const halfTyped = COMMANDS_WITH_TEXT.find((command) => command === conversation.halfTypedAt(step));
  if (halfTyped) return askText(conversation, step, halfTyped);
  const noted = [countedText(conversation, criterion.key), noteOf(state, criterion.key), spotOf(state, criterion.key)];
  const answer = await conversation.presenter.score({
    criterion,
    progress: conversation.progress(step),
    given: scoreOf(state, criterion.key),
    last: conversation.last,
    noted: noted.filter((text) => text !== undefined).join('; '),
    skip: start.followUp !== undefined,
  });
  if ('command' in answer) return doCommand(conversation, step, answer.command);
  conversation.scored++;
  conversation.last = `${conversation.titleOf(criterion)}: ${comparedWithBefore(conversation, criterion, answer.score)}`;
  return [answered(step, { score: answer.score })];
}

const COMMANDS_WITH_TEXT = ['note', 'spot', 'counted', 'na', 'not-seen'] as const;
type TextCommand = (typeof COMMANDS_WITH_TEXT)[number];

async function doCommand(conversation: Conversation, step: Step<'score'>, command: ScoreCommand): Promise<Reply> {
  switch (command) {
    case 'back':
    case 'leave':
      return command;
    case 'go':
      return goTo(conversation, step);
    case 'note-of-last':
      return [{ go: step.id }];
    case 'skip':
      conversation.last = undefined;
      return [answered(step, { skipped: true })];
    default:
      return askText(conversation, step, command);
  }
}

/** Asks for a text beside the score, or for the reason why there is none. */
async function askText(conversation: Conversation, step: Step<'score'>, command: TextCommand): Promise<Reply> {
  const { state, words } = conversation;
  const { criterion } = step;
  const { key } = criterion;
  const texts: Record<TextCommand, { help: string; initial: string | undefined }> = {
    note: { help: words.note, initial: noteOf(state, key) },
    spot: { help: words.spot, initial: spotOf(state, key) },
    counted: { help: words.countedHelp, initial: countedText(conversation, key) },
    na: { help: words.naReason, initial: entryOf(state, key)?.na },
    'not-seen': { help: words.notSeenReason, initial: entryOf(state, key)?.['not-seen'] },
  };
  const isReason = command === 'na' || command === 'not-seen';
  const refuse = (text: string) => {
    if (text === '') return isReason ? words.needsReason : undefined;
    return command === 'counted' && !parseCounted(text) ? words.countedBad : undefined;
  };
  const request = { question: conversation.titleOf(criterion), ...texts[command], refuse };
  const typed = await conversation.line(step, request, command);
  if ('command' in typed) return typed.command === 'leave' ? 'leave' : [{ go: step.id }];
  const { text } = typed;
  if (isReason) {
    conversation.scored++;
    conversation.last = undefined;
    return [answered(step, { [command]: text })];
  }
  const event =
    command === 'counted' ? kept('counted', [key], parseCounted(text) ?? null) : kept(command, [key], text || null);
  return [event, { go: step.id }];
}

/** `279 of 280`, if observations were counted. */
function countedText({ state, words }: Conversation, criterion: string): string | undefined {
  const counted = countedOf(state, criterion);
  return counted && words.countedOf(counted.ok, counted.of);
}

/** The score, and what the criterion had at the last audit. */
function comparedWithBefore({ start, style, words }: Conversation, { key }: Criterion, score: number): string {
  const before = start.before.get(key);
  if (!before) return String(score);
  const { dates, change } = style.messages;
  return `${score}   ${words.was(before.score, dates.day(before.date, start.date), change(score - before.score))}`;
}

async function goTo(conversation: Conversation, step: Step<'score'>): Promise<Reply> {
  const items = criterionItems(conversation);
  const initial = conversation.criteria.findIndex(({ key }) => key === step.criterion.key);
  const answer = await conversation.choice(step, { question: conversation.words.goTo, items, initial });
  if (answer === 'leave') return 'leave';
  return [{ go: typeof answer === 'object' ? answer.value : step.id }];
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
      label: `${sags ? paint.bad('!') : ' '} ${fill(title, titleColumns)} ${picture} ${shown}`.trimEnd(),
    };
  });
}

export async function askNote(conversation: Conversation, step: Step<'note'>): Promise<Reply> {
  const { criterion } = step;
  const { state, words } = conversation;
  const score = scoreOf(state, criterion.key);
  const was = score === undefined ? '' : comparedWithBefore(conversation, criterion, score);
  const answer = await conversation.line(step, {
    question: words.whatSeen,
    initial: noteOf(state, criterion.key),
    ladder: score === undefined ? undefined : { criterion, score, was },
  });
  if (!('command' in answer)) return [answered(step, answer.text || null)];
  return answer.command === 'leave' ? 'leave' : 'back';
}

export async function askReview(conversation: Conversation, step: Step<'review'>): Promise<Reply> {
  const { words, start, style } = conversation;
  const items = [...criterionItems(conversation), { value: '', label: style.paint.bold(words.goOn) }];
  const answer = await conversation.choice(step, {
    question: start.followUp ? words.reviewMeeting : words.review,
    more: start.followUp ? [] : alikeHint(conversation),
    items,
    initial: items.length - 1,
  });
  if (typeof answer !== 'object') return answer;
  return answer.value === '' ? [answered(step, true)] : [{ go: answer.value }];
}

/** A hint if four fifths of the scores are the same (METHOD.md, "Honest scores"). */
function alikeHint({ criteria, state, words }: Conversation): string[] {
  const scores = criteria.flatMap(({ key }) => scoreOf(state, key) ?? []);
  const isCommon = (score: number) => scores.filter((other) => other === score).length >= ALIKE_SHARE * scores.length;
  const common = scores.find(isCommon);
  return common !== undefined && scores.length >= ALIKE_SCORES ? [words.alike(common)] : [];
}
