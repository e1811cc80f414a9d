/** Comma-separated values that a spreadsheet opens without running a formula. */
import { FILTERS } from './filters.js';

/** `plain` is a name of the program, written as it is; `typed` text gets an apostrophe if it would be a formula. */
export type CsvCell = number | undefined | { plain: string } | { typed: string };
export type CsvTable = readonly (readonly CsvCell[])[];

/** The signs between cells and in numbers, which depend on who opens the file. */
export interface CsvDialect {
  separator: ',' | ';';
  decimal: '.' | ',';
  /** The file begins with a byte order mark, without which Excel takes it for text in the code page of the system. */
  mark: boolean;
}

/** For programs: the same everywhere. */
export const CSV_FOR_PROGRAMS: CsvDialect = { separator: ',', decimal: '.', mark: false };

/** For a spreadsheet of people who write 6,4: there Excel puts cells apart at semicolons. */
export function csvForSpreadsheet(hasDecimalComma: boolean): CsvDialect {
  return hasDecimalComma ? { separator: ';', decimal: ',', mark: true } : { separator: ',', decimal: '.', mark: true };
}

/** The whole file. A line break that a person typed stays inside the quotes of its cell. */
export function csvFile(table: CsvTable, dialect: CsvDialect): string {
  const { separator } = dialect;
  const isBare = (text: string) => !/["\n]/.test(text) && !text.includes(separator) && text === text.trim();
  const cell = (text: string) => (isBare(text) ? text : `"${text.replaceAll('"', '""')}"`);
  const lines = table.map((row) => row.map((one) => cell(csvText(one, dialect))).join(separator));
  return `${dialect.mark ? '\ufeff' : ''}${lines.join('\n')}\n`;
}

function csvText(cell: CsvCell, { decimal }: CsvDialect): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  if ('plain' in cell) return cell.plain;
  const text = FILTERS.csv(cell.typed).replace(/^\s*\n|\n\s*$/g, '');
  // Some spreadsheets look for a formula behind the spaces as well, and in every line of a cell.
  return /^\s*[=+\-@＝＋－＠]/.test(text) || /^[\t\r]/.test(cell.typed) ? `'${text}` : text;
}
