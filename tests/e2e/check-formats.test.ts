/** Every format of `check` against its schema or what reads it; the official schemas where they are at hand. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { RULE_NAMES } from '../../src/domain/gate/thresholds.js';
import { audit, MAIN, path, QUESTIONS, SETTINGS } from '../helpers/gate-project.js';
import { obeyed } from '../helpers/github-runner.js';
import { miniTemplate } from '../helpers/mini.js';
import { aRepository, type Files } from '../helpers/repository.js';
import { readIn, serviceAudit } from '../helpers/world.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
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

function written(files: Files, ...args: string[]) {
  const { folder } = aRepository(files);
  const outcome = serviceAudit(folder, ['check', ...all, ...args]);
  return { folder, ...outcome, read: (name: string) => readIn(folder, `out/${name}`) };
}

test('several formats in one run, told by their extensions; nothing is printed then', () => {
  const { code, stdout, read } = written(MIXED);
  expect([code, stdout]).toEqual([2, '']);
  expect(read('report.xml')).toMatch(/^<\?xml/);
  for (const name of ['results.sarif', 'quality.json', 'result.json'])
    expect(() => JSON.parse(read(name))).not.toThrow();
  expect(read('comment.md')).toMatch(/^## FAIL/);
});

test('a format that is not there is told with those that are', () => {
  const { folder } = aRepository(MAIN);
  const { code, stderr } = serviceAudit(folder, ['check', '-o', 'x.pdf']);
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
  ] as [string, Files, string[]][])('%s: as its schema says', (_, files, args) => {
    const result = JSON.parse(written(files, ...args).read('result.json'));
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

  test('stable rules, levels, places relative to the top of the repository, what was waived, what could not be judged', () => {
    const { read } = written(MIXED);
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

  test('fingerprints stay when lines move and scores change, and differ from each other', () => {
    const prints = (files: Files) =>
      results(written(files).read('results.sarif')).map((one) => Object.values(one.partialFingerprints)[0]);
    const first = prints(MAIN);
    const moved = {
      ...MAIN,
      [path('lviv', '2026-09-01')]: `# a line\n# another\n${audit('2026-09-01', { refunds: 3, greeting: 8 })}`,
    };
    expect(prints(moved)).toEqual(expect.arrayContaining(first));
    expect(new Set(first).size).toBe(first.length);
  });

  test('against a commit, what is known is unchanged', () => {
    const { read } = written(MAIN, '--against', 'HEAD');
    expect(new Set(results(read('results.sarif')).map(({ baselineState }) => baselineState))).toEqual(
      new Set(['unchanged']),
    );
  });

  test.skipIf(!existsSync(official('sarif-schema-2.1.0.json')))(
    'as the official schema says (SERVICE_AUDIT_SCHEMAS)',
    () => {
      const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(official('sarif-schema-2.1.0.json'), 'utf8'));
      const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
      for (const files of [MIXED, hostile, MAIN]) {
        for (const args of [[], ['--against', 'HEAD'], ['--lang', 'ru']]) {
          validate(JSON.parse(written(files, ...args).read('results.sarif')));
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

  test.skipIf(!hasXmllint)('as the schema says (xmllint of libxml2-utils)', () => {
    for (const files of [MIXED, hostile, MAIN]) {
      const text = written(files).read('report.xml');
      expect(lint(text, XSD)).toBe('- validates');
      if (existsSync(official('junit-10.xsd'))) expect(lint(text, official('junit-10.xsd'))).toBe('- validates');
    }
    expect(lint('<testsuites><nothing/></testsuites>', XSD)).not.toBe('- validates');
  });

  test('a suite is a site, a case each scored criterion; the rule stands in the failure', () => {
    const { read } = written(MIXED);
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

  test('with --fail-on warn, warnings fail too', () => {
    const count = (...args: string[]) =>
      written(MAIN, ...args)
        .read('report.xml')
        .match(/<failure /g)?.length;
    expect([count(), count('--fail-on', 'warn')]).toEqual([1, 2]);
  });
});

describe('gitlab', () => {
  test('the fields that GitLab reads, and no others; each finding has a fingerprint of its own', () => {
    const found = JSON.parse(written(MIXED).read('quality.json')) as {
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

describe('github', () => {
  const onGithub = (files: Files, args: string[] = []) => {
    const { folder } = aRepository({ ...files, 'summary.md': 'before\n' });
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
    return { ...serviceAudit(folder, ['check', ...args], { env }), summary: readIn(folder, 'summary.md'), folder };
  };

  test('annotations and a summary switch themselves on', () => {
    const { code, stdout, stderr, summary } = onGithub(MAIN);
    expect(code).toBe(1);
    expect(obeyed(stdout + stderr)).toEqual([
      {
        name: 'error',
        properties: { file: 'audits/lviv/2026-09-01.audit.yaml', line: '21', col: '14', title: 'lviv: Refunds' },
        message: '4, needs 5 or more (min-score)',
      },
      {
        name: 'warning',
        properties: { file: 'audits/lviv/2026-09-01.audit.yaml', line: '21', col: '14', title: 'lviv: Refunds' },
        message: '4, six questions open (unexplained)',
      },
    ]);
    expect(stdout).toContain('FAIL    1 of 2 sites');
    expect(summary).toMatch(/^before\n## FAIL: 1 of 2 sites/);
  });

  test('unless a format is named', () => {
    const { stdout, summary } = onGithub(MAIN, ['--format', 'text']);
    expect([obeyed(stdout), summary]).toEqual([[], 'before\n']);
    expect(obeyed(onGithub(MAIN, ['-f', 'github']).stdout)).toHaveLength(2);
  });

  test('paths are relative to the top of the repository, wherever check is run', () => {
    const below = Object.fromEntries(Object.entries(MAIN).map(([name, text]) => [`salons/one/${name}`, text]));
    const { folder } = aRepository(below);
    const { stdout } = serviceAudit(join(folder, 'salons/one'), ['check', '-f', 'github']);
    expect(obeyed(stdout)[0]?.properties.file).toBe('salons/one/audits/lviv/2026-09-01.audit.yaml');
  });

  test('ten of each level, the worst first, and how many more there are', () => {
    const sites = Array.from({ length: 13 }, (_, n) => [path(`s${n}`, NOW), audit(NOW, { price: 4, speed: 5 })]);
    const commands = obeyed(onGithub({ ...MAIN, ...Object.fromEntries(sites) }).stdout);
    const of = (level: string) => commands.filter(({ name }) => name === level).length;
    expect([of('error'), of('warning')]).toEqual([10, 10]);
    expect(commands.filter(({ name }) => name === 'notice').map(({ message }) => message)).toEqual([
      '+4 more: failures; see the log',
      '+30 more: warnings; see the log',
    ]);
  });

  test('whatever people typed forges no command, on either stream', () => {
    for (const files of [
      hostile,
      { ...hostile, [path('lviv', '2026-11-21')]: `note: ${HOSTILE}\n::error::forged\n  ::error::b\n` },
    ]) {
      const { stdout, stderr } = onGithub(files);
      const commands = obeyed(`${stdout}\n${stderr}`);
      expect(commands.filter(({ message }) => message === 'forged' || message === 'b')).toEqual([]);
      expect(commands.length).toBeGreaterThan(0);
      for (const { name, properties } of commands) {
        expect(['error', 'warning']).toContain(name);
        expect(properties.file).toMatch(/^audits\/lviv\//);
      }
    }
  });
});

describe('markdown', () => {
  test('is short enough for a comment, however much is found', () => {
    const sites = Array.from({ length: 150 }, (_, n) => [
      path(`site-${n}-${'x'.repeat(40)}`, NOW),
      audit(NOW, { price: 4, speed: 4, greeting: 4, refunds: 4 }),
    ]);
    const { read } = written({ ...MAIN, ...Object.fromEntries(sites) });
    const text = read('comment.md');
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('… and ');
    expect(text).toContain('```text\n');
  });

  test('what people typed stays text: no markup, no mention, no link', () => {
    const text = written(hostile)
      .read('comment.md')
      .replaceAll(/```text\n[\s\S]*?\n```/g, '');
    expect(text).not.toMatch(/<script>|[^\\]@me|[^\\]\*_/);
    for (const row of text.split('\n').filter((line) => line.startsWith('|'))) {
      expect(row.replaceAll('\\|', '').match(/\|/g)).toHaveLength(7);
    }
  });
});

test('streams and exit codes, in a terminal or not: data on standard output, all else on standard error', () => {
  const { folder } = aRepository(MAIN);
  const outcomes = {
    fails: serviceAudit(folder, ['check']),
    passes: serviceAudit(folder, ['check', 'odesa']),
    quiet: serviceAudit(folder, ['-q', 'check', 'odesa']),
    warns: serviceAudit(folder, ['check', 'odesa', '--today', '2026-11-21', '--fail-on', 'warn']),
    usage: serviceAudit(folder, ['check', '--fail-on', 'never']),
    unknown: serviceAudit(folder, ['check', 'nowhere']),
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
  const broken = serviceAudit(folder, ['check']);
  expect([broken.code, broken.stdout !== '', broken.stderr !== '']).toEqual([2, true, true]);
});
