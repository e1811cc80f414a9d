/** Each error says in every language what is wrong and what to do next. */
import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../src/errors.js';
import type { ProblemMessage } from '../../src/locales/en/errors.js';
import { oneLine } from '../../src/render/kit/visible.js';
import { casesOf, DETAILS } from '../helpers/printing/error-cases.js';
import { TYPED } from '../helpers/printing/messages.js';
import { MESSAGES } from '../helpers/printing/styles.js';

const { en, ru } = MESSAGES;
const CODES = Object.keys(en.errors) as ErrorCode[];

const tell = (messages: typeof en | typeof ru, code: ErrorCode, details: object): ProblemMessage =>
  (messages.errors[code] as (details: object) => ProblemMessage)(details);

test('both languages know the same errors', () => {
  expect(Object.keys(ru.errors).sort()).toEqual([...CODES].sort());
});

describe.each(CODES)('%s', (code) => {
  test('is told in both languages, with the same kind of next step', () => {
    for (const details of casesOf(code)) {
      const [english, russian] = [tell(en, code, details), tell(ru, code, details)];
      for (const { what, next } of [english, russian]) {
        expect(what).toMatch(/\S.*[.?!…]$/);
        expect(next === undefined || next.trim() !== '').toBe(true);
        expect(oneLine(`${what} ${next ?? ''}`)).not.toMatch(/undefined|NaN|\[object| {2}/);
      }
      expect(russian.next === undefined).toBe(english.next === undefined);
      expect(russian.what).toMatch(/[а-яё]/i);
      expect(`${english.what}${english.next ?? ''}`).not.toMatch(/[а-яё«»]/i);
      expect(`${russian.what}${russian.next ?? ''}`).not.toMatch(/[“”]/);
      if (russian.next) expect(russian.next).toMatch(/[а-яё]/i);
    }
  });

  test('says in Russian what it says in English of what was typed', () => {
    const says = ({ what, next }: ProblemMessage) => `${what} ${next ?? ''}`.includes(TYPED);
    expect(says(tell(ru, code, DETAILS))).toBe(says(tell(en, code, DETAILS)));
  });
});

test('Russian has no English sentence', () => {
  const commands = /service-audit \S+( \S+)?|npm install \S+|git (mv|log|fetch|show|checkout|add)\b/g;
  const left = CODES.flatMap((code) =>
    casesOf(code).map((details) => {
      const { what, next } = tell(ru, code, details);
      return `${what} ${next ?? ''}`.replaceAll(commands, '');
    }),
  ).filter((text) => /\b[a-z]{2,}(?: [a-z]{2,}){2,}\b/i.test(text));
  expect([...new Set(left)]).toEqual([]);
});
