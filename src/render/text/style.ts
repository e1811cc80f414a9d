import type { Language } from '../../context.js';
import type { Messages } from '../../locales/en/index.js';
import type { Paint } from '../paint.js';

/** What every renderer of text for a terminal needs to know. */
export interface Style {
  language: Language;
  messages: Messages;
  columns: number;
  ascii: boolean;
  paint: Paint;
}
