/**
 * A change before the gate: the bar, and what is held against, come from a commit. Judged is what merging it with this
 * branch would give, so that a branch that is behind is judged by what it changed.
 */
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Context, daysIn } from '../../context.js';
import { byWeight, rewritten, standingAgainst } from '../../domain/gate/gate.js';
import {
  AGAINST_CHECK,
  type CheckSettings,
  DEFAULT_CHECK,
  RULE_NAMES,
  type RuleSettings,
} from '../../domain/gate/thresholds.js';
import { errorsIn, fail, type Problem, problem, recover } from '../../errors.js';
import type { CheckedSite, NotUsed } from '../../render/gate/check-view.js';
import { type Commit, forkPoint, mergedTree, openCommit } from '../../storage/git.js';
import { SETTINGS_FILE } from '../../storage/language.js';
import { Project } from '../../storage/project.js';
import { readYaml } from '../../storage/read.js';
import { readTemplateSource, Shelf } from '../../storage/templates.js';
import { barFor, type Judged, type Judging, judgeSite } from './judge.js';
import { templateChanges } from './template-problems.js';

export interface Comparison {
  judging: Judging;
  commit: Commit;
  /** Key here → key there, where they differ. */
  renamed: ReadonlyMap<string, string>;
  /** Those of this branch. */
  sites: readonly string[];
  /** Sites of the commit that are gone, and not renamed. */
  gone: readonly string[];
}

/** Throws a UserError where there is nothing to compare with, or the bar cannot be read there. */
export function openComparison(context: Context, ref: string, programme: string | undefined): Comparison {
  const commit = openProjectAt(context.cwd, ref);
  const { root } = commit;
  const fork = forkPoint(root, commit);
  const project = new Project(context.cwd, root, mergedTree(root, fork, commit));
  const barOf = new Project(context.cwd, root, commit.tree, project);
  // A change can neither rename a criterion out of sight nor declare that it may not be compared.
  project.takeWordsFrom(barOf.shelf);
  const there = barOf.sites();
  if (!there.some((site) => barOf.records(site).names.some(({ kind }) => kind === 'audit'))) {
    throw fail('git-no-audits', { ref });
  }
  // A folder that is still there, with nothing in it that is read, is no site any more.
  const isEmpty = (site: string) =>
    there.includes(site) && project.records(site).names.length + project.records(site).strays.length === 0;
  const here = project.sites().filter((site) => !isEmpty(site));
  const missing = there.filter((site) => !here.includes(site));
  const renamed = new Map<string, string>();
  for (const site of missing.length > 0 ? here.filter((one) => !there.includes(one)) : []) {
    const old = formerKeys(project, site).find((key) => missing.includes(key) && ![...renamed.values()].includes(key));
    if (old) renamed.set(site, old);
  }
  const gone = missing.filter((site) => ![...renamed.values()].includes(site));
  const days = daysIn(context, barOf.settings.timeZone);
  const judging = { project, barOf, days, language: context.language, programme };
  return { judging, commit, renamed, sites: here, gone };
}

/** From the nearest folder that has settings here or there: without its own, a project would pass for the one around it. */
function openProjectAt(cwd: string, ref: string): Commit & { root: string } {
  const { root: last } = new Project(cwd);
  for (let root = cwd; root !== last; root = dirname(root)) {
    const commit = openCommit(root, ref);
    if (commit.blobs.has(join(root, SETTINGS_FILE))) return { ...commit, root };
  }
  return { ...openCommit(last, ref), root: last };
}

/** A site's own file that is broken is told when the site is judged. */
function formerKeys(project: Project, site: string): readonly string[] {
  try {
    return project.site(site)['renamed-from'] ?? [];
  } catch (error) {
    recover(error);
    return [];
  }
}

/** A site of this branch against the same one at the commit. Throws a UserError where a file of it is broken here. */
export function judgeAgainst(comparison: Comparison, site: string): Judged {
  const { judging, renamed, commit } = comparison;
  const { barOf, project } = judging;
  const old = renamed.get(site) ?? site;
  const warnings: Problem[] = [];
  const atCommit = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      recover(error);
      const told = problem(
        'broken-at-ref',
        { site: old, ref: commit.ref },
        { file: barOf.shown(barOf.siteFolder(old)) },
      );
      if (warnings.length === 0) warnings.push({ ...told, severity: 'warning' });
      return undefined;
    }
  };
  const series = atCommit(() => new Map(barOf.seriesOf(old).map((one) => [one, barOf.series(old, one, judging.days)])));
  const defaults = AGAINST_CHECK;
  const judged = judgeSite(judging, site, { site: old, series: series ?? new Map(), defaults });
  const there = series && atCommit(() => judgeSite({ ...judging, project: barOf }, old, { site: old, defaults }));
  const standing = standingAgainst(there?.checked?.findings.map(({ finding }) => finding) ?? []);
  const all = { ...judged, warnings: [...warnings, ...judged.warnings] };
  if (!judged.checked) return all;
  const found = judged.checked.findings.map(({ finding, place }) => ({ finding: standing(finding), place }));
  const changed = changedRecords(judging, site, old);
  const file = project.shown(project.recordPath(site, changed[0] ?? ''));
  const lost = rewritten(changed, false, judged.bar, judging.days.today).map((finding) => ({
    finding,
    place: { file },
  }));
  const findings = [...lost, ...found].sort((a, b) => byWeight(a.finding, b.finding));
  return { ...all, checked: { ...judged.checked, findings } };
}

/** A site that the commit has and this branch does not. */
export function judgeGone({ judging }: Comparison, site: string): CheckedSite {
  const { barOf, days, project, language } = judging;
  const { bar } = barFor(barOf, site, AGAINST_CHECK);
  const records = barOf.records(site).names.map(({ id }) => id);
  const place = { file: project.shown(project.siteFolder(site)) };
  const findings = rewritten(records, true, bar, days.today).map((finding) => ({ finding, place }));
  const title = barOf.siteTitle(site, language);
  return { site, title, findings, criteria: [], rules: () => [], titles: new Map() };
}

/** Records of the commit that are gone or say something else; comments and line ends say nothing. */
function changedRecords({ project, barOf, days }: Judging, site: string, old: string): string[] {
  return barOf.records(old).names.flatMap((name) => {
    const { id } = name;
    const here = project.recordPath(site, id);
    const there = barOf.recordPath(old, id);
    if (!project.tree.has(here)) return [id];
    const [now, was] = [project.tree.text(here, here), barOf.tree.text(there, there)];
    if (now === was || meaning(now) === meaning(was)) return [];
    // What is no record there may be mended.
    return isReadable(() => barOf.load(old, name, days.latest)) ? [id] : [];
  });
}

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    recover(error);
    return false;
  }
}

/** What is no YAML means its text. */
function meaning(text: string): string {
  try {
    return JSON.stringify(readYaml(text, '').value);
  } catch (error) {
    recover(error);
    return text;
  }
}

/**
 * What is wrong with the change as a whole: records behind a link, and questionnaires that this branch breaks, or lets ask for something else under the same version: scores of before could
 * never be held against those to come.
 */
export function changeProblems({ judging, commit }: Comparison): Problem[] {
  const { project, barOf } = judging;
  const shelf = new Shelf(project.root, project.tree);
  const audits = join(project.root, 'audits');
  const isLinked = lstatSync(audits, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  const linked = isLinked ? [problem('linked-audits', {}, { file: project.shown(audits) })] : [];
  const questionnaires = shelf.ownNames().flatMap((name) => {
    const path = join(shelf.folder, `${name}.yaml`);
    try {
      const text = project.tree.text(path, project.shown(path));
      if (commit.tree.has(path) && commit.tree.text(path, path) === text) return [];
      const { template, source } = readTemplateSource(path, project.shown(path), project.tree);
      const now = shelf.load(name);
      const then = commit.tree.has(path) && isReadable(() => barOf.shelf.load(name)) && barOf.shelf.load(name);
      if (!then) return [];
      const changes = templateChanges({ template, read: source }, now, then, commit.ref);
      return errorsIn(changes);
    } catch (error) {
      return recover(error);
    }
  });
  return [...linked, ...questionnaires];
}

/** What this branch sets differently than the commit, which does not count: a change cannot lower its own bar. */
export function notUsed({ judging, commit, renamed }: Comparison): NotUsed[] {
  const { project, barOf } = judging;
  const [mine, theirs] = [project.settings, barOf.settings];
  const settings: NotUsed[] = [
    ...(mine.sagging === theirs.sagging
      ? []
      : [{ kind: 'setting' as const, key: 'sagging' as const, value: String(mine.sagging) }]),
    ...(mine.target === theirs.target
      ? []
      : [{ kind: 'setting' as const, key: 'target' as const, value: String(mine.target) }]),
    ...(mine.timeZone === theirs.timeZone
      ? []
      : [{ kind: 'setting' as const, key: 'time-zone' as const, value: mine.timeZone ?? '–' }]),
    ...changedRules(mine.check ?? DEFAULT_CHECK, theirs.check ?? DEFAULT_CHECK),
  ];
  const sites = project.sites().flatMap((site): NotUsed[] => {
    try {
      const own = project.site(site);
      const old = barOf.site(renamed.get(site) ?? site);
      const before = new Set((old.waivers ?? []).map((waiver) => JSON.stringify(waiver)));
      return [
        ...changedRules(own.check ?? {}, old.check ?? {}, site),
        ...(own.waivers ?? []).flatMap((waiver): NotUsed[] =>
          before.has(JSON.stringify(waiver))
            ? []
            : [{ kind: 'waiver', rule: waiver.rule, site, criterion: waiver.criterion }],
        ),
      ];
    } catch (error) {
      // Told where the site is judged.
      recover(error);
      return [];
    }
  });
  const folder = project.shelf.folder;
  const names = new Set(
    [...project.tree.list(folder, folder), ...commit.tree.list(folder, folder)].map(({ name }) => name),
  );
  const templates = [...names].sort().flatMap((name): NotUsed[] => {
    const path = join(folder, name);
    // A new one lowers nothing.
    if (!commit.tree.has(path)) return [];
    const isSame = project.tree.has(path) && project.tree.text(path, path) === commit.tree.text(path, path);
    return isSame ? [] : [{ kind: 'template', name: name.replace(/\.yaml$/, '') }];
  });
  return [...settings, ...sites, ...templates];
}

function changedRules(mine: CheckSettings, theirs: CheckSettings, site?: string): NotUsed[] {
  const where = site === undefined ? {} : { site };
  const among = (a: RuleSettings, b: RuleSettings, criterion?: string): NotUsed[] =>
    RULE_NAMES.filter((rule) => JSON.stringify(a[rule]) !== JSON.stringify(b[rule])).map((rule) => ({
      kind: 'rule',
      rule,
      value: a[rule],
      ...where,
      ...(criterion !== undefined && { criterion }),
    }));
  const criteria = new Set([...Object.keys(mine.criteria ?? {}), ...Object.keys(theirs.criteria ?? {})]);
  return [
    ...among(mine, theirs),
    ...[...criteria].flatMap((key) => among(mine.criteria?.[key] ?? {}, theirs.criteria?.[key] ?? {}, key)),
  ];
}
