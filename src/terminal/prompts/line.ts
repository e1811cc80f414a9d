/** One line of text. */
import { createPrompt, isEnterKey, useEffect, useKeypress, useState } from '@inquirer/core';
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

export const linePrompt = createPrompt<LineAnswer, LineConfig>((config, done) => {
  const { columns } = useSize(config);
  const [text, setText] = useState(config.initial ?? '');
  const [refused, setRefused] = useState<string | undefined>(undefined);
  useEffect((readline) => {
    if (config.initial) readline.write(config.initial);
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
      if (readline.line !== text) config.typed(readline.line);
      setText(readline.line);
      setRefused(undefined);
      return;
    }
    const answer = text.trim() || (config.fallback ?? '');
    const why = config.refuse?.(answer);
    if (why === undefined) return done({ text: answer });
    readline.write(text);
    setRefused(why);
  });
  const hint = text === '' && config.fallback ? ` (${config.fallback})` : '';
  const below = [...(refused ? [` ${refused}`] : []), ...config.bottom(columns)];
  return [[...config.top(columns), ` >${hint} ${text}`].join('\n'), ['', ...below].join('\n')];
});
