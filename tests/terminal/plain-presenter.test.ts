/** The same questions as plain lines, through streams: for screen readers, dumb terminals and logs. */
import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Context } from '../../src/context.js';
import { Ended } from '../../src/interview/ending.js';
import type { ChoiceRequest, LineRequest } from '../../src/interview/presenter.js';
import { PlainPresenter } from '../../src/terminal/plain-presenter.js';
import { aStyle } from '../helpers/printing/styles.js';
import { PROGRESS, PROGRESS_RU, SPEECH, WIDE } from '../helpers/terminal/prompts.js';

/** A presenter whose input are these lines; all of it is there before the first question. */
function reading(input: string, language: 'en' | 'ru' = 'en', columns?: number) {
  const stdin = new PassThrough();
  const stderr = Object.assign(new PassThrough(), { columns });
  let text = '';
  stderr.on('data', (chunk) => {
    text += chunk;
  });
  const context = { stdin, stderr } as unknown as Context;
  const presenter = new PlainPresenter(context, aStyle({ language }));
  onTestFinished(() => presenter.close());
  stdin.end(input);
  return { presenter, said: () => `\n${text}\n` };
}

const SCORE = { criterion: SPEECH, progress: PROGRESS };
const NOTE: LineRequest = { question: 'What did you see? (Enter skips)' };
const CHOICE: ChoiceRequest = {
  question: 'How do you know?',
  number: 3,
  later: true,
  items: [
    { value: 'observed', label: '1  observed it', key: '1' },
    { value: 'data', label: '2  from data', key: '2' },
    { value: 'told', label: '3  was told', key: '3' },
  ],
};

describe('as a person reads it', () => {
  test('a score, in both languages', async () => {
    const english = reading('eleven\n7\n');
    expect(await english.presenter.score({ ...SCORE, last: 'Staff appearance: 8   was 7 on 1 Sep, +1' })).toEqual({
      score: 7,
    });
    expect(english.said()).toMatchInlineSnapshot(`
      "

      Staff appearance: 8   was 7 on 1 Sep, +1

      Personnel 3/5 · 6 of 12
      Manner of speech
      How politely and clearly do staff speak, and do they hear the client out?
      10: Polite and hear out everyone, also in a dispute, by phone and at the end of a long day with a queue at the door
      7: Polite and hear out nearly everyone, slip in a rush
      4: Polite words, but they interrupt or look away
      1: Rude, or the client must ask again
      1 to 10 scores, n note, a action, c counted, x does not apply, u not seen, b back, g go to, q leave, everything is saved, ? keys again
      > Type a whole number from 1 to 10, or one of the letters.
      > 
      "
    `);
    const russian = reading('7\n', 'ru');
    await russian.presenter.score({ criterion: SPEECH, progress: PROGRESS_RU });
    expect(russian.said()).toMatchInlineSnapshot(`
      "

      Персонал 3/5 · 6 из 12
      Манера речи
      Насколько вежливо и понятно говорят сотрудники, дослушивают ли клиента?
      10: Вежливы и дослушивают каждого, в споре, по телефону и в конце долгого дня, когда в дверях стоит очередь
      7: Вежливы и дослушивают почти всех, в спешке срываются
      4: Слова вежливые, но перебивают или смотрят в сторону
      1: Грубят, или клиенту приходится переспрашивать
      оценка от 1 до 10, т/n пояснение, ф/a действие, с/c подсчёт, ч/x не применимо, г/u не видели, и/b назад, п/g перейти, й/q выйти (всё сохранится), ? показать клавиши
      > 
      "
    `);
  });

  test('a choice, in both languages', async () => {
    const english = reading('5\n2\n');
    const progress = { ...PROGRESS, right: 'Manner of speech 3' };
    expect(await english.presenter.choice({ ...CHOICE, progress, earlier: 'On 1 Sep: from data' })).toEqual({
      value: 'data',
    });
    expect(english.said()).toMatchInlineSnapshot(`
      "

      Manner of speech 3
      On 1 Sep: from data
      Question 3 of 6
      How do you know?
      1: observed it
      2: from data
      3: was told
      Type a number, l later, = still true, b back, q leave, everything is saved, ? keys again
      > Type a number from 1 to 3, or one of the letters.
      > 
      "
    `);
    const russian = reading('1\n', 'ru');
    await russian.presenter.choice({
      question: 'Откуда вы это знаете?',
      number: 3,
      later: true,
      items: [{ value: 'observed', label: '1  видели сами', key: '1' }],
    });
    expect(russian.said()).toMatchInlineSnapshot(`
      "

      Вопрос 3 из 6
      Откуда вы это знаете?
      1: видели сами
      Введите номер, д/l позже, и/b назад, й/q выйти (всё сохранится), ? показать клавиши
      > 
      "
    `);
  });

  test('a line, in both languages', async () => {
    const english = reading('\n6 weeks\n');
    const refuse = (text: string) => (text === '' ? 'That is not understood as a time to come.' : undefined);
    await english.presenter.line({
      question: 'How long will it take?',
      number: 6,
      later: true,
      refuse,
      help: '6 weeks, 15.01',
    });
    expect(english.said()).toMatchInlineSnapshot(`
      "

      Question 6 of 6
      How long will it take?
      6 weeks, 15.01
      Type your answer, /b back, /q leave, /l later, /z undo, /? keys again
      > That is not understood as a time to come.
      > 
      "
    `);
    const russian = reading('\n', 'ru');
    await russian.presenter.line({ question: 'За какой период эти оценки?', fallback: 'последние 30 дней' });
    expect(russian.said()).toMatchInlineSnapshot(`
      "

      За какой период эти оценки? (последние 30 дней)
      Введите ответ, /и /b назад, /й /q выйти, /я /z отменить, /? показать клавиши
      > 
      "
    `);
  });

  test('where the last answer was refused by the disk, leaving does not promise that it is saved', async () => {
    const { presenter, said } = reading('1\n');
    await presenter.choice({ ...CHOICE, saved: false, back: false, later: false });
    expect(said()).toContain('\nType a number, q leave, ? keys again\n');
  });

  test('a list with headings and commands', async () => {
    const { presenter, said } = reading('2 x\n');
    const answer = await presenter.choice({
      question: 'Open from before',
      initial: 2,
      commands: { d: { command: 'done', hint: 'done' }, x: { command: 'dropped', hint: 'dropped' } },
      items: [
        {
          value: 'a',
          label: 'still open  Print the rule…',
          plain: 'still open: Print the rule, Anna',
          heading: 'Getting a refund',
        },
        { value: 'b', label: 'still open  Train', plain: 'still open: Train, Ivan', heading: 'Competence' },
        { value: '', label: 'Go on' },
      ],
    });
    expect(answer).toEqual({ value: 'b', command: 'dropped' });
    expect(said()).toMatchInlineSnapshot(`
      "

      Open from before
      Getting a refund
      1: still open: Print the rule, Anna
      Competence
      2: still open: Train, Ivan
      3: Go on
      Type a number, number and d done, number and x dropped, b back, q leave, everything is saved, ? keys again
      Enter: 3
      > 
      "
    `);
  });

  test('nothing of a questionnaire can move the cursor', async () => {
    const { presenter, said } = reading('7\n');
    const hostile = { en: 'red \u001b[31m and \u202e turned' };
    await presenter.score({ criterion: { ...WIDE, title: hostile, question: hostile }, progress: PROGRESS });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(said()).not.toMatch(/[\u001b\u202e]/);
    expect(said()).toContain('red \\u{1b}[31m and \\u{202e} turned');
  });

  test('nothing of an answer that is shown again can move the cursor', async () => {
    const { presenter, said } = reading('note\n');
    await presenter.line({ ...NOTE, initial: 'old \u001b[2J\u202e', earlier: 'On 1 Sep: \u001b[31m' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(said()).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('a score', () => {
  test.each([
    ['1', 1],
    ['9', 9],
    ['10', 10],
    ['0', 10],
    [' 7 ', 7],
  ])('%s', async (typed, score) => {
    expect(await reading(`${typed}\n`).presenter.score(SCORE)).toEqual({ score });
  });

  test.each([
    ['n', 'т', 'note'],
    ['a', 'ф', 'spot'],
    ['x', 'ч', 'na'],
    ['u', 'г', 'not-seen'],
    ['b', 'и', 'back'],
    ['g', 'п', 'go'],
    ['q', 'й', 'leave'],
  ])('%s and %s: %s', async (latin, russian, command) => {
    for (const typed of [latin, russian, latin.toUpperCase()]) {
      expect(await reading(`${typed}\n`).presenter.score(SCORE)).toEqual({ command });
    }
  });

  test.each(['7.5', '07', '11', '-1', 'seven', '7 8', ''])('“%s” is asked again', async (typed) => {
    const { presenter, said } = reading(`${typed}\n4\n`);
    expect(await presenter.score(SCORE)).toEqual({ score: 4 });
    expect(said()).toContain('> Type a whole number from 1 to 10, or one of the letters.\n> ');
  });

  test('Enter keeps the score that was given before', async () => {
    expect(await reading('\n').presenter.score({ ...SCORE, given: 8 })).toEqual({ score: 8 });
  });

  test('the score that Enter keeps is said', async () => {
    const { presenter, said } = reading('\n');
    await presenter.score({ ...SCORE, given: 8 });
    expect(said()).toContain('Enter: 8');
  });
});

describe('a line', () => {
  test('commands are letters after a slash, on both layouts; all else is text', async () => {
    expect(await reading('/b\n').presenter.line(NOTE)).toEqual({ command: 'back' });
    expect(await reading('/й\n').presenter.line(NOTE)).toEqual({ command: 'leave' });
    expect(await reading('/l\n').presenter.line({ ...NOTE, later: true })).toEqual({ command: 'later' });
    expect(await reading('/l\n').presenter.line(NOTE)).toEqual({ text: '/l' });
    expect(await reading('b\n').presenter.line(NOTE)).toEqual({ text: 'b' });
    expect(await reading('=\n').presenter.line({ ...NOTE, earlier: 'On 1 Sep' })).toEqual({ command: 'earlier' });
    expect(await reading('=\n').presenter.line(NOTE)).toEqual({ text: '=' });
  });

  test('what was given before is shown and kept by Enter', async () => {
    const { presenter, said } = reading('\n');
    expect(await presenter.line({ ...NOTE, initial: 'Interrupted twice.' })).toEqual({ text: 'Interrupted twice.' });
    expect(said()).toContain('What did you see? (Enter skips) (Interrupted twice.)');
  });
});

describe('a choice', () => {
  test('a number, or a letter', async () => {
    expect(await reading('3\n').presenter.choice(CHOICE)).toEqual({ value: 'told' });
    expect(await reading('b\n').presenter.choice(CHOICE)).toMatchObject({ command: 'back' });
    expect(await reading('д\n').presenter.choice(CHOICE)).toMatchObject({ command: 'later' });
    expect(await reading('й\n').presenter.choice(CHOICE)).toMatchObject({ command: 'leave' });
    expect(await reading('=\n').presenter.choice({ ...CHOICE, earlier: 'On 1 Sep' })).toMatchObject({
      command: 'earlier',
    });
  });

  test.each(['0', '4', 'z', '1.5', '', '2 2'])('“%s” is asked again', async (typed) => {
    const { presenter, said } = reading(`${typed}\n2\n`);
    expect(await presenter.choice(CHOICE)).toEqual({ value: 'data' });
    expect(said()).toContain('> Type a number from 1 to 3, or one of the letters.\n> ');
  });

  test('Enter takes the line that was proposed', async () => {
    expect(await reading('\n').presenter.choice({ ...CHOICE, initial: 1 })).toEqual({ value: 'data' });
  });

  test('the line that Enter takes is said', async () => {
    const { presenter, said } = reading('\n');
    await presenter.choice({ ...CHOICE, initial: 1 });
    expect(said()).toMatch(/Enter.*2|2.*\(Enter\)/);
  });
});

describe('a list that filters', () => {
  const LIST: ChoiceRequest = { ...CHOICE, number: undefined, later: false, filter: true };

  test('a number takes its line, and letters look for one, which Enter then takes', async () => {
    expect(await reading('3\n').presenter.choice(LIST)).toEqual({ value: 'told' });
    expect(await reading(' 2 \n').presenter.choice(LIST)).toEqual({ value: 'data' });
    expect(await reading('told\n\n').presenter.choice(LIST)).toEqual({ value: 'told' });
    expect(await reading('\n').presenter.choice({ ...LIST, initial: 1 })).toEqual({ value: 'data' });
  });

  test('a letter is no command there without its slash', async () => {
    const { presenter, said } = reading('q\n4\n/b\n');
    expect(await presenter.choice(LIST)).toMatchObject({ command: 'back' });
    expect(said()).toContain('> Type a number from 1 to 3');
  });
});

describe('the end of input', () => {
  test('lines that came before it are answers still; then the interview has ended', async () => {
    const { presenter } = reading('7\nlast words');
    expect(await presenter.score(SCORE)).toEqual({ score: 7 });
    expect(await presenter.line(NOTE)).toEqual({ text: 'last words' });
    await expect(presenter.line(NOTE)).rejects.toThrow(new Ended('end-of-input'));
  });

  test('nothing at all', async () => {
    await expect(reading('').presenter.score(SCORE)).rejects.toThrow(new Ended('end-of-input'));
  });

  test('lines that end as on Windows', async () => {
    const { presenter } = reading('7\r\nnote\r\n');
    expect(await presenter.score(SCORE)).toEqual({ score: 7 });
    expect(await presenter.line(NOTE)).toEqual({ text: 'note' });
  });
});

describe('what nobody sees', () => {
  test.each([
    ['en', '\nManner of speech: 5   was 7 on 1 Sep, -2\nWhat did you see?'],
    ['ru', '\nМанера речи: 5   was 7 on 1 Sep, -2\nWhat did you see?'],
  ] as const)('a note on a score says which criterion it is about (%s)', async (language, said) => {
    const note = reading('Eight people.\n', language);
    const ladder = { criterion: SPEECH, score: 5, was: '5   was 7 on 1 Sep, -2' };
    await note.presenter.line({ ...NOTE, progress: PROGRESS, ladder });
    expect(note.said()).toContain(said);
  });

  test('a command that is about no line of the list needs no number', async () => {
    const commands = {
      d: { command: 'due', hint: 'срок' },
      n: { command: 'add', hint: 'новое действие', isForAll: true },
    };
    const plan = reading('т\n', 'ru');
    expect(await plan.presenter.choice({ ...CHOICE, commands })).toMatchObject({ command: 'add' });
    expect(plan.said()).toContain('номер и в/d срок, т/n новое действие,');
  });
});

test('in a terminal, lines break at words; elsewhere they do not break', async () => {
  const narrow = reading('7\n', 'ru', 40);
  await narrow.presenter.score({ criterion: SPEECH, progress: PROGRESS_RU });
  expect(
    narrow
      .said()
      .split('\n')
      .filter((line) => line.length > 40),
  ).toEqual([]);
  const whole = reading('7\n', 'ru');
  await whole.presenter.score({ criterion: SPEECH, progress: PROGRESS_RU });
  expect(narrow.said().replace(/\s+/g, ' ')).toBe(whole.said().replace(/\s+/g, ' '));
  expect(whole.said()).toMatch(/^.{100,}$/m);
});
