/** The README of a site, which every command that writes a record keeps up to date. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { answers } from '../../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { twoYearsTree } from '../../helpers/records/salon-over-two-years.js';

const SITE = 'audits/lviv-center';

describe('readme: true', () => {
  const audit = answers({ date: '2026-11-20', scores: { refunds: 4 } });
  const run = (folder: string) => serviceAudit(folder, ['run', 'lviv-center', '--answers', '-'], { input: audit });
  const kept = (settings: string) => {
    const files = twoYearsTree('ru', settings);
    return folderWith(files);
  };

  test('a record that is written keeps the page of its site, in the project’s language', async () => {
    const folder = kept('readme: true\n');
    expect(
      await serviceAudit(folder, ['--lang', 'en', 'run', 'lviv-center', '--answers', '-'], { input: audit }),
    ).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`Written: ${SITE}/README.md`),
    });
    const page = readIn(folder, `${SITE}/README.md`);
    expect(page).toMatch(/^# Львов, центр\n\n<!-- service-audit:begin -->\n/);
    for (const text of ['Просевшие места', '## Действия', '## Обещания', 'Починить вывеску.'])
      expect(page).toContain(text);
  });

  test('what the owner wrote above and below stays; broken markers are told, and nothing is touched', async () => {
    const folder = kept('readme: true\n');
    expect((await run(folder)).code).toBe(0);
    const page = readIn(folder, `${SITE}/README.md`);
    const owned = `Моё.\n\n${page}\nИ моё.\n`;
    rmSync(join(folder, `${SITE}/2026-11-20.audit.yaml`));
    const again = folderWith({ ...twoYearsTree('ru', 'readme: true\n'), [`${SITE}/README.md`]: owned });
    expect((await run(again)).code).toBe(0);
    expect(readIn(again, `${SITE}/README.md`)).toBe(owned);
    const broken = folderWith({
      ...twoYearsTree('ru', 'readme: true\n'),
      [`${SITE}/README.md`]: 'x\n<!-- service-audit:begin -->\n',
    });
    const { code, stderr } = await run(broken);
    expect(code).toBe(0);
    expect(stderr).toContain('<!-- service-audit:end -->');
    expect(readIn(broken, `${SITE}/README.md`)).toBe('x\n<!-- service-audit:begin -->\n');
  });

  test('a follow-up keeps it as well', async () => {
    const folder = kept('readme: true\n');
    const input =
      'format: follow-up/1\ndate: 2026-11-21\nactions:\n  2026-10-05.audit/premises-appearance-1:\n    status: done\n';
    const { code, stderr } = await serviceAudit(folder, ['follow-up', 'lviv-center', '--answers', '-'], { input });
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining(`${SITE}/README.md`) });
    expect(readIn(folder, `${SITE}/README.md`)).not.toContain('Просрочено');
  });

  test('without it there is no page', async () => {
    const folder = kept('');
    expect((await run(folder)).code).toBe(0);
    expect(existsSync(join(folder, `${SITE}/README.md`))).toBe(false);
  });
});
