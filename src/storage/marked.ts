/** The part of a text between two marker lines, which the program writes. Everything outside belongs to the user. */

export const BEGIN = '<!-- service-audit:begin -->';
export const END = '<!-- service-audit:end -->';

/**
 * Puts `lines` between the markers of `text`, or at its end if it has no markers. Undefined unless the text has no markers
 * or one of each in order, because it is then unclear which part to replace. Line ends stay as they are.
 */
export function withMarked(text: string, lines: readonly string[]): string | undefined {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  // Text that people typed cannot contain a marker.
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
