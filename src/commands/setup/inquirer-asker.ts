/** Asks with Inquirer's own prompts, in the language of the person. Only `init` loads them. */
import inquirer, { type DistinctQuestion } from 'inquirer';
import type { Context } from '../../context.js';
import { Ended } from '../../interview/ending.js';
import { packed, paragraph, width, wrap } from '../../render/kit/layout.js';
import { type Style, styleOf } from '../../render/kit/style.js';
import { oneLine } from '../../render/kit/visible.js';
import { Terminal } from '../../terminal/terminal.js';
import { InquirerKeys } from './inquirer-keys.js';

export interface Asked {
  /** Stands before the answer once it is given. */
  label: string;
  question: string;
}

export interface Option<Value> {
  value: Value;
  name: string;
  /** The answer as it is shown later, if that is not the whole name. */
  short?: string | undefined;
  /** Stands above the option. */
  heading?: string | undefined;
}

/** How a typed answer is read. */
interface Reading {
  /** The message about a wrong answer; undefined if it can be used. */
  problem(text: string): string | undefined;
  /** The answer as it was understood. */
  shown(text: string): string;
}

/** Rows that a list leaves for its question, an empty line and the keys. */
const OTHER_ROWS = 7;
const FEWEST_ROWS = 5;
/** The sign before a question, or before an option, and a space. */
const SIGN_COLUMNS = 2;
/** A typed answer has at least so much room beside its question, with the brackets around what is proposed. */
const TYPING_COLUMNS = 24;

export class InquirerAsker {
  private readonly terminal: Terminal;
  private style: Style;

  /** Takes the terminal over until `close`. */
  constructor(private readonly context: Context) {
    this.style = styleOf(context);
    this.terminal = new Terminal(context, this.style.messages.interview);
  }

  /** Goes on in the language of another context. */
  speak(context: Context): void {
    this.style = styleOf(context);
  }

  close(): void {
    this.terminal.close();
  }

  /** Lines that are wrapped with their indent. */
  say(...lines: readonly string[]): void {
    const folded = lines.flatMap((line) =>
      paragraph(line.trimStart(), this.window.columns, /^ */.exec(line)?.[0] ?? ''),
    );
    this.print(folded);
  }

  /** Lines as they are: the content of a file. */
  print(lines: readonly string[]): void {
    this.context.stderr.write(`${lines.join('\n')}\n`);
  }

  select<Value>(asked: Asked, options: readonly Option<Value>[], initial: Value): Promise<Value> {
    const { keys } = this.style.messages.setUp;
    return this.ask<Value>({
      type: 'select',
      message: this.folded(asked.question),
      choices: this.choicesOf(options),
      default: initial,
      loop: false,
      pageSize: this.pageSize(options),
      theme: this.theme(asked, [this.moving(options), keys.accept, keys.leave]),
    });
  }

  checkbox(asked: Asked, names: readonly string[], ticked: readonly string[]): Promise<string[]> {
    const { keys, none } = this.style.messages.setUp;
    const options = names.map((name) => ({ value: name, name: oneLine(name) }));
    const theme = this.theme(asked, [this.moving(options), keys.tick, keys.accept, keys.leave]);
    return this.ask<string[]>({
      type: 'checkbox',
      message: this.folded(asked.question),
      choices: this.choicesOf(options).map((choice) => ({ ...choice, checked: ticked.includes(choice.value) })),
      loop: false,
      pageSize: this.pageSize(options),
      // Letters do nothing here; without this, “a” and “i” would change all ticks.
      shortcuts: { all: null, invert: null },
      theme: {
        ...theme,
        style: {
          ...theme.style,
          renderSelectedChoices: (chosen: readonly { short: string }[]) =>
            chosen.length > 0 ? chosen.map(({ short }) => short).join(', ') : none,
        },
      },
    });
  }

  /** `problem` says what is wrong with an answer; the question is then asked again, with what was typed. */
  input(asked: Asked, initial: string, { problem, shown }: Reading): Promise<string> {
    const theme = this.theme(asked, []);
    const question = this.folded(asked.question);
    const last = question.slice(question.lastIndexOf('\n') + 1);
    const isRoom = SIGN_COLUMNS + width(last) + width(initial) + TYPING_COLUMNS <= this.window.columns;
    return this.ask<string>({
      type: 'input',
      // The answer begins on a line of its own, unless there is room beside the question.
      message: isRoom ? question : `${question}\n`,
      default: initial,
      validate: (text: string) => problem(text) ?? true,
      theme: { ...theme, style: { ...theme.style, answer: (text: string) => theme.style.answer(shown(text)) } },
    });
  }

  private async ask<Value>(question: object): Promise<Value> {
    const left = new AbortController();
    const keys = new InquirerKeys(() => left.abort());
    const prompt = inquirer.createPromptModule({
      input: keys as unknown as NodeJS.ReadStream,
      output: this.context.stderr,
      signal: left.signal,
    });
    const asked = prompt([{ ...question, name: 'answer' } as DistinctQuestion]).then(({ answer }) => answer as Value);
    try {
      return await Promise.race([asked, this.terminal.ask<Value>(keys)]);
    } catch (error) {
      throw error instanceof Ended || !left.signal.aborted ? error : new Ended('interrupt');
    } finally {
      // Whichever ended it, the other one ends too.
      asked.catch(() => {});
      left.abort();
      this.terminal.withdraw(keys.stop());
    }
  }

  private get window(): { columns: number; rows: number } {
    const { columns, rows } = this.context.stderr as { columns?: number; rows?: number };
    return { columns: columns || this.context.columns, rows: rows || 24 };
  }

  /** If the list is longer than the window, it is said how many there are. */
  private moving(options: readonly Option<unknown>[]): string {
    const { keys } = this.style.messages.setUp;
    return this.rowsOf(options) > this.pageSize(options) ? keys.moveAmong(options.length) : keys.move;
  }

  private pageSize(options: readonly Option<unknown>[]): number {
    return Math.min(this.rowsOf(options), Math.max(FEWEST_ROWS, this.window.rows - OTHER_ROWS));
  }

  private rowsOf(options: readonly Option<unknown>[]): number {
    const all = options.flatMap(({ name, heading }) => [
      ...this.folded(name).split('\n'),
      ...(heading ? [heading] : []),
    ]);
    return all.length;
  }

  /** Inquirer breaks lines between letters, so they are broken at spaces before. */
  private folded(text: string): string {
    return wrap(text, this.window.columns - SIGN_COLUMNS, ' '.repeat(SIGN_COLUMNS)).join('\n');
  }

  private choicesOf<Value>(options: readonly Option<Value>[]) {
    const { paint } = this.style;
    return options.flatMap(({ value, name, short = name, heading }) => [
      ...(heading ? [new inquirer.Separator(paint.dim(heading)) as never] : []),
      { value, name: this.folded(name), checkedName: this.folded(name), short },
    ]);
  }

  /** The words and signs of Inquirer, all of which are replaced: its own are English, and coloured in spite of NO_COLOR. */
  private theme({ label }: Asked, keys: readonly string[]) {
    const { paint, ascii } = this.style;
    const lead = `${label}: `;
    const same = (text: string) => text;
    return {
      prefix: { idle: paint.accent('?'), done: paint.good(ascii ? '+' : '✔') },
      icon: ascii
        ? { cursor: '>', checked: '[x]', unchecked: '[ ]' }
        : { cursor: '❯', checked: paint.good('◉'), unchecked: '◯' },
      // Otherwise j and k would move if a variable of the environment says so.
      keybindings: [],
      style: {
        message: (text: string, status: string) => paint.bold(status === 'done' ? lead.trimEnd() : text),
        answer: (text: string) => paint.accent(this.folded(lead + oneLine(text)).slice(lead.length)),
        error: (text: string) => paint.bad(`> ${this.folded(text)}`),
        defaultAnswer: (text: string) => paint.dim(`(${oneLine(text)})`),
        highlight: paint.accent,
        description: same,
        disabled: same,
        help: paint.dim,
        keysHelpTip: () => paint.dim(packed(keys, this.window.columns).join('\n')),
      },
    };
  }
}
