import type { Context } from '../../context.js';
import type { Language } from '../../language.js';
import type { Messages } from '../../locales/en/index.js';
import { type Paint, paintFor } from './paint.js';

/** In a terminal with fewer columns than this, parts that are otherwise side by side are put below each other. */
export const NARROW_COLUMNS = 60;

/** The properties of the terminal and the language that every renderer depends on. */
export interface Style {
  language: Language;
  messages: Messages;
  columns: number;
  ascii: boolean;
  paint: Paint;
  /** Texts are for a page and stay as they were typed, because each format of a page filters them; see filters.ts. */
  raw?: boolean;
}

export function styleOf(context: Context): Style {
  const { language, messages, columns, ascii, color } = context;
  return { language, messages, columns, ascii, paint: paintFor(color) };
}
