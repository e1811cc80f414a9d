/** A text as a line. A block that was pasted, and what an editor has left, wait for an Enter or for one more line. */
import { type LineAnswer, type LineRequest, TakeBack } from '../../interview/presenter.js';
import type { Style } from '../../render/kit/style.js';
import { oneLine } from '../../render/kit/visible.js';
import { editedIn, editorOf } from '../editor/external.js';
import { onOneLine } from '../keyboard/paste.js';
import { letterOf } from '../prompts/keys.js';
import { isSingle, taken } from '../prompts/line.js';
import type { Talk } from './talk.js';

export class PlainLine {
  /** The text that Enter takes: a pasted block, a text from the editor, or a date that was understood. */
  private pending: string | undefined;
  private readonly single: boolean;

  constructor(
    private readonly request: LineRequest,
    private readonly talk: Talk,
    private readonly style: Style,
    private readonly env: Readonly<Record<string, string | undefined>>,
  ) {
    this.single = isSingle(request);
  }

  async ask(): Promise<LineAnswer> {
    const { talk, request } = this;
    const legend = this.legend();
    talk.legend(legend);
    for (;;) {
      const { text, isBlock } = await talk.read();
      if (isBlock) {
        this.paste(text);
        continue;
      }
      const typed = text.trim();
      const command = letterOf(talk.slashed(typed));
      if (command === 'b') return { command: 'back' };
      if (command === 'q') return { command: 'leave' };
      if (command === 'l' && request.later) return { command: 'later' };
      if (command === '?') talk.say(legend);
      else if (command === 'z') this.undo();
      else if (command === 'e' && this.hasEditor) await this.edit();
      else if (typed === '=' && request.earlier !== undefined) return { command: 'earlier' };
      else {
        const answer = this.take(typed);
        if (answer) return answer;
      }
    }
  }

  private get hasEditor(): boolean {
    return this.talk.isTerminal && !this.single;
  }

  /** The answer, unless it is refused, or unless the date that is understood has to be looked at first. */
  private take(typed: string): LineAnswer | undefined {
    const { request, talk, pending } = this;
    const { plain } = this.style.messages.interview;
    // A line behind a block belongs to it; another date is typed instead of the first.
    const text = pending === undefined || this.single ? typed || pending : typed ? `${pending}\n${typed}` : pending;
    const answer = taken(request, text ?? request.initial ?? '');
    if ('refused' in answer) {
      if (typed !== '') request.typed?.(typed);
      if (this.single) this.pending = undefined;
      talk.say(answer.refused);
      return undefined;
    }
    const meaning = typed === '' ? undefined : request.meaning?.(answer.text);
    if (meaning === undefined) return answer;
    // Input from a pipe is not asked again: nobody is there to look at it.
    talk.say(talk.isTerminal ? plain.meant(oneLine(meaning)) : oneLine(meaning));
    if (!talk.isTerminal) return answer;
    this.keep(answer.text);
    return undefined;
  }

  private paste(block: string): void {
    const { plain } = this.style.messages.interview;
    const text = this.single ? onOneLine(block) : block.replace(/\n+$/, '');
    this.keep(this.pending === undefined || this.single ? text : `${this.pending}\n${text}`);
    this.talk.say('', plain.pasted(block.replace(/\n+$/, '').split('\n').length));
  }

  private keep(text: string): void {
    this.pending = text;
    this.request.typed?.(text);
  }

  private undo(): void {
    if (this.pending === undefined) {
      if (this.request.undo) throw new TakeBack(1);
      return;
    }
    this.pending = undefined;
    this.request.typed?.(this.request.initial ?? '');
  }

  private async edit(): Promise<void> {
    const { talk, env } = this;
    const { editorFailed, editorMissing } = this.style.messages.interview;
    const editor = editorOf(env);
    if (editor === undefined) return talk.say(editorMissing);
    const before = this.pending ?? this.request.initial ?? '';
    const edited = await talk.lend(() => editedIn(editor, before, env));
    if (edited === undefined) return talk.say(editorFailed(editor));
    this.keep(edited);
    talk.say(...edited.split('\n'), this.style.messages.interview.plain.enterTakes);
  }

  private legend(): string {
    const { talk, request } = this;
    const { keys, plain } = this.style.messages.interview;
    return [
      plain.line,
      talk.slashHint('b', keys.back),
      talk.slashHint('q', keys.leaveUnsaved),
      ...(request.later ? [talk.slashHint('l', keys.later)] : []),
      ...(request.earlier === undefined ? [] : [talk.hint('=', keys.earlier)]),
      talk.slashHint('z', keys.undo),
      ...(this.hasEditor ? [talk.slashHint('e', keys.editorPlain)] : []),
      talk.slashHint('?', plain.legend),
    ].join(', ');
  }
}
