/** The keys of the terminal for prompts of Inquirer, which draw themselves and read from a stream. */
import { Stream } from 'node:stream';
import type { Key, KeyName } from '../../terminal/keyboard/keys.js';
import { onOneLine } from '../../terminal/keyboard/paste.js';
import type { Prompt } from '../../terminal/prompts/prompt.js';

/** The characters that Inquirer reads for each key that it knows. */
const SENT: Partial<Record<KeyName, string>> = {
  enter: '\r',
  tab: '\t',
  backspace: '\x7f',
  delete: '\x1b[3~',
  left: '\x1b[D',
  right: '\x1b[C',
  up: '\x1b[A',
  down: '\x1b[B',
  home: '\x1b[H',
  end: '\x1b[F',
  'word-left': '\x1bb',
  'word-right': '\x1bf',
  'delete-word-left': '\x17',
  'delete-blank-left': '\x17',
  'delete-word-right': '\x1bd',
  'delete-to-start': '\x15',
  'delete-to-end': '\x0b',
};

export class InquirerKeys extends Stream implements Prompt<never> {
  readonly isTTY = true;
  readonly isText = true;
  readonly undo = false;
  private readonly waiting: Key[] = [];

  /** `leave` is called for Esc, which Inquirer does not know. */
  constructor(private readonly leave: () => void) {
    super();
  }

  draw(): undefined {}

  press(key: Key): undefined {
    this.waiting.push(key);
    if (this.waiting.length === 1) this.send();
  }

  /** Gives no more keys to the prompt, which is answered. Returns those that it has not had. */
  stop(): Key[] {
    return this.waiting.splice(0);
  }

  /** Inquirer has to be done with one key before the next. A paste is an answer on one line: it never gives the Enter. */
  private send(): void {
    setImmediate(() => {
      const key = this.waiting.shift();
      if (!key) return;
      const { name, text } = key;
      if (name === 'escape') this.leave();
      const sent = name === 'text' ? text : name === 'paste' ? onOneLine(text) : SENT[name];
      if (sent) this.emit('data', Buffer.from(sent, 'utf8'));
      if (this.waiting.length > 0) this.send();
    });
  }

  tell(): void {}

  reset(): void {}

  resume(): this {
    return this;
  }

  pause(): this {
    return this;
  }
}
