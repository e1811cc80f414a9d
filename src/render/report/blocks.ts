/** The blocks of a page, independent of its format. Texts are plain here; each format makes its own markup of them. */

/** `strong` is emphasised, `quiet` is less prominent, `typed` is all that a person typed, and may be written from right to left. */
export type Inline = string | { strong: string } | { quiet: string } | { typed: string };
export type Text = Inline | readonly Inline[];

/** A drawing as SVG that is safe to put into a page unchanged. */
export interface Picture {
  svg: string;
}

export interface Column {
  title: string;
  /** Numbers are aligned to the right, `short` cells such as dates are not wrapped, the main column is the widest. */
  as?: 'number' | 'short' | 'main';
}

export interface TableRow {
  cells: readonly Text[];
  /** The row needs attention; its text says so as well. */
  bad?: boolean;
  /** The row is over: done or dropped. */
  quiet?: boolean;
}

export type Block =
  | { kind: 'paragraph'; text: Text; tone?: 'lead' | 'small' }
  | { kind: 'list'; items: readonly Text[] }
  | {
      kind: 'table';
      caption: string;
      columns: readonly Column[];
      /** The index of the column that names the row. */
      heads: number;
      groups: readonly { title?: string; rows: readonly TableRow[] }[];
    }
  | { kind: 'numbers'; items: readonly { value: string; label: string; note?: string; bad?: boolean }[] }
  /** `wide` and `narrow` show the same; `lines` shows it on a page without pictures. */
  | {
      kind: 'figure';
      wide: readonly Picture[];
      narrow: readonly Picture[];
      caption: string;
      lines: readonly string[];
    }
  | { kind: 'charts'; items: readonly { title: string; picture: Picture }[]; caption: string }
  | { kind: 'article'; title: string; badge: string; note: string; blocks: readonly Block[] }
  | { kind: 'terms'; items: readonly (readonly [term: string, text: string])[] }
  | { kind: 'details'; title: string; blocks: readonly Block[] };

export interface Section {
  id: string;
  title: string;
  /** The section begins a new sheet of paper. */
  newPage?: boolean;
  blocks: readonly Block[];
}

export interface Brand {
  name?: string;
  /** The logo as a data URI. */
  logo?: string;
  /** `#rrggbb` */
  accent?: string;
  contact?: string;
}

export interface Page {
  language: string;
  title: string;
  kind: string;
  /** The most important facts, in a sentence or two. */
  headline: readonly string[];
  facts: readonly (readonly [label: string, value: string])[];
  brand: Brand;
  contents: string;
  sections: readonly Section[];
  footer: readonly string[];
  /** The head of printed sheets. */
  running: string;
  /** The paper that a PDF is printed on; a page in a browser leaves it to the one who prints. */
  paper?: 'A4';
  /** The alternative text of the logo. */
  logoOf(name: string | undefined): string;
  version: string;
}

export function inlines(text: Text): readonly Inline[] {
  return Array.isArray(text) ? text : [text as Inline];
}

/** A change with a typographic minus: −2. */
export function withMinusSign(change: string): string {
  return change.replace('-', '−');
}
