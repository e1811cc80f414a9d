/** How many questions a real interview puts: a salon's 19 criteria, three causes, from the bare command to the written file. */
import { beforeEach, expect, test } from 'vitest';
import { askingOrder } from '../../src/domain/interview/answers.js';
import { inLanguage } from '../../src/domain/questionnaire/template.js';
import { Shelf } from '../../src/storage/templates.js';
import { AUDIT, DRAFTS, LEAVE, SITE } from '../helpers/interviews/stopping-places.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import { ENTER, noTerminal, openTerminal } from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

/** What the issue allows. */
const MOST = 60;
const CRITERIA = askingOrder(new Shelf('/nonexistent').load('beauty-salon'));
/** What sags, and all else is 7. */
const LOW: Readonly<Record<string, string>> = { 'staffing-level': '3', availability: '4', refunds: '5' };

type Script = [text: string | string[], keys: string][];

const scores: Script = CRITERIA.flatMap(({ key, title }): Script => {
  const score = LOW[key] ?? '7';
  const heading = (inLanguage(title, 'en') ?? key).toUpperCase();
  return [[[`${heading}\n`, '0=10 score', LEAVE], score]];
});

/** One for each of the six questions, and one each for the side of the factor, the act, the basis and the sentence. */
const cause = (title: string, score: number): Script => [
  [[`${title} ${score}`, 'Question 1 of 6'], '1'],
  ['Which factors cause so low a score?', `One master is left after 17:00.${ENTER}`],
  ['Is it internal or external?', '1'],
  [['What will be done about it?', 'One master is left after 17:00.'], `Hire a second one.${ENTER}`],
  [['worked out how this process functions?', 'this field?'], '1'],
  ['How do you know?', '2'],
  ['Is there someone responsible for this? Someone to consult?', `Ivan Petrenko; Maria${ENTER}`],
  ['What can you personally do today', `Post the vacancy by 18:00.${ENTER}`],
  ['How long will it take', `6 weeks${ENTER}`],
  ['the cause is …', `Nobody was hired.${ENTER}`],
];

/** Before the interview proper: they stand in the draft's first line. */
const SETUP: Script = [
  ['What is the site called?', `Lviv Center${ENTER}`],
  ['> (lviv-center)', ENTER],
  ['Which questionnaire?', `beauty${ENTER}`],
];

const SCRIPT: Script = [
  ['Who scores?', `Olena Kovalchuk, consultant${ENTER}`],
  [['is this right?', '► Go on'], ENTER],
  ['which three will be lowest?', ENTER],
  ...scores,
  // A note is asked for and takes no key of its own.
  [['► Go on', '3 notes missing'], ENTER],
  ['Who answers the six questions?', `Ivan Petrenko${ENTER}`],
  ...cause('Enough people, no queues', 3),
  ...cause('Can be bought', 4),
  ...cause('Getting a refund', 5),
  ['► Accept the plan and write the audit', ENTER],
];

test('one key for a score', () => {
  expect(CRITERIA).toHaveLength(19);
  expect(scores).toHaveLength(19);
  for (const [, keys] of scores) expect(keys).toHaveLength(1);
});

test(`58 questions from “service-audit run” in an empty folder to the written file; at most ${MOST}`, async () => {
  const folder = folderWith();
  const terminal = openTerminal(folder, ['run']);
  // Every question is seen and answered by itself …
  await terminal.answer([...SETUP, ...SCRIPT.slice(0, -1)]);
  const [last, keys] = SCRIPT.at(-1) as Script[number];
  await terminal.see(...[last].flat());
  // … and none came that is not in the script: what is in the draft is what was answered.
  const answers = readIn(folder, `${DRAFTS}/${SITE}.audit.jsonl`).match(/^.*"set":.*$/gm)?.length ?? 0;
  await terminal.send(keys);
  expect((await terminal.end()).code).toBe(0);
  expect(answers + 1).toBe(SCRIPT.length);

  const questions = SETUP.length + SCRIPT.length;
  expect(questions).toBe(58);
  expect(questions).toBeLessThanOrEqual(MOST);
  const text = readIn(folder, AUDIT);
  expect(text.match(/^ {4}\S+:.*\n {6}score: /gm)).toHaveLength(19);
  expect(text.match(/^ {6}cause:/gm)).toHaveLength(3);
  expect((await serviceAudit(folder, ['check'])).stdout).not.toContain('six questions open');
});
