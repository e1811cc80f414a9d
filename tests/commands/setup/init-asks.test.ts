/** What `init` asks at a terminal, in process: the keys are pressed ahead. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { AUDIT_FILE, salonFiles } from '../../helpers/records/salon-with-plan.js';
import { DOWN, ENTER, ESC, UP } from '../../helpers/terminal/terminal.js';

interface Asked {
  lang?: string;
  args?: string[];
  columns?: number;
  env?: Record<string, string>;
}

/** Runs `init` at a terminal; `shown` is everything that was seen. */
async function asked(folder: string, keys: string, { lang = 'en', args = [], columns = 80, env = {} }: Asked = {}) {
  const outcome = await serviceAudit(folder, ['init', ...args], {
    keys,
    columns,
    env: { NO_COLOR: '1', SERVICE_AUDIT_LANG: lang, ...env },
  });
  return {
    code: outcome.code,
    stdout: outcome.stdout,
    shown: stripVTControlCharacters(outcome.stderr),
    raw: outcome.stderr,
  };
}

/** Names, keys, and the words of the one question that is asked in all languages. */
const LATIN = new Set(
  'Language English Europe Kyiv Asia Almaty America New York UTC Enter Esc Ctrl Ivan Petrenko Olena Kovalchuk Anna Bondar'.split(
    ' ',
  ),
);

const settingsIn = (folder: string) => parse(readIn(folder, 'service-audit.yaml'));
/** Language, time zone, questionnaire, circle, thresholds, CI, pre-commit, and the files. */
const ALL_PROPOSED = ENTER.repeat(8);

describe.each([
  { lang: 'en', write: 'Write these files?', none: 'Nothing was written.' },
  { lang: 'ru', write: 'Записать эти файлы?', none: 'Ничего не записано.' },
])('$lang', ({ lang, write, none }) => {
  test('Enter to every question writes what a script writes', async () => {
    const [inTerminal, inScript] = [folderWith(), folderWith()];
    const { code, shown } = await asked(inTerminal, ALL_PROPOSED, { lang });
    expect([code, shown]).toEqual([0, expect.stringContaining(write)]);
    await serviceAudit(inScript, ['--lang', lang, 'init']);
    const files = readdirSync(inScript, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
    expect(readdirSync(inTerminal, { recursive: true, encoding: 'utf8' }).sort()).toEqual(
      readdirSync(inScript, { recursive: true, encoding: 'utf8' }).sort(),
    );
    for (const file of files.filter((name) => /\.(yaml|json|git\w+)$/.test(name))) {
      expect([file, readIn(inTerminal, file)]).toEqual([file, readIn(inScript, file)]);
    }
  });

  test.each([
    ['Esc', ESC, 130],
    ['Ctrl-C', '\x03', 130],
    ['Ctrl-D', '\x04', 2],
  ])('%s at any question leaves and writes nothing', async (_, key, code) => {
    for (let answered = 0; answered < 8; answered++) {
      const folder = folderWith();
      const ended = await asked(folder, ENTER.repeat(answered) + key, { lang });
      expect([answered, ended.code, ended.stdout]).toEqual([answered, code, '']);
      expect(ended.shown.trimEnd().split('\n').at(-1)).toBe(none);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test('no word of Inquirer is left, no letter is a command, and nothing is coloured with NO_COLOR', async () => {
    const folder = folderWith({ [AUDIT_FILE]: salonFiles()[AUDIT_FILE] ?? '' });
    // A wrong time zone is corrected; the people are ticked with the letters that Inquirer has for that, and one with Space.
    const keys = `${ENTER}Луна${ENTER}\x15UTC${ENTER}${ENTER}ai ${ENTER}${ENTER}${ENTER}${ENTER}${ENTER}${ENTER}`;
    const { code, shown, raw } = await asked(folder, keys, { lang });
    expect(code).toBe(0);
    expect(shown).not.toMatch(/navigate|⏎|invert|submit|\bselect\b|must|Invalid/);
    const questions = shown.slice(0, shown.indexOf('CI')).replaceAll(folder, '');
    const latin = questions.match(/[A-Za-z]{3,}/g) ?? [];
    if (lang === 'ru') expect(latin.filter((word) => !LATIN.has(word))).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are colours
    expect(raw).not.toMatch(/\x1b\[[0-9;]*m/);
    expect(settingsIn(folder).circle).toHaveLength(1);
  });
});

test('each answer is in the files', async () => {
  const folder = folderWith();
  const keys = [
    // Russian, Kyiv by its former name in small letters, the third questionnaire, two people, one of them twice.
    DOWN,
    ENTER,
    'europe/kyiv',
    ENTER,
    DOWN,
    DOWN,
    ENTER,
    'Олена; Иван, олена',
    ENTER,
    // Other numbers: target, sagging, fails, warns, falls.
    DOWN,
    ENTER,
    '8',
    ENTER,
    '4',
    ENTER,
    '4',
    ENTER,
    '4',
    ENTER,
    '3',
    ENTER,
    // GitHub, weekly, pre-commit; write.
    DOWN,
    ENTER,
    DOWN,
    ENTER,
    DOWN,
    ENTER,
    ENTER,
  ];
  const { code, shown, stdout } = await asked(folder, keys.join(''));
  expect([code, shown]).toEqual([0, expect.stringContaining('Какая анкета подходит?')]);
  expect(settingsIn(folder)).toMatchObject({
    language: 'ru',
    'time-zone': 'Europe/Kyiv',
    template: 'beauty-salon',
    circle: ['Олена', 'Иван'],
    target: 8,
    sagging: 4,
    // The rules that depend on the calendar are on, because CI looks every week.
    check: { 'min-score': 4, 'max-drop': { warn: 2, fail: 3 }, 'max-age': expect.anything() },
  });
  for (const file of [
    '.github/workflows/service-audit.yml',
    '.github/workflows/service-audit-follow-up.yml',
    '.pre-commit-config.yaml',
  ]) {
    expect(existsSync(join(folder, file))).toBe(true);
    expect(shown).toContain(file);
    expect(stdout).toContain(file);
  }
  expect((await serviceAudit(folder, ['validate'])).code).toBe(0);
});

test('options are not asked again', async () => {
  const folder = folderWith();
  const args = ['--lang', 'ru', '--ci', 'github', '--weekly', '--pre-commit'];
  const { code, shown } = await asked(folder, ENTER.repeat(5), { args });
  expect([code, shown]).toEqual([0, expect.not.stringContaining('Language')]);
  for (const question of ['Проверять каждое изменение', 'Каждый понедельник', 'перед каждым коммитом']) {
    expect(shown).not.toContain(question);
  }
  expect(existsSync(join(folder, '.github/workflows/service-audit-follow-up.yml'))).toBe(true);
  expect(settingsIn(folder).language).toBe('ru');
});

test('before anything is written, the content can be seen, and all can be answered again or left', async () => {
  const folder = folderWith();
  const first = `${ENTER}Asia/Tashkent${ENTER}${ENTER.repeat(5)}`;
  const show = DOWN + ENTER;
  const again = DOWN + DOWN + ENTER;
  const leave = UP.repeat(3) + DOWN.repeat(3) + ENTER;
  const { code, shown, stdout } = await asked(folder, first + show + again + ENTER.repeat(7) + leave);
  expect([code, stdout]).toEqual([0, '']);
  expect(shown).toContain('time-zone: Asia/Tashkent # decides which day is today');
  expect(shown).toContain('# service-audit: drafts of running interviews, caches');
  // What was answered first is proposed the second time.
  expect(shown).toContain('(Asia/Tashkent)');
  expect(shown.trimEnd().endsWith('Nothing was written.')).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

describe('in a project that is there', () => {
  const PRE_COMMIT = 'repos:\n  - repo: local\n    hooks: []\n';

  test('only what is missing is asked, and nothing is overwritten', async () => {
    const folder = folderWith({ ...salonFiles('en'), '.pre-commit-config.yaml': PRE_COMMIT });
    const settings = readIn(folder, 'service-audit.yaml');
    // GitLab, pre-commit, write.
    const { code, shown, stdout } = await asked(folder, UP + DOWN + DOWN + ENTER + DOWN + ENTER + ENTER);
    expect([code, shown]).toEqual([
      0,
      expect.stringContaining('service-audit.yaml is there already and stays as it is.'),
    ]);
    expect(shown).not.toContain('Which time zone');
    expect(readIn(folder, 'service-audit.yaml')).toBe(settings);
    expect(readIn(folder, '.pre-commit-config.yaml')).toBe(PRE_COMMIT);
    expect(stdout).toContain('.pre-commit-config.yaml is your own file; add this to it:');
    expect(existsSync(join(folder, '.gitlab/service-audit.yml'))).toBe(true);
  });

  test('if nothing is missing, nothing is asked', async () => {
    const folder = folderWith();
    await serviceAudit(folder, ['init', '--ci', 'github', '--weekly', '--pre-commit']);
    const { code, stdout } = await asked(folder, '');
    expect([code, stdout]).toEqual([0, expect.stringContaining('nothing was changed')]);
  });

  test('if nothing is chosen, there is nothing to confirm', async () => {
    const folder = folderWith();
    await serviceAudit(folder, ['init']);
    const { code, shown, stdout } = await asked(folder, ENTER + ENTER);
    expect([code, stdout]).toEqual([0, expect.stringContaining('nothing was changed')]);
    expect(shown).not.toContain('Write these files?');
  });
});
