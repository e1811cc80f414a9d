import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';

describe('init', () => {
  const FILES = ['service-audit.yaml', '.gitignore', '.gitattributes', '.service-audit/schema/audit-1.json'];

  test.each(['en', 'ru'])('%s: says what it wrote; run twice it changes nothing', async (lang) => {
    const folder = folderWith();
    const first = await serviceAudit(folder, ['--lang', lang, 'init']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['service-audit.yaml', '.gitignore', '.gitattributes', '.service-audit/schema/']) {
      expect(first.stdout).toContain(name);
    }
    const before = FILES.map((name) => readIn(folder, name));
    const second = await serviceAudit(folder, ['init']);
    expect(second.code).toBe(0);
    expect(second.stdout).toContain(lang === 'en' ? 'nothing was changed' : 'ничего не изменено');
    expect(FILES.map((name) => readIn(folder, name))).toEqual(before);
    expect(await serviceAudit(folder, ['validate'])).toMatchObject({ code: 0 });
    expect(readIn(folder, 'service-audit.yaml')).toMatch(new RegExp(`^language: ${lang}\\b`, 'm'));
  });

  test('lines that are there are left alone', async () => {
    const folder = folderWith({
      '.gitignore': 'node_modules\n.service-audit/drafts/\n*.log',
      '.gitattributes': '* text=auto\n',
      'service-audit.yaml': 'format: config/1\nsagging: 4 # ours\n',
    });
    expect((await serviceAudit(folder, ['init'])).code).toBe(0);
    const ignore = readIn(folder, '.gitignore');
    expect(ignore.startsWith('node_modules\n.service-audit/drafts/\n*.log\n')).toBe(true);
    expect(ignore.match(/^\.service-audit\/drafts\/$/gm)).toHaveLength(1);
    expect(ignore).toMatch(/^\.service-audit\/cache\/$/m);
    expect(readIn(folder, '.gitattributes').startsWith('* text=auto\n')).toBe(true);
    expect(readIn(folder, 'service-audit.yaml')).toBe('format: config/1\nsagging: 4 # ours\n');
  });
});
