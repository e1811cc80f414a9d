/** Every format of `check` against its schema or what reads it; the official schemas where they are at hand. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { RULE_NAMES } from '../../../src/domain/gate/rules.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { readIn } from '../../helpers/projects/folder.js';
import { audit, MAIN, path, QUESTIONS, SETTINGS } from '../../helpers/projects/gate-project.js';
import { aRepository, type Files } from '../../helpers/projects/repository.js';
import { miniTemplate } from '../../helpers/projects/small-questionnaire.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A folder with `sarif-schema-2.1.0.json` (OASIS) and `junit-10.xsd` (Jenkins xUnit plugin), which are not kept here. */
const OFFICIAL = process.env.SERVICE_AUDIT_SCHEMAS ?? '';
const official = (name: string) => join(OFFICIAL, name);
const HOSTILE = `x::error file=a::b ##[error]c %0A%25 <script>"&'</script> |*_\`@me ]]> \u202e\u200b\u0007, a=b:c`;
const NOW = '2026-11-20';

const all = [
  '-o',
  'out/report.xml',
  '-o',
  'out/results.sarif',
  '-o',
  'out/comment.md',
  '-o',
  'gitlab=out/quality.json',
  '-o',
  'out/result.json',
];

/** Failures, warnings, what is waived and a site that cannot be judged. */
const MIXED: Files = {
  ...MAIN,
  'audits/lviv/site.yaml':
    'format: site/1\ntitle: Lviv, Center\nwaivers:\n  - rule: unexplained\n    criterion: refunds\n    until: 2027-03-01\n    reason: New till on order.\n',
  [path('kyiv', NOW)]: audit(NOW, { price: 2, greeting: 5, speed: { na: 'none' } }),
  [path('broken', NOW)]: 'format: audit/1\n',
};

const hostile: Files = {
  'service-audit.yaml': SETTINGS,
  'templates/mini.yaml': miniTemplate(QUESTIONS).replaceAll('en: Refunds', `en: ${JSON.stringify(HOSTILE)}`),
  'audits/lviv/site.yaml': `format: site/1\ntitle: ${JSON.stringify(HOSTILE)}\nwaivers:\n  - rule: min-score\n    criterion: speed\n    value: 1\n    until: 2027-03-01\n    reason: ${JSON.stringify(HOSTILE)}\n`,
  [path('lviv', NOW)]: audit(NOW, { refunds: 2, speed: 2, price: 5 }),
};

async function written(files: Files, ...args: string[]) {
  const { folder } = aRepository(files);
  const outcome = await serviceAudit(folder, ['check', ...all, ...args]);
  return { folder, ...outcome, read: (name: string) => readIn(folder, `out/${name}`) };
}

test('several formats in one run, told by their extensions; nothing is printed then', async () => {
  const { code, stdout, read } = await written(MIXED);
  expect([code, stdout]).toEqual([2, '']);
  expect(read('report.xml')).toMatch(/^<\?xml/);
  for (const name of ['results.sarif', 'quality.json', 'result.json'])
    expect(() => JSON.parse(read(name))).not.toThrow();
  expect(read('comment.md')).toMatch(/^## FAIL/);
});

test('a format that is not there is told with those that are', async () => {
  const { folder } = aRepository(MAIN);
  const { code, stderr } = await serviceAudit(folder, ['check', '-o', 'x.pdf']);
  expect(code).toBe(2);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('text, json, markdown, github, junit, sarif, gitlab');
});

describe('json', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'dist/schema/check-result-1.json'), 'utf8'));
  const validate = new Ajv({ strict: false }).compile(schema);

  test.each([
    ['mixed', MIXED, []],
    ['hostile', hostile, []],
    ['against a commit', MIXED, ['--against', 'HEAD']],
  ] as [string, Files, string[]][])('%s: as its schema says', async (_, files, args) => {
    const result = JSON.parse((await written(files, ...args)).read('result.json'));
    validate(result);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('the schema ships, and refuses what is none', () => {
    expect(validate({ format: 'check-result/1', passed: true })).toBe(false);
    expect(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).exports['./schema/*']).toBe('./dist/schema/*');
  });
});

describe('sarif', () => {
  interface Result {
    ruleId: string;
    ruleIndex: number;
    level: string;
    baselineState?: string;
    suppressions?: unknown[];
    locations: { physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } } }[];
    partialFingerprints: Record<string, string>;
  }
  const runOf = (text: string) => JSON.parse(text).runs[0];
  const results = (text: string): Result[] => runOf(text).results;

  test('stable rules, levels, places relative to the top of the repository, what was waived, what could not be judged', async () => {
    const { read } = await written(MIXED);
    const run = runOf(read('results.sarif'));
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(RULE_NAMES);
    for (const { ruleId, ruleIndex } of run.results as Result[]) expect(RULE_NAMES[ruleIndex]).toBe(ruleId);
    expect(
      results(read('results.sarif')).map(({ ruleId, level, suppressions, locations }) => [
        ruleId,
        level,
        suppressions?.length ?? 0,
        locations[0]?.physicalLocation.artifactLocation.uri,
      ]),
    ).toContainEqual(['unexplained', 'warning', 1, 'audits/lviv/2026-09-01.audit.yaml']);
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications[0]).toMatchObject({ level: 'error' });
  });

  test('fingerprints stay when lines move and scores change, and differ from each other', async () => {
    const prints = async (files: Files) =>
      results((await written(files)).read('results.sarif')).map((one) => Object.values(one.partialFingerprints)[0]);
    const first = await prints(MAIN);
    const moved = {
      ...MAIN,
      [path('lviv', '2026-09-01')]: `# a line\n# another\n${audit('2026-09-01', { refunds: 3, greeting: 8 })}`,
    };
    expect(await prints(moved)).toEqual(expect.arrayContaining(first));
    expect(new Set(first).size).toBe(first.length);
  });

  test('against a commit, what is known is unchanged', async () => {
    const { read } = await written(MAIN, '--against', 'HEAD');
    expect(new Set(results(read('results.sarif')).map(({ baselineState }) => baselineState))).toEqual(
      new Set(['unchanged']),
    );
  });

  test.skipIf(!existsSync(official('sarif-schema-2.1.0.json')))(
    'as the official schema says (SERVICE_AUDIT_SCHEMAS)',
    async () => {
      const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(official('sarif-schema-2.1.0.json'), 'utf8'));
      const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
      for (const files of [MIXED, hostile, MAIN]) {
        for (const args of [[], ['--against', 'HEAD'], ['--lang', 'ru']]) {
          validate(JSON.parse((await written(files, ...args)).read('results.sarif')));
          expect(validate.errors ?? []).toEqual([]);
        }
      }
      expect(validate({ version: '2.1.0' })).toBe(false);
    },
  );
});

describe('junit', () => {
  const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
  const XSD = join(ROOT, 'tests/fixtures/junit.xsd');
  const lint = (text: string, xsd: string) => {
    const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', xsd, '-'], {
      input: text,
      encoding: 'utf8',
    });
    return stderr.trim();
  };

  test.skipIf(!hasXmllint)('as the schema says (xmllint of libxml2-utils)', async () => {
    for (const files of [MIXED, hostile, MAIN]) {
      const text = (await written(files)).read('report.xml');
      expect(lint(text, XSD)).toBe('- validates');
      if (existsSync(official('junit-10.xsd'))) expect(lint(text, official('junit-10.xsd'))).toBe('- validates');
    }
    expect(lint('<testsuites><nothing/></testsuites>', XSD)).not.toBe('- validates');
  });

  test('a suite is a site, a case each scored criterion; the rule stands in the failure', async () => {
    const { read } = await written(MIXED);
    expect(read('report.xml').replaceAll(/ time="0"| timestamp="[^"]*"/g, '')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="service-audit" tests="17" failures="2" errors="6">
        <testsuite name="kyiv" package="kyiv" tests="3" failures="1" errors="0" skipped="0">
          <testcase name="Greeting" classname="kyiv.all">
            <system-out>min-score: audits/kyiv/2026-11-20.audit.yaml:15:14 5, should be 6 or more&#10;unexplained: audits/kyiv/2026-11-20.audit.yaml:15:14 5, six questions open</system-out>
          </testcase>
          <testcase name="Price" classname="kyiv.all">
            <failure type="min-score" message="2, needs 5 or more">audits/kyiv/2026-11-20.audit.yaml:20:14 2, needs 5 or more</failure>
            <system-out>unexplained: audits/kyiv/2026-11-20.audit.yaml:20:14 2, six questions open</system-out>
          </testcase>
          <testcase name="Refunds" classname="kyiv.all"/>
        </testsuite>
        <testsuite name="Lviv, Center" package="lviv" tests="4" failures="1" errors="0" skipped="0">
          <testcase name="Greeting" classname="lviv.all"/>
          <testcase name="Speed" classname="lviv.all"/>
          <testcase name="Price" classname="lviv.all"/>
          <testcase name="Refunds" classname="lviv.all">
            <failure type="min-score" message="4, needs 5 or more">audits/lviv/2026-09-01.audit.yaml:21:14 4, needs 5 or more</failure>
            <system-out>unexplained: audits/lviv/2026-09-01.audit.yaml:21:14 4, six questions open</system-out>
          </testcase>
        </testsuite>
        <testsuite name="odesa" package="odesa" tests="4" failures="0" errors="0" skipped="0">
          <testcase name="Greeting" classname="odesa.all"/>
          <testcase name="Speed" classname="odesa.all"/>
          <testcase name="Price" classname="odesa.all"/>
          <testcase name="Refunds" classname="odesa.all"/>
        </testsuite>
        <testsuite name="cannot be judged" package="files" tests="6" failures="0" errors="6" skipped="0">
          <testcase name="audits/broken/2026-11-20.audit.yaml" classname="files">
            <error message="“date” is missing. Add a line “date: …”."/>
          </testcase>
          <testcase name="audits/broken/2026-11-20.audit.yaml" classname="files">
            <error message="“template” is missing. Add a line “template: …”."/>
          </testcase>
          <testcase name="audits/broken/2026-11-20.audit.yaml" classname="files">
            <error message="“sagging” is missing. Add a line “sagging: …”."/>
          </testcase>
          <testcase name="audits/broken/2026-11-20.audit.yaml" classname="files">
            <error message="“target” is missing. Add a line “target: …”."/>
          </testcase>
          <testcase name="audits/broken/2026-11-20.audit.yaml" classname="files">
            <error message="“assessors” is missing. Add a line “assessors: …”."/>
          </testcase>
          <testcase name="audits/broken/2026-11-20.audit.yaml" classname="files">
            <error message="“scores” is missing. Add a line “scores: …”."/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test('with --fail-on warn, warnings fail too', async () => {
    const count = async (...args: string[]) =>
      (await written(MAIN, ...args)).read('report.xml').match(/<failure /g)?.length;
    expect([await count(), await count('--fail-on', 'warn')]).toEqual([1, 2]);
  });
});

describe('gitlab', () => {
  test('the fields that GitLab reads, and no others; each finding has a fingerprint of its own', async () => {
    const found = JSON.parse((await written(MIXED)).read('quality.json')) as {
      fingerprint: string;
      severity: string;
      check_name: string;
    }[];
    for (const one of found) {
      expect(one).toEqual({
        description: expect.stringMatching(/\S/),
        check_name: expect.stringMatching(/^[a-z-]+$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
        location: { path: expect.stringMatching(/^[^/.].*\.yaml$/), lines: { begin: expect.any(Number) } },
      });
    }
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
    expect(found.map(({ check_name, severity }) => `${check_name} ${severity}`)).toContain('min-score major');
    expect(found[0]?.severity).toBe('blocker');
  });
});

test('streams and exit codes, in a terminal or not: data on standard output, all else on standard error', async () => {
  const { folder } = aRepository(MAIN);
  const outcomes = {
    fails: await serviceAudit(folder, ['check']),
    passes: await serviceAudit(folder, ['check', 'odesa']),
    quiet: await serviceAudit(folder, ['-q', 'check', 'odesa']),
    warns: await serviceAudit(folder, ['check', 'odesa', '--today', '2026-11-21', '--fail-on', 'warn']),
    usage: await serviceAudit(folder, ['check', '--fail-on', 'never']),
    unknown: await serviceAudit(folder, ['check', 'nowhere']),
  };
  expect(
    Object.entries(outcomes).map(([name, { code, stdout, stderr }]) => [name, code, stdout !== '', stderr !== '']),
  ).toEqual([
    ['fails', 1, true, false],
    ['passes', 0, true, false],
    ['quiet', 0, true, false],
    ['warns', 0, true, false],
    ['usage', 2, false, true],
    ['unknown', 2, false, true],
  ]);
  writeFileSync(join(folder, path('odesa', '2026-09-01')), 'x');
  const broken = await serviceAudit(folder, ['check']);
  expect([broken.code, broken.stdout !== '', broken.stderr !== '']).toEqual([2, true, true]);
});
