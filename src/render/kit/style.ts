import type { Context } from '../../context.js';
import type { Language } from '../../language.js';
import type { Messages } from '../../locales/en/index.js';
import { type Paint, paintFor } from './paint.js';

/** In fewer columns than this, what stands side by side elsewhere stands one below the other. */
export const NARROW_COLUMNS = 60;

/** What every renderer of text for a terminal needs to know. */
export interface Style {
  language: Language;
  messages: Messages;
  columns: number;
  ascii: boolean;
  paint: Paint;
}

export function styleOf(context: Context): Style {
  const { language, messages, columns, ascii, color } = context;
  return { language, messages, columns, ascii, paint: paintFor(color) };
}
