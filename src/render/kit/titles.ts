import { inLanguage, type Texts } from '../../domain/questionnaire/template.js';
import type { Style } from './render-context.js';
import { oneLine } from './visible.js';

/** A title in the language of the output, or the key where it has none. */
export function titleOf(key: string, title: Texts | undefined, style: Style): string {
  return oneLine(inLanguage(title, style.language) ?? key);
}
