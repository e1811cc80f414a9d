/** A part of a text between two marker lines that the program keeps; everything outside is the owner's. */

export const BEGIN = '<!-- service-audit:begin -->';
export const END = '<!-- service-audit:end -->';

/**
 * `text` with `lines` between the markers; at its end where it has none. Undefined where the markers are not one of each,
 * in order: then nobody can tell what is whose. Line ends stay as they are.
 */
export function withMarked(text: string, lines: readonly string[]): string | undefined {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  // What people typed cannot end the part.
  const own = lines.map((line) => line.replaceAll('<!--', '<! --'));
  const part = [BEGIN, ...own, END].join(newline);
  const begins = text.split(BEGIN).length - 1;
  const ends = text.split(END).length - 1;
  if (begins === 0 && ends === 0) {
    const before = text.trimEnd();
    return `${before === '' ? '' : before + newline + newline}${part}${newline}`;
  }
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begins !== 1 || ends !== 1 || from > to) return undefined;
  return text.slice(0, from) + part + text.slice(to + END.length);
}
