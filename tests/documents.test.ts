/** The documents against the program: sections, links, both languages, and examples that have to work. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { RULE_NAMES } from '../src/domain/gate/rules.js';
import { DEFAULT_CHECK } from '../src/domain/gate/thresholds.js';
import { serviceAudit } from './helpers/processes/in-process.js';
import { folderWith } from './helpers/projects/folder.js';
import { twoYearsTree } from './helpers/records/salon-over-two-years.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const PAGES = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
/** Every document that exists in two languages. */
const PAIRS = [
  { en: 'README.md', ru: 'README.ru.md' },
  { en: 'METHOD.md', ru: 'METHOD.ru.md' },
  ...PAGES.map((name) => ({ en: `docs/${name}`, ru: `docs/ru/${name}` })),
];
const DOCUMENTS = [...PAIRS.flatMap(({ en, ru }) => [en, ru]), 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'];
const LANGUAGES = ['en', 'ru'] as const;
type Language = (typeof LANGUAGES)[number];

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

interface Document {
  /** Outside code fences. */
  headings: { level: number; text: string }[];
  /** Columns of each table row. */
  rows: number[];
  fences: { language: string; text: string; level: number }[];
}

function parse(name: string): Document {
  const document: Document = { headings: [], rows: [], fences: [] };
  let open: { language: string; lines: string[] } | undefined;
  for (const line of read(name).split('\n')) {
    const fence = /^```(\w*)$/.exec(line);
    if (open && fence) {
      const level = document.headings.at(-1)?.level ?? 0;
      document.fences.push({ language: open.language, text: `${open.lines.join('\n')}\n`, level });
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (fence) open = { language: fence[1] ?? '', lines: [] };
    else {
      const [, marks, text] = /^(#+) (.+)$/.exec(line) ?? [];
      if (marks && text) document.headings.push({ level: marks.length, text });
      if (line.startsWith('|')) document.rows.push(line.split(/(?<!\\)\|/).length - 2);
    }
  }
  expect(open, `${name}: a code fence is not closed`).toBeUndefined();
  return document;
}

/** The text of the source files, without the line ends and stars inside comments. */
function sources(): string {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => read(join('src', path)).replaceAll(/\n\s*\*? ?/g, ' '))
    .join('\n');
}

test('every section that a comment in src/ names is a heading of that document', () => {
  const named = [...sources().matchAll(/\b(README|METHOD|docs\/[\w-]+)(?:\.md)?, "([^"]+)"/g)];
  const missing = named.filter(([, name, section]) => {
    return !parse(`${name}.md`).headings.some(({ text }) => text === section);
  });
  expect(named.length).toBeGreaterThan(20);
  expect(missing.map(([whole]) => whole)).toEqual([]);
});

test.each(PAIRS)('$en and $ru have the same headings, code fences and tables', ({ en, ru }) => {
  const outline = (name: string) => {
    const { headings, rows, fences } = parse(name);
    return {
      headings: headings.map(({ level }) => level),
      rows,
      fences: fences.map(({ level, language }) => `${level} ${language}`),
    };
  };
  expect(outline(ru)).toEqual(outline(en));
});

test('every page of docs/ has a Russian version', () => {
  expect(readdirSync(join(ROOT, 'docs/ru'))).toEqual(PAGES);
});

/** The figures in each section, in order of size: 8.4 and 8,4 are the same. */
function figures(name: string): string[][] {
  return read(name)
    .split(/^## /m)
    .map((section) => (section.match(/\d+(?:[.,]\d+)?/g) ?? []).map((figure) => figure.replace(',', '.')).sort());
}

test('METHOD.md and METHOD.ru.md have the same figures and the same keys in each section', () => {
  const keys = (name: string) =>
    read(name)
      .split(/^## /m)
      .map((section) => [...new Set(section.match(/`[^`]+`/g))].sort());
  expect(figures('METHOD.ru.md')).toEqual(figures('METHOD.md'));
  const en = keys('METHOD.md');
  // The Russian page also names the values that the English words already are: `kept`, `planned`.
  for (const [at, section] of keys('METHOD.ru.md').entries())
    expect(section).toEqual(expect.arrayContaining(en[at] ?? []));
});

test.each(['METHOD.md', 'METHOD.ru.md'])('%s: the table of the gate has every rule', (name) => {
  const rows = [...read(name).matchAll(/^\| ([a-z]+(?:-[a-z]+)*) +\|/gm)].map(([, first]) => first);
  expect(rows).toEqual(expect.arrayContaining([...RULE_NAMES]));
});

test('CONTRIBUTING.md has at most 150 lines, and the files that it names exist', () => {
  const text = read('CONTRIBUTING.md');
  expect(text.split('\n').length).toBeLessThanOrEqual(151);
  const named = [...text.matchAll(/`((?:src|tests|[a-z]+)\/[\w/.-]+\.(?:ts|yaml|md))`/g)].map(([, path = '']) => path);
  const missing = named
    .map((path) => path.replace('LANGUAGE', 'en'))
    .filter((path) => !path.includes('NAME') && ![path, `src/${path}`].some((one) => existsSync(join(ROOT, one))));
  expect(named.length).toBeGreaterThan(30);
  expect(missing).toEqual([]);
});

/** As GitHub makes them: letters, figures, - and _ stay. */
const anchorOf = (heading: string) =>
  `#${heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')}`;

/** The relative links of a document, as paths from the root with their anchors. */
function links(name: string): { path: string; anchor: string }[] {
  const text = read(name).replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor = ''] = target.split('#');
      return { path: path === '' ? name : normalize(join(dirname(name), path)), anchor: anchor && `#${anchor}` };
    });
}

test.each(DOCUMENTS)('%s: every relative link leads to a file, every anchor to a heading', (name) => {
  const broken = links(name).filter(({ path, anchor }) => {
    if (!existsSync(join(ROOT, path))) return true;
    return anchor !== '' && !parse(path).headings.some(({ text }) => anchorOf(text) === anchor);
  });
  expect(broken).toEqual([]);
});

test('the package contains every document that its documents link to', () => {
  const files: string[] = JSON.parse(read('package.json')).files;
  // npm adds these by itself.
  const shipped = [...files, 'README.md', 'LICENSE'];
  const missing = DOCUMENTS.flatMap(links).filter(({ path }) => !shipped.includes(path.split('/')[0] ?? ''));
  expect(missing).toEqual([]);
});

test.each(DOCUMENTS)('%s stands on its own', (name) => {
  expect(read(name)).not.toMatch(/\.\.\/shared|issue #?\d/i);
});

/** The README and the pages of docs/ in a language. */
const pagesIn = (language: Language) =>
  PAIRS.map((pair) => pair[language]).filter((name) => !name.startsWith('METHOD'));
const fencesIn = (language: Language) => pagesIn(language).flatMap((name) => parse(name).fences);

/** The YAML example that begins with this line. */
function example(language: Language, format: string): string {
  const found = fencesIn(language).find((fence) => fence.language === 'yaml' && fence.text.startsWith(format));
  expect(found, `no example of ${format} in ${language}`).toBeDefined();
  return found?.text ?? '';
}

test.each(LANGUAGES)('the examples in %s work: answers, settings, site, questionnaire, brand', async (language) => {
  const answers = example(language, 'format: answers/1');
  const site = /^site: (\S+)/m.exec(answers)?.[1] ?? '';
  const folder = folderWith({
    'answers.yaml': answers,
    'templates/nails.yaml': example(language, 'format: template/1'),
  });
  const env = { SERVICE_AUDIT_LANG: language };
  const call = (...args: string[]) => serviceAudit(folder, args, { env });

  expect(await call('run', '--answers', 'answers.yaml')).toMatchObject({ code: 0 });
  const { code, stdout } = await call('check');
  expect(code).toBe(1);
  // The day of the audit is the only thing that differs.
  const undated = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\d/g, 'DATE');
  const shown = fencesIn(language).filter(({ text }) => text.startsWith(`audits/${site}/`));
  expect(shown.map(({ text }) => undated(text))).toEqual([undated(stdout), undated(stdout)]);

  const extended = { input: `${answers.replace(/^site: .*$/m, 'site: nails')}  clean-tools: 9\n`, env };
  expect(await serviceAudit(folder, ['run', '--template', 'nails', '--answers', '-'], extended)).toMatchObject({
    code: 0,
  });

  writeFileSync(join(folder, 'brand.yaml'), example(language, 'format: brand/1'));
  writeFileSync(join(folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(await call('report', site, '--brand', 'brand.yaml', '-o', 'report.html')).toMatchObject({ code: 0 });
  expect(await call('validate', 'brand.yaml')).toMatchObject({ code: 0 });

  const settled = folderWith({
    'service-audit.yaml': example(language, 'format: config/1'),
    [`audits/${site}/site.yaml`]: example(language, 'format: site/1'),
  });
  expect(await serviceAudit(settled, ['validate'])).toMatchObject({ code: 0, stderr: '' });
});

test.each(LANGUAGES)('the picture in the README in %s is what the demo draws', async (language) => {
  const folder = folderWith();
  vi.stubEnv('TMPDIR', folder);
  const { stdout } = await serviceAudit(folder, ['demo'], { env: { SERVICE_AUDIT_LANG: language } });
  vi.unstubAllEnvs();
  expect(stdout).toContain(fencesIn(language)[0]?.text);
});

test.each(LANGUAGES)('the trend in %s is what two years of records give', async (language) => {
  const folder = folderWith(twoYearsTree(language));
  const { stdout } = await serviceAudit(folder, ['trend', '--criterion', 'staffing-level']);
  expect(fencesIn(language).map(({ text }) => text)).toContain(stdout);
});

test.each(LANGUAGES)(
  'the audit and the follow-up in %s are valid once the audit has what the page leaves out',
  async (language) => {
    const text = example(language, 'format: audit/1');
    const rest = [
      'template: {name: own, version: 1, digest: sha256-0000000000000000}',
      'sagging: 5',
      'target: 7',
      'assessors: [{name: A}]',
    ].join('\n');
    const [date = ''] = /\d{4}-\d\d-\d\d/.exec(text) ?? [];
    const file = `audits/lviv-center/${date}.audit.yaml`;
    const followUp = file.replace(date, '2026-11-28').replace('audit.yaml', 'follow-up.yaml');
    const folder = folderWith({
      [file]: text.replace(/^# .*$/m, rest),
      [followUp]: example(language, 'format: follow-up/1'),
    });
    const { code, stdout } = await serviceAudit(folder, ['--today', '2027-01-01', 'validate', file, followUp]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.not.stringContaining('error') });
  },
);

test.each(LANGUAGES)('the rules that apply without settings are those of the page in %s', (language) => {
  expect(parseYaml(example(language, 'check:'))).toEqual({ check: DEFAULT_CHECK });
});
