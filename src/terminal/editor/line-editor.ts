/** A text that is being edited: the cursor, words, and undo. What a person sees as one character is never split. */

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

interface State {
  text: string;
  /** A place in the text, between two characters that a person sees. */
  cursor: number;
}

type Edit = 'type' | 'delete' | 'other';

export class LineEditor {
  private state: State;
  /** The states to which undo leads, the last one first. */
  private readonly before: State[] = [];
  /** Letters of one word, or Backspaces, are undone together. */
  private lastEdit: Edit | undefined;

  constructor(text: string) {
    this.state = { text, cursor: text.length };
  }

  get text(): string {
    return this.state.text;
  }

  get cursor(): number {
    return this.state.cursor;
  }

  insert(text: string, edit: Edit = 'other'): void {
    const { text: all, cursor } = this.state;
    this.change(all.slice(0, cursor) + text + all.slice(cursor), cursor + text.length, edit);
    if (/\s$/.test(text)) this.lastEdit = undefined;
  }

  /** Takes another text, as an editor has left it. */
  replace(text: string): void {
    if (text !== this.state.text) this.change(text, text.length, 'other');
  }

  /** Takes back the last change. False if there is none. */
  undo(): boolean {
    const state = this.before.pop();
    this.lastEdit = undefined;
    if (state) this.state = state;
    return state !== undefined;
  }

  /** Deletes what is between the cursor and this place. */
  delete(to: number, edit: Edit = 'other'): void {
    const { text, cursor } = this.state;
    const [from, end] = to < cursor ? [to, cursor] : [cursor, to];
    if (from < end) this.change(text.slice(0, from) + text.slice(end), from, edit);
  }

  move(to: number): void {
    this.lastEdit = undefined;
    this.state = { text: this.state.text, cursor: to };
  }

  /** The place one character before the cursor. */
  get left(): number {
    const { text, cursor } = this.state;
    // Only what is on the same line can belong to the character.
    const start = text.lastIndexOf('\n', cursor - 2) + 1;
    let last = start;
    for (const { index } of characters.segment(text.slice(start, cursor))) last = start + index;
    return cursor === 0 ? 0 : last;
  }

  get right(): number {
    const { text, cursor } = this.state;
    for (const { segment } of characters.segment(text.slice(cursor))) return cursor + segment.length;
    return cursor;
  }

  /** The beginning of the word before the cursor. */
  get wordLeft(): number {
    const before = this.text.slice(0, this.cursor);
    return before.length - (/[\p{L}\p{N}\p{M}_]*[^\p{L}\p{N}\p{M}_]*$/u.exec(before)?.[0].length ?? 0);
  }

  /** The end of the word behind the cursor. */
  get wordRight(): number {
    const behind = this.text.slice(this.cursor);
    return this.cursor + (/^[^\p{L}\p{N}\p{M}_]*[\p{L}\p{N}\p{M}_]*/u.exec(behind)?.[0].length ?? 0);
  }

  /** The beginning of what is before the cursor up to a space. */
  get blankLeft(): number {
    const before = this.text.slice(0, this.cursor);
    return before.length - (/\S*\s*$/u.exec(before)?.[0].length ?? 0);
  }

  private change(text: string, cursor: number, edit: Edit): void {
    if (edit === 'other' || edit !== this.lastEdit) this.before.push(this.state);
    this.lastEdit = edit;
    this.state = { text, cursor };
  }
}
