/** Remedies that worked here before, as lines of text. */
import type { Remedy } from '../../domain/treatment/remedy.js';
import { fill, withFullStop, wrap } from '../kit/layout.js';
import { NARROW_COLUMNS, type Style } from '../kit/style.js';
import { oneLine } from '../kit/visible.js';

const TITLE_COLUMNS = 30;

/** A title with texts beside it, or under it in a narrow terminal. */
export function titled(title: string, texts: readonly string[], style: Style): string[] {
  const isWide = style.columns >= NARROW_COLUMNS;
  const indent = ' '.repeat(isWide ? 2 + TITLE_COLUMNS + 2 : 4);
  const lines = texts.flatMap((text) => wrap(text, style.columns - indent.length)).map((line) => indent + line);
  if (!isWide) return [`  ${fill(title, style.columns - 2).trimEnd()}`, ...lines];
  return [`  ${fill(title, TITLE_COLUMNS)}  ${(lines[0] ?? '').trimStart()}`, ...lines.slice(1)];
}

/** How the criterion was levelled the last time, with its title; no lines if it never was. */
export function remedyLines(title: string, remedies: readonly Remedy[], style: Style): string[] {
  const remedy = remedies.at(-1);
  return remedy ? titled(title, remedyTexts(remedy, style), style) : [];
}

/** The scores before and after and the days between, the cause, the actions that helped, and the people to ask. */
export function remedyTexts(remedy: Remedy, { messages }: Pick<Style, 'messages'>): string[] {
  const { plan: words, dates } = messages;
  const done = remedy.actions.map(({ action }) => withFullStop(oneLine(action.text)));
  return [
    words.remedy(remedy.from, remedy.to, remedy.days, dates.full(remedy.levelled)),
    ...(remedy.cause === undefined ? [] : [`${words.cause}: ${oneLine(remedy.cause)}`]),
    ...(done.length === 0 ? [] : [`${words.didHelp}: ${done.join(' ')}`]),
    ...(remedy.ask.length === 0 ? [] : [words.ask(remedy.ask.map(oneLine))]),
  ];
}
