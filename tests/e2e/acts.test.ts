/** The question about an act and the plan, at a terminal: keys, a narrow window, and a Russian keyboard. */
import { beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { FollowUp } from '../../src/domain/record/audit.js';
import { audited } from '../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { CTRL_U, END, ENTER, noTerminal, openTerminal, UP } from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

const SETTLED = { 'service-audit.yaml': 'format: config/1\ntemplate: base\n' };
const FOLLOW_UP = 'audits/lviv-center/2026-11-21.follow-up.yaml';

async function withOneSagging(): Promise<string> {
  const folder = folderWith(SETTLED);
  await audited(folder, { scores: { refunds: 3 } });
  return folder;
}

const textsIn = (folder: string) =>
  Object.values((parse(readIn(folder, FOLLOW_UP)) as FollowUp).added ?? {}).map(({ text }) => text.trim());

test('what will be done is asked about the main factor, and its words are the action; the space bar takes an offer in', async () => {
  const folder = await withOneSagging();
  const terminal = openTerminal(folder, ['why']);
  await terminal.answer([
    ['Who answers the six questions?', `Olena Kovalchuk${ENTER}`],
    ['Has it always been so', '1'],
    ['Which factors cause so low a score?', `Nobody owns refunds.${ENTER}`],
    ['Is it internal or external?', '1'],
    [['What will be done about it?', 'Nobody owns refunds.'], `think about it${ENTER}`],
    ['What exactly will be done?', `Anna pays back up to 50 alone.${ENTER}`],
    ['1  yes, and I know this field', '1'],
    ['How do you know?', '1'],
    ['Is there someone responsible', `Ivan Petrenko; Maria${ENTER}`],
    ['What can you personally do today', `Hang the rule.${ENTER}`],
    [['How long will it take', 'Olena Kovalchuk for Ivan Petrenko'], `today${ENTER}`],
    ['That is today; a promise starts tomorrow.', `${CTRL_U}6 weeks${ENTER}`],
    ['the cause is …', `There is no rule.${ENTER}`],
    [['[x] in the plan: 2.', '[ ] Write down the standard', '► Accept and write the follow-up'], UP],
    ['► [ ] Write down the standard', ' '],
    [['[x] in the plan: 3.', '► [x] Write down the standard'], END],
    ['► Accept and write the follow-up', ENTER],
  ]);
  expect((await terminal.end()).code).toBe(0);
  expect(textsIn(folder)).toEqual([
    'Hang the rule.',
    'Anna pays back up to 50 alone.',
    'Write down the standard and show it to everyone.',
  ]);
});

test('in Russian, 40 columns wide', async () => {
  const folder = await withOneSagging();
  const terminal = openTerminal(folder, ['why'], { env: { LC_ALL: 'ru_RU.UTF-8' }, columns: 40 });
  await terminal.answer([
    ['Кто отвечает на шесть вопросов?', `Елена Ковальчук${ENTER}`],
    ['всегда', '1'],
    ['Сначала главный', `За возврат никто не отвечает.${ENTER}`],
    ['внутренний', '1'],
    ['с этим сделаете?', `Анна сама отдаёт до 50.${ENTER}`],
    ['да, и в этом деле разбираюсь', '1'],
    ['из наблюдений', '1'],
    ['посоветоваться', `Иван Петренко; Мария${ENTER}`],
    ['сегодня', `Повесить правило.${ENTER}`],
    ['Сколько времени', `сегодня${ENTER}`],
    ['Это сегодня', `${CTRL_U}6 недель${ENTER}`],
    ['причина', `Правила нет.${ENTER}`],
    [['[x] в плане: 2.', '[x] Повесить правило.', '► Принять и записать встречу'], ENTER],
  ]);
  expect((await terminal.end()).code).toBe(0);
  expect(textsIn(folder)).toEqual(['Повесить правило.', 'Анна сама отдаёт до 50.']);
});
