/** A choice of one item, by its number or letter, or by arrows and Enter. */
import { stripVTControlCharacters } from 'node:util';
import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import type { ChoiceAnswer, Item } from '../../interview/presenter.js';
import { cut, width } from '../../render/kit/layout.js';
import { isEscape, type Key, letterOf } from './keys.js';
import { HIDE_CURSOR, type Screen, useSize } from './screen.js';

export interface ChoiceConfig extends Screen {
  /** The lines above the items. */
  top(columns: number): string[];
  items: readonly Item[];
  /** The lines below the items; `item` is the one under the cursor. */
  bottom(columns: number, item: Item | undefined): string[];
  /** Commands for the item under the cursor, by letter. */
  commands?: Readonly<Record<string, string | undefined>>;
  /** The command of Esc. */
  escape?: string | undefined;
  initial?: number | undefined;
  pointer: string;
  /** Marks for hidden lines. */
  hidden: readonly [above: string, below: string];
}

/** Cuts the label to the columns; a label that is cut loses its colours. */
function within(label: string, columns: number): string {
  return width(label) <= columns ? label : cut(stripVTControlCharacters(label), columns);
}

export const choicePrompt = createPrompt<ChoiceAnswer, ChoiceConfig>((config, done) => {
  const { items, commands = {} } = config;
  const { columns, rows } = useSize(config);
  const [cursor, setCursor] = useState(config.initial ?? 0);
  useKeypress((event, readline) => {
    readline.clearLine(0);
    const key = event as Key;
    const letter = letterOf(key);
    const value = items[cursor]?.value ?? '';
    const command = Object.hasOwn(commands, letter) ? commands[letter] : undefined;
    const direct = items.find((item) => item.key !== undefined && item.key === letter);
    if (key.name === 'up') setCursor((cursor - 1 + items.length) % items.length);
    else if (key.name === 'down') setCursor((cursor + 1) % items.length);
    else if (key.name === 'home') setCursor(0);
    else if (key.name === 'end') setCursor(items.length - 1);
    else if (isEnterKey(event) && items.length > 0) done({ value });
    else if (key.name === 'space' && items[cursor]?.ticks) done({ value });
    else if (isEscape(key) && config.escape) done({ value, command: config.escape });
    else if (direct && letter !== '') done({ value: direct.value });
    else if (command !== undefined) done({ value, command });
  });
  const top = config.top(columns);
  const bottom = config.bottom(columns, items[cursor]);
  const lines = items.flatMap((item, index) => {
    const line = ` ${index === cursor ? config.pointer : ' '} ${within(item.label, columns - 3)}`;
    return item.heading === undefined ? [line] : [` ${within(item.heading, columns - 1)}`, line];
  });
  const at = cursor + items.slice(0, cursor + 1).filter(({ heading }) => heading !== undefined).length;
  const room = Math.max(3, rows - top.length - bottom.length - 2);
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), lines.length - room));
  const seen = lines.slice(first, first + room);
  const [above, below] = config.hidden;
  if (first > 0 && at - first > 0) seen[0] = `   ${above} ${first + 1}`;
  const after = lines.length - first - room;
  if (after > 0 && at - first < room - 1) seen[room - 1] = `   ${below} ${after + 1}`;
  return [...top, ...seen, '', ...bottom].join('\n') + HIDE_CURSOR;
});
