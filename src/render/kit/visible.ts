/** Typed text for a terminal: nothing in it can move the cursor, hide text or reverse its direction (see filters.ts). */
import { FILTERS } from './filters.js';

/** Stands for a line break where a text has to be on one line. */
export const LINE_BREAK = '¶';

/** Replaces what is not seen by `\u{…}`, unless an emoji or a script needs it; line feeds stay. */
export const visible = FILTERS.terminal;

/** The same on one line, with ` ¶ ` where a person broke it. */
export function oneLine(text: string): string {
  return visible(text)
    .replaceAll(/^\s*\n|\n\s*$/g, '')
    .replaceAll(/\s*\n\s*/g, ` ${LINE_BREAK} `);
}

/** For renderers that terminals and pages share: a page keeps the text, because each of its formats filters it. */
export function typedText(text: string, { raw }: { raw?: boolean | undefined }): string {
  return raw ? text.trim() : oneLine(text);
}
