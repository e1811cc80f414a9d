/** Keys as terminals send them: the Option key of a Mac, Esc, sequences in parts, and several characters in one read. */
import { describe, expect, test } from 'vitest';
import { Keyboard } from '../../src/terminal/keyboard/keyboard.js';
import type { Key } from '../../src/terminal/keyboard/keys.js';
import { TestClock } from '../helpers/terminal/typing.js';

function aKeyboard() {
  const clock = new TestClock();
  const keys: Key[] = [];
  const keyboard = new Keyboard(clock, (read) => keys.push(...read));
  return {
    keys,
    read(text: string | Buffer, milliseconds = 0): void {
      keyboard.read(Buffer.from(text));
      clock.pass(milliseconds);
    },
    pass: (milliseconds: number) => clock.pass(milliseconds),
    /** What came in, in short: the name, or the text of a character, a paste or a line. */
    get came(): string[] {
      return keys.map(({ name, text }) => (name === 'text' ? text : text === '' ? name : `${name}: ${text}`));
    },
  };
}

/** The keys that these reads give, one after the other. */
function from(...reads: string[]): string[] {
  const keyboard = aKeyboard();
  for (const read of reads) keyboard.read(read);
  keyboard.pass(2000);
  return keyboard.came;
}

describe('words: Option on a Mac, Alt and Ctrl elsewhere', () => {
  test.each([
    ['\x1bb', 'word-left'],
    ['\x1bf', 'word-right'],
    ['\x1bd', 'delete-word-right'],
    ['\x1b\x7f', 'delete-word-left'],
    ['\x1b\b', 'delete-word-left'],
    ['\x1b[1;3D', 'word-left'],
    ['\x1b[1;3C', 'word-right'],
    ['\x1b[1;5D', 'word-left'],
    ['\x1b[1;9C', 'word-right'],
    ['\x1b\x1b[D', 'word-left'],
    ['\x1b\x1b[C', 'word-right'],
    ['\x1b\x1bOD', 'word-left'],
    ['\x1bOd', 'word-left'],
    ['\x1b[3;3~', 'delete-word-right'],
    // The same keys where the layout is Russian.
    ['\x1bи', 'word-left'],
    ['\x1bа', 'word-right'],
    ['\x1bв', 'delete-word-right'],
    ['\x17', 'delete-blank-left'],
  ])('%j is %s', (sent, name) => {
    expect(from(sent)).toEqual([name]);
  });

  test.each(['\x1bx', '\x1b7', '\x1bq', '\x1bй', '\x1b[1;3P', '\x1b[Z', '\x1b[99~', '\x1bOP', '\x1b[[A'])(
    '%j is nothing: neither Esc nor the letter',
    (sent) => {
      expect(from(sent)).toEqual([]);
    },
  );
});

describe('other keys', () => {
  test.each([
    ['\x1b[A', 'up'],
    ['\x1bOB', 'down'],
    ['\x1b[H', 'home'],
    ['\x1b[4~', 'end'],
    ['\x1b[1;2C', 'right'],
    ['\x1b[5~', 'page-up'],
    ['\x1b[3~', 'delete'],
    ['\x1b\r', 'line-break'],
    ['\x1b\n', 'line-break'],
    ['\n', 'line-break'],
    ['\x1b[13;2u', 'line-break'],
    ['\x1b[27;5;13~', 'line-break'],
    ['\r', 'enter'],
    ['\x1f', 'undo'],
    ['\x07', 'editor'],
    ['\x15', 'delete-to-start'],
  ])('%j is %s', (sent, name) => {
    expect(from(sent)).toEqual([name]);
  });

  test('a character in parts of its bytes', () => {
    const keyboard = aKeyboard();
    const [first, second] = [...Buffer.from('ж')];
    keyboard.read(Buffer.from([first ?? 0]));
    keyboard.read(Buffer.from([second ?? 0]));
    expect(keyboard.came).toEqual(['ж']);
  });
});

describe('Esc', () => {
  test('alone, it is the key after a moment', () => {
    const keyboard = aKeyboard();
    keyboard.read('\x1b');
    expect(keyboard.came).toEqual([]);
    keyboard.pass(40);
    expect(keyboard.came).toEqual(['escape']);
  });

  test('with a letter in a read of its own, it is Esc and then the letter, however fast', () => {
    expect(from('\x1b', 'b')).toEqual(['escape', 'b']);
    expect(from('\x1b', '7')).toEqual(['escape', '7']);
    expect(from('\x1b', 'и')).toEqual(['escape', 'и']);
  });

  test('twice', () => {
    expect(from('\x1b', '\x1b')).toEqual(['escape', 'escape']);
    expect(from('\x1b\x1b')).toEqual(['escape', 'escape']);
  });

  test('a sequence that comes in parts is one key', () => {
    expect(from('\x1b', '[D')).toEqual(['left']);
    expect(from('\x1b[', '1;', '3D')).toEqual(['word-left']);
    const slow = aKeyboard();
    slow.read('\x1b[1;', 500);
    slow.read('5C');
    expect(slow.came).toEqual(['word-right']);
  });
});

describe('several characters in one read', () => {
  test('digits that were typed ahead are digits', () => {
    expect(from('7676')).toEqual(['7', '6', '7', '6']);
  });

  test('a key that was typed ahead with its Enter is two keys', () => {
    expect(from('1\r')).toEqual(['1', 'enter']);
    expect(from('\r\r')).toEqual(['enter', 'enter']);
    expect(from('1\r7')).toEqual(['1', 'enter', '7']);
  });

  test('with a line break among them they are a paste', () => {
    expect(from('8 people\r2 of 3')).toEqual(['paste: 8 people\n2 of 3']);
    expect(from('8 людей\n2 из 3\n')).toEqual(['paste: 8 людей\n2 из 3\n']);
  });

  test('reads that follow at once belong to it, and a key after a moment does not', () => {
    const keyboard = aKeyboard();
    keyboard.read('8 people in the', 5);
    keyboard.read(' queue\r2', 5);
    keyboard.read(' of 3');
    expect(keyboard.came).toEqual([]);
    keyboard.pass(30);
    keyboard.read('7');
    expect(keyboard.came).toEqual(['paste: 8 people in the queue\n2 of 3', '7']);
  });

  test('a text with an Enter at its end may be typed, and is one line', () => {
    expect(from('Olena Kovalchuk\r')).toEqual(['line: Olena Kovalchuk\n']);
  });
});

describe('a paste that the terminal marks', () => {
  const marked = (text: string) => `\x1b[200~${text}\x1b[201~`;

  test('is one paste, and keys around it are keys', () => {
    expect(from(`a${marked('8 people\r\n2 of 3\rx')}b`)).toEqual(['a', 'paste: 8 people\n2 of 3\nx', 'b']);
  });

  test('in parts, the marks included', () => {
    const text = `7${marked('one\rtwo')}8`;
    for (let at = 2; at < text.length; at++) {
      expect(from(text.slice(0, at), text.slice(at)), `at ${at}`).toEqual(['7', 'paste: one\ntwo', '8']);
    }
    expect(from(...text)).toEqual(['7', 'paste: one\ntwo', '8']);
  });

  test('nothing in it acts: neither keys nor sequences nor an end mark of its own', () => {
    expect(from(marked('a\x03b\x04c\x1a\x1b[Ad\x1b]0;title\x07e\x1bq\x7f\x9bf'))).toEqual(['paste: abcdeqf']);
    expect(from(marked('a\x1b[201~7\r7'))).toEqual(['paste: a7\n7']);
    expect(from(marked('tab\there'))).toEqual(['paste: tab\there']);
  });

  test('an end mark that never comes is not waited for', () => {
    const keyboard = aKeyboard();
    keyboard.read('\x1b[200~one\rtwo', 500);
    keyboard.read(' three', 500);
    expect(keyboard.came).toEqual([]);
    keyboard.pass(1000);
    expect(keyboard.came).toEqual(['paste: one\ntwo three']);
    keyboard.read('7');
    expect(keyboard.came.at(-1)).toBe('7');
  });

  test('what comes after that with an end mark is a paste too', () => {
    const keyboard = aKeyboard();
    keyboard.read('\x1b[200~one', 2000);
    keyboard.read('two\rthree\x1b[201~', 2000);
    expect(keyboard.came).toEqual(['paste: one', 'paste: two\nthree']);
  });

  test('a large one is read in one go', () => {
    const text = 'слово и ещё слово\n'.repeat(20_000);
    const keyboard = aKeyboard();
    const all = marked(text);
    for (let at = 0; at < all.length; at += 1024) keyboard.read(all.slice(at, at + 1024));
    expect(keyboard.keys).toHaveLength(1);
    expect(keyboard.keys[0]?.text).toBe(text);
  });
});
