/** An audit in which nothing was scored is not a pass (METHOD.md, "The gate"), and is no missing audit either. */
import { describe, expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { audit, followUp, MAIN, path, SETTINGS, TEMPLATE } from '../../helpers/projects/gate-project.js';
import { aRepository } from '../../helpers/projects/repository.js';

const NOW = '2026-11-20';
const UNSEEN = { greeting: unseen(), speed: unseen(), price: unseen(), refunds: unseen() };
const ABSENT = { greeting: absent(), speed: absent(), price: absent(), refunds: absent() };
const project = (files: Record<string, string>) =>
  folderWith({ 'service-audit.yaml': SETTINGS, 'templates/mini.yaml': TEMPLATE, ...files });
const FIRST = { [path('lviv', NOW)]: audit(NOW, UNSEEN) };

function unseen() {
  return { 'not-seen': 'closed' };
}

function absent() {
  return { na: 'no such thing here' };
}

describe('check', () => {
  test.each([
    ['en', 'Nothing scored'],
    ['ru', 'Ничего не оценено'],
  ])('says so in %s, with the place, and exits 2 as without an audit', async (language, words) => {
    const { code, stdout, stderr } = await serviceAudit(project(FIRST), ['--lang', language, 'check']);
    expect(code).toBe(2);
    expect(stderr).toContain(`${path('lviv', NOW)}:`);
    expect(stderr).toContain(words);
    expect(stdout).not.toMatch(/PASS|ПРОШЁЛ/i);
  });

  test('is not a pass in any format', async () => {
    const outputs = ['json', 'markdown', 'gitlab', 'github', 'junit', 'sarif'].flatMap((one) => [
      '-o',
      `${one}=${one}`,
    ]);
    const folder = project(FIRST);
    expect((await serviceAudit(folder, ['check', ...outputs])).code).toBe(2);
    const json = JSON.parse(readIn(folder, 'json'));
    expect([json.passed, json.unjudged, json.sites]).toEqual([false, ['lviv'], []]);
    expect(json.problems).toMatchObject([{ code: 'nothing-scored', severity: 'error', file: path('lviv', NOW) }]);
    expect(readIn(folder, 'markdown')).toMatch(/^## FAIL.*Nothing scored/s);
    expect(JSON.parse(readIn(folder, 'gitlab'))).toMatchObject([{ check_name: 'nothing-scored', severity: 'blocker' }]);
    expect(readIn(folder, 'github')).toMatch(/^::error .*Nothing scored/s);
    expect(readIn(folder, 'junit')).toMatch(/errors="1".*Nothing scored/s);
    const [run] = JSON.parse(readIn(folder, 'sarif')).runs;
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications[0].descriptor.id).toBe('nothing-scored');
  });

  test('judges the other sites, and every audit of the site may be without a score', async () => {
    const folder = project({
      [path('kyiv', '2026-09-01')]: audit('2026-09-01', UNSEEN),
      [path('kyiv', NOW)]: audit(NOW, UNSEEN),
      [path('lviv', NOW)]: audit(NOW),
    });
    const { code, stdout, stderr } = await serviceAudit(folder, ['check']);
    expect(code).toBe(2);
    expect(stderr).toContain(path('kyiv', NOW));
    expect(stdout).toContain('2 sites: nothing found; not judged: kyiv');
  });

  test('judges what was scored before while it is only not seen', async () => {
    const before = { [path('lviv', '2026-09-01')]: audit('2026-09-01') };
    expect((await serviceAudit(project({ ...before, ...FIRST }), ['check'])).code).toBe(0);
    const low = { [path('lviv', '2026-09-01')]: audit('2026-09-01', { refunds: 3 }) };
    expect((await serviceAudit(project({ ...low, ...FIRST }), ['check'])).code).toBe(1);
  });

  test('does not pass when nothing applies any more, and still says what is gone', async () => {
    const before = { [path('lviv', '2026-09-01')]: audit('2026-09-01') };
    const folder = project({ ...before, [path('lviv', NOW)]: audit(NOW, ABSENT) });
    const { code, stdout, stderr } = await serviceAudit(folder, ['check']);
    expect(code).toBe(2);
    expect(stderr).toContain('Nothing scored');
    expect(stdout).toContain('vanished');
    expect(stdout).toContain('1 of 1 site: 4 failures, 0 warnings; not judged: lviv');
  });

  test('judges what a follow-up has scored since', async () => {
    const later = { 'audits/lviv/2026-11-21.follow-up.yaml': followUp('2026-11-21', { refunds: 7 }) };
    const folder = project({ ...FIRST, ...later });
    expect((await serviceAudit(folder, ['--today', '2026-11-21', 'check'])).code).toBe(0);
  });

  test('does not pass a change that adds such an audit', async () => {
    const repository = aRepository(MAIN);
    repository.branch('change');
    repository.commit({ [path('kyiv', NOW)]: audit(NOW, UNSEEN) });
    const { code, stderr } = await serviceAudit(repository.folder, ['check', '--against', 'main']);
    expect([code, stderr.includes('Nothing scored')]).toEqual([2, true]);
  });

  test('validate finds nothing wrong with the file', async () => {
    expect((await serviceAudit(project(FIRST), ['validate'])).code).toBe(0);
  });
});

describe('the views', () => {
  const shown = async (files: Record<string, string>, ...args: string[]) => {
    const { code, stdout } = await serviceAudit(project(files), args);
    expect(code).toBe(0);
    return stdout;
  };
  const TWO = { [path('lviv', '2026-09-01')]: audit('2026-09-01', UNSEEN), ...FIRST };
  const OTHER = { [path('kyiv', NOW)]: audit(NOW) };

  test.each([
    ['home', [], 'nothing scored yet'],
    ['show', ['show'], 'nothing scored yet'],
    ['diff', ['diff', 'lviv'], 'nothing scored yet'],
    ['report', ['report', 'lviv', '--format', 'markdown'], 'No criterion has a score.'],
    ['plan', ['plan', 'lviv'], 'nothing scored yet'],
    ['trend', ['trend', 'lviv'], 'There are no scores in this period.'],
  ])('%s: nothing is scored, and there is an audit', async (_, args, words) => {
    for (const files of [TWO, { ...TWO, ...OTHER }]) {
      if (args[0] === 'show' && files !== TWO) args = ['show', 'lviv'];
      const text = await shown(files, ...args);
      expect(text.toLowerCase()).toContain(words.toLowerCase());
      expect(text).not.toMatch(/no audit yet|no criterion sags|nothing moved/i);
    }
  });

  test.each([
    ['en', 'Nothing scored yet'],
    ['ru', 'Оценок ещё нет'],
  ])('why does not say in %s that everything is explained', async (lang, words) => {
    const { code, stderr } = await serviceAudit(project(FIRST), ['--lang', lang, 'why', 'lviv']);
    expect([code, stderr.trim()]).toEqual([0, words]);
  });

  test('the plan as JSON has no state for what was never scored', async () => {
    const { criteria } = JSON.parse(await shown(FIRST, 'plan', '--format', 'json'));
    expect(criteria.filter((one: object) => 'state' in one)).toEqual([]);
  });

  test('home and show name the site in a list, and home proposes to score', async () => {
    const list = await shown({ ...FIRST, ...OTHER }, 'show');
    expect(list).toMatch(/lviv +nothing scored yet/);
    expect(await shown({ ...FIRST, ...OTHER }, '--today', NOW)).toMatch(/service-audit edit lviv +nothing scored yet/);
    expect(await shown({ ...FIRST, ...OTHER })).toMatch(/service-audit run lviv +nothing scored yet/);
  });
});
