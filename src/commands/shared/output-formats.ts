/**
 * The formats of `--format` and `--output`, one row each. The command line takes its choices from here, and the renderers
 * of a command are typed by it. It is imported at every start, so it imports nothing.
 */

interface Row {
  /** `-o FILE` with this extension means the format; null: it has to be named, `-o FORMAT=FILE`. */
  extension: string | null;
  /** The commands that can write it. */
  of: readonly string[];
  /** It is not text, so it goes only to a file. */
  isOnlyForFiles?: boolean;
}

const VIEWS = ['show', 'diff', 'plan', 'trend', 'log'] as const;
const TEMPLATES = ['template list', 'template show'] as const;

/** In the order in which choices are listed. */
const FORMATS = {
  text: { extension: '.txt', of: [...VIEWS, ...TEMPLATES, 'check', 'validate'] },
  html: { extension: '.html', of: ['report'] },
  json: { extension: '.json', of: [...VIEWS, ...TEMPLATES, 'check', 'validate'] },
  pdf: { extension: '.pdf', of: ['report'], isOnlyForFiles: true },
  markdown: { extension: '.md', of: [...VIEWS, ...TEMPLATES, 'check', 'report'] },
  csv: { extension: '.csv', of: ['trend', 'report'] },
  xlsx: { extension: '.xlsx', of: ['report'], isOnlyForFiles: true },
  github: { extension: null, of: ['check'] },
  junit: { extension: '.xml', of: ['check'] },
  sarif: { extension: '.sarif', of: ['check'] },
  gitlab: { extension: null, of: ['check'] },
} as const satisfies Record<string, Row>;

export type Format = keyof typeof FORMATS;
/** A command with `--format`. */
export type FormatCommand = (typeof FORMATS)[Format]['of'][number];
/** The formats that a command can write. */
export type FormatOf<C extends FormatCommand> = {
  [F in Format]: C extends (typeof FORMATS)[F]['of'][number] ? F : never;
}[Format];

const rows: [Format, Row][] = Object.entries(FORMATS) as [Format, Row][];

/** The formats that a command can write to a file. */
export function formatsOf<C extends FormatCommand>(command: C): FormatOf<C>[] {
  const isOf = (format: Format): format is FormatOf<C> => (FORMATS[format] as Row).of.includes(command);
  return rows.map(([format]) => format).filter(isOf);
}

/** The choices of `--format`. */
export function choicesOf(command: FormatCommand): Format[] {
  return rows.flatMap(([format, { of, isOnlyForFiles }]) => (of.includes(command) && !isOnlyForFiles ? [format] : []));
}

/** The extensions that `-o` knows for a command. */
export function extensionsOf(command: FormatCommand): string[] {
  return rows.flatMap(([, { of, extension }]) => (of.includes(command) && extension !== null ? [extension] : []));
}

/** The format for the extension of a file. Without a row for it, the extension itself; then the command may refuse it. */
export function formatOfExtension(extension: string): string {
  return rows.find(([, row]) => row.extension === extension)?.[0] ?? (extension.slice(1) || 'text');
}
