/**
 * The terminal of one interview: raw mode, marks of pastes, signals, and keys, which wait for the next question instead
 * of being lost between two. The terminal is restored however the interview ends.
 */
import type { Context } from '../context.js';
import { Ended, type Ending } from '../interview/ending.js';
import { TakeBack } from '../interview/presenter.js';
import { type Clock, systemClock } from './clock.js';
import { HeldKey, REPEAT_MS, Repeats } from './keyboard/held-key.js';
import { Keyboard } from './keyboard/keyboard.js';
import type { Key } from './keyboard/keys.js';
import { BRACKETS_OFF, BRACKETS_ON } from './keyboard/paste.js';
import type { Prompt } from './prompts/prompt.js';
import { onSignals } from './signals.js';
import { type Output, Window } from './window.js';

/** Moves the cursor below everything in the window. */
const TO_BOTTOM = '\x1b[999B';
/** If the process is still running this many milliseconds after SIGTSTP, no shell is waiting for it. */
const STOP_WAIT_MS = 100;
/** The whole process group, as Ctrl-Z does elsewhere: a process that started this one and waits for it stops too. */
const PROCESS_GROUP = 0;

interface Asked {
  prompt: Prompt<unknown>;
  /** True if Enter here does what cannot be taken back. */
  fresh: boolean;
  answer(answer: unknown): void;
  refuse(error: Error): void;
}

/** One press of a digit, and what became of it. */
interface DigitPress {
  digit: string;
  at: number;
  key: Key;
  /** Undefined as long as the key waits. */
  became: 'text' | 'answer' | 'nothing' | undefined;
}

interface Waiting {
  key: Key;
  /** One of the repeats of a key that is held down. */
  isRepeat?: boolean;
  press?: DigitPress | undefined;
}

/** The messages of the terminal itself. */
interface Words {
  pasteRefused: string;
  held(key: string): string;
  repeats: string;
}

export class Terminal {
  private readonly window: Window;
  private readonly keyboard: Keyboard;
  private readonly heldKey = new HeldKey<DigitPress>();
  private readonly repeats = new Repeats();
  /** Forgets the Enter that waits until it is known not to be held; undefined if none waits. */
  private forgetEnter: (() => void) | undefined;
  /** Keys for the questions to come. */
  private waiting: Waiting[] = [];
  private asked: Asked | undefined;
  /** Answers of a held key that the next question has to take back, or none but the notice. */
  private held: { answers: number; key: string } | undefined;
  private ending: Ending | undefined;
  /** True while another program has the terminal. */
  private isLent = false;
  private readonly undo: (() => void)[] = [];

  /** Takes the terminal over; `close` gives it back. */
  constructor(
    private readonly context: Context,
    private readonly words: Words,
    private readonly clock: Clock = systemClock,
  ) {
    const { stdin, stderr }: { stdin: NodeJS.ReadStream; stderr: Output } = context;
    this.window = new Window(stderr);
    this.keyboard = new Keyboard(clock, (keys) => this.take(keys));
    const onData = (chunk: Buffer) => this.keyboard.read(chunk);
    // Ctrl-D is a key in raw mode; the input ends only if the terminal is closed.
    const onEnd = () => this.end('hang-up');
    const onResize = () => this.redraw();
    const onContinue = () => this.takeBack();
    const onExit = () => this.giveBack();
    this.own();
    stdin.on('data', onData);
    stdin.on('end', onEnd);
    stdin.on('error', onEnd);
    stdin.resume();
    stderr.on('resize', onResize);
    process.on('SIGCONT', onContinue);
    process.on('SIGTSTP', this.stopAlone);
    process.on('exit', onExit);
    this.undo.push(
      onSignals((ending) => this.end(ending)),
      () => {
        stdin.off('data', onData);
        stdin.off('end', onEnd);
        stdin.off('error', onEnd);
        stdin.pause();
        stderr.off('resize', onResize);
        clearTimeout(this.stopping);
        process.off('SIGCONT', onContinue);
        process.off('SIGTSTP', this.stopAlone);
        process.off('exit', onExit);
      },
    );
  }

  /**
   * Shows a question until it is answered; with `fresh`, keys that were typed before do not count. Throws `Ended` if the
   * interview ends instead, and `TakeBack` if an earlier answer is taken back.
   */
  async ask<Answer>(prompt: Prompt<Answer>, fresh = false): Promise<Answer> {
    if (fresh) await this.forgetKeys();
    if (this.ending) throw new Ended(this.ending);
    return new Promise<Answer>((resolve, reject) => {
      const answer = (given: unknown) => resolve(given as Answer);
      this.asked = { prompt: prompt as Prompt<unknown>, fresh, answer, refuse: reject };
      this.deliver();
    });
  }

  /** Draws the whole screen again. */
  redraw(): void {
    this.window.forget();
    this.draw();
  }

  /** Asks the question no longer; nobody waits for its answer. Keys that it has not used are for the next one. */
  withdraw(left: readonly Key[]): void {
    this.settle();
    this.waiting.unshift(...left.map((key) => ({ key })));
  }

  /** Ends the question with an error. */
  fail(error: Error): void {
    this.settle()?.refuse(error);
  }

  /** Gives the terminal to another program until `use` is done. */
  async lend<Result>(use: () => Promise<Result>): Promise<Result> {
    const { stdin } = this.context;
    this.isLent = true;
    stdin.pause();
    this.giveBack();
    try {
      return await use();
    } finally {
      this.isLent = false;
      if (!this.ending) this.own();
      stdin.resume();
    }
  }

  close(): void {
    this.keyboard.drop();
    const steps = this.undo.splice(0);
    for (const step of steps) step();
    if (steps.length > 0) this.giveBack();
  }

  private own(): void {
    this.context.stdin.setRawMode(true);
    this.context.stderr.write(BRACKETS_ON);
  }

  private giveBack(): void {
    try {
      this.context.stdin.setRawMode(false);
      this.window.leave();
      this.context.stderr.write(BRACKETS_OFF);
    } catch {
      // The terminal is closed, so it need not be restored.
    }
  }

  private end(ending: Ending): void {
    this.ending ??= ending;
    this.settle()?.refuse(new Ended(this.ending));
  }

  /** The keys of one read. What was typed before a Ctrl-C counts. */
  private take(keys: readonly Key[]): void {
    for (const key of keys) {
      const isRepeat = this.repeats.isHeld(key);
      if (key.name === 'suspend') this.stop(PROCESS_GROUP);
      else if (key.name === 'end-of-input') this.end('end-of-input');
      else if (key.name === 'text' && /^\d$/.test(key.text)) this.takeDigit(key);
      else {
        this.heldKey.reset();
        this.waiting.push({ key, isRepeat });
      }
    }
    this.deliver();
  }

  private takeDigit(key: Key): void {
    const press: DigitPress = { digit: key.text, at: key.at, key, became: undefined };
    const turned = this.heldKey.press(press);
    if (typeof turned === 'object' && turned.first.became !== 'text') {
      this.isHeld = true;
      this.takeRepeatsBack(turned);
    } else if (turned !== 'swallow' || !this.isHeld) {
      this.isHeld = false;
      this.waiting.push({ key, press });
    }
  }

  /** True while further repeats of a held key come in. */
  private isHeld = false;

  private takeRepeatsBack({ first, repeats }: { first: DigitPress; repeats: readonly DigitPress[] }): void {
    const keys = new Set(repeats.map(({ key }) => key));
    this.waiting = this.waiting.filter(({ key }) => !keys.has(key));
    if (repeats.some(({ became }) => became === 'text')) this.asked?.prompt.reset();
    const answers = repeats.filter(({ became }) => became === 'answer').length;
    this.held = { answers, key: first.digit };
  }

  /** Takes back what a held key has answered; if it has answered nothing, the question only says that it was held. */
  private tellHeld(): void {
    const { held, asked } = this;
    if (!held || !asked) return;
    this.held = undefined;
    if (held.answers > 0 && asked.prompt.undo) this.fail(new TakeBack(held.answers, held.key));
    else if (held.answers === 0) asked.prompt.tell(this.words.held(held.key));
  }

  /** Gives the waiting keys to the question, and shows what they have made of it. */
  private deliver(): void {
    try {
      // The answers of a held key are taken back before anything else counts.
      if (this.held && this.held.answers > 0) this.tellHeld();
      while (this.asked && !this.isInterrupted()) {
        const next = this.waiting.shift();
        if (!next) break;
        this.give(this.asked, next);
      }
      this.tellHeld();
      this.draw();
    } catch (error) {
      // Nobody waits for the reading of keys: what goes wrong there belongs to the question.
      this.fail(error as Error);
    }
  }

  /** Is it the turn of a Ctrl-C? */
  private isInterrupted(): boolean {
    const isNext = this.waiting[0]?.key.name === 'interrupt';
    if (isNext) this.end('interrupt');
    return isNext;
  }

  private give(asked: Asked, { key, press, isRepeat }: Waiting): void {
    if (key.name === 'redraw') this.window.forget();
    const isTwice = this.dropEnter() && key.name === 'enter';
    const answer = this.press(asked.prompt, key);
    if (press) press.became = answer !== undefined ? 'answer' : asked.prompt.isText ? 'text' : 'nothing';
    if (answer === undefined) return;
    if (isRepeat || isTwice) asked.prompt.tell(this.words.repeats);
    else if (asked.fresh && key.name === 'enter') {
      this.forgetEnter = this.clock.after(REPEAT_MS, () => this.answer(asked, answer));
    } else this.answer(asked, answer);
  }

  /** Forgets the Enter that waits; false if none does. */
  private dropEnter(): boolean {
    const isWaiting = this.forgetEnter !== undefined;
    this.forgetEnter?.();
    this.forgetEnter = undefined;
    return isWaiting;
  }

  private answer(asked: Asked, answer: unknown): void {
    this.settle();
    if (answer instanceof TakeBack) asked.refuse(answer);
    else asked.answer(answer);
  }

  private press(prompt: Prompt<unknown>, key: Key): unknown {
    if (key.name === 'line' && prompt.isText) {
      // The text, and the Enter behind it.
      const text = key.text.replace(/\n+$/, '');
      const enters = Array.from(key.text.slice(text.length), () => ({
        key: { ...key, name: 'enter' as const, text: '' },
      }));
      this.waiting.unshift(...enters);
      return prompt.press({ ...key, name: 'text', text });
    }
    if (!prompt.isText && (key.name === 'paste' || key.name === 'line')) {
      prompt.tell(this.words.pasteRefused);
      return undefined;
    }
    return prompt.press(prompt.isText ? this.withFollowing(key) : key);
  }

  /** Characters that wait together are one piece of text: they are drawn and kept once. */
  private withFollowing(key: Key): Key {
    if (key.name !== 'text') return key;
    const end = this.waiting.findIndex((next) => next.key.name !== 'text');
    const following = this.waiting.splice(0, end < 0 ? this.waiting.length : end);
    for (const { press } of following) if (press) press.became = 'text';
    return { ...key, text: key.text + following.map((next) => next.key.text).join('') };
  }

  private settle(): Asked | undefined {
    const { asked } = this;
    this.asked = undefined;
    this.dropEnter();
    return asked;
  }

  private draw(): void {
    if (!this.asked || this.isLent || this.isStopped) return;
    const frame = this.asked.prompt.draw(this.window.size);
    if (frame) this.window.draw(frame);
  }

  /** Lets everything that was typed so far be read, and forgets it. */
  private async forgetKeys(): Promise<void> {
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
    const interrupt = this.waiting.find(({ key }) => key.name === 'interrupt');
    this.waiting = [];
    this.keyboard.drop();
    this.heldKey.reset();
    if (interrupt) this.end('interrupt');
  }

  private isStopped = false;
  private stopping: ReturnType<typeof setTimeout> | undefined;

  /** A SIGTSTP from another process stops this process alone. */
  private readonly stopAlone = () => this.stop(process.pid);

  /** Restores the terminal for the shell, then stops. In this order: only a process in the foreground may set modes. */
  private stop(whom: number): void {
    if (process.platform === 'win32' || this.isStopped) return;
    this.isStopped = true;
    if (!this.isLent) {
      this.giveBack();
      this.context.stderr.write(`${TO_BOTTOM}\n`);
    }
    process.off('SIGTSTP', this.stopAlone);
    process.kill(whom, 'SIGTSTP');
    // `setImmediate` lets a SIGCONT that has arrived meanwhile be handled first.
    this.stopping = setTimeout(() => setImmediate(() => this.isStopped && this.takeBack()), STOP_WAIT_MS);
  }

  /** Takes the terminal back and draws the screen again. */
  private takeBack(): void {
    if (this.ending) return;
    const { stdin } = this.context;
    if (this.isStopped) process.on('SIGTSTP', this.stopAlone);
    this.isStopped = false;
    if (this.isLent) return;
    // After a SIGSTOP, Node does not know that the shell has changed the modes; raw mode takes effect only off and on.
    stdin.setRawMode(false);
    this.window.leave();
    this.own();
    this.redraw();
  }
}
