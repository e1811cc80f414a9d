/** What a page is made of, whatever it is written as. Texts are plain here; each writer makes its own markup of them. */

/** `strong` stands out, `quiet` stands back, `typed` keeps the line breaks that people typed. */
export type Inline = string | { strong: string } | { quiet: string } | { typed: string };
export type Text = Inline | readonly Inline[];

/** A drawing: SVG that is safe to put in a page as it is. */
export interface Picture {
  svg: string;
}

export interface Column {
  title: string;
  /** Numbers stand on the right; dates and other short ones are not broken; the main column is the widest. */
  as?: 'number' | 'short' | 'main';
}

export interface TableRow {
  cells: readonly Text[];
  /** It needs attention: the text says so as well. */
  bad?: boolean;
  /** It is over: done or dropped. */
  quiet?: boolean;
}

export type Block =
  | { kind: 'paragraph'; text: Text; tone?: 'lead' | 'small' }
  | { kind: 'list'; items: readonly Text[] }
  | {
      kind: 'table';
      caption: string;
      columns: readonly Column[];
      /** The column that names the row. */
      heads: number;
      groups: readonly { title?: string; rows: readonly TableRow[] }[];
    }
  | { kind: 'numbers'; items: readonly { value: string; label: string; note?: string; bad?: boolean }[] }
  /** `wide` and `narrow` show the same; `lines` is the same for a page without pictures. */
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
  /** Begins a sheet of paper. */
  newPage?: boolean;
  blocks: readonly Block[];
}

export interface Brand {
  name?: string;
  /** A data URI. */
  logo?: string;
  /** `#rrggbb` */
  accent?: string;
  contact?: string;
}

export interface Page {
  language: string;
  title: string;
  kind: string;
  /** What matters, in a sentence or two. */
  headline: readonly string[];
  facts: readonly (readonly [label: string, value: string])[];
  brand: Brand;
  contents: string;
  sections: readonly Section[];
  footer: readonly string[];
  /** For the head of printed sheets. */
  running: string;
  logoOf(name: string | undefined): string;
  version: string;
}

export function inlines(text: Text): readonly Inline[] {
  return Array.isArray(text) ? text : [text as Inline];
}

/** A change with the sign that figures have: −2. */
export function withMinusSign(change: string): string {
  return change.replace('-', '−');
}
