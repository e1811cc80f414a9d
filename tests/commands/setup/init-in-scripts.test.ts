/**
 * Without a person at a terminal, `init` writes what it wrote at commit 89c825d, of which tests/fixtures/init/ has a copy.
 * Only the YAML is formatted in another way, because now it is as prettier leaves it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Run, serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';

const EARLIER = fileURLToPath(new URL('../../fixtures/init/', import.meta.url));
const earlier = (name: string) => readFileSync(`${EARLIER}${name}`, 'utf8');

/** A person is at the terminal, and a key that leaves is pressed at once. */
const TERMINAL: Run = { keys: '\x03', columns: 80 };
const WAYS: Record<string, { args?: string[]; run?: Run }> = {
  'in a pipe': {},
  'in a terminal with --yes': { args: ['--yes'], run: TERMINAL },
  'in a terminal with --no-input': { args: ['--no-input'], run: TERMINAL },
  'in the terminal of a CI service': { run: { ...TERMINAL, env: { CI: 'true' } } },
  'in a dumb terminal': { run: { ...TERMINAL, env: { TERM: 'dumb' } } },
};

describe.each(['en', 'ru'])('%s', (language) => {
  test.each(Object.entries(WAYS))('%s: the same files, and settings that say the same', async (_, way) => {
    const folder = folderWith();
    const { args = [], run = {} } = way;
    const { code, stdout, stderr } = await serviceAudit(folder, ['--lang', language, 'init', ...args], {
      ...run,
      env: { NO_COLOR: '1', ...run.env },
    });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: earlier(`${language}.stdout`), stderr: '' });
    expect(readdirSync(folder).sort()).toEqual([
      '.gitattributes',
      '.gitignore',
      '.service-audit',
      'service-audit.yaml',
    ]);
    expect(readIn(folder, '.gitignore')).toBe(earlier(`${language}.gitignore`));
    expect(readIn(folder, '.gitattributes')).toBe(earlier(`${language}.gitattributes`));
    const settings = readIn(folder, 'service-audit.yaml');
    const was = earlier(`${language}.service-audit.yaml`);
    expect(parse(settings)).toEqual(parse(was));
    // Rules that are switched off are the same; the words of comments are those of today.
    expect(parse(switchedOn(settings))).toEqual(parse(switchedOn(was)));
    expect(settings.split('\n')).toHaveLength(was.split('\n').length);
    expect(await format(settings, { parser: 'yaml' })).toBe(settings);
  });
});

/** The settings with the lines `# rule: threshold` in force. */
function switchedOn(settings: string): string {
  return settings.replaceAll(/^ {2}# (?=(max|criteria| {2}refunds)[\w-]*: )/gm, '  ');
}
