/** A list in which letters look for an item and a number jumps to it. Only keys that are no letters are commands. */
import { stripVTControlCharacters } from 'node:util';
import type { ChoiceAnswer, ChoiceRequest, Item, TakeBack } from '../../interview/presenter.js';
import { visible } from '../../render/kit/visible.js';
import type { Key } from '../keyboard/keys.js';
import { listFrame, moved } from './choice.js';
import { indentedParagraph } from './frame.js';
import { hint } from './legend.js';
import type { Listed } from './list.js';
import { type Frame, KeyPrompt, type Size } from './prompt.js';
import { Scroll } from './scroll.js';

function folded(text: string): string {
  return stripVTControlCharacters(text).normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

/** The items whose label has all words of the text, each with its number in the whole list. */
export function matching(items: readonly Item[], text: string): Listed[] {
  const words = folded(text).split(/\s+/);
  // A heading belongs to the item below it, even if that one is not found.
  let heading: string | undefined;
  return items.flatMap((item, index) => {
    heading = item.heading ?? heading;
    const label = folded(`${item.label} ${item.plain ?? ''}`);
    if (!words.every((word) => label.includes(word))) return [];
    const shown = { ...item, heading };
    heading = undefined;
    return [{ item: shown, number: index + 1 }];
  });
}

export class FilterPrompt extends KeyPrompt<ChoiceRequest, ChoiceAnswer> {
  readonly isText = true;
  private readonly scroll = new Scroll();
  private text = '';
  /** The digits of a number that is being typed. */
  private number = '';
  /** The place of the item under the cursor in the whole list. */
  private at = this.request.initial ?? 0;

  draw(size: Size): Frame {
    const { filtered, nothingFound } = this.style.messages.interview;
    const listed = this.found;
    const above = [
      ...(this.text === ''
        ? []
        : indentedParagraph(filtered(visible(this.text)), size.columns, this.style.paint.accent)),
      ...(listed.length === 0 ? indentedParagraph(nothingFound, size.columns) : []),
    ];
    const list = { listed, cursor: this.cursor, notice: this.told, legend: this.legend(), above };
    return listFrame(this.request, list, this.scroll, size, this.style);
  }

  press(key: Key): ChoiceAnswer | TakeBack | undefined {
    const { request, style } = this;
    this.told = undefined;
    const item = this.found[this.cursor]?.item;
    const number = this.number;
    this.number = '';
    const step = moved(key, this.cursor, this.found.length);
    if (step !== undefined) {
      this.point(step);
      return undefined;
    }
    switch (key.name) {
      case 'enter':
      case 'line-break':
        return item && { value: item.value };
      case 'escape':
        if (this.text === '') return request.back === false ? undefined : { value: item?.value ?? '', command: 'back' };
        this.filter('');
        return undefined;
      case 'tab':
        return request.later ? { value: item?.value ?? '', command: 'later' } : undefined;
      case 'undo':
        return this.takeBack();
      case 'backspace':
        this.filter(Array.from(this.text).slice(0, -1).join(''));
        return undefined;
      case 'delete-to-start':
        this.filter('');
        return undefined;
      case 'paste':
        if (key.text.trim().includes('\n')) this.told = style.messages.interview.pasteRefused;
        else this.filter(this.text + key.text.trim());
        return undefined;
      case 'page-up':
      case 'page-down':
        this.scroll.press(key);
        return undefined;
      case 'text':
        return this.type(key.text, number);
      default:
        return undefined;
    }
  }

  private type(text: string, number: string): ChoiceAnswer | undefined {
    if (text === '=' && this.request.earlier !== undefined && this.text === '')
      return { value: '', command: 'earlier' };
    if (/^\d+$/.test(text)) {
      this.number = number;
      for (const digit of text) this.jump(this.number + digit, digit);
    } else if (text.trim() !== '' || this.text !== '') this.filter(this.text + text);
    return undefined;
  }

  /** To the item with this number; a number that no item has begins anew with the digit. */
  private jump(number: string, digit: string): void {
    const { items } = this.request;
    const isThere = Number(number) >= 1 && Number(number) <= items.length;
    this.number = isThere ? number : digit;
    const at = Number(this.number) - 1;
    if (at < 0 || at >= items.length) return;
    if (!this.found.some((one) => one.number === at + 1)) this.text = '';
    this.at = at;
  }

  private filter(text: string): void {
    this.text = text;
    const { found } = this;
    if (!found.some(({ number }) => number === this.at + 1)) this.point(0);
  }

  private get found(): Listed[] {
    return matching(this.request.items, this.text);
  }

  private get cursor(): number {
    return Math.max(
      0,
      this.found.findIndex(({ number }) => number === this.at + 1),
    );
  }

  private point(cursor: number): void {
    const number = this.found[cursor]?.number;
    if (number !== undefined) this.at = number - 1;
  }

  private legend(): string[] {
    const { keys } = this.style.messages.interview;
    const { later, earlier, back = true, saved = true } = this.request;
    const escaping = this.text === '' ? (back ? [keys.escBack] : []) : [keys.escClear];
    return [
      keys.choose,
      keys.filter,
      keys.jump,
      ...(later ? [keys.tabLater] : []),
      ...(earlier === undefined ? [] : [hint('=', keys.earlier, this.style.language)]),
      ...escaping,
      ...(this.undo ? [keys.ctrlUndo] : []),
      ...(this.scroll.isNeeded ? [keys.pages] : []),
      saved ? keys.ctrlC : keys.ctrlCUnsaved,
    ];
  }
}
