/**
 * Makes keys and pastes of what is read from the terminal. A key counts at once; only an Esc, and several characters that
 * were read together, wait for a moment, because they may be the beginning of a sequence or of a paste.
 */
import { StringDecoder } from 'node:string_decoder';
import type { Clock } from '../clock.js';
import { decode, type Key } from './keys.js';
import { burstKind, PASTE_BEGIN, PASTE_END, pastedText } from './paste.js';

/** The bytes of one escape sequence arrive within this time; an Esc that stays alone longer is the key. */
const ESCAPE_WAIT_MS = 30;
/** Reads that follow a burst within this time belong to it. */
const BURST_WAIT_MS = 20;
/** A paste whose end mark does not come is complete if nothing is read for this time. */
const PASTE_WAIT_MS = 1000;

export class Keyboard {
  private readonly decoder = new StringDecoder('utf8');
  /** The beginning of an escape sequence. */
  private rest = '';
  /** Characters that were read together, until it is known what they are. */
  private burst: string | undefined;
  /** The parts of a paste that has begun. */
  private paste: { parts: string[]; tail: string } | undefined;
  /** True if a paste was taken for complete without its end mark: the rest of it may still come. */
  private mayGoOn = false;
  private stopWaiting: () => void = () => {};

  constructor(
    private readonly clock: Clock,
    /** Gets the keys of one read together. */
    private readonly out: (keys: readonly Key[]) => void,
  ) {}

  read(bytes: Buffer): void {
    const text = this.decoder.write(bytes);
    if (text === '') return;
    this.stopWaiting();
    const { burst } = this;
    if (this.paste) this.pasteOn(text);
    else if (burst !== undefined && endsPaste(text)) {
      this.burst = undefined;
      this.take(burst + text);
    } else if (this.burst !== undefined && !hasMark(text)) this.collect(this.burst + text);
    else this.takeAfterRest(text);
  }

  private takeAfterRest(text: string): void {
    this.finishBurst();
    const { rest } = this;
    this.rest = '';
    // A character that comes in a read of its own after Esc was typed after it.
    if (rest === '\x1b' && !['\x1b', '[', 'O'].includes(text.charAt(0))) {
      this.give('escape');
      this.take(text);
    } else this.take(rest + text);
  }

  /** Forgets what was typed in part. */
  drop(): void {
    this.stopWaiting();
    [this.rest, this.burst, this.paste, this.mayGoOn] = ['', undefined, undefined, false];
  }

  private take(text: string): void {
    const begin = text.indexOf(PASTE_BEGIN);
    if (endsPaste(text)) {
      // The end of a paste that was taken for complete.
      const end = text.indexOf(PASTE_END);
      this.mayGoOn = false;
      this.give('paste', pastedText(text.slice(0, end)));
      this.take(text.slice(end + PASTE_END.length));
    } else if (begin >= 0) {
      this.takeKeys(text.slice(0, begin));
      this.paste = { parts: [], tail: '' };
      this.pasteOn(text.slice(begin + PASTE_BEGIN.length));
    } else if (isBurst(text) && this.mayGoOn) {
      this.paste = { parts: [], tail: '' };
      this.pasteOn(text);
    } else if (isBurst(text)) this.collect(text);
    else {
      // A single key was typed: the paste is over.
      this.mayGoOn = false;
      this.takeKeys(text);
    }
  }

  private takeKeys(text: string): void {
    const { keys, rest } = decode(text);
    const at = this.clock.now();
    if (keys.length > 0) this.out(keys.map((key) => ({ ...key, at })));
    this.rest = rest;
    if (rest === '') return;
    this.wait(ESCAPE_WAIT_MS, () => {
      // A longer beginning of a sequence is not typed by anybody: its end comes later over a slow line.
      if (this.rest.length > 2) return;
      for (const character of this.rest) if (character === '\x1b') this.give('escape');
      this.rest = '';
    });
  }

  private collect(text: string): void {
    this.burst = text;
    this.wait(BURST_WAIT_MS, () => this.finishBurst());
  }

  private finishBurst(): void {
    const { burst } = this;
    this.burst = undefined;
    if (burst === undefined) return;
    const kind = burstKind(burst);
    if (kind === 'keys') this.takeKeys(burst);
    else this.give(kind, pastedText(burst));
  }

  private pasteOn(text: string): void {
    const paste = this.paste ?? { parts: [], tail: '' };
    const read = paste.tail + text;
    const end = read.lastIndexOf(PASTE_END);
    if (end >= 0) {
      paste.parts.push(read.slice(0, end));
      paste.tail = '';
      this.finishPaste();
      this.mayGoOn = false;
      this.take(read.slice(end + PASTE_END.length));
      return;
    }
    // The end mark may come in two parts.
    const known = Math.max(0, read.length - PASTE_END.length + 1);
    paste.parts.push(read.slice(0, known));
    paste.tail = read.slice(known);
    this.wait(PASTE_WAIT_MS, () => this.finishPaste());
  }

  private finishPaste(): void {
    const { parts, tail } = this.paste ?? { parts: [], tail: '' };
    this.paste = undefined;
    this.mayGoOn = true;
    this.give('paste', pastedText(parts.join('') + tail));
  }

  private give(name: Key['name'], text = ''): void {
    if (name === 'paste' && text === '') return;
    this.out([{ name, text, at: this.clock.now() }]);
  }

  private wait(milliseconds: number, then: () => void): void {
    this.stopWaiting();
    this.stopWaiting = this.clock.after(milliseconds, then);
  }
}

/** True if the first mark in the text is the end of a paste. */
function endsPaste(text: string): boolean {
  const [begin, end] = [text.indexOf(PASTE_BEGIN), text.indexOf(PASTE_END)];
  return end >= 0 && (begin < 0 || end < begin);
}

function hasMark(text: string): boolean {
  return text.includes(PASTE_BEGIN) || text.includes(PASTE_END);
}

/** True if characters were read together that may be the beginning of a paste. */
function isBurst(text: string): boolean {
  const isTyped = ({ name }: Pick<Key, 'name'>) => name === 'text' || name === 'enter' || name === 'line-break';
  return decode(text).keys.filter(isTyped).length > 1;
}
