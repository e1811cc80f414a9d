/** The characters that a terminal sends for each key. */

export type KeyName =
  | 'text'
  | 'paste'
  | 'line'
  | 'enter'
  | 'line-break'
  | 'escape'
  | 'tab'
  | 'backspace'
  | 'delete'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'page-up'
  | 'page-down'
  | 'word-left'
  | 'word-right'
  | 'delete-word-left'
  | 'delete-word-right'
  | 'delete-blank-left'
  | 'delete-to-start'
  | 'delete-to-end'
  | 'undo'
  | 'editor'
  | 'redraw'
  | 'interrupt'
  | 'end-of-input'
  | 'suspend';

export interface Key {
  /** `text` is one character that was typed, `paste` a whole paste, `line` a text that came with its Enter in one piece. */
  name: KeyName;
  text: string;
  /** When it was read, in milliseconds. */
  at: number;
}

const CONTROL: Readonly<Record<string, KeyName>> = {
  '\r': 'enter',
  '\n': 'line-break',
  '\t': 'tab',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\x01': 'home',
  '\x02': 'left',
  '\x03': 'interrupt',
  '\x04': 'end-of-input',
  '\x05': 'end',
  '\x06': 'right',
  '\x07': 'editor',
  '\x0b': 'delete-to-end',
  '\x0c': 'redraw',
  '\x0e': 'down',
  '\x10': 'up',
  '\x15': 'delete-to-start',
  '\x17': 'delete-blank-left',
  '\x1a': 'suspend',
  '\x1f': 'undo',
};

/** Alt or Option with a key, as most terminals send it: Esc before the character. Russian letters are on the same keys. */
const ALT: Readonly<Record<string, KeyName>> = {
  b: 'word-left',
  и: 'word-left',
  f: 'word-right',
  а: 'word-right',
  d: 'delete-word-right',
  в: 'delete-word-right',
  '\x7f': 'delete-word-left',
  '\b': 'delete-word-left',
  '\r': 'line-break',
  '\n': 'line-break',
};

const FINAL: Readonly<Record<string, KeyName>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
};

/** The first number of a sequence that ends with `~`. */
const NUMBERED: Readonly<Record<number, KeyName>> = {
  1: 'home',
  3: 'delete',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
};

/** The same keys together with Alt, Ctrl or Option. */
const BY_WORDS: Partial<Record<KeyName, KeyName>> = {
  left: 'word-left',
  right: 'word-right',
  delete: 'delete-word-right',
};

/** Alt, Ctrl and Meta in the number of a modifier, which is one more than the sum of its bits. */
const WORD_MODIFIERS = 2 | 4 | 8;

// biome-ignore lint/suspicious/noControlCharactersInRegex: keys send them
const SEQUENCE = /\x1b(\x1b?)(?:\[\[[A-E]|(\[|O)([0-9;:<>?]*)[ -/]*([@-~]))/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys send them
const UNFINISHED = /\x1b\x1b?(?:(?:\[|O)[0-9;:<>?]*[ -/]*|\[\[)?$/y;

export interface Decoded {
  keys: Omit<Key, 'at'>[];
  /** The beginning of a sequence whose end was not read yet. */
  rest: string;
}

/** Splits what was read into keys. Esc with a character behind it is that character with Alt. What is not known is left out. */
export function decode(read: string): Decoded {
  const keys: Decoded['keys'] = [];
  let at = 0;
  while (at < read.length) {
    const character = String.fromCodePoint(read.codePointAt(at) ?? 0);
    if (character !== '\x1b') {
      add(keys, CONTROL[character] ?? (isControl(character) ? undefined : 'text'), character);
      at += character.length;
      continue;
    }
    const found = matched(SEQUENCE, read, at);
    if (found) {
      add(keys, sequence(found), '');
      at += found[0].length;
      continue;
    }
    if (matched(UNFINISHED, read, at)) return { keys, rest: read.slice(at) };
    const next = String.fromCodePoint(read.codePointAt(at + 1) ?? 0);
    if (next === '\x1b') {
      add(keys, 'escape', '');
      at += 1;
      continue;
    }
    add(keys, ALT[next.toLowerCase()], '');
    at += 1 + next.length;
  }
  return { keys, rest: '' };
}

function add(keys: Decoded['keys'], name: KeyName | undefined, text: string): void {
  if (name !== undefined) keys.push({ name, text: name === 'text' ? text : '' });
}

function matched(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function sequence([, escaped, kind, numbers = '', final = '']: RegExpExecArray): KeyName | undefined {
  const [first = 0, second = 1, third] = numbers.split(/[;:]/).map(Number);
  // Enter with a modifier, where the terminal tells it apart.
  if (final === 'u' || (first === 27 && third === 13)) {
    return (final === 'u' ? first : third) === 13 ? 'line-break' : undefined;
  }
  const isCtrlOfRxvt = kind === 'O' && /[a-d]/.test(final);
  const name = final === '~' ? NUMBERED[first] : FINAL[/[a-d]/.test(final) ? final.toUpperCase() : final];
  if (name === undefined) return undefined;
  const modifier = final !== '~' && numbers !== '' && !numbers.includes(';') ? first : second;
  const isByWords = escaped !== '' || isCtrlOfRxvt || ((modifier - 1) & WORD_MODIFIERS) !== 0;
  return isByWords ? (BY_WORDS[name] ?? name) : name;
}

function isControl(character: string): boolean {
  return /^\p{Cc}$/u.test(character);
}
