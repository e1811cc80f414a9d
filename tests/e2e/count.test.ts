/** How many questions a real interview puts: 19 criteria of a questionnaire of one's own, three causes. */
import { beforeEach, expect, test } from 'vitest';
import { miniTemplate } from '../helpers/mini.js';
import { AUDIT, DRAFTS, SITE } from '../helpers/places.js';
import { ENTER, noTerminal, openTerminal } from '../helpers/terminal.js';
import { folderWith, readIn, serviceAudit } from '../helpers/world.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

const MOST = 60;
const NAMES = [
  ...['entrance', 'greeting', 'light', 'warmth', 'quiet', 'smell', 'seats', 'order', 'wait', 'speech'],
  ...['answers', 'hands', 'tools', 'price', 'choice', 'stock', 'payment', 'refund', 'after'],
];
/** What sags, and all else is 7. */
const LOW: Readonly<Record<string, string>> = { wait: '3', stock: '4', refund: '5' };

type Script = [text: string | string[], keys: string][];

const scores: Script = NAMES.flatMap((name): Script => {
  const score = LOW[name] ?? '7';
  const asked: Script = [[[`${name.toUpperCase()}\n`, 'leave, everything is saved'], score]];
  return score === '7' ? asked : [...asked, [`${score}   What did you see?`, `As it was.${ENTER}`]];
});

const cause = (name: string): Script => [
  [[`${name} ${LOW[name.toLowerCase()]}`, 'Question 1 of 6'], '1'],
  ['Which factors cause so low a score?', `One master is left after 17:00.${ENTER}`],
  ['Is it internal or external?', '1'],
  ['Another factor?', ENTER],
  ['worked out how this process functions?', '1'],
  ['How do you know?', '2'],
  ['Do you know this field?', '1'],
  ['Is there someone responsible for this?', `Ivan Petrenko${ENTER}`],
  ['Is there someone to consult?', `Maria${ENTER}`],
  ['What can you personally do today', `Post the vacancy by 18:00.${ENTER}`],
  ['How long will it take', `6 weeks${ENTER}`],
  ['the cause is …', `Nobody was hired.${ENTER}`],
];

const SCRIPT: Script = [
  ['which three will be lowest?', ENTER],
  ...scores,
  ['► Go on', ENTER],
  ['Who answers the six questions?', ENTER],
  ...['Wait', 'Stock', 'Refund'].flatMap(cause),
  ['► Accept the plan and write the audit', ENTER],
];

/** Every question is seen and answered by itself; none comes that is not in the script. Returns how many. */
async function counted(): Promise<number> {
  const questions = Object.fromEntries(NAMES.map((name) => [name, `How good is the ${name}?`]));
  const folder = folderWith({
    'service-audit.yaml': 'format: config/1\ntemplate: mini\n',
    'templates/mini.yaml': miniTemplate(questions),
  });
  const options = ['--assessor', 'Olena Kovalchuk, consultant', '--period', 'last 30 days'];
  const terminal = openTerminal(folder, ['run', SITE, ...options]);
  await terminal.answer(SCRIPT.slice(0, -1));
  const [last, keys] = SCRIPT.at(-1) as Script[number];
  await terminal.see(...[last].flat());
  // What is in the draft is what was answered: nothing was asked beside it.
  const answers = readIn(folder, `${DRAFTS}/${SITE}.audit.jsonl`).match(/"set":/g)?.length ?? 0;
  await terminal.send(keys);
  expect((await terminal.end()).code).toBe(0);
  expect(answers + 1).toBe(SCRIPT.length);
  expect(readIn(folder, AUDIT).match(/^ {4}\S+:.*\n {6}score: /gm)).toHaveLength(NAMES.length);
  expect(serviceAudit(folder, ['check']).stdout).not.toContain('six questions open');
  return answers + 1;
}

test('one key for a plain score', () => {
  for (const [, keys] of scores.filter(([text]) => Array.isArray(text))) expect(keys).toHaveLength(1);
});

test('it does not become more', { timeout: 60_000 }, async () => {
  const questions = await counted();
  expect(questions).toBeLessThanOrEqual(62);
  console.log(`${questions} questions: ${NAMES.length} criteria, 3 causes, site, assessor and period given`);
});

// FAULT: 62 where site, assessor and period are given as options, 66 where they are not (title and key of the site, assessor,
// period): twelve questions a cause are 36 of them.
test.fails(`at most ${MOST} from the command to the written file`, () => {
  expect(SCRIPT.length).toBeLessThanOrEqual(MOST);
});
