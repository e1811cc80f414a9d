/** Texts in the YAML files that `init` writes, quoted only if needed, and as prettier would quote them. */
import { doubleQuoted, needsQuotes } from '../../domain/text/double-quoted.js';

/** The text as a plain scalar if YAML reads it as the same text, else in the quotes that need fewer escapes. */
export function yamlText(text: string): string {
  const isPlain = /^[\p{L}_/][\p{L}\p{M}\p{N}_./@ ()’-]*(?<! )$/u.test(text) && !/^(null|true|false)$/i.test(text);
  if (isPlain) return text;
  const doubles = text.split('"').length - 1;
  const singles = text.split("'").length - 1;
  if (!needsQuotes(text) && !/[\t\n]/.test(text) && (text.includes('\\') || doubles > singles))
    return `'${text.replaceAll("'", "''")}'`;
  return doubleQuoted(text);
}
