/** A promise starts tomorrow, and is that of the person who spoke. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Audit, entriesOf, type FollowUp } from '../../../src/domain/record/audit.js';
import { asInput } from '../../helpers/interviews/plain-lines.js';
import { TODAY } from '../../helpers/processes/binary.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { answers, CAUSE, CRITERIA } from '../../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';

const AUDIT = 'audits/lviv-center/2026-11-21.audit.yaml';
const SETTLED = { 'service-audit.yaml': 'format: config/1\ntemplate: base\n' };
const RUSSIAN = { LC_ALL: 'ru_RU.UTF-8' };

/** Answers in which the refunds sag, and it is promised to level them by that day. */
const promising = (due: string, more = '') =>
  answers({
    scores: { refunds: `\n    score: 3\n    cause:${CAUSE.replace('due: 2027-01-02', `due: ${due}`)}${more}` },
  });

/** A whole interview in plain lines about the refunds alone; `when` are the answers to question 6. */
const interview = (when: readonly string[], told: readonly string[] = []) => [
  ...['', 'Olena Kovalchuk, consultant', '', ''],
  ...CRITERIA.flatMap((key) => (key === 'refunds' ? ['3', ''] : ['7'])),
  ...['', 'Olena Kovalchuk', '1', 'No rule.', '1', 'Write the rule.', '1', '1'],
  ...['Ivan Petrenko; Maria', 'Hang it.', ...when, 'There is no rule.', ...told, ''],
];

/** On one line. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('a promise for the day on which it is made', () => {
  test.each<[string, Record<string, string>, string]>([
    ['today', {}, 'That is today; a promise starts tomorrow.'],
    ['сегодня', RUSSIAN, 'Это сегодня, а обещание — самое раннее на завтра.'],
  ])('is refused in an interview: %s', async (said, env, why) => {
    const folder = folderWith(SETTLED);
    const tomorrow = env === RUSSIAN ? 'завтра' : 'tomorrow';
    const input = asInput(interview([said, tomorrow]));
    const ran = await serviceAudit(folder, ['run', 'lviv-center', '--plain'], { input, env });
    expect(ran.code, ran.stderr.slice(-3000)).toBe(0);
    expect(ran.stderr).toContain(why);
    const { scores } = parse(readIn(folder, AUDIT)) as Audit;
    expect(scores.product?.refunds?.cause?.promise).toEqual({ said: tomorrow, due: '2026-11-22', target: 7 });
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'in English',
      {},
      'error: The promise is for 2026-11-21, but it is made on 2026-11-21: a promise starts on the day after.',
    ],
    ['in Russian', RUSSIAN, 'ошибка: Обещание — на 2026-11-21, а дано оно 2026-11-21: обещают самое раннее на завтра.'],
  ])('is refused in a file of answers, with its place, %s', async (_, env, why) => {
    const folder = folderWith({ ...SETTLED, 'a.yaml': promising(TODAY) });
    const ran = await serviceAudit(folder, ['run', '--answers', 'a.yaml'], { env });
    expect(ran.code).toBe(2);
    const line =
      promising(TODAY)
        .split('\n')
        .findIndex((text) => text.includes(`due: ${TODAY}`)) + 1;
    expect(flat(ran.stderr)).toContain(`a.yaml:${line}:14 `);
    expect(flat(ran.stderr)).toContain(why);
    expect((await serviceAudit(folder, ['validate', 'a.yaml'], { env })).code).toBe(1);
  });

  test('is refused on the day that an option gives, and taken one day earlier', async () => {
    const folder = folderWith({ ...SETTLED, 'a.yaml': promising(TODAY).replace(/^date: .*\n/m, '') });
    const on = (date: string) => serviceAudit(folder, ['run', '--answers', 'a.yaml', '--date', date]);
    expect((await on(TODAY)).code).toBe(2);
    expect((await on('2026-11-20')).code).toBe(0);
  });

  test('is refused in a follow-up from a file', async () => {
    const folder = folderWith({ ...SETTLED, 'a.yaml': promising('2026-11-22') });
    await serviceAudit(folder, ['run', '--answers', 'a.yaml', '--today', '2026-11-21']);
    const meeting = (due: string) => `format: follow-up/1
date: ${TODAY}
causes:
  refunds:
    promise: {said: soon, due: ${due}, target: 7}
`;
    const held = (due: string) => serviceAudit(folder, ['follow-up', '--answers', '-'], { input: meeting(due) });
    const refused = await held(TODAY);
    expect([refused.code, flat(refused.stderr)]).toEqual([
      2,
      expect.stringContaining('a promise starts on the day after'),
    ]);
    expect((await held('2026-11-22')).code).toBe(0);
  });

  test('in a record of an earlier version it is a remark, and the record is read', async () => {
    const folder = folderWith({ ...SETTLED, 'a.yaml': promising('2026-11-22') });
    await serviceAudit(folder, ['run', '--answers', 'a.yaml']);
    const old = { ...SETTLED, [AUDIT]: readIn(folder, AUDIT).replace('due: 2026-11-22\n', `due: ${TODAY}\n`) };
    const earlier = folderWith(old);
    const { code, stdout } = await serviceAudit(earlier, ['validate']);
    expect([code, flat(stdout)]).toEqual([0, expect.stringContaining('a promise starts on the day after')]);
    expect((await serviceAudit(earlier, ['plan'])).code).toBe(0);
  });
});

describe('whoever speaks for the person responsible', () => {
  test('is in the record of an interview, and every view says for whom', async () => {
    const folder = folderWith(SETTLED);
    const input = asInput(interview(['6 weeks']));
    const ran = await serviceAudit(folder, ['run', 'lviv-center', '--plain'], { input });
    expect(ran.code, ran.stderr.slice(-3000)).toBe(0);
    // It is said before the promise is made.
    expect(ran.stderr).toMatch(/level the diagram\?\n.*\nOlena Kovalchuk for Ivan Petrenko\n/);
    const [cause] = entriesOf((parse(readIn(folder, AUDIT)) as Audit).scores).flatMap(({ entry }) => entry.cause ?? []);
    expect(cause?.['answered-by']).toBe('Olena Kovalchuk');
    expect(cause?.responsible).toEqual({ name: 'Ivan Petrenko' });
    for (const command of [['plan'], ['show'], ['log', 'lviv-center', 'refunds'], ['report', '--format', 'markdown']]) {
      const { stdout } = await serviceAudit(folder, command, { columns: 120 });
      expect(stdout, command.join(' ')).toContain('Olena Kovalchuk for Ivan Petrenko');
    }
  });

  test('in a file of answers, it is the one named in the promise', async () => {
    const folder = folderWith({ ...SETTLED, 'a.yaml': promising('2027-01-02', '\n        by: Olena Kovalchuk') });
    expect((await serviceAudit(folder, ['run', '--answers', 'a.yaml'])).code).toBe(0);
    expect(readIn(folder, AUDIT)).toContain(`          target: 7
          by: Olena Kovalchuk
`);
    expect((await serviceAudit(folder, ['plan'])).stdout).toContain('Olena Kovalchuk for Ivan Petrenko');
  });

  test('in `why`, it is whoever answers there', async () => {
    const folder = folderWith({ ...SETTLED, 'a.yaml': answers({ scores: { refunds: 3 } }) });
    await serviceAudit(folder, ['run', '--answers', 'a.yaml']);
    const lines = ['Olena Kovalchuk', '1', 'No rule.', '1', 'Write the rule.', '1', '1', 'Ivan Petrenko; Maria'];
    const input = asInput([...lines, 'Hang it.', '6 weeks', 'There is no rule.', '']);
    const ran = await serviceAudit(folder, ['why', 'lviv-center', '--plain'], { input });
    expect(ran.code, ran.stderr.slice(-3000)).toBe(0);
    const written = parse(readIn(folder, 'audits/lviv-center/2026-11-21.follow-up.yaml')) as FollowUp;
    expect(written.causes?.refunds?.['answered-by']).toBe('Olena Kovalchuk');
    expect(written.causes?.refunds?.factors).toEqual([
      { side: 'internal', text: 'No rule.\n', act: 'Write the rule.\n' },
    ]);
    expect(Object.values(written.added ?? {}).map(({ text }) => text)).toEqual(['Hang it.\n', 'Write the rule.\n']);
    expect((await serviceAudit(folder, ['plan'])).stdout).toContain('Olena Kovalchuk for Ivan Petrenko');
  });
});
