/** A score by one key: 2–9 count at once, 0 is 10, and 1 waits for Enter or for the 0 of a typed "10". Arrows and Enter work too. */
import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import type { ScoreAnswer, ScoreCommand } from '../../interview/presenter.js';
import { isEscape, type Key, letterOf } from './keys.js';
import { HIDE_CURSOR, type Screen, useSize } from './screen.js';

export interface ScoreConfig extends Screen {
  /**
   * Draws the screen. `cursor` is the level that is pointed at; `isOneTyped` says that a 1 waits for the next key; `full`
   * says that anchors are shown whole.
   */
  draw(view: {
    cursor: number | undefined;
    isOneTyped: boolean;
    full: boolean;
    columns: number;
    rows: number;
  }): string[];
  /** Commands other than a score, by letter. */
  commands: Readonly<Record<string, ScoreCommand>>;
  /** The score given before, if the person came back to it. */
  given?: number | undefined;
}

export const scorePrompt = createPrompt<ScoreAnswer, ScoreConfig>((config, done) => {
  const size = useSize(config);
  const [cursor, setCursor] = useState<number | undefined>(config.given);
  const [isOneTyped, setOneTyped] = useState(false);
  const [full, setFull] = useState(false);
  useKeypress((event, readline) => {
    readline.clearLine(0);
    const key = event as Key;
    const letter = letterOf(key);
    const command = Object.hasOwn(config.commands, letter) ? config.commands[letter] : undefined;
    if (isOneTyped && (letter === '0' || isEnterKey(event))) return done({ score: letter === '0' ? 10 : 1 });
    if (isOneTyped) {
      setOneTyped(false);
      if (isEscape(key) || key.name === 'backspace') return;
    }
    if (letter === '1') {
      setOneTyped(true);
      setCursor(1);
    } else if (letter === '0') done({ score: 10 });
    else if (/^[2-9]$/.test(letter)) done({ score: Number(letter) });
    else if (key.name === 'up') setCursor(Math.min(10, (cursor ?? 5) + 1));
    else if (key.name === 'down') setCursor(Math.max(1, (cursor ?? 6) - 1));
    else if (isEnterKey(event) && cursor !== undefined) done({ score: cursor });
    else if (letter === '?') setFull(!full);
    else if (isEscape(key)) done({ command: 'back' });
    else if (command !== undefined) done({ command });
  });
  return config.draw({ cursor, isOneTyped, full, ...size }).join('\n') + HIDE_CURSOR;
});
