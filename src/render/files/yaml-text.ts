/** Texts in the YAML files that `init` writes, quoted only if needed, and as prettier would quote them. */

/** The text as a plain scalar if YAML reads it as the same text, else in the quotes that need fewer escapes. */
export function yamlText(text: string): string {
  const isPlain = /^[\p{L}_/][\p{L}\p{M}\p{N}_./@ ()’-]*(?<! )$/u.test(text) && !/^(null|true|false)$/i.test(text);
  if (isPlain) return text;
  const doubles = text.split('"').length - 1;
  const singles = text.split("'").length - 1;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they can only be written as escapes
  const needsEscapes = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]/.test(text);
  if (!needsEscapes && (text.includes('\\') || doubles > singles)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replaceAll(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
