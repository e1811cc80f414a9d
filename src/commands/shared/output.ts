/** Data to standard output or to files, everything else to standard error. */
import { basename, extname } from 'node:path';
import type { Context } from '../../context.js';
import { fail } from '../../errors.js';
import { paintFor } from '../../render/kit/paint.js';
import { type Style, styleOf } from '../../render/kit/style.js';
import { absolute } from '../../storage/project.js';
import { writeOutput } from '../../storage/publish.js';

export interface OutputOptions {
  format?: string;
  /** Each `[FORMAT=]FILE`. */
  output?: string[];
}

/** Lines of text, or a file that is none. */
type Rendered = string[] | Uint8Array;
export type Renderers = Record<string, (style: Style) => Rendered>;
export type LineRenderers = Record<string, (style: Style) => string[]>;

const EXTENSIONS: Record<string, string> = {
  '.json': 'json',
  '.md': 'markdown',
  '.txt': 'text',
  '.csv': 'csv',
  '.xml': 'junit',
  '.sarif': 'sarif',
};
const FILE_COLUMNS = 80;

export interface OutputFile {
  file: string;
  format: string;
}

/** Each `--output [FORMAT=]FILE`; the format is told by the extension where it is not named. */
export function outputsOf({ output = [] }: OutputOptions): OutputFile[] {
  return output.map((one) => {
    const [, named, path] = /^(?:([a-z]+)=)?(.+)$/s.exec(one) ?? [];
    const file = path ?? one;
    if (file === '') throw fail('missing-value', { option: '--output' });
    const extension = extname(basename(file));
    return { file, format: named ?? EXTENSIONS[extension] ?? (extension === '' ? 'text' : extension.slice(1)) };
  });
}

/** Every format that the options ask for. */
export function formatsOf(options: OutputOptions): Set<string> {
  const files = outputsOf(options).map(({ format }) => format);
  const { format } = options;
  return new Set([...files, ...(format !== undefined || files.length === 0 ? [format ?? 'text'] : [])]);
}

/** Prints the format asked for (text where none was), and writes each `--output`. */
export function emit(context: Context, options: OutputOptions, renderers: Renderers): void {
  const known = Object.keys(renderers);
  const rendered = (format: string, option: string, style: Style) => {
    const render = Object.hasOwn(renderers, format) ? renderers[format] : undefined;
    if (!render) throw fail('bad-choice', { option, value: format, allowed: known });
    const made = render(style);
    return made instanceof Uint8Array ? made : `${made.join('\n')}\n`;
  };
  const files = outputsOf(options).map(({ file, format }) => {
    const style = { ...styleOf(context), columns: FILE_COLUMNS, paint: paintFor(false) };
    return { file, content: rendered(format, '--output', style) };
  });
  const printed =
    files.length > 0 && !options.format ? '' : rendered(options.format ?? 'text', '--format', styleOf(context));
  for (const { file, content } of files) {
    if (file === '-') context.stdout.write(content);
    else writeOutput(absolute(context.cwd, file), content, file);
  }
  if (printed) context.stdout.write(printed);
}

/** A line for the person, not for a program. */
export function say(context: Context, ...lines: string[]): void {
  if (!context.quiet) for (const line of lines) context.stderr.write(`${line}\n`);
}
