/** `follow-up --answers`: a meeting from a file. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TODAY } from '../../helpers/processes/binary.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { AUDIT_FILE, FOLLOW_UP_FILE, REFUNDS, STAFFING, salonFiles } from '../../helpers/records/salon-with-plan.js';

const records = (folder: string, site = 'lviv-center') => readdirSync(join(folder, 'audits', site)).sort();

describe('--answers', () => {
  const answers = (folder: string, input: string, ...more: string[]) =>
    serviceAudit(folder, ['follow-up', '--answers', '-', ...more], { input });

  test('is the record, with the action that follows from a peer', async () => {
    const folder = folderWith(salonFiles());
    const before = readIn(folder, AUDIT_FILE);
    const { code, stdout, stderr } = await answers(
      folder,
      [
        'format: follow-up/1',
        `date: ${TODAY}`,
        'assessors: [{name: Olena Kovalchuk, role: consultant}]',
        'present: [Ivan Petrenko]',
        'actions:',
        `  ${REFUNDS}: {status: done, note: It hangs there.}`,
        'scores:',
        '  refunds: {score: 5, counted: {ok: 279, of: 280}}',
        'peers:',
        '  - {criterion: staffing-level, business: car wash, try: Float two.}',
      ].join('\n'),
    );
    expect([code, stderr]).toEqual([0, `Written: ${FOLLOW_UP_FILE}\n\n`]);
    expect(stdout.slice(0, stdout.indexOf('lviv-center'))).toMatchInlineSnapshot(`
      "Measured
        Getting a refund  4 → 5    +1
          1 of 280 missed; at this sample size, 98.0–99.9% are well

      "
    `);
    expect(readIn(folder, FOLLOW_UP_FILE)).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../.service-audit/schema/follow-up-1.json
      format: follow-up/1
      date: 2026-11-21
      assessors:
        - name: Olena Kovalchuk
          role: consultant
      present:
        - Ivan Petrenko
      actions:
        2026-11-01.audit/refunds-1:
          status: done
          note: |
            It hangs there.
      scores:
        refunds: # Getting a refund
          score: 5
          counted: {ok: 279, of: 280}
      peers:
        - criterion: staffing-level
          business: car wash
          try: |
            Float two.
      added:
        staffing-level-1:
          criterion: staffing-level
          kind: countermeasure
          text: |
            Float two.
          owner: Anna Bondar
          due: 2026-12-04
      "
    `);
    expect(readIn(folder, AUDIT_FILE)).toBe(before);
    expect((await serviceAudit(folder, ['validate'])).code).toBe(0);
  });

  test('every problem is told at once, with its place, and nothing is written', async () => {
    const folder = folderWith(salonFiles());
    const { code, stdout, stderr } = await answers(
      folder,
      [
        'format: follow-up/1',
        `date: ${TODAY}`,
        'actions:',
        '  2026-11-01.audit/nothing-1: {status: done}',
        `  ${STAFFING}: {status: finished, due: 2026-13-01}`,
        'scores:',
        '  refund: {score: 5}',
        '  refunds: {score: 11}',
        'causes:',
        '  colour: {}',
        'peers:',
        '  - {criterion: greeting, business: car wash}',
        'added:',
        '  smell-1: {criterion: smell, kind: today, text: Air., owner: Ivan, due: 2026-11-30}',
      ].join('\n'),
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.match(/<stdin>:\d+/g)).toEqual([4, 5, 5, 7, 8, 10, 12, 14].map((line) => `<stdin>:${line}`));
    expect(stderr).toContain('Did you mean “refunds”?');
    expect(records(folder)).toEqual(['2026-11-01.audit.yaml']);
  });

  test.each([
    ['another format', 'format: answers/1\n', 'but “follow-up/1” is needed here'],
    ['nothing', '', 'The file is empty'],
    ['no YAML', 'a: [', '<stdin>:1'],
    ['a list', '- a\n', '<stdin>'],
    ['a date to come', 'format: follow-up/1\ndate: 2031-01-01\npresent: [Ivan]\n', '2031-01-01'],
    [
      'a day before any audit',
      'format: follow-up/1\ndate: 2026-10-01\npresent: [Ivan]\n',
      'has no audit up to 2026-10-01',
    ],
    ['nothing said', `format: follow-up/1\ndate: ${TODAY}\nactions: {${REFUNDS}: {status: open}}\n`, 'records nothing'],
  ])('%s: exit 2, and nothing is written', async (_, input, said) => {
    const folder = folderWith(salonFiles());
    const { code, stdout, stderr } = await answers(folder, input);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
    expect(records(folder)).toEqual(['2026-11-01.audit.yaml']);
  });

  test('on the day of an audit, and twice on a day: after the audit, under the next number', async () => {
    const folder = folderWith(salonFiles());
    for (const status of ['started', 'done']) {
      expect(
        (await answers(folder, `format: follow-up/1\ndate: 2026-11-01\nactions: {${REFUNDS}: {status: ${status}}}\n`))
          .code,
      ).toBe(0);
    }
    expect(records(folder)).toEqual([
      '2026-11-01.audit.yaml',
      '2026-11-01.follow-up-2.yaml',
      '2026-11-01.follow-up.yaml',
    ]);
    expect((await serviceAudit(folder, ['plan'])).stdout).toContain('1 done');
  });
});
