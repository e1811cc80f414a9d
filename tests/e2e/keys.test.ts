/** Keys in a real terminal: pastes, keys that are held, the Option key of a Mac, Esc, undo, and the person's own editor. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { AUDIT, aProject, at, DRAFTS, GIVEN_BACK, HEAD, LEAVE, SITE } from '../helpers/interviews/stopping-places.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { CTRL_C, DOWN, ENTER, ESC, noTerminal, openTerminal, type Terminal } from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

const TEXT = '8 people in the queue\n2 of 3 chairs taken\n9 minutes';
const REFUSED = 'A text was pasted where keys are commands.';
const draftIn = (folder: string) => readIn(folder, `${DRAFTS}/${SITE}.audit.jsonl`);

describe('a paste', () => {
  const ways = [
    ['that the terminal marks', (terminal: Terminal) => terminal.paste(TEXT)],
    ['that comes at once', (terminal: Terminal) => terminal.burst(TEXT.replaceAll('\n', '\r'))],
  ] as const;

  test.each(ways)('%s into a note is the note, and no criterion is scored by it', async (_, paste) => {
    const folder = aProject();
    const terminal = await at(folder, 'a score');
    await terminal.send('n');
    await terminal.see('>', 'Enter next');
    await paste(terminal);
    await terminal.see('> 8 people in the queue¶', '  2 of 3 chairs taken¶', '  9 minutes');
    await terminal.send(ENTER);
    await terminal.see('WHERE CLIENTS ARE SERVED', '2 of 12', LEAVE);
    expect(draftIn(folder)).toContain(JSON.stringify(TEXT));
    await terminal.send(CTRL_C);
    expect(await terminal.end()).toMatchObject({ code: 130, ...GIVEN_BACK });
  });

  test.each(ways)('%s on a screen of keys is refused, and the next key counts', async (_, paste) => {
    const terminal = await at(aProject(), 'a score');
    await paste(terminal);
    await terminal.see(REFUSED, 'WHERE CLIENTS ARE SERVED');
    await terminal.send('6');
    await terminal.see('LOOK OF THE PREMISES', '3 of 12', LEAVE);
    await terminal.gone(REFUSED);
  });

  test('in plain lines is the answer to the question that was asked', async () => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', SITE, '--plain'], { rows: 100 });
    await terminal.lines(['Olena Kovalchuk, consultant', '', '', '7', 'n']);
    await terminal.see('What did you see?');
    await terminal.burst(TEXT);
    await terminal.see('Pasted 3 lines; Enter takes them.');
    await terminal.lines(['']);
    await terminal.see('2 of 12');
    await terminal.lines(['6']);
    await terminal.see('3 of 12');
    expect(draftIn(folder)).toContain(JSON.stringify(TEXT));
    await terminal.burst(TEXT);
    await terminal.see(REFUSED);
    await terminal.lines(['q']);
    expect(await terminal.end()).toMatchObject({ code: 0, ...GIVEN_BACK });
  });

  test('of 800 characters is drawn once', async () => {
    const terminal = await at(aProject(), 'a score');
    await terminal.send('n');
    await terminal.see('>', 'Enter next');
    const { bytes } = await terminal.state();
    await terminal.paste(`${'word '.repeat(160)}end`);
    await terminal.see('word end');
    expect((await terminal.state()).bytes - bytes).toBeLessThan(2000);
  });
});

describe('a key that is held', () => {
  test('scores one criterion, says so, and the next key counts', async () => {
    const terminal = await at(aProject(), 'a score');
    await terminal.hold('6', 12);
    await terminal.see('6 was held down: it counts once.', '3 of 12');
    await terminal.send('8');
    await terminal.see('4 of 12', LEAVE);
    await terminal.gone('was held down');
  });

  test('in Russian', async () => {
    const folder = aProject();
    const terminal = openTerminal(folder, ['run', SITE], { env: { LC_ALL: 'ru_RU.UTF-8' } });
    await terminal.see('Кто оценивает?', 'выйти');
    await terminal.send(`Елена, консультант${ENTER}${ENTER}${ENTER}`);
    await terminal.see('1 из 12', 'выйти');
    await terminal.hold('6', 12);
    await terminal.see('6', '2 из 12', 'зажата');
  });

  test('different digits typed at once are all answers', async () => {
    const terminal = await at(aProject(), 'a score');
    await terminal.burst('7686');
    await terminal.see('6 of 12', LEAVE);
  });
});

describe('the keys of a Mac', () => {
  test('Option moves and deletes words in a text, and the field remains open', async () => {
    const folder = aProject();
    const terminal = await at(folder, 'the middle of a note');
    await terminal.send('\x1bb\x1bb');
    await terminal.send('x');
    await terminal.see('> Half xof it');
    await terminal.send('\x7f\x1bf');
    await terminal.send('!');
    await terminal.see('> Half of! it');
    await terminal.send('\x1b\x7f\x1bd');
    await terminal.see('> Half');
    await terminal.send(ENTER);
    await terminal.see('LOOK OF THE PREMISES', LEAVE);
    expect(draftIn(folder)).toContain('"Half"');
  });

  test('on a screen of keys Option does nothing', async () => {
    const terminal = await at(aProject(), 'a score');
    await terminal.send('\x1bb\x1bx\x1bq\x1b7\x1b[1;3D');
    await terminal.send(DOWN);
    await terminal.see('►  5', 'WHERE CLIENTS ARE SERVED', '2 of 12');
  });

  test('Esc and then a letter is Esc and the letter', async () => {
    const terminal = await at(aProject(), 'the middle of a note');
    await terminal.send(ESC);
    await terminal.gone('Half of it');
    await terminal.see('LOOK OF THE PREMISES', LEAVE);
    await terminal.send('7');
    await terminal.see('4 of 12', LEAVE);
  });
});

test('however a field is closed, what was typed is there when it opens again', async () => {
  for (const close of [ESC, CTRL_C]) {
    const folder = aProject();
    let terminal = await at(folder, 'the middle of a note');
    await terminal.send(close);
    if (close === CTRL_C) {
      await terminal.end();
      terminal = openTerminal(folder, ['run', SITE]);
      await terminal.see('go on with it');
      await terminal.send('1');
    } else {
      await terminal.see('LOOK OF THE PREMISES', LEAVE);
      await terminal.send('w');
    }
    await terminal.see('> Half of it', LEAVE);
  }
});

test('z takes scores back, one after the other, and is in the legend', async () => {
  const terminal = openTerminal(aProject(), ['run', SITE]);
  await terminal.see('Who scores?', 'leave');
  await terminal.send(`${HEAD}678`);
  await terminal.see('4 of 12', 'z undo');
  await terminal.send('z');
  await terminal.see('3 of 12', LEAVE);
  await terminal.send('я');
  await terminal.see('2 of 12', LEAVE);
  await terminal.send('9');
  await terminal.see('3 of 12', ': 9', LEAVE);
});

test('the last step ignores what was typed before it was drawn', async () => {
  const folder = aProject();
  const terminal = await at(folder, 'the review');
  await terminal.burst(`${ENTER}${ENTER}${ENTER}`);
  await terminal.see('► Write the audit', LEAVE);
  expect(draftIn(folder)).toContain('"review"');
  await terminal.send(DOWN);
  await terminal.see('► Write the audit', LEAVE);
  await terminal.send(ENTER);
  expect((await terminal.end()).code).toBe(0);
  expect(readIn(folder, AUDIT)).toContain('format:');
});

test('Ctrl-G opens the text in the editor of the person, who finds it in the field afterwards', async () => {
  const editor = join(folderWith(), 'editor');
  writeFileSync(editor, '#!/bin/sh\necho "editing $1"; read line; printf "%s\\nof the day.\\n" "$line" >> "$2"\n');
  chmodSync(editor, 0o755);
  const folder = aProject();
  const terminal = await at(folder, 'the middle of a note', { env: { EDITOR: `${editor} --wait` } });
  await terminal.send('\x07');
  // The editor has the terminal as a shell has it.
  await terminal.see('editing --wait');
  await terminal.send('and the rest\n');
  await terminal.see('> Half of it¶', '  and the rest¶', '  of the day.', LEAVE);
  await terminal.send(ENTER);
  await terminal.see('LOOK OF THE PREMISES', LEAVE);
  expect(draftIn(folder)).toContain(JSON.stringify('Half of it\nand the rest\nof the day.'));
});
