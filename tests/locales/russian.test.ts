/** Everything that a person can be shown is said in Russian as well, and in Russian alone. */
import { describe, expect, test } from 'vitest';
import type { ActionSubject } from '../../src/domain/treatment/proposals.js';
import { width } from '../../src/render/kit/layout.js';
import { sideBySide, TYPED } from '../helpers/printing/messages.js';
import { MESSAGES } from '../helpers/printing/styles.js';

const { en, ru } = MESSAGES;
const PAIRS = sideBySide(en, ru);

/** Words that are the same in every language: names of keys, values, commands, formats, places. */
const NEUTRAL =
  /\b(vanished|unplanned|unsupported-rise|broken-promise|base-first|rewritten|stale-waiver|max-slide|max-age|max-silence|max-overdue|service-audit|SITE|AUDIT|FILE|FOLDER|NAME|KEY|DATE|YYYY-MM-DD|CRITERION|ASCII|CI|TTY|README|JSON|YAML|UTF-8|NUL|Enter|Esc|Tab|Ctrl-C|off|warn|fail|score|na|not-seen|min-score|max-drop|criteria|refunds|unexplained|check|run|init|git mv|GitHub Actions|GitLab CI|pre-commit)\b/g;
const words = (text: string) =>
  text
    .replaceAll(TYPED, '')
    .replaceAll(NEUTRAL, '')
    .match(/\p{L}{2,}/gu) ?? [];

test('what English says in words, Russian says in Cyrillic, and not the same', () => {
  const untranslated = PAIRS.filter(([english, russian]) => {
    // Dates are numbers in Russian, and each language is asked for in both.
    if (words(english.text).length === 0 || /^(dates|setUp\.language)\./.test(english.path)) return false;
    return !/[а-яё]/i.test(russian.text) || russian.text === english.text;
  });
  expect(untranslated.map(([{ path, text }]) => `${path}: ${text}`)).toEqual([]);
});

test('no English sentence is left in Russian', () => {
  const left = PAIRS.filter(([, { text }]) => /\b[a-z]{2,}(?: [a-z]{2,}){2,}\b/i.test(text.replaceAll(NEUTRAL, '')));
  expect(left.map(([, { path, text }]) => `${path}: ${text}`)).toEqual([]);
});

test('no Cyrillic is left in English', () => {
  const inEnglish = PAIRS.filter(([{ path, text }]) => !path.startsWith('setUp.language.') && /[а-яё]/i.test(text));
  expect(inEnglish.map(([{ path }]) => path)).toEqual([]);
});

test('both say what people typed: nothing of it is dropped in one of them', () => {
  const dropped = PAIRS.filter(([english, russian]) => english.text.includes(TYPED) !== russian.text.includes(TYPED));
  expect(dropped.map(([{ path }]) => path)).toEqual([]);
});

test('no text is empty, and none has a space at its end or two in a row', () => {
  // Columns that are lined up by hand.
  const aligned = /^(files\.|rules\.|sheet\.)/;
  const bad = PAIRS.flat().filter(
    ({ path, text }) => text.trim() === '' || (!aligned.test(path) && /\s$| {2}/.test(text)),
  );
  expect(bad.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
});

test('quotes are those of the language', () => {
  const english = PAIRS.filter(([{ text }]) => /[«»]/.test(text));
  const russian = PAIRS.filter(([, { text }]) => /[“”]/.test(text));
  expect([english.map(([{ path }]) => path), russian.map(([{ path }]) => path)]).toEqual([[], []]);
});

test('words that stand in columns fit them', () => {
  for (const { check, show } of [en, ru]) {
    expect([check.failed, check.passed].filter((word) => width(word) > 7)).toEqual([]);
    // A remark beside a score has 16 columns at 80.
    const remarks = [
      show.causeUnknown,
      show.atTarget,
      show.notSeen(undefined),
      show.overdue(99),
      show.promised(10, '31.12'),
    ];
    expect(remarks.filter((remark) => width(remark) > 16)).toEqual([]);
    expect(width(show.na)).toBeLessThanOrEqual(4);
  }
});

test('a hundred days, and a promise that is far away, fit beside a score', () => {
  const remarks = [en, ru].flatMap(({ show, dates }) => [
    show.overdue(100),
    show.overdue(1000),
    show.until(7, dates.day('2027-12-31', '2026-11-20')),
    show.until(10, dates.partial('2027-12')),
  ]);
  expect(remarks.filter((remark) => width(remark) > 16)).toEqual([]);
});

describe('proposed actions', () => {
  const proposals: ActionSubject[] = [
    { what: 'appoint' },
    { what: 'decide-first-step' },
    { what: 'inspect-change' },
    { what: 'inspect-change', change: TYPED },
    { what: 'learn-mechanism' },
    { what: 'ask-adviser', adviser: TYPED },
    { what: 'ask-peer' },
    { what: 'decide-act', factor: TYPED },
    { what: 'mitigate', factor: TYPED },
    { what: 'measure-two-weeks' },
    { what: 'set-standard' },
  ];
  test.each(proposals)('%j', (proposal) => {
    const [english, russian] = [en.proposal(proposal, 'Title'), ru.proposal(proposal, 'Название')];
    expect(russian).toMatch(/^[А-ЯЁ]/);
    expect(english).toMatch(/^[A-Z]/);
    expect(english).not.toMatch(/[а-яё]/i);
    expect(russian.includes(TYPED)).toBe(english.includes(TYPED));
  });

  test('all are told apart; the act for today stands in its author’s words', () => {
    for (const messages of [en, ru]) {
      expect(new Set(proposals.map((proposal) => messages.proposal(proposal, 'X'))).size).toBe(proposals.length);
      expect(messages.proposal({ what: 'today', text: 'Call Anna' }, 'X')).toBe('Call Anna');
    }
  });
});

describe('a first step that changes nothing', () => {
  test.each(['I will think about it', 'think', 'Discuss it with the masters', 'Look into the rota', "I'll consider"])(
    '%s',
    (text) => {
      expect(en.interview.vague.test(text)).toBe(true);
    },
  );
  test.each(['Call the supplier', 'Print the rule', 'Put a second chair at the door', 'Thinner towels: order them'])(
    'not: %s',
    (text) => {
      expect(en.interview.vague.test(text)).toBe(false);
    },
  );
  test.each([
    'Подумать',
    'я подумаю',
    'Надо обсудить',
    'Буду думать',
    'сначала разобраться',
    'Изучить вопрос',
    'think about it',
  ])('%s', (text) => {
    expect(ru.interview.vague.test(text)).toBe(true);
  });
  test.each([
    'Позвонить поставщику',
    'Повесить правило у кассы',
    'Поставить второй стул',
    'Думская, 5: заменить вывеску',
  ])('not: %s', (text) => {
    expect(ru.interview.vague.test(text)).toBe(false);
  });
});
