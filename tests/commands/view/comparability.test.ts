/** Scores are compared only where a criterion meant the same both times; renames are followed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readIn } from '../../helpers/projects/folder.js';
import { BEFORE, questionnaire, SINCE, TeaHouse } from '../../helpers/projects/questionnaire-versions.js';

const CAUSE = `
      answered-by: Ivan
      summary: Nobody stands at the door.
      since: {answer: always}
      factors: [{side: internal, text: No rota.}]
      mechanism: {understood: yes, expertise: true, basis: observed}
      responsible: {name: Ivan}
      advisers: []
      today: {by: Ivan, text: Write a rota.}
      promise: {said: 8 weeks, due: 2026-10-27, target: 7}`;

/** An audit by the first version; the second version lies in the folder. */
async function changed(): Promise<TeaHouse> {
  const house = new TeaHouse();
  const outcome = await house.run(
    '2026-09-01',
    `brewing: 8\n  serving: 6\n  greeting:\n    score: 3\n    cause:${CAUSE}\nguess: [greeting]`,
  );
  expect(outcome).toMatchObject({ code: 0 });
  writeFileSync(join(house.folder, 'templates/tea.yaml'), SINCE);
  return house;
}

/** And an audit by the second. */
async function audited(): Promise<TeaHouse> {
  const house = await changed();
  const scores = 'brewing: 4\n  pouring: 7\n  welcome: 4\nactions:\n  2026-09-01.audit/greeting-1: {status: done}';
  expect(await house.run('2026-11-20', scores)).toMatchObject({ code: 0 });
  return house;
}

describe('a criterion whose meaning changed with a version', () => {
  test('diff says that it cannot be compared, and why, and follows the others under their new keys', async () => {
    const house = await audited();
    expect(`\n${(await house.call('diff')).stdout}`).toMatchInlineSnapshot(`
      "
      market, 1 Sep → 20 Nov 2026, 80 days               questionnaires: tea 1 → tea 2

      Better      from  to      what explains it
        Serving      6   7  +1  (one point may be noise)
        Greeting     3   4  +1  done 20 Nov: Write a rota.
      Not comparable  Brewing 8 → 4: its question changed in tea 2

            mean             lowest  level
      Hall  4.5 → 5.5  +1.0  3 → 4
      All   4.5 → 5.5  +1.0  3 → 4   67 → 67
      Over the 2 criteria that both audits have.
      "
    `);
    expect(`\n${(await house.call('--lang', 'ru', 'diff')).stdout}`).toMatchInlineSnapshot(`
      "
      market, 01.09 → 20.11.2026, 80 дней                        анкеты: tea 1 → tea 2

      Лучше         было  стало      чем объясняется
        «Serving»      6      7  +1  (один балл бывает случайным)
        «Greeting»     3      4  +1  выполнено 20.11: Write a rota.
      Нельзя сравнить  «Brewing» 8 → 4: вопрос изменился в tea 2

               среднее          самая низкая оценка  ровность
      Зал      4,5 → 5,5  +1,0  3 → 4
      В целом  4,5 → 5,5  +1,0  3 → 4                67 → 67
      По 2 критериям, общим для обоих аудитов.
      "
    `);
    expect((await house.call('diff', '--format', 'markdown')).stdout).toContain('its question changed in tea 2');
    const { notComparable, worse, better, added, gone } = JSON.parse(
      (await house.call('diff', '--format', 'json')).stdout,
    );
    expect({ notComparable, worse, added, gone }).toMatchInlineSnapshot(`
      {
        "added": undefined,
        "gone": [],
        "notComparable": [
          {
            "changedIn": {
              "template": "tea",
              "version": 2,
            },
            "component": "hall",
            "criterion": "brewing",
            "now": 4,
            "title": "Brewing",
            "was": 8,
          },
        ],
        "worse": [],
      }
    `);
    expect(better).toMatchObject([
      { criterion: 'pouring', was: 6, now: 7 },
      { criterion: 'welcome', was: 3, now: 4, explanation: { kind: 'action' } },
    ]);
  });

  test('it has no change in show, and is no drop for check', async () => {
    const house = await audited();
    const { stdout } = await house.call('show');
    expect(stdout).toMatch(/^! Brewing +█+░+│ +4 +cause unknown$/m);
    expect(stdout).toMatch(/^ {2}Serving +█+│ +7 +\+1$/m);
    const gate = (await house.call('check')).stdout;
    expect(gate).toMatch(/Brewing +4, needs 5 or more +min-score/);
    expect(gate).not.toContain('max-drop');
  });

  test('the fall of one that still means the same is one', async () => {
    const house = await changed();
    await house.run('2026-11-20', 'brewing: 4\n  pouring: 3\n  welcome: 4');
    expect((await house.call('check')).stdout).toMatch(/Serving +6 → 3: fell 3, limit 2 +max-drop/);
  });

  test('two audits before the change, and two after it, are compared', async () => {
    const house = new TeaHouse();
    await house.run('2026-07-01', 'brewing: 5\n  serving: 6\n  greeting: 7');
    await house.run('2026-08-01', 'brewing: 8\n  serving: 6\n  greeting: 7');
    writeFileSync(join(house.folder, 'templates/tea.yaml'), SINCE);
    await house.run('2026-10-01', 'brewing: 4\n  pouring: 6\n  welcome: 7');
    await house.run('2026-11-01', 'brewing: 7\n  pouring: 6\n  welcome: 7');
    const moves = async (...args: string[]) =>
      JSON.parse((await house.call('diff', ...args, '--format', 'json')).stdout).better.map(
        ({ criterion, was, now }: { criterion: string; was: number; now: number }) => [criterion, was, now],
      );
    expect(await moves('market@2026-07-01', '@2026-08-01')).toEqual([['brewing', 5, 8]]);
    expect(await moves('market@2026-10-01', '@2026-11-01')).toEqual([['brewing', 4, 7]]);
    expect(await moves('market@2026-07-01', '@2026-11-01')).toEqual([]);
  });
});

describe('a criterion with another key', () => {
  test('check names the line where its score stands, under the key that the file has', async () => {
    const lineOf = (house: TeaHouse, file: string, key: string) =>
      readIn(house.folder, file)
        .split('\n')
        .findIndex((line) => line.trim() === `${key}: # Greeting` || line.trim() === `${key}: # «Greeting»`) + 2;
    const old = await changed();
    const first = 'audits/market/2026-09-01.audit.yaml';
    expect(lineOf(old, first, 'greeting')).toBeGreaterThan(1);
    expect((await old.call('check')).stdout).toMatch(
      new RegExp(`^${first}\n +${lineOf(old, first, 'greeting')}:\\d+ +fail +Greeting +3, needs`),
    );
    const both = await audited();
    const second = 'audits/market/2026-11-20.audit.yaml';
    expect((await both.call('check')).stdout).toMatch(
      new RegExp(`^${second}\n[\\s\\S]*^ +${lineOf(both, second, 'welcome')}:\\d+ +fail +Greeting +4`, 'm'),
    );
  });

  test('keeps its cause, its promise and its actions, whose names stay', async () => {
    const house = await audited();
    expect((await house.call('show', '--causes')).stdout).toMatch(
      /4 {2}Greeting\n +Cause +Nobody stands at the door\./,
    );
    expect((await house.call('check')).stdout).not.toMatch(/Greeting.*unexplained/);
    expect(await house.call('validate')).toMatchObject({
      code: 0,
      stdout: '4 files: all well-formed and consistent\n',
    });
    expect(readIn(house.folder, 'audits/market/2026-09-01.audit.yaml')).toContain('  greeting-1:\n');
  });

  test('audits of before stay complete, also where the version was left as it is', async () => {
    const house = await changed();
    writeFileSync(
      join(house.folder, 'templates/tea.yaml'),
      SINCE.replace('version: 2', 'version: 1').replace('        changed-in: 2\n', ''),
    );
    const { code, stdout } = await house.call('validate');
    expect(code).toBe(0);
    expect(stdout).toContain('has been changed since this audit');
    expect(stdout).not.toContain('error');
  });
});

describe('the same version and another digest', () => {
  const other = BEFORE.replace("1: {en: 'a tray, never'", "1: {en: 'a tin tray'");

  test.each(['show', 'check', 'validate', 'diff'])('%s warns of it and says what to do', async (command) => {
    const house = new TeaHouse();
    await house.run('2026-09-01', 'brewing: 8\n  serving: 6\n  greeting: 7');
    await house.run('2026-11-01', 'brewing: 8\n  serving: 6\n  greeting: 7');
    expect(other).not.toBe(BEFORE);
    writeFileSync(join(house.folder, 'templates/tea.yaml'), other);
    for (const [language, what, advice] of [
      ['en', 'has been changed since this audit, but is still version 1', '“changed-in”'],
      ['ru', 'после этого аудита изменили, а версия прежняя: 1', '«changed-in»'],
    ] as const) {
      const { code, stdout, stderr } = await house.call('--lang', language, command);
      const said = (command === 'validate' ? stdout : stderr).replaceAll(/\s+/g, ' ');
      expect(code).toBe(0);
      expect(said).toContain(what);
      expect(said).toContain(advice);
      expect(said).toContain('.audit.yaml:5:');
    }
  });

  test('nothing, where a title is polished or a language added', async () => {
    const house = new TeaHouse();
    await house.run('2026-09-01', 'brewing: 8\n  serving: 6\n  greeting: 7');
    const polished = BEFORE.replace('en: Greeting', 'en: Welcome').replaceAll(/(ru: [^}]*)\}/g, "$1, uk: 'Чай'}");
    expect(polished).not.toBe(BEFORE);
    writeFileSync(join(house.folder, 'templates/tea.yaml'), polished);
    expect(await house.call('check')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('questionnaires that share criteria', () => {
  const green = (more = '') =>
    `format: template/1\nname: green\nversion: 1\nextends: tea\ntitle: {en: Green tea}\n${more}components: {}\n`;

  test('compare what both inherit', async () => {
    const house = new TeaHouse();
    writeFileSync(join(house.folder, 'templates/green.yaml'), green());
    await house.run('2026-09-01', 'brewing: 8\n  serving: 6\n  greeting: 7');
    await house.run('2026-11-01', 'brewing: 4\n  serving: 6\n  greeting: 7', { template: 'green' });
    const { stdout } = await house.call('diff');
    expect(stdout).toContain('questionnaires: tea 1 → green 1');
    expect(stdout).toMatch(/Brewing +8 +4 +-4/);
    expect(stdout).not.toContain('Not comparable');
    expect((await house.call('check')).stdout).toMatch(/Brewing +8 → 4: fell 4, limit 2 +max-drop/);
  });

  test('do not compare what asks something else under the same key', async () => {
    const house = new TeaHouse();
    const other = questionnaire(1, [{ key: 'brewing', title: 'Brewing', sees: 'a samovar' }], { name: 'other' });
    writeFileSync(join(house.folder, 'templates/other.yaml'), other);
    await house.run('2026-09-01', 'brewing: 8\n  serving: 6\n  greeting: 7');
    await house.run('2026-11-01', 'brewing: 4', { template: 'other' });
    const { stdout } = await house.call('diff');
    expect(stdout).toContain('Not comparable  Brewing 8 → 4: ');
    expect(stdout.split('\n').find((line) => line.startsWith('Not comparable'))).toMatchInlineSnapshot(
      `"Not comparable  Brewing 8 → 4: it is asked differently in tea and other"`,
    );
    expect(
      (await house.call('--lang', 'ru', 'diff')).stdout.split('\n').find((line) => line.startsWith('Нельзя')),
    ).toMatchInlineSnapshot(`"Нельзя сравнить        «Brewing» 8 → 4: в tea и other об этом спрашивают"`);
    expect((await house.call('check')).stdout).not.toContain('max-drop');
  });

  test('say with changed-in which inherited criterion has changed', async () => {
    const house = new TeaHouse();
    writeFileSync(join(house.folder, 'templates/green.yaml'), green());
    await house.run('2026-09-01', 'brewing: 8\n  serving: 6\n  greeting: 7', { template: 'green' });
    writeFileSync(join(house.folder, 'templates/tea.yaml'), BEFORE.replaceAll('loose leaf', 'a timer'));
    const next = green('changed-in: {brewing: 2}\n').replace('version: 1', 'version: 2');
    writeFileSync(join(house.folder, 'templates/green.yaml'), next);
    await house.run('2026-11-01', 'brewing: 4\n  serving: 6\n  greeting: 7', { template: 'green' });
    expect((await house.call('diff')).stdout).toMatch(
      /^Not comparable {2}Brewing 8 → 4: its question changed in green 2$/m,
    );
    expect((await house.call('check')).stdout).not.toContain('max-drop');
    expect(await house.call('validate')).toMatchObject({ code: 0 });
  });
});
