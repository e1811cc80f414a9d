/** Data to standard output or to files, everything else to standard error. */
import { basename, extname } from 'node:path';
import type { Context } from '../context.js';
import { fail } from '../errors.js';
import { paintFor } from '../render/paint.js';
import { type Style, styleOf } from '../render/text/style.js';
import { absolute } from '../storage/project.js';
import { writeOutput } from '../storage/publish.js';

export interface OutputOptions {
  format?: string;
  /** Each `[FORMAT=]FILE`. */
  output?: string[];
}

export type Renderers = Record<string, (style: Style) => string[]>;

const EXTENSIONS: Record<string, string> = {
  '.json': 'json',
  '.md': 'markdown',
  '.txt': 'text',
  '.csv': 'csv',
  '.xml': 'junit',
  '.sarif': 'sarif',
};
const FILE_COLUMNS = 80;

/** `[FORMAT=]FILE`; without a format it is told by the extension. */
function parseOutput(output: string): { file: string; format: string } {
  const [, named, path] = /^(?:([a-z]+)=)?(.+)$/s.exec(output) ?? [];
  const file = path ?? output;
  const extension = extname(basename(file));
  return { file, format: named ?? EXTENSIONS[extension] ?? (extension === '' ? 'text' : extension.slice(1)) };
}

/** Every format that the options ask for. */
export function formatsOf({ format, output = [] }: OutputOptions): Set<string> {
  const files = output.map((one) => parseOutput(one).format);
  return new Set([...files, ...(format !== undefined || files.length === 0 ? [format ?? 'text'] : [])]);
}

/** Prints the format asked for (text where none was), and writes each `--output`. */
export function emit(context: Context, options: OutputOptions, renderers: Renderers): void {
  const known = Object.keys(renderers);
  const rendered = (format: string, option: string, style: Style) => {
    const render = Object.hasOwn(renderers, format) ? renderers[format] : undefined;
    if (!render) throw fail('bad-choice', { option, value: format, allowed: known });
    return `${render(style).join('\n')}\n`;
  };
  const files = (options.output ?? []).map((output) => {
    const { file, format } = parseOutput(output);
    if (file === '') throw fail('missing-value', { option: '--output' });
    const style = { ...styleOf(context), columns: FILE_COLUMNS, paint: paintFor(false) };
    return { file, text: rendered(format, '--output', style) };
  });
  const printed =
    files.length > 0 && !options.format ? '' : rendered(options.format ?? 'text', '--format', styleOf(context));
  for (const { file, text } of files) {
    if (file === '-') context.stdout.write(text);
    else writeOutput(absolute(context.cwd, file), text, file);
  }
  if (printed) context.stdout.write(printed);
}

/** A line for the person, not for a program. */
export function say(context: Context, ...lines: string[]): void {
  if (!context.quiet) for (const line of lines) context.stderr.write(`${line}\n`);
}
