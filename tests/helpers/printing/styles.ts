/** How a screen is drawn in a test: fixed columns, no colour, both languages at hand. */
import { stripVTControlCharacters } from 'node:util';
import { LANGUAGES, type Language } from '../../../src/language.js';
import type { Messages } from '../../../src/locales/en/index.js';
import { loadMessages } from '../../../src/locales/index.js';
import { width } from '../../../src/render/kit/layout.js';
import { paintFor } from '../../../src/render/kit/paint.js';
import type { Style } from '../../../src/render/kit/style.js';

const loaded = LANGUAGES.map(async (language) => [language, await loadMessages(language)] as const);
export const MESSAGES = Object.fromEntries(await Promise.all(loaded)) as Record<Language, Messages>;

export function aStyle({
  language = 'en',
  columns = 80,
  ascii = false,
  color = false,
}: {
  language?: Language;
  columns?: number;
  ascii?: boolean;
  color?: boolean;
} = {}): Style {
  return { language, messages: MESSAGES[language], columns, ascii, paint: paintFor(color) };
}

/** A line break before and after, so that an inline snapshot shows the screen as it stands. */
export function screen(lines: readonly string[]): string {
  return `\n${lines.join('\n')}\n`;
}

export function plain(lines: readonly string[]): string[] {
  return lines.map((line) => stripVTControlCharacters(line));
}

/** Lines that are wider than the terminal; none should be. */
export function tooWide(lines: readonly string[], columns: number): string[] {
  return plain(lines).filter((line) => width(line) > columns);
}

/** The text with every run of spaces and line ends as one space, however it was wrapped. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
