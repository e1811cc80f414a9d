/** Every questionnaire that ships, from its worked example: two audits, diagram, diff, gate, files, demo. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { criteriaOf, inLanguage } from '../../../src/domain/questionnaire/template.js';
import { width } from '../../../src/render/kit/layout.js';
import { SHIPPED_TEMPLATES, Shelf } from '../../../src/storage/templates.js';
import type { Outcome } from '../../helpers/processes/binary.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';

const EXAMPLES = join(SHIPPED_TEMPLATES, 'examples');

/** What an answers file says in any language. */
const NEUTRAL =
  /^ *(?:[a-z-]+: \d[\d-]*|(?:answer|side|understood|expertise|basis|role|template|site): .*|(?:na|not-seen|cause):)/gm;

const shelf = new Shelf('/nonexistent');
const NAMES = readdirSync(SHIPPED_TEMPLATES).flatMap((name) =>
  name.endsWith('.yaml') ? [name.replace('.yaml', '')] : [],
);

/** A path is never broken: it is there to be copied. */
const tooWide = ({ stdout, stderr }: Outcome) =>
  `${stdout}${stderr}`.split('\n').filter((line) => width(line) > 80 && !/\S{50,}/.test(line));

test('each has an example of the same two days in both languages, with the same scores', () => {
  for (const name of NAMES) {
    const files = readdirSync(join(EXAMPLES, name)).sort();
    const dates = [...new Set(files.map((file) => file.slice(0, 10)))];
    expect(files, name).toEqual(dates.flatMap((date) => [`${date}.en.yaml`, `${date}.ru.yaml`]));
    expect(dates, name).toHaveLength(2);
    for (const date of dates) {
      const [en, ru] = ['en', 'ru'].map((language) =>
        readFileSync(join(EXAMPLES, name, `${date}.${language}.yaml`), 'utf8').match(NEUTRAL),
      );
      expect(ru, `${name} ${date}`).toEqual(en);
    }
  }
});

test('what is written in an example is in its language', () => {
  for (const file of NAMES.flatMap((name) => readdirSync(join(EXAMPLES, name)).map((one) => join(name, one)))) {
    const text = readFileSync(join(EXAMPLES, file), 'utf8');
    if (file.endsWith('.en.yaml')) expect(text, file).not.toMatch(/\p{Script=Cyrillic}/u);
    const block = text.match(/: \|\n( +)\S.*\n(\1.*\n)*/g) ?? [];
    expect(block.length, file).toBeGreaterThan(0);
    if (file.endsWith('.ru.yaml')) {
      expect(
        block.filter((one) => /[a-z]{2,}/i.test(one.replace(/^: \|/, ''))),
        file,
      ).toEqual([]);
    }
  }
});

test.each(NAMES.flatMap((name) => ['en', 'ru'].map((language) => ({ name, language }))))(
  '$name, $language: from the first answers to the gate',
  async ({ name, language }) => {
    const template = shelf.load(name);
    const series = template.programme ? ['--programme', name] : [];
    const [first = '', second = ''] = readdirSync(join(EXAMPLES, name))
      .filter((file) => file.endsWith(`.${language}.yaml`))
      .sort();
    const folder = folderWith();
    const call = async (today: string, ...args: string[]) => {
      const outcome = await serviceAudit(folder, ['--today', today.slice(0, 10), '--lang', language, ...args]);
      expect({ args, wide: tooWide(outcome) }).toEqual({ args, wide: [] });
      return outcome;
    };

    expect(await call(first, 'run', '--answers', join(EXAMPLES, name, first))).toMatchObject({ code: 0 });
    expect(await call(second, 'run', '--answers', join(EXAMPLES, name, second))).toMatchObject({ code: 0 });

    const shown = await call(second, 'show', ...series);
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    const lines = shown.stdout.split('\n').map((line) => line.slice(2));
    for (const { key, title } of criteriaOf(template)) {
      const rows = lines.filter((line) => line.startsWith(`${inLanguage(title, language)} `.padEnd(31)));
      // What sags stands below the diagram as well.
      expect(rows.length, key).toBeGreaterThan(0);
    }

    const moved = await call(second, 'diff', ...series);
    expect(moved).toMatchObject({ code: 0, stderr: '' });
    expect(moved.stdout).toMatch(language === 'ru' ? /^Хуже/m : /^Worse/m);
    expect(moved.stdout).toMatch(language === 'ru' ? /^Лучше/m : /^Better/m);

    const gate = await call(second, 'check', ...series);
    expect([0, 1], gate.stderr).toContain(gate.code);
    expect(gate.stderr).toBe('');
    expect(await call(second, 'validate')).toMatchObject({ code: 0, stderr: '' });

    vi.stubEnv('TMPDIR', folder);
    const demo = await serviceAudit(folder, ['--lang', language, 'demo', '--template', name]);
    vi.unstubAllEnvs();
    expect({ code: demo.code, stderr: demo.stderr, wide: tooWide(demo) }).toEqual({ code: 0, stderr: '', wide: [] });
    for (const { key, title } of criteriaOf(template)) expect(demo.stdout, key).toContain(inLanguage(title, language));
  },
);

test('demo of a questionnaire that has no example names those that have one', async () => {
  expect(await serviceAudit(folderWith(), ['demo', '--template', 'beauty-saloon'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('“beauty-salon”'),
  });
});
