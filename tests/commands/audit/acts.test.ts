/** Actions are acts: what the plan is made of, from the first question to the file that is written. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Audit, FollowUp } from '../../../src/domain/record/audit.js';
import { asInput } from '../../helpers/interviews/plain-lines.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { answers, CRITERIA } from '../../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';

const AUDIT = 'audits/lviv-center/2026-11-21.audit.yaml';
const SETTLED = { 'service-audit.yaml': 'format: config/1\ntemplate: base\n' };
const LOW = ['speech-manner', 'availability', 'refunds'];

/** What is said about one criterion, line by line: a recent trouble with one factor that is in people's own hands. */
const CAUSE_LINES = (key: string) => [
  ...['2', '3 weeks ago, a new rota', `Nobody owns ${key}.`, '1', `Anna answers for ${key} from Monday.`],
  ...['4', '4', 'Ivan Petrenko', `Hang the rule of ${key} at the desk.`, '6 weeks', `The cause of ${key}.`],
];

const lines = [
  // The title, who scores, the first screen, no guess.
  ...['', 'Olena Kovalchuk, consultant', '', ''],
  // A sagging score asks for a note, which is skipped.
  ...CRITERIA.flatMap((key) => (LOW.includes(key) ? ['3', ''] : ['7'])),
  ...['', 'Ivan Petrenko', ...LOW.flatMap(CAUSE_LINES)],
];

const yaml = (key: string, act = `\n          act: Anna answers for ${key} from Monday.`) => `
    score: 3
    cause:
      answered-by: Ivan Petrenko
      summary: The cause of ${key}.
      since: {answer: recent, date: 2026-10-31, change: a new rota}
      factors:
        - side: internal
          text: Nobody owns ${key}.${act}
      mechanism: {understood: partly, expertise: false, basis: guess}
      responsible: {name: Ivan Petrenko}
      advisers: []
      today: {by: Ivan Petrenko, text: Hang the rule of ${key} at the desk.}
      promise: {said: 6 weeks, due: 2027-01-02, target: 7}`;

const given = (act?: string) => answers({ scores: Object.fromEntries(LOW.map((key) => [key, yaml(key, act)])) });

const planIn = (folder: string) =>
  Object.values((parse(readIn(folder, AUDIT)) as Audit).plan ?? {}).map(({ criterion, kind, text }) => [
    criterion,
    kind,
    text.trim(),
  ]);

const SIX = LOW.flatMap((key) => [
  [key, 'today', `Hang the rule of ${key} at the desk.`],
  [key, 'countermeasure', `Anna answers for ${key} from Monday.`],
]);

describe('three criteria with one factor each give six actions', () => {
  test('in an interview: what else follows is offered, and Enter accepts the plan without it', async () => {
    const folder = folderWith(SETTLED);
    const ran = await serviceAudit(folder, ['run', 'lviv-center', '--plain'], { input: asInput([...lines, '']) });
    expect(ran.code, ran.stderr.slice(-2000)).toBe(0);
    expect(ran.stderr).toContain('[x] in the plan: 6. [\u00a0] only offered: 9. Choose a line to change that.');
    expect(planIn(folder)).toEqual(SIX);
  });

  test('in a file of answers', async () => {
    const folder = folderWith(SETTLED);
    const ran = await serviceAudit(folder, ['run', '--answers', '-'], { input: given() });
    expect(ran.code, ran.stderr).toBe(0);
    expect(planIn(folder)).toEqual(SIX);
  });

  test('in a file of answers that names no acts: what to do is decided first', async () => {
    const folder = folderWith(SETTLED);
    const ran = await serviceAudit(folder, ['run', '--answers', '-'], { input: given('') });
    expect(ran.code, ran.stderr).toBe(0);
    expect(planIn(folder).map(([, kind, text]) => [kind, text])).toEqual(
      LOW.flatMap((key) => [
        ['today', `Hang the rule of ${key} at the desk.`],
        ['countermeasure', `Decide what to do about this: Nobody owns ${key}.`],
      ]),
    );
  });

  test('what is offered is taken in by its number, and Enter still goes on', async () => {
    const folder = folderWith(SETTLED);
    const typed = [...lines, '2', '1', ''];
    const ran = await serviceAudit(folder, ['run', 'lviv-center', '--plain'], { input: asInput(typed) });
    expect(ran.code, ran.stderr.slice(-2000)).toBe(0);
    expect(ran.stderr).toContain('1: in the plan: Hang the rule of speech-manner at the desk. (Ivan Petrenko, ');
    expect(ran.stderr).toContain('2: only offered: Inspect what changed: a new rota (Ivan Petrenko, ');
    expect(planIn(folder).map(([, , text]) => text)).toEqual([
      'Inspect what changed: a new rota',
      ...SIX.slice(1).map(([, , text]) => text),
    ]);
  });
});

test('the act stands under its factor, and every view that shows the factor shows it', async () => {
  const folder = folderWith(SETTLED);
  await serviceAudit(folder, ['run', '--answers', '-'], { input: given() });
  expect(readIn(folder, AUDIT)).toContain(`        factors:
          - side: internal
            text: |
              Nobody owns refunds.
            act: |
              Anna answers for refunds from Monday.
`);
  const both = 'internal: Nobody owns refunds. → Anna answers for refunds from Monday.';
  expect((await serviceAudit(folder, ['show', '--causes'], { columns: 120 })).stdout).toContain(both);
  expect((await serviceAudit(folder, ['log', 'lviv-center', 'refunds'], { columns: 120 })).stdout).toContain(both);
  expect((await serviceAudit(folder, ['show', '--format', 'json'])).stdout).toContain(
    'Anna answers for refunds from Monday.',
  );
  const page = await serviceAudit(folder, ['report', '--format', 'markdown']);
  expect(page.stdout).toContain('What will be done: Anna answers for refunds from Monday.');
  expect((await serviceAudit(folder, ['validate'])).code).toBe(0);
});

/** An audit of an earlier version, whose plan has an action to score again. */
const EARLIER = `format: audit/1
date: 2026-10-01
template: {name: base, version: 1, digest: sha256-0000000000000000}
sagging: 5
target: 7
assessors: [{name: Olena Kovalchuk}]
scores:
  product:
    refunds:
      score: 3
      cause:
        answered-by: Ivan Petrenko
        factors: [{side: internal, text: Nobody owns refunds.}]
        promise: {said: 8 weeks, due: 2026-11-29, target: 7}
plan:
  refunds-1:
    criterion: refunds
    kind: countermeasure
    text: 'Countermeasure: Nobody owns refunds.'
    owner: Ivan Petrenko
    due: 2026-11-29
    question: factors
  refunds-2:
    criterion: refunds
    kind: measure
    text: 'Score again: 7 was promised.'
    owner: Ivan Petrenko
    due: 2026-11-29
    question: promise
`;
const WITH_EARLIER = { ...SETTLED, 'audits/lviv-center/2026-10-01.audit.yaml': EARLIER };
const AGAIN = '2026-10-01.audit/refunds-2';

describe('an action to score again, of an earlier version', () => {
  test('is read and shown as it is', async () => {
    const folder = folderWith(WITH_EARLIER);
    const { stdout } = await serviceAudit(folder, ['plan', 'lviv-center']);
    expect(stdout).toContain('Score again: 7 was promised.');
    expect(stdout).toContain('Countermeasure: Nobody owns refunds.');
  });

  test('is done once the criterion is scored in a file of answers, whatever its date', async () => {
    const folder = folderWith(WITH_EARLIER);
    const ran = await serviceAudit(folder, ['run', '--answers', '-'], { input: answers() });
    expect(ran.code, ran.stderr).toBe(0);
    expect((parse(readIn(folder, AUDIT)) as Audit).actions).toEqual({ [AGAIN]: { status: 'done' } });
  });

  test('is what a file of answers says, if it says something', async () => {
    const folder = folderWith(WITH_EARLIER);
    const head = `actions:\n  ${AGAIN}: {status: dropped}\n`;
    await serviceAudit(folder, ['run', '--answers', '-'], { input: answers({ head }) });
    expect((parse(readIn(folder, AUDIT)) as Audit).actions).toEqual({ [AGAIN]: { status: 'dropped' } });
  });

  test.each([
    ['a score', '{score: 5}', { [AGAIN]: { status: 'done' } }],
    ['a count alone', '{counted: {ok: 3, of: 4}}', undefined],
  ])('is done at a follow-up with %s', async (_, entry, actions) => {
    const folder = folderWith(WITH_EARLIER);
    const input = `format: follow-up/1\ndate: 2026-11-21\nscores: {refunds: ${entry}}\n`;
    const ran = await serviceAudit(folder, ['follow-up', '--answers', '-'], { input });
    expect(ran.code, ran.stderr).toBe(0);
    const written = parse(readIn(folder, 'audits/lviv-center/2026-11-21.follow-up.yaml')) as FollowUp;
    expect(written.actions).toEqual(actions);
  });
});
