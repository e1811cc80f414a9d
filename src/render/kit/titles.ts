import { type Texts, titleIn } from '../../domain/questionnaire/template.js';
import type { Style } from './style.js';
import { typedText } from './visible.js';

/** A title in the language of the output, or the key if there is no title. */
export function titleOf(key: string, title: Texts | undefined, style: Style): string {
  return typedText(titleIn(title, style.language, key), style);
}
