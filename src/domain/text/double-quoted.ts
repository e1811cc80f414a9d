/** Typed text in a file of YAML, which people read in editors and terminals, and which has to hold the same text. */
import { type Change, type Changes, changeUnseen } from './unseen.js';

const code: Change = (characters) =>
  Array.from(characters, (one) => {
    const number = one.codePointAt(0) ?? 0;
    return number > 0xffff
      ? `\\U${number.toString(16).padStart(8, '0')}`
      : `\\u${number.toString(16).padStart(4, '0')}`;
  }).join('');
const kept: Change = (characters) => characters;

const YAML: Changes = {
  tab: kept,
  break: code,
  control: code,
  direction: kept,
  reversal: code,
  hyphen: kept,
  hidden: code,
};

/** A scalar in double quotes; characters that an editor would obey or hide are escape sequences, which YAML reads back. */
export function doubleQuoted(text: string): string {
  return changeUnseen(JSON.stringify(text), YAML);
}

/** The text needs escape sequences, so it can be written only in double quotes. */
export function needsQuotes(text: string): boolean {
  return changeUnseen(text, YAML) !== text;
}

const blank: Change = () => ' ';
const BLANK: Changes = { ...YAML, break: blank, control: blank, reversal: blank, hidden: blank };

/** The text for a comment, which is one line and can hold no escape sequences. */
export function commentText(text: string): string {
  return changeUnseen(text, BLANK).replaceAll(/\s+/g, ' ').trim();
}
