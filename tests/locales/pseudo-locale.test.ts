/**
 * The whole program in a language that nobody speaks: each letter of a message is marked and its words are longer. What
 * people typed is in Cyrillic here, so a word in ASCII letters was put past the messages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RULE_NAMES } from '../../src/domain/gate/rules.js';
import type { ErrorCode, Problem } from '../../src/errors.js';
import { renderProblems } from '../../src/render/kit/problems.js';
import { casesOf } from '../helpers/printing/error-cases.js';
import { cutWords, misaligned, pseudoLocale, unmarkedWords } from '../helpers/printing/pseudo-locale.js';
import { aStyle, MESSAGES, tooWide } from '../helpers/printing/styles.js';
import { serviceAudit } from '../helpers/processes/in-process.js';
import { folderWith } from '../helpers/projects/folder.js';
import { KEYS } from '../helpers/records/builders.js';
import { twoYearsTree } from '../helpers/records/salon-over-two-years.js';

const said = new Set<string>();
const RUSSIAN = { ...MESSAGES.ru };
// In place, and given back: other test files use the same modules.
beforeAll(() => {
  Object.assign(MESSAGES.ru, pseudoLocale(MESSAGES.en, said));
});
afterAll(() => {
  Object.assign(MESSAGES.ru, RUSSIAN);
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what moves the cursor
const CURSOR_MOVE = /\x1b\[[0-9;?]*[A-HJKSTfhlnsu]/g;
const COMMANDS = 'run|why|follow-up|edit|show|diff|plan|trend|log|report|check|validate|rule|init|template|demo|help';
/** These words, and actions that are named after them. */
const words = (names: readonly string[]) => new RegExp(`(?<![\\w-])(${names.join('|')})(-\\d+)?(?![\\w-])`, 'g');
const COMPONENTS = ['atmosphere', 'personnel', 'product'];
/** File names, commands, options, keys and names of rules are the same in every language. */
const KNOWN: readonly RegExp[] = [
  /[^\s:]*\.(ya?ml|md|html|csv|jsonl|json|gitignore|gitattributes)\b/g,
  /(\.service-audit|templates)\/[\w/-]*/g,
  new RegExp(`service-audit( (${COMMANDS}|list|new)(?![\\w-]))*`, 'g'),
  /(?<![\w-])--?[a-z]+(-[a-z]+)*( <[a-z]+>)?/gi,
  words([...RULE_NAMES, ...KEYS, ...COMPONENTS, 'lviv-center', 'service-tiers', 'kiosk', 'base']),
];
/** The shipped questionnaires, by their keys. */
const TEMPLATES = words(
  readdirSync(join(import.meta.dirname, '../../templates')).flatMap((name) => /^(.*)\.yaml$/.exec(name)?.[1] ?? []),
);
/** Values of thresholds, and the key for single criteria. */
const VALUES = words(['warn', 'fail', 'off', 'criteria:']);
/** Values of options and names of arguments, as help lists them. */
const IN_HELP: readonly RegExp[] = [
  /\(\.?[a-z]+(\s+\|\s+\.?[a-z]+)+\)/g,
  / \[[a-z]+…?\]/g,
  new RegExp(`^  (${COMMANDS}|list|new|a|b|site|sites|audit|criterion|paths|name|command)(?= )`, 'gm'),
  new RegExp(`template (list|show|new)|service-audit (${COMMANDS})`, 'g'),
  /\((github|gitlab|text|json|junit|sarif|markdown|\||\s)+\)/g,
];

/** Fails with the words that no message has said, and those that are cut. */
function expectMarked(text: string, known: readonly RegExp[] = []): void {
  const plain = stripVTControlCharacters(text);
  expect({ unmarked: unmarkedWords(plain, [...known, ...KNOWN]), cut: cutWords(plain, said) }).toEqual({
    unmarked: [],
    cut: [],
  });
}

const CHECK = `check:
  min-score: 5
  max-drop: {warn: 1, fail: 1}
  max-slide: 2
  vanished: fail
  unexplained: fail
  unplanned: warn
  unsupported-rise: warn
  broken-promise: warn
  base-first: warn
  rewritten: fail
  stale-waiver: warn
  max-age: {warn: 30d, fail: 300d}
  max-silence: 2d
  max-overdue: 2d
`;
const aProject = () => folderWith(twoYearsTree('ru', CHECK));
const IN_80_COLUMNS = { env: { LC_ALL: 'ru_RU.UTF-8', NO_COLOR: '1' }, columns: 80 };

/** What the command prints on both streams. */
async function printed(folder: string, args: readonly string[], input = ''): Promise<string> {
  const { stdout, stderr } = await serviceAudit(folder, args, { ...IN_80_COLUMNS, input });
  return `${stdout}\n${stderr}`;
}

describe('screens at 80 columns', () => {
  test.each([
    '',
    'show',
    'show --causes',
    'show --upright',
    'show --component product --sort score',
    'diff',
    'plan',
    'trend',
    'trend --chart',
    'trend --criterion refunds',
    'log refunds',
    'log premises-appearance',
    'check',
    'check --explain',
    'validate',
    'template',
    'template show base',
    'rule',
    ...RULE_NAMES.map((rule) => `rule ${rule}`),
    'init',
    'init --ci github --weekly --pre-commit',
    'init --ci gitlab',
    'follow-up --draft',
    'run lviv-center --draft draft.yaml',
    'template new kiosk --copy base',
    'check --against HEAD',
    'why',
    'edit',
    'run',
    'template new kiosk',
    'follow-up',
  ])('%s', async (line) => {
    const text = await printed(aProject(), line.split(' ').filter(Boolean));
    expectMarked(text, [TEMPLATES, ...(/^rule .|--explain/.test(line) ? [VALUES] : [])]);
    expect(misaligned(text)).toEqual([]);
  });

  test('the whole loop of demo', async () => {
    expectMarked(await printed(folderWith(), ['demo']), [/\/tmp\/\S+/g]);
  });
});

describe('help', () => {
  test.each(['', ...COMMANDS.split('|'), 'template list', 'template show', 'template new'])(
    '%s --help',
    async (line) => {
      const text = await printed(folderWith(), [...line.split(' ').filter(Boolean), '--help']);
      expectMarked(text, IN_HELP);
      expect(misaligned(text)).toEqual([]);
    },
  );
});

describe('formats that people read', () => {
  test.each(['show', 'diff', 'plan', 'trend', 'log refunds', 'report', 'check', 'template', 'template show base'])(
    '%s as Markdown',
    async (line) => {
      const text = await printed(aProject(), [...line.split(' '), '--format', 'markdown']);
      expectMarked(text.replaceAll('```text', ''), [TEMPLATES]);
    },
  );

  test('the page', async () => {
    const html = await printed(aProject(), ['report']);
    const text = html.replaceAll(/<(style|script)\b.*?<\/\1>|<!doctype html>|&[a-z]+;/gis, ' ');
    // Names of elements and attributes, and values of all attributes but those that are read out.
    const visible = text.replaceAll(/<[^>]*>/g, (tag) =>
      [...tag.matchAll(/(?:alt|title|aria-label)="([^"]*)"/g)].map(([, read]) => ` ${read} `).join(''),
    );
    expectMarked(visible);
  });

  test('the annotations for GitHub', async () => {
    const text = await printed(aProject(), ['check', '--format', 'github']);
    expectMarked(text.replaceAll(/^::(error|warning|notice) (file=[^,]*,line=\d+,col=\d+,)?title=/gm, ''));
  });

  test('JUnit, for a pipeline', async () => {
    const text = await printed(aProject(), ['check', '--format', 'junit']);
    expectMarked(text.replaceAll(/<\?.*?\?>|<\/?\w+|[\w-]+=(?=")/g, ' '));
  });

  test.each(['sarif', 'gitlab', 'json'])('the messages in %s', async (format) => {
    const { stdout } = await serviceAudit(aProject(), ['check', '--format', format], IN_80_COLUMNS);
    const found: string[] = [];
    JSON.parse(stdout, (key, value) => {
      if (/^(message|text|description|markdown|title)$/.test(key) && typeof value === 'string') found.push(value);
      return value;
    });
    expect(found.length).toBeGreaterThan(10);
    expectMarked(found.join('\n'));
  });

  test('the workbook', async () => {
    const folder = aProject();
    await serviceAudit(folder, ['report', '--output', 'scores.xlsx'], IN_80_COLUMNS);
    const sheets = await readXlsxFile(join(folder, 'scores.xlsx'));
    expectMarked(
      sheets
        .flatMap(({ sheet, data }) => [sheet, ...data.flat().filter((cell) => typeof cell === 'string')])
        .join('\n'),
    );
  });
});

describe('files', () => {
  /** Entries that are commented out. */
  const KEYS_IN_COMMENTS = [/[a-z-]+:(?=[ },|]|$)/gm, words(['kind', 'countermeasure', 'note'])];
  /** Every file below the folder, by its path. */
  const filesIn = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const comments = (text: string) => [...text.matchAll(/(?<=^|\s)#(?! yaml-language-server).*$/gm)].join('\n');

  test('settings, files for CI and schemas', async () => {
    const folder = folderWith();
    await printed(folder, ['init', '--ci', 'github', '--weekly', '--pre-commit']);
    await printed(folder, ['init', '--ci', 'gitlab']);
    const files = filesIn(folder);
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      if (!file.endsWith('.json')) expectMarked(comments(text), [VALUES, /https:\S+/g]);
      else for (const [, description = ''] of text.matchAll(/"description": "(.*)"/g)) expectMarked(description);
    }
  });

  test('drafts of answers, of a follow-up and of a questionnaire', async () => {
    const folder = aProject();
    await printed(folder, ['run', 'lviv-center', '--draft', 'draft.yaml']);
    await printed(folder, ['follow-up', '--draft']);
    await printed(folder, ['template', 'new', 'kiosk', '--copy', 'base']);
    const written = ['draft.yaml', 'audits/lviv-center/2026-11-21.follow-up.yaml', 'templates/kiosk.yaml'];
    for (const file of written) {
      const text = comments(readFileSync(join(folder, file), 'utf8'));
      expect(text).not.toBe('');
      expectMarked(text, KEYS_IN_COMMENTS);
    }
  });

  test('the README of a site', async () => {
    const folder = folderWith(twoYearsTree('ru', `readme: true\n${CHECK}`));
    await printed(
      folder,
      ['follow-up', 'lviv-center', '--answers', '-'],
      'format: follow-up/1\ndate: 2026-11-21\npresent: [Анна Бондарь]\n',
    );
    const text = readFileSync(join(folder, 'audits/lviv-center/README.md'), 'utf8');
    expectMarked(text.replaceAll('```text', '').replaceAll(/<!--.*?-->/g, ''));
  });
});

test('every error, with all that it may say, at 80 columns', () => {
  const codes = Object.keys(MESSAGES.en.errors) as ErrorCode[];
  const problems = codes.flatMap((code) => casesOf(code).map((details) => ({ code, details }) as Problem));
  const style = aStyle({ language: 'ru', columns: 80 });
  const lines = problems.flatMap((problem) => renderProblems([problem], style));
  expect(tooWide(lines, 80)).toEqual([]);
  expectMarked(lines.join('\n'));
});

describe('interviews, from the first question to the file that is written', () => {
  const SETTLED = { 'service-audit.yaml': 'format: config/1\nlanguage: ru\ntemplate: base\n' };
  /** Moves of the cursor part what they print. */
  const frames = (text: string) => text.replaceAll(CURSOR_MOVE, '\n');
  const titles = words(['chay', 'zal', 'kiosk-chay', 'kiosk-zal', 'Lviv', 'center']);
  /** Hints of keys are packed into lines, not put into columns. */
  const withoutHints = (text: string) => {
    const hints = Object.values(MESSAGES.ru.interview.keys);
    return text.split('\n').filter((line) => !hints.some((hint) => line.includes(hint)));
  };

  test.each([
    // A score by each key: with all anchors shown, not applicable, not seen, sagging with a note, and the rest alike.
    ['run lviv-center', SETTLED, '⏎Анна⏎1⏎⏎7?7xнет⏎uнет⏎3да⏎6767676⏎⏎1да⏎1да⏎12Иван⏎да⏎6 недель⏎да⏎⏎'],
    ['run lviv-center', SETTLED, '⏎Анна⏎1⏎2 5⏎cg'],
    ['why', twoYearsTree('ru'), '⏎1да⏎1да⏎12Иван⏎да⏎6 недель⏎да⏎⏎'],
    ['why lviv-center refunds', twoYearsTree('ru'), '⏎2сентябрь, ушли двое⏎да⏎3⏎llllll'],
    ['follow-up', twoYearsTree('ru'), '⏎⏎dда⏎xда⏎t6 недель⏎да⏎⏎Анна⏎1ss7да⏎ssssssss⏎⏎Сосед⏎1да⏎да⏎да⏎да⏎⏎⏎'],
    ['edit', twoYearsTree('ru'), 'q'],
    ['template new kiosk', twoYearsTree('ru'), 'Чайная⏎3Зал⏎Чай⏎⏎Как часто?⏎⏎⏎⏎⏎⏎'],
  ])('%s on a screen', async (line, files, typed) => {
    const folder = folderWith(files);
    const keys = `${typed.replaceAll('⏎', '\r')}\x03`;
    const { stdout, stderr } = await serviceAudit(folder, line.split(' '), { ...IN_80_COLUMNS, keys });
    expectMarked(frames(`${stderr}\n${stdout}`), [titles]);
    expect(misaligned(withoutHints(stripVTControlCharacters(frames(stderr))).join('\n'))).toEqual([]);
    // What was kept of it is offered again.
    const { stderr: again } = await serviceAudit(folder, line.split(' '), { ...IN_80_COLUMNS, keys: '\x03' });
    expectMarked(frames(again), [titles]);
  });

  test.each([
    [
      'run lviv-center',
      SETTLED,
      '|Анна, owner|||7|x|нет|u|нет|3||7|7|7|7|7|7|7|7|||1|да|1|да|1|2|Иван|да|6 недель|да||',
    ],
    ['why', twoYearsTree('ru'), '|1|да|1|да|1|2|Иван|да|6 недель|да||'],
    ['follow-up', twoYearsTree('ru'), '||1d|да||Анна, owner|s|7|да|'],
    ['edit', twoYearsTree('ru'), '1|5|||/q|'],
    ['template new kiosk', twoYearsTree('ru'), 'Чайная|3|1|Зал|Чай||Как часто?|||||1|'],
  ])('%s in plain lines', async (line, files, typed) => {
    const input = typed.replaceAll('|', '\n');
    expectMarked(await printed(folderWith(files), [...line.split(' '), '--plain'], input), [titles]);
  });
});

describe('the control: what is put past the messages is found', () => {
  test('a text in English', () => {
    expect(() => expectMarked('Ńéẋťø: run it again')).toThrow();
  });

  test('a word that is cut, with and without an ellipsis', () => {
    const whole = MESSAGES.ru.show.causeUnknown;
    expectMarked(whole);
    expect(() => expectMarked(`${whole.slice(0, -3)}…`)).toThrow();
    expect(() => expectMarked(whole.slice(0, -3))).toThrow();
    expect(() => expectMarked(`${whole.split(' ')[0]}…`)).toThrow();
  });

  test('a cell that begins and ends elsewhere than the one above it', () => {
    expect(misaligned('  ĺóŵéśťø  7  один\n  ɱéáńø    10  два')).toEqual([]);
    expect(misaligned('  ĺóŵéśťø  7 → 5\n  ɱéáńø  7 → 10')).toHaveLength(1);
  });
});
