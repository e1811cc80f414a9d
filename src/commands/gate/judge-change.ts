/**
 * The gate of a change: only what it makes worse than the base commit counts.
 *
 *   fork ───────────────► base     the commit named by --against: sets thresholds and questionnaires
 *     │                     │
 *     │                     ▼
 *     └──► this branch ──► head    what merging both would give: its records are judged, file by file (`mergedTree`)
 *
 *   head's findings − base's findings = what this change makes worse
 */
import { dirname, join } from 'node:path';
import { type Context, daysIn } from '../../context.js';
import { comparedWithBase, type Finding, judgeSite } from '../../domain/gate/gate.js';
import { AGAINST_CHECK } from '../../domain/gate/thresholds.js';
import { fail, problem, recover } from '../../errors.js';
import type { CheckedSite } from '../../render/gate/check-view.js';
import { type Reading, readGateSite, thresholdsOf, UnreadableBase } from '../../storage/gate-site.js';
import { type Commit, forkPoint, mergedTree, openCommit } from '../../storage/git.js';
import { SETTINGS_FILE } from '../../storage/language.js';
import { LazySeries } from '../../storage/lazy-series.js';
import { Project } from '../../storage/project.js';
import { readYaml } from '../../storage/read.js';
import { readOnce } from '../../storage/tree.js';
import { findingsAt, type JudgedSite, placed } from './judge.js';

export interface Comparison {
  reading: Reading;
  commit: Commit;
  /** Key of a site in head → its key in base, if they differ. */
  renamed: ReadonlyMap<string, string>;
  /** The sites of head. */
  sites: readonly string[];
  /** The sites of base that head does not have under any name. */
  gone: readonly string[];
}

/** Throws a UserError if there is nothing to compare with, or if the settings of the base cannot be read. */
export function openComparison(context: Context, ref: string, programme: string | undefined): Comparison {
  const commit = openProjectAt(context.cwd, ref);
  const { root } = commit;
  const head = new Project(context.cwd, root, readOnce(mergedTree(root, forkPoint(root, commit), commit)));
  const base = new Project(context.cwd, root, readOnce(commit.tree), head);
  // A change can neither rename a criterion out of sight nor declare that scores may not be compared.
  head.takeWordsFrom(base.shelf);
  const before = base.sites();
  if (!before.some((site) => base.records(site).names.some(({ kind }) => kind === 'audit'))) {
    throw fail('git-no-audits', { ref });
  }
  // A folder that still exists, without any file that is read, is no site any more.
  const isEmpty = (site: string) =>
    before.includes(site) && head.records(site).names.length + head.records(site).strays.length === 0;
  const sites = head.sites().filter((site) => !isEmpty(site));
  const missing = before.filter((site) => !sites.includes(site));
  const renamed = new Map<string, string>();
  for (const site of missing.length > 0 ? sites.filter((key) => !before.includes(key)) : []) {
    const old = formerKeys(head, site).find((key) => missing.includes(key) && ![...renamed.values()].includes(key));
    if (old) renamed.set(site, old);
  }
  const gone = missing.filter((site) => ![...renamed.values()].includes(site));
  const days = daysIn(context, base.settings.timeZone);
  return { reading: { head, base, days, language: context.language, programme }, commit, renamed, sites, gone };
}

/**
 * The commit, and the nearest folder that has settings in head or base: a change that removes its settings would
 * otherwise be judged as part of a project around it.
 */
function openProjectAt(cwd: string, ref: string): Commit & { root: string } {
  const { root: last } = new Project(cwd);
  for (let root = cwd; root !== last; root = dirname(root)) {
    const commit = openCommit(root, ref);
    if (commit.blobs.has(join(root, SETTINGS_FILE))) return { ...commit, root };
  }
  return { ...openCommit(last, ref), root: last };
}

/** A site's own file that is broken is reported when the site is judged. */
function formerKeys(project: Project, site: string): readonly string[] {
  try {
    return project.site(site)['renamed-from'] ?? [];
  } catch (error) {
    recover(error);
    return [];
  }
}

/** Judges a site of head against the same one in base. Throws a UserError if a file of head is broken. */
export function judgeChange(comparison: Comparison, site: string): JudgedSite {
  try {
    return judgeWith(comparison, site, true);
  } catch (error) {
    if (!(error instanceof UnreadableBase)) throw error;
    return judgeWith(comparison, site, false);
  }
}

/** `isBaseReadable`: without the records of base, head is compared with itself, and nothing is known from base. */
function judgeWith({ reading, renamed, commit }: Comparison, site: string, isBaseReadable: boolean): JudgedSite {
  const { base, days } = reading;
  const baseSite = renamed.get(site) ?? site;
  const programmes = isBaseReadable ? base.seriesOf(baseSite) : [];
  const series = new Map(programmes.map((one) => [one, new LazySeries(base, baseSite, one, days)]));
  const read = readGateSite(reading, site, { site: baseSite, series, defaults: AGAINST_CHECK });
  const findings = findingsAt(reading, read, {
    records: changedRecords(reading, site, baseSite),
    isSiteGone: false,
  });
  const baseFindings = isBaseReadable ? findingsAtBase(reading, baseSite) : undefined;
  const judged = placed(reading, read, comparedWithBase(findings, baseFindings ?? []));
  if (baseFindings) return judged;
  const place = { file: base.shown(base.siteFolder(baseSite)) };
  const broken = problem('broken-at-ref', { site: baseSite, ref: commit.ref }, place);
  return { ...judged, problems: [{ ...broken, severity: 'warning' }, ...judged.problems] };
}

/** The findings in base alone; undefined if a file of it is broken. */
function findingsAtBase(reading: Reading, site: string): Finding[] | undefined {
  const atBase = { ...reading, head: reading.base };
  try {
    return findingsAt(atBase, readGateSite(atBase, site, { site, defaults: AGAINST_CHECK }));
  } catch (error) {
    recover(error);
    return undefined;
  }
}

/** A site of base that head does not have. */
export function judgeGoneSite({ reading }: Comparison, site: string): CheckedSite {
  const { base, days, head, language } = reading;
  const { thresholds } = thresholdsOf(base, site, AGAINST_CHECK);
  const records = base.records(site).names.map(({ id }) => id);
  const changes = { records, isSiteGone: true };
  const place = { file: head.shown(head.siteFolder(site)) };
  const findings = judgeSite({ thresholds, today: days.today, series: [], changes, isPartial: true });
  return {
    site,
    title: base.siteTitle(site, language),
    findings: findings.map((finding) => ({ finding, place })),
    criteria: [],
    rules: () => [],
    titles: new Map(),
  };
}

/**
 * The records of base that head does not have or that say something else there; comments and line ends do not matter.
 */
function changedRecords({ head, base, days }: Reading, site: string, baseSite: string): string[] {
  return base.records(baseSite).names.flatMap((name) => {
    const { id } = name;
    const [path, basePath] = [head.recordPath(site, id), base.recordPath(baseSite, id)];
    if (!head.tree.has(path)) return [id];
    const [text, baseText] = [head.tree.text(path, path), base.tree.text(basePath, basePath)];
    if (text === baseText || meaning(text) === meaning(baseText)) return [];
    // A file of base that is not a record may be mended.
    return isReadable(() => base.load(baseSite, name, days.latest)) ? [id] : [];
  });
}

export function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    recover(error);
    return false;
  }
}

/** The content of a file. A file that is not YAML is compared as text. */
function meaning(text: string): string {
  try {
    return JSON.stringify(readYaml(text, '').value);
  } catch (error) {
    recover(error);
    return text;
  }
}
