/** A line of text. */

import { createPrompt, isEnterKey, useEffect, useKeypress, useState } from '@inquirer/core';
import type { LineAnswer } from '../../interview/presenter.js';
import { LINE_BREAK, oneLine, visible } from '../../render/kit/visible.js';
import { indentedParagraph } from './frame.js';
import { isEscape, type Key } from './keys.js';
import { type Screen, useSize } from './screen.js';

export interface LineConfig extends Screen {
  top(columns: number): string[];
  bottom(columns: number): string[];
  /** The text that Enter takes if nothing is typed; shown in brackets. */
  fallback?: string | undefined;
  /** The text to begin with. */
  initial?: string | undefined;
  /** Why the text cannot be the answer, if it cannot. */
  refuse?(text: string): string | undefined;
  /** True if Tab puts the question off. */
  later: boolean;
  /** True if `=` takes the answer of an earlier record. */
  earlier: boolean;
  /** Called each time the text changes. */
  typed(text: string): void;
}

/** A prompt has one line: `¶` is shown instead of a line break. Typed, it becomes a line break. */
function shown(text: string): string {
  return visible(text).replaceAll('\n', LINE_BREAK);
}

/** The text that was meant. Escapes of invisible characters that were in the text before become those characters again. */
function meant(typed: string, before: string): string {
  return typed.replaceAll(LINE_BREAK, '\n').replaceAll(/\\u\{([0-9a-f]{1,6})\}/g, (escaped, hex: string) => {
    const code = Number.parseInt(hex, 16);
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
    return character !== '' && before.includes(character) ? character : escaped;
  });
}

export const linePrompt = createPrompt<LineAnswer, LineConfig>((config, done) => {
  const { columns } = useSize(config);
  const initial = shown(config.initial ?? '');
  const [text, setText] = useState(initial);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  useEffect((readline) => {
    if (initial) readline.write(initial);
  }, []);
  useKeypress((event, readline) => {
    const key = event as Key;
    if (isEscape(key)) return done({ command: 'back' });
    if (key.name === 'tab') {
      readline.clearLine(0);
      readline.write(text);
      if (config.later) done({ command: 'later' });
      return;
    }
    if (!isEnterKey(event)) {
      if (config.earlier && readline.line === '=') return done({ command: 'earlier' });
      if (readline.line !== text) config.typed(meant(readline.line, config.initial ?? ''));
      setText(readline.line);
      setRefused(undefined);
      return;
    }
    // A text that was not touched stays as it was, invisible characters included.
    const typed = text === initial ? (config.initial ?? '') : meant(text, config.initial ?? '');
    const answer = typed.trim() || (config.fallback ?? '');
    const why = config.refuse?.(answer);
    if (why === undefined) return done({ text: answer });
    readline.write(text);
    setRefused(why);
  });
  const hint = text === '' && config.fallback ? ` (${oneLine(config.fallback)})` : '';
  const below = [...(refused ? indentedParagraph(refused, columns) : []), ...config.bottom(columns)];
  return [[...config.top(columns), ` >${hint} ${text}`].join('\n'), ['', ...below].join('\n')];
});
