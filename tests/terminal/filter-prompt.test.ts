/** A list in which letters look for an item and a number jumps to it; only keys that are no letters are commands. */
import { describe, expect, test } from 'vitest';
import { type ChoiceAnswer, type ChoiceRequest, type Item, TakeBack } from '../../src/interview/presenter.js';
import { ESC_KEY, type Look, type Shown, shown } from '../helpers/terminal/prompts.js';
import { DOWN, ENTER, HOME } from '../helpers/terminal/terminal.js';
import { aTerminal } from '../helpers/terminal/typing.js';

const BACKSPACE = '\x7f';
const UNDO = '\x1f';

const SITES: Item[] = [
  { value: 'lviv', label: 'Salon in Lviv', heading: 'Open' },
  { value: 'kyiv', label: 'Salon in Kyiv' },
  { value: 'yolka', label: 'Ёлочный базар' },
  { value: 'office', label: 'Офис на Подоле', heading: 'Новые' },
  ...Array.from({ length: 18 }, (_, index) => ({ value: `kiosk-${index + 5}`, label: `Kiosk number ${index + 5}` })),
];

function asked(request: Partial<ChoiceRequest> = {}, look: Look = {}): Promise<Shown<ChoiceAnswer>> {
  return shown(look, (presenter) =>
    presenter.choice({ question: 'Which site?', items: SITES, filter: true, undo: true, ...request }),
  );
}

async function answerTo(keys: string, request: Partial<ChoiceRequest> = {}): Promise<ChoiceAnswer> {
  const prompt = await asked(request);
  prompt.press(keys);
  return prompt.answer;
}

const at = (screen: string) => /^ ► (.*)$/m.exec(screen)?.[1];

test('as a person sees it', async () => {
  const prompt = await asked({}, { rows: 16 });
  expect(prompt.screen()).toMatchInlineSnapshot(`
    "

     Which site?

     Open
     ►  1  Salon in Lviv
        2  Salon in Kyiv
        3  Ёлочный базар
     Новые
        4  Офис на Подоле
        5  Kiosk number 5
        6  Kiosk number 6
        7  Kiosk number 7
        ↓ 1–7 of 22

     Enter choose   letters filter   a number jumps   Esc back   Ctrl-_ undo
     Ctrl-C leave, everything is saved
    "
  `);
  expect(prompt.press('kio')).toMatchInlineSnapshot(`
    "

     Which site?
     Filter: kio

     Новые
     ►  5  Kiosk number 5
        6  Kiosk number 6
        7  Kiosk number 7
        8  Kiosk number 8
        9  Kiosk number 9
       10  Kiosk number 10
       11  Kiosk number 11
        ↓ 1–7 of 18

     Enter choose   letters filter   a number jumps   Esc clear   Ctrl-_ undo
     Ctrl-C leave, everything is saved
    "
  `);
  const russian = await asked({ saved: false }, { rows: 16, language: 'ru', columns: 40 });
  expect(russian.press('офис')).toMatchInlineSnapshot(`
    "

     Which site?
     Поиск: офис

     Новые
     ►  4  Офис на Подоле

     Enter — выбрать   буквы — поиск
     номер — перейти   Esc — очистить
     Ctrl-_ — отменить   Ctrl-C — выйти
    "
  `);
});

describe('letters', () => {
  test.each([
    ['kyiv', 'kyiv'],
    ['KYIV', 'kyiv'],
    ['salon ky', 'kyiv'],
    ['елоч', 'yolka'],
    ['ЁЛОЧ', 'yolka'],
    ['подол', 'office'],
    ['базар', 'yolka'],
  ])('“%s” finds %s', async (text, value) => {
    expect(await answerTo(text + ENTER)).toEqual({ value });
  });

  test('none is a command, and the cursor moves in what was found', async () => {
    const prompt = await asked({ later: true, commands: { x: { command: 'dropped', hint: 'dropped' } } });
    for (const letter of 'qblxz=?ийдя') {
      prompt.press(letter);
      prompt.press(BACKSPACE);
    }
    prompt.press(`salon${DOWN}${ENTER}`);
    expect(await prompt.answer).toEqual({ value: 'kyiv' });
  });

  test('Backspace takes one off, and all that was found with fewer is there again', async () => {
    const prompt = await asked();
    expect(prompt.press('kyivx')).toContain('Nothing is called that.');
    expect(prompt.press(ENTER)).toContain('Nothing is called that.');
    expect(at(prompt.press(BACKSPACE))).toBe(' 2  Salon in Kyiv');
    expect(prompt.press(BACKSPACE.repeat(4))).not.toContain('Filter');
  });

  test('Esc clears them first, and then goes back', async () => {
    const prompt = await asked();
    expect(prompt.press('kio')).toContain('Esc clear');
    expect(prompt.press(ESC_KEY)).toContain('Esc back');
    prompt.press(ESC_KEY);
    expect(await prompt.answer).toMatchObject({ command: 'back' });
  });
});

describe('a number', () => {
  test.each([
    ['4', 'office'],
    ['12', 'kiosk-12'],
    ['22', 'kiosk-22'],
    // No item has the number 45: the 5 begins anew.
    ['45', 'kiosk-5'],
  ])('%s jumps to its item', async (number, value) => {
    expect(await answerTo(number + ENTER)).toEqual({ value });
  });

  test('counts digit by digit, also if its digits are read together', async () => {
    const window = aTerminal({});
    const answer = window.presenter.choice({ question: 'Which site?', items: SITES, filter: true });
    window.read('45', 100);
    window.read(ENTER, 100);
    expect(await answer).toEqual({ value: 'kiosk-5' });
  });

  test('is that of the whole list, also of an item that was not found', async () => {
    const prompt = await asked();
    expect(at(prompt.press('salon2'))).toBe(' 2  Salon in Kyiv');
    expect(at(prompt.press(`${HOME}12`))).toBe('12  Kiosk number 12');
  });
});

describe('commands', () => {
  test('Ctrl-_ takes the last answer back', async () => {
    const prompt = await asked();
    expect(prompt.screen()).toContain('Ctrl-_ undo');
    prompt.press(UNDO);
    await expect(prompt.answer).rejects.toEqual(new TakeBack(1));
    expect((await asked({ undo: false })).screen()).not.toContain('undo');
  });

  test('Tab puts off, where that can be', async () => {
    expect(await answerTo('\t', { later: true })).toMatchObject({ command: 'later' });
    expect(await answerTo(`\t${ENTER}`)).toEqual({ value: 'lviv' });
  });

  test('where nobody can go back, Esc does nothing', async () => {
    const prompt = await asked({ back: false });
    prompt.press(ESC_KEY);
    prompt.press(`2${ENTER}`);
    expect(await prompt.answer).toEqual({ value: 'kyiv' });
  });
});

test('every item can be reached in a low window, and which part is shown is said', async () => {
  for (const columns of [80, 40]) {
    const prompt = await asked({}, { columns, rows: 12 });
    for (const { label } of SITES) {
      expect(at(prompt.screen())).toContain(label);
      expect(prompt.screen()).toMatch(/ \d+–\d+ of 22\n/);
      prompt.press(DOWN);
    }
  }
});
