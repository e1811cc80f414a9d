/** The help of every command. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith } from '../helpers/projects/folder.js';

const COMMANDS = ['run', 'show', 'diff', 'plan', 'trend', 'log', 'check', 'validate', 'rule', 'init', 'demo'];

describe('help', () => {
  test.each(['en', 'ru'])('%s: every command, in 80 columns, on standard output', async (lang) => {
    for (const command of ['', ...COMMANDS]) {
      const asked = await serviceAudit(folderWith(), ['--lang', lang, command, '--help'].filter(Boolean));
      expect(asked).toMatchObject({ code: 0, stderr: '' });
      expect(asked.stdout).toMatch(lang === 'en' ? /^Usage: service-audit/ : /^Использование: service-audit/);
      for (const line of asked.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      if (command !== '') expect(await serviceAudit(folderWith(), ['--lang', lang, 'help', command])).toEqual(asked);
    }
    const { stdout } = await serviceAudit(folderWith(), ['--lang', lang, '--help']);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  });

  test.each(['en', 'ru'])('%s: in 40 columns it breaks at words, each description below its term', async (lang) => {
    for (const command of ['', ...COMMANDS]) {
      const args = ['--lang', lang, command, '--help'].filter(Boolean);
      const { stdout } = await serviceAudit(folderWith(), args, { columns: 40 });
      const told = stdout.split('\n').filter((one) => one.startsWith('      '));
      expect(told.filter((one) => one.length > 40)).toEqual([]);
      expect(told.length).toBeGreaterThan(3);
    }
    expect((await serviceAudit(folderWith(), ['--lang', lang], { columns: 40 })).stdout).not.toMatch(/.{41}/);
  });

  /** English words in what is told, names left out: of commands, options, their values, files. */
  function englishIn(help: string): string[] {
    const told = help
      .replaceAll(/^ {2}(-|run|show|diff|check|validate|rule|init|demo|help|[a-z]+(?:-[a-z]+)* ).*?( {2,}|$)/gm, '')
      .replaceAll(/^(Использование: .*|Начните так: .*)$/gm, '')
      .replaceAll(/\((?:\.?[a-z]+\s+\|\s+)+\.?[a-z]+\)/g, '')
      .replaceAll(/--[a-z]+(-[a-z]+)*/g, '')
      .replaceAll(
        /SITE(@\S+)?|YYYY-MM-DD|\bCI\b|\bASCII\b|HTML|PDF|Markdown|pull request|\.gitignore|\.gitattributes|\b[a-z]+\//g,
        '',
      );
    return told.match(/[A-Za-z]{2,}/g) ?? [];
  }

  test('in Russian there are no English words but names', async () => {
    for (const command of ['', ...COMMANDS.filter((name) => name !== 'run')]) {
      const { stdout } = await serviceAudit(folderWith(), ['--lang', 'ru', command, '--help'].filter(Boolean));
      expect(englishIn(stdout)).toEqual([]);
    }
  });

  test('in Russian there are no English words but names: run', async () => {
    expect(englishIn((await serviceAudit(folderWith(), ['--lang', 'ru', 'run', '--help'])).stdout)).toEqual([]);
  });

  test('what help and errors say can be typed is there', async () => {
    const { stdout } = await serviceAudit(folderWith(), ['--help']);
    for (const [, command = ''] of stdout.matchAll(/service-audit ([a-z]+)/g)) expect(COMMANDS).toContain(command);
  });

  test('nothing is written by asking', async () => {
    const folder = folderWith();
    for (const command of COMMANDS) await serviceAudit(folder, [command, '--help']);
    expect(existsSync(join(folder, '.service-audit'))).toBe(false);
    expect(existsSync(join(folder, 'service-audit.yaml'))).toBe(false);
  });
});
