/** One line of text. */

import { createPrompt, isEnterKey, useEffect, useKeypress, useState } from '@inquirer/core';
import { oneLine, visible } from '../../render/visible.js';
import { isEscape, type Key } from '../keys.js';
import type { LineAnswer } from '../presenter.js';
import { type Screen, useSize } from './screen.js';

export interface LineConfig extends Screen {
  top(columns: number): string[];
  bottom(columns: number): string[];
  /** What Enter takes where nothing is typed; shown in brackets. */
  fallback?: string | undefined;
  /** Text to begin with. */
  initial?: string | undefined;
  /** Why the text will not do, if it will not. */
  refuse?(text: string): string | undefined;
  /** May it be put off with Tab? */
  later: boolean;
  /** May `=` take what an earlier record says? */
  earlier: boolean;
  /** Told each time the text changes. */
  typed(text: string): void;
}

/** Stands for a line break in the one line there is; typed, it becomes one. */
const LINE_BREAK = '¶';

function shown(text: string): string {
  return visible(text).replaceAll('\n', LINE_BREAK);
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
      if (readline.line !== text) config.typed(readline.line.replaceAll(LINE_BREAK, '\n'));
      setText(readline.line);
      setRefused(undefined);
      return;
    }
    // What was not touched stays as it was, invisible characters included.
    const typed = text === initial ? (config.initial ?? '') : text.replaceAll(LINE_BREAK, '\n');
    const answer = typed.trim() || (config.fallback ?? '');
    const why = config.refuse?.(answer);
    if (why === undefined) return done({ text: answer });
    readline.write(text);
    setRefused(why);
  });
  const hint = text === '' && config.fallback ? ` (${oneLine(config.fallback)})` : '';
  const below = [...(refused ? [` ${refused}`] : []), ...config.bottom(columns)];
  return [[...config.top(columns), ` >${hint} ${text}`].join('\n'), ['', ...below].join('\n')];
});
