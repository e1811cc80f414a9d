/** The documents against the program: maps, sections, links, and examples that have to work. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { twoYearsTree } from './helpers/two-years.js';
import { folderWith, serviceAudit } from './helpers/world.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DOCUMENTS = ['README.md', 'README.ru.md', 'METHOD.md', 'CONTRIBUTING.md'];
const READMES = [
  { name: 'README.md', language: 'en' },
  { name: 'README.ru.md', language: 'ru' },
];

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

interface Document {
  /** By level; what stands inside a fence is none. */
  headings: { level: number; text: string }[];
  fences: { language: string; text: string; level: number }[];
}

function parse(name: string): Document {
  const document: Document = { headings: [], fences: [] };
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
    }
  }
  expect(open, `${name}: a code fence is not closed`).toBeUndefined();
  return document;
}

/** Folders (with a final slash) and TypeScript files under src/. */
function sources(): string[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .flatMap((item) => {
      const path = relative(ROOT, join(item.parentPath, item.name)).split(sep).join('/');
      if (item.isDirectory()) return [`${path}/`];
      return path.endsWith('.ts') ? [path] : [];
    })
    .sort();
}

/** The text of docstrings without the stars that continue them. */
function comments(): string {
  return sources()
    .filter((path) => path.endsWith('.ts'))
    .map((path) => read(path).replaceAll(/\n\s*\*? ?/g, ' '))
    .join('\n');
}

function namedSections(document: string): string[] {
  const found = comments().matchAll(new RegExp(`${document}, "([^"]+)"`, 'g'));
  return [...new Set([...found].map(([, section]) => section ?? ''))].sort();
}

test.each([
  { document: 'METHOD.md', pattern: 'METHOD\\.md' },
  { document: 'README.md', pattern: 'README' },
])('every section of $document that a comment in src/ names is a heading', ({ document, pattern }) => {
  const sections = namedSections(pattern);
  const headings = parse(document).headings.map(({ text }) => text);
  expect(sections.length).toBeGreaterThan(0);
  expect(sections.filter((section) => !headings.includes(section))).toEqual([]);
});

test('both READMEs have the same headings and code fences, by level and language', () => {
  const [en, ru] = READMES.map(({ name }) => parse(name));
  const outline = (document: Document | undefined) => ({
    headings: document?.headings.map(({ level }) => level),
    fences: document?.fences.map(({ level, language }) => `${level} ${language}`),
  });
  expect(outline(ru)).toEqual(outline(en));
});

test.each(DOCUMENTS)('%s: every relative link leads to a file, every anchor to a heading', (name) => {
  const text = read(name).replaceAll(/^```[\s\S]*?^```$/gm, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  const anchors = parse(name).headings.map(({ text: heading }) => `#${heading.toLowerCase().replaceAll(' ', '-')}`);
  const broken = targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) =>
      target.startsWith('#')
        ? !anchors.includes(target)
        : !existsSync(join(ROOT, dirname(name), target.split('#')[0] ?? '')),
    );
  expect(broken).toEqual([]);
});

test.each(DOCUMENTS)('%s stands on its own', (name) => {
  expect(read(name)).not.toMatch(/\.\.\/shared|issue #?\d/i);
});

/** The YAML example that begins with this line. */
function example(name: string, format: string): string {
  const found = parse(name).fences.find(({ language, text }) => language === 'yaml' && text.startsWith(format));
  expect(found, `${name}: no example of ${format}`).toBeDefined();
  return found?.text ?? '';
}

test.each(READMES)('the examples in $name work: answers, settings, site, questionnaire', ({ name, language }) => {
  const answers = example(name, 'format: answers/1');
  const site = /^site: (\S+)/m.exec(answers)?.[1] ?? '';
  const folder = folderWith({ 'answers.yaml': answers, 'templates/nails.yaml': example(name, 'format: template/1') });
  const env = { SERVICE_AUDIT_LANG: language };
  const call = (...args: string[]) => serviceAudit(folder, args, { env });

  expect(call('run', '--answers', 'answers.yaml')).toMatchObject({ code: 0 });
  const { code, stdout } = call('check');
  expect(code).toBe(1);
  const shown = parse(name).fences.map(({ text }) => text);
  // The day of the audit is the only thing that differs.
  expect(shown.map((text) => text.replaceAll(/\d{4}-\d\d-\d\d/g, 'DATE'))).toContain(
    stdout.replaceAll(/\d{4}-\d\d-\d\d/g, 'DATE'),
  );

  const extended = { input: `${answers.replace(/^site: .*$/m, 'site: nails')}  clean-tools: 9\n`, env };
  expect(serviceAudit(folder, ['run', '--template', 'nails', '--answers', '-'], extended)).toMatchObject({ code: 0 });

  writeFileSync(join(folder, 'brand.yaml'), example(name, 'format: brand/1'));
  writeFileSync(join(folder, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(call('report', site, '--brand', 'brand.yaml', '-o', 'report.html')).toMatchObject({ code: 0 });
  expect(call('validate', 'brand.yaml')).toMatchObject({ code: 0 });

  const settled = folderWith({
    'service-audit.yaml': example(name, 'format: config/1'),
    [`audits/${site}/site.yaml`]: example(name, 'format: site/1'),
  });
  expect(serviceAudit(settled, ['validate'])).toMatchObject({ code: 0, stderr: '' });
});

test.each(READMES)('the picture in $name is what the demo draws', ({ name, language }) => {
  const folder = folderWith();
  const { stdout } = serviceAudit(folder, ['demo'], { env: { SERVICE_AUDIT_LANG: language, TMPDIR: folder } });
  expect(stdout).toContain(parse(name).fences[0]?.text);
});

test.each(READMES)('the trend in $name is what two years of records give', ({ name, language }) => {
  const folder = folderWith(twoYearsTree(language === 'ru' ? 'ru' : 'en'));
  const { stdout } = serviceAudit(folder, ['trend', '--criterion', 'staffing-level']);
  expect(parse(name).fences.map(({ text }) => text)).toContain(stdout);
});

/** An audit in which only what the README leaves out is filled in. */
test.each(READMES)('the audit in $name has the shape of an audit', ({ name }) => {
  const text = example(name, 'format: audit/1');
  const rest = [
    'template: {name: own, version: 1, digest: sha256-0000000000000000}',
    'sagging: 5',
    'target: 7',
    'assessors: [{name: A}]',
  ].join('\n');
  const [date = ''] = /\d{4}-\d\d-\d\d/.exec(text) ?? [];
  const file = `audits/lviv-center/${date}.audit.yaml`;
  const folder = folderWith({ [file]: text.replace(/^# .*$/m, rest) });
  expect(serviceAudit(folder, ['--today', '2027-01-01', 'validate', file])).toMatchObject({ code: 0 });
});
