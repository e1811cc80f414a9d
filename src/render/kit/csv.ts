/** Comma-separated values that a spreadsheet opens without running anything in them. */

/** A number or a name of ours as it is; what people typed with an apostrophe where it would be a formula. */
export type CsvCell = number | undefined | { plain: string } | { typed: string };

function csvText(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if ('plain' in cell) return cell.plain;
  return /^[=+\-@\t\r＝＋－＠]/.test(cell.typed) ? `'${cell.typed}` : cell.typed;
}

/** A line for each row; no line break and no invisible character is left in a cell. `clean` makes text safe to show. */
export function csvLines(rows: readonly (readonly CsvCell[])[], clean: (text: string) => string): string[] {
  return rows.map((row) =>
    row
      .map((cell) => clean(csvText(cell)))
      .map((text) => (/[",\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text))
      .join(','),
  );
}
