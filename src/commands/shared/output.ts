/** Writes data to standard output or to files, and everything else to standard error. */
import { basename, extname } from 'node:path';
import type { Context } from '../../context.js';
import { fail } from '../../errors.js';
import { CSV_FOR_PROGRAMS, type CsvDialect, type CsvTable, csvFile, csvForSpreadsheet } from '../../render/kit/csv.js';
import { paintFor } from '../../render/kit/paint.js';
import { type Style, styleOf } from '../../render/kit/style.js';
import { absolute } from '../../storage/project.js';
import { writeOutput } from '../../storage/publish.js';
import { type FormatCommand, type FormatOf, formatOfExtension, formatsOf } from './output-formats.js';

export interface OutputOptions {
  format?: string;
  /** Each `[FORMAT=]FILE`. */
  output?: string[];
}

/** Lines of text, the bytes of a binary file, or a table that is printed for programs and written for a spreadsheet. */
type Rendered = readonly string[] | Uint8Array | { table: CsvTable };
/** How a command writes each of its formats. */
export type Renderers<C extends FormatCommand> = { readonly [F in FormatOf<C>]: (style: Style) => Rendered };

const FILE_COLUMNS = 80;

export interface OutputFile {
  file: string;
  format: string;
}

/** Each `--output [FORMAT=]FILE`; without a name, the extension of the file says which format it is. */
export function outputsOf({ output = [] }: OutputOptions): OutputFile[] {
  return output.map((value) => {
    const [, named, path] = /^(?:([a-z]+)=)?(.+)$/s.exec(value) ?? [];
    const file = path ?? value;
    if (file === '') throw fail('missing-value', { option: '--output' });
    return { file, format: named ?? formatOfExtension(extname(basename(file))) };
  });
}

/** The formats that the options ask for. Throws `bad-choice` if the command does not know one. */
export function askedFormats<C extends FormatCommand>(command: C, options: OutputOptions): FormatOf<C>[] {
  const { files, printed } = asked(command, options);
  return [...files.map(({ format }) => format), ...(printed === undefined ? [] : [printed])];
}

/** The files to write, and the format to print; without a file, text is printed if no format was named. */
function asked<C extends FormatCommand>(command: C, options: OutputOptions) {
  const files = outputsOf(options).map(({ file, format }) => ({
    file,
    format: knownFormat(command, format, '--output'),
  }));
  const { format = files.length === 0 ? 'text' : undefined } = options;
  return { files, printed: format === undefined ? undefined : knownFormat(command, format, '--format') };
}

function knownFormat<C extends FormatCommand>(command: C, format: string, option: string): FormatOf<C> {
  const allowed = formatsOf(command);
  const known = allowed.find((name) => name === format);
  if (!known) throw fail('bad-choice', { option, value: format, allowed });
  return known;
}

/** Writes each `--output`, and prints the format asked for. */
export function emit<C extends FormatCommand>(
  context: Context,
  command: C,
  options: OutputOptions,
  renderers: Renderers<C> | ((format: FormatOf<C>, style: Style) => Rendered),
): void {
  const rendered = (format: FormatOf<C>, style: Style, isFile: boolean) => {
    const content = typeof renderers === 'function' ? renderers(format, style) : renderers[format](style);
    if ('table' in content) return csvFile(content.table, isFile ? spreadsheetOf(context) : CSV_FOR_PROGRAMS);
    return content instanceof Uint8Array ? content : `${content.join('\n')}\n`;
  };
  const { files, printed } = asked(command, options);
  const style = { ...styleOf(context), columns: FILE_COLUMNS, paint: paintFor(false) };
  const contents = files.map(({ file, format }) => ({ file, content: rendered(format, style, file !== '-') }));
  const toPrint = printed === undefined ? '' : rendered(printed, styleOf(context), false);
  for (const { file, content } of contents) {
    if (file === '-') context.stdout.write(content);
    else writeOutput(absolute(context.cwd, file), content, file);
  }
  if (toPrint) context.stdout.write(toPrint);
}

/** The dialect that the spreadsheet of this person reads: it follows the language, or the country of the system. */
function spreadsheetOf({ language, env }: Context): CsvDialect {
  const set = env.LC_ALL || env.LC_NUMERIC || env.LANG;
  const named = /^[a-z]{2,3}(?:[_-][A-Z]{2})?(?=$|[.@])/.exec(set ?? 'C')?.[0].replace('_', '-');
  const system = set ? (named ?? 'en') : Intl.DateTimeFormat().resolvedOptions().locale;
  return csvForSpreadsheet([language, system].some((locale) => (1.5).toLocaleString(locale).includes(',')));
}

/** Writes lines for people, not for programs: to standard error, unless `--quiet` is given. */
export function say(context: Context, ...lines: string[]): void {
  if (!context.quiet) for (const line of lines) context.stderr.write(`${line}\n`);
}
