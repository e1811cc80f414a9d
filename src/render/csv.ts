/** Tables as comma-separated values (RFC 4180, with line feeds). */
import { visible } from './visible.js';

/** A text, a number, or nothing. Dates are texts as they are: 2026-11-20. */
export type CsvCell = string | number | undefined;

export function renderCsv(rows: readonly (readonly CsvCell[])[]): string[] {
  return rows.map((row) => row.map(cell).join(','));
}

/** A spreadsheet takes a text that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

function cell(value: CsvCell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = visible(FORMULA.test(value) ? `'${value}` : value);
  return /[",\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
