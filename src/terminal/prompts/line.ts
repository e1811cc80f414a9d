/** A text that is typed: over as many rows as it needs, with undo, and with pastes as they are. */

import { type LineAnswer, type LineRequest, LONGEST_NAME_CHARACTERS, TakeBack } from '../../interview/presenter.js';
import type { Style } from '../../render/kit/style.js';
import { oneLine } from '../../render/kit/visible.js';
import { LineEditor } from '../editor/line-editor.js';
import { cursorIn, placeFrom, type Row, rowsOf } from '../editor/rows.js';
import type { Key } from '../keyboard/keys.js';
import { onOneLine } from '../keyboard/paste.js';
import { helpLines, hints, indentedParagraph, placed } from './frame.js';
import { hint } from './legend.js';
import type { Frame, Prompt, Size } from './prompt.js';
import { Scroll } from './scroll.js';

/** The rows that the field keeps if the help needs the room. */
const FIELD_ROWS = 3;

/** True if the answer is a name, a number or a date. */
export function isSingle({ single, most, meaning }: LineRequest): boolean {
  return single ?? (most === LONGEST_NAME_CHARACTERS || meaning !== undefined);
}

/** The answer that Enter gives, or why it gives none. */
export function taken(request: LineRequest, typed: string): { text: string } | { refused: string } {
  // A text that was not touched remains as it was.
  const trimmed = typed === request.initial ? typed : typed.trim();
  const text = trimmed.trim() === '' ? (request.fallback ?? '') : trimmed;
  const refused = request.refuse?.(text);
  return refused === undefined ? { text } : { refused };
}

export class LinePrompt implements Prompt<LineAnswer> {
  readonly isText = true;
  private readonly editor: LineEditor;
  private readonly single: boolean;
  private readonly scroll = new Scroll();
  /** The rows as they were drawn last. */
  private rows: readonly Row[] = [];
  private told: string | undefined;

  constructor(
    private readonly request: LineRequest,
    private readonly style: Style,
    /** The lines above the help, with this many below them. */
    private readonly head: (size: Size, below: number) => string[],
    /** Opens the text in the person's editor. */
    private readonly openEditor: () => void,
  ) {
    this.editor = new LineEditor(request.initial ?? '');
    this.single = isSingle(request);
  }

  get undo(): boolean {
    return this.request.undo ?? false;
  }

  get text(): string {
    return this.editor.text;
  }

  /** Takes the text that the editor has left. */
  replace(text: string): void {
    this.edit(() => this.editor.replace(text));
  }

  tell(notice: string): void {
    this.told = notice;
  }

  reset(): void {
    this.replace(this.request.initial ?? '');
  }

  press(key: Key): LineAnswer | TakeBack | undefined {
    const { request, editor } = this;
    this.told = undefined;
    switch (key.name) {
      case 'enter': {
        const answer = taken(request, editor.text);
        if ('text' in answer) return answer;
        this.told = answer.refused;
        return undefined;
      }
      case 'escape':
        return { command: 'back' };
      case 'tab':
        return request.later ? { command: 'later' } : undefined;
      case 'undo':
        return this.takeBack();
      case 'editor':
        if (!this.single) this.openEditor();
        return undefined;
      default:
        this.edit(() => this.type(key));
        return request.earlier !== undefined && editor.text === '=' ? { command: 'earlier' } : undefined;
    }
  }

  draw({ columns, rows }: Size): Frame {
    const { request, style, editor } = this;
    const { notice, help } = placed(this.told ?? request.notice, helpLines(request, style, columns), style, columns);
    const meaning = request.meaning?.(editor.text.trim());
    const isEmpty = editor.text === '';
    const foot = (scrolls: boolean) => [
      ...(meaning ? indentedParagraph(oneLine(meaning), columns, style.paint.accent) : []),
      ...notice,
      ...hints(this.legend(scrolls), style, columns),
    ];
    this.rows = rowsOf(editor.text, columns - 4, style.ascii);
    const head = this.head({ columns, rows }, foot(false).length + FIELD_ROWS + Math.min(FIELD_ROWS, help.length) + 2);
    const proposed = isEmpty && request.fallback ? `(${oneLine(request.fallback)})` : '';
    const field = proposed ? indentedParagraph(`> ${proposed}`, columns) : [];
    const all = proposed ? field.length : this.rows.length;
    // One blank line above the field, and one below it.
    const room = rows - head.length - 2 - foot(false).length;
    const fits = help.length + all <= room;
    const below = fits ? foot(false) : foot(true);
    const left = rows - head.length - 2 - below.length;
    const fieldRows = Math.max(1, Math.min(all, Math.max(left - help.length, Math.min(FIELD_ROWS, left - 2))));
    const above = [...head, ...this.scroll.draw(help, Math.max(1, left - fieldRows), style), ''];
    if (proposed) return { lines: [...above, ...field, '', ...below], cursor: { line: above.length, before: ' > ' } };
    const { row, before } = cursorIn(this.rows, editor.cursor);
    const first = Math.max(0, Math.min(row - fieldRows + 1, this.rows.length - fieldRows));
    const shown = this.rows
      .slice(first, first + fieldRows)
      .map((each, index) => this.gutter(first, index, fieldRows) + each.shown);
    const at = row - first;
    return {
      lines: [...above, ...shown.map((line) => line.trimEnd()), '', ...below],
      cursor: { line: above.length + at, before: this.gutter(first, at, fieldRows) + before },
    };
  }

  /** The sign left of a row of the field: `>` at its beginning, arrows if there is more above or below. */
  private gutter(first: number, index: number, fieldRows: number): string {
    const [up, down] = this.style.ascii ? ['^', 'v'] : ['↑', '↓'];
    const more = first + fieldRows < this.rows.length;
    if (index === 0) return first > 0 ? ` ${up} ` : ' > ';
    return index === fieldRows - 1 && more ? ` ${down} ` : '   ';
  }

  private legend(scrolls: boolean): string[] {
    const { keys } = this.style.messages.interview;
    const { later, earlier, saved } = this.request;
    return [
      keys.enter,
      ...(this.single ? [] : [keys.lineBreak, keys.editor]),
      keys.escBack,
      ...(later ? [keys.tabLater] : []),
      ...(earlier === undefined ? [] : [hint('=', keys.earlier, this.style.language)]),
      keys.ctrlUndo,
      ...(scrolls ? [keys.pages] : []),
      saved === false ? keys.ctrlCUnsaved : keys.ctrlC,
    ];
  }

  /** A change of the text, which is kept at once. */
  private edit(change: () => void): void {
    const before = this.editor.text;
    change();
    if (this.editor.text !== before) this.request.typed?.(this.editor.text);
  }

  private takeBack(): TakeBack | undefined {
    let undone = false;
    this.edit(() => {
      undone = this.editor.undo();
    });
    return !undone && this.undo ? new TakeBack(1) : undefined;
  }

  /** Changes the text, or moves in it. */
  private type(key: Key): void {
    const { editor } = this;
    const to = this.place(key.name);
    const deleted = this.deleted(key.name);
    if (key.name === 'text') editor.insert(key.text, 'type');
    else if (key.name === 'paste') editor.insert(this.single ? onOneLine(key.text) : key.text);
    else if (key.name === 'line-break' && !this.single) editor.insert('\n');
    else if (deleted !== undefined) {
      editor.delete(deleted, key.name === 'backspace' || key.name === 'delete' ? 'delete' : 'other');
    } else if (to !== undefined) editor.move(to);
    else if (key.name === 'up' || key.name === 'down') this.moveRows(key);
    else this.scroll.press(key);
  }

  /** The place to which the key moves the cursor. */
  private place(name: Key['name']): number | undefined {
    const { editor } = this;
    const places: Partial<Record<Key['name'], number>> = {
      left: editor.left,
      right: editor.right,
      home: 0,
      end: editor.text.length,
      'word-left': editor.wordLeft,
      'word-right': editor.wordRight,
    };
    return places[name];
  }

  /** The place up to which the key deletes. */
  private deleted(name: Key['name']): number | undefined {
    const { editor } = this;
    const places: Partial<Record<Key['name'], number>> = {
      backspace: editor.left,
      delete: editor.right,
      'delete-word-left': editor.wordLeft,
      'delete-word-right': editor.wordRight,
      'delete-blank-left': editor.blankLeft,
      'delete-to-start': 0,
      'delete-to-end': editor.text.length,
    };
    return places[name];
  }

  /** Up and down move in a text of several rows; beside them they scroll the help. */
  private moveRows(key: Key): void {
    const to = placeFrom(this.rows, this.editor.cursor, key.name === 'up' ? -1 : 1);
    if (to !== undefined) this.editor.move(to);
    else this.scroll.press(key);
  }
}
