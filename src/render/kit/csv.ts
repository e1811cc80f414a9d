/** Comma-separated values that a spreadsheet opens without running a formula. */

/** `plain` is a name of the program, written as it is; `typed` text gets an apostrophe if it would be a formula. */
export type CsvCell = number | undefined | { plain: string } | { typed: string };

function csvText(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if ('plain' in cell) return cell.plain;
  return /^[=+\-@\t\r＝＋－＠]/.test(cell.typed) ? `'${cell.typed}` : cell.typed;
}

/** One line for each row. `clean` has to remove line breaks and invisible characters from a cell. */
export function csvLines(rows: readonly (readonly CsvCell[])[], clean: (text: string) => string): string[] {
  return rows.map((row) =>
    row
      .map((cell) => clean(csvText(cell)))
      .map((text) => (/[",\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text))
      .join(','),
  );
}
