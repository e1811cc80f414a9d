import { type Context, type Days, daysIn } from '../../context.js';
import { errorsIn, fail, type Problem, problem, recover } from '../../errors.js';
import type { CheckedSite, CheckView } from '../../render/gate/check-view.js';
import { settingsProblems } from '../../storage/check-settings.js';
import { Project } from '../../storage/project.js';
import { isSiteKey } from '../../storage/record-name.js';
import { disk, readOnce } from '../../storage/tree.js';
import { emit } from '../shared/output.js';
import { reportProblems } from '../shared/report-problems.js';
import { emitOnGithub, isOnGithub, loadRenderers } from './check-formats.js';
import type { CheckOptions } from './check-options.js';
import { type JudgedSite, judge } from './judge.js';

/** The sites to judge, and the way to judge them. */
interface Gate {
  project: Project;
  days: Days;
  judge(site: string): JudgedSite;
  sites: readonly string[];
  /** Sites that the change has removed. */
  gone: CheckedSite[];
  /** Problems that belong to no single site. */
  problems?: Problem[];
  against?: CheckView['against'];
}

/**
 * `service-audit check [SITE…]`. 0: the gate passes; 1: it fails; 2: a file is broken or has a name that is not read, or
 * there is nothing to check. Every series of a site is judged, or the one that `--programme` names.
 */
export async function check(context: Context, named: readonly string[], options: CheckOptions): Promise<number> {
  const isWaiving = [options.waiveExisting, options.until, options.reason].some((option) => option !== undefined);
  const waive = isWaiving ? await import('./waive-existing.js') : undefined;
  waive?.checkWaiveOptions(options, daysIn(context, undefined).today);
  const gate =
    options.against === undefined ? calendarGate(context, options) : await changeGate(context, options, named);
  const view = judgeAll(gate, named, options);
  if (waive) return waive.waiveExisting(context, gate.project, view, options);
  reportProblems(context, view.problems);
  const isBroken = errorsIn(view.problems).length > 0;
  const isOnWorkflow = isOnGithub(context, options);
  if (isOnWorkflow) await emitOnGithub(context, view, options);
  // Formats for programs report broken files as well; for people, standard error has reported them already.
  if (options.output?.length || (!isOnWorkflow && (view.sites.length > 0 || (options.format ?? 'text') !== 'text'))) {
    emit(context, 'check', options, await loadRenderers(context, view, options));
  }
  return isBroken ? 2 : view.failed ? 1 : 0;
}

/** Every rule counts, with the thresholds of the project itself. */
function calendarGate(context: Context, { programme }: CheckOptions): Gate {
  const project = new Project(context.cwd, undefined, readOnce(disk));
  const days = daysIn(context, project.settings.timeZone);
  const reading = { head: project, base: project, days, language: context.language, programme };
  return { project, days, judge: (site) => judge(reading, site), sites: project.sites(), gone: [] };
}

/** Only what this branch makes worse than the commit counts, by the commit's thresholds. */
async function changeGate(context: Context, options: CheckOptions, named: readonly string[]): Promise<Gate> {
  const [{ judgeChange, judgeGoneSite, openComparison }, { changeProblems, unusedSettings }] = await Promise.all([
    import('./judge-change.js'),
    import('./change-problems.js'),
  ]);
  const comparison = openComparison(context, options.against ?? '', options.programme);
  const { commit, reading, sites, gone } = comparison;
  const namedGone = gone.filter((site) => named.length === 0 || named.includes(site));
  return {
    project: reading.head,
    days: reading.days,
    judge: (site) => judgeChange(comparison, site),
    sites,
    problems: changeProblems(comparison),
    gone: namedGone.map((site) => judgeGoneSite(comparison, site)),
    against: { ref: commit.ref, hash: commit.hash, notUsed: unusedSettings(comparison) },
  };
}

/** Judges all sites. A broken file never hides what is found elsewhere. */
function judgeAll(gate: Gate, named: readonly string[], options: CheckOptions): CheckView {
  const { project, days } = gate;
  const problems: Problem[] = [
    ...settingsProblems(project),
    ...(gate.problems ?? []),
    ...(named.length > 0 ? [] : unreadEntries(project)),
  ];
  const gone = gate.gone.map(({ site }) => site);
  const chosen = named.filter((site) => !gone.includes(site)).map((site) => project.chooseSite(site, 'check'));
  const sites = [...new Set(named.length > 0 ? chosen : gate.sites)];
  if (sites.length + gone.length === 0 && problems.every(({ severity }) => severity === 'warning')) {
    throw fail('no-audits', {});
  }
  const checked: CheckedSite[] = [...gate.gone];
  const unjudged: string[] = [];
  for (const site of sites) {
    try {
      const result = gate.judge(site);
      problems.push(...result.problems);
      if (result.checked) checked.push(result.checked);
      if (!result.checked || result.isUnscored) unjudged.push(site);
    } catch (error) {
      unjudged.push(site);
      problems.push(...recover(error));
    }
  }
  const counting = checked
    .flatMap(({ findings }) => findings)
    .flatMap(({ finding }) => (finding.standing === 'counts' ? [finding.level] : []));
  const isBroken = errorsIn(problems).length > 0;
  const failed = isBroken || counting.includes('fail') || (options.failOn === 'warn' && counting.length > 0);
  return {
    sites: checked,
    unjudged,
    problems,
    failed,
    today: days.today,
    against: gate.against,
  };
}

/** Entries of `audits/` that would pass unnoticed because they are not read. */
function unreadEntries(project: Project): Problem[] {
  const bad = project.folders().filter((folder) => !isSiteKey(folder) && !folder.startsWith('.'));
  return [
    ...project
      .oddEntries()
      .map((name) => problem('not-a-site', { name }, { file: project.shown(project.siteFolder(name)) })),
    ...bad.map((key) => problem('bad-site-key', { key }, { file: project.shown(project.siteFolder(key)) })),
  ];
}
