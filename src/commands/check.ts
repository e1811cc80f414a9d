import { type Context, type Days, daysIn } from '../context.js';
import { entriesOf } from '../domain/audit.js';
import { type Bar, checkSite, type Finding, readsOf } from '../domain/gate.js';
import { isAudit } from '../domain/site.js';
import { criteriaOf } from '../domain/template.js';
import { fail, type Problem, problem, UserError } from '../errors.js';
import { renderCheckJson } from '../render/json.js';
import { type CheckedSite, renderCheck } from '../render/text/check.js';
import { report } from '../report.js';
import {
  checkAgainstTemplate,
  checkSeries,
  isSiteKey,
  type LoadedRecord,
  Project,
  type RecordName,
  unknownCriteria,
} from '../storage/project.js';
import { settingsProblems, siteProblems } from './bar-problems.js';
import { emit, type OutputOptions } from './output.js';

interface CheckOptions extends OutputOptions {
  failOn?: 'fail' | 'warn';
  programme?: string;
}

/**
 * `service-audit check [SITE…]`. 0: the gate holds; 1: it fails; 2: a file is broken or would not be read, or there is
 * nothing to check. Every series of a site is judged, or the one that `--programme` names.
 */
export function check(context: Context, named: readonly string[], options: CheckOptions): number {
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  const problems: Problem[] = [...settingsProblems(project), ...(named.length > 0 ? [] : unread(project))];
  const sites = [
    ...new Set(named.length > 0 ? named.map((site) => project.chooseSite(site, 'check')) : project.sites()),
  ];
  if (sites.length === 0 && problems.every(({ severity }) => severity === 'warning')) throw fail('no-audits', {});

  const checked: CheckedSite[] = [];
  for (const site of sites) {
    try {
      const result = checkOne(project, site, options.programme, days, context.language);
      problems.push(...result.warnings);
      if (result.checked) checked.push(result.checked);
      else problems.push(problem('no-audits', { site }));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  report(context, problems);
  const levels = checked
    .flatMap(({ findings }) => findings)
    .flatMap(({ finding }) => (finding.waived ? [] : [finding.level]));
  const broken = problems.some(({ severity }) => severity !== 'warning');
  const failed = broken || levels.includes('fail') || (options.failOn === 'warn' && levels.length > 0);
  const unjudged = sites.filter((site) => !checked.some((one) => one.site === site));
  const view = { sites: checked, unjudged, failed };
  if (checked.length > 0) {
    emit(context, options, {
      text: (style) => renderCheck(view, style),
      json: () => renderCheckJson(view, context.language),
    });
  }
  return broken ? 2 : failed ? 1 : 0;
}

/** What lies in `audits/` and would pass unseen. */
function unread(project: Project): Problem[] {
  const bad = project.folders().filter((folder) => !isSiteKey(folder) && !folder.startsWith('.'));
  return [
    ...project
      .oddEntries()
      .map((name) => problem('not-a-site', { name }, { file: project.shown(project.siteFolder(name)) })),
    ...bad.map((key) => problem('bad-site-key', { key }, { file: project.shown(project.siteFolder(key)) })),
  ];
}

function checkOne(
  project: Project,
  site: string,
  programme: string | undefined,
  days: Days,
  language: string,
): { checked?: CheckedSite; warnings: Problem[] } {
  const { settings } = project;
  const own = project.site(site);
  const bar: Bar = {
    sagging: settings.sagging,
    target: settings.target,
    check: settings.check,
    siteCheck: own.check,
    waivers: own.waivers ?? [],
  };
  const warnings = siteProblems(project, site);
  const wrong = warnings.filter(({ severity }) => severity !== 'warning');
  for (const stray of project.records(site).strays) {
    wrong.push(
      problem('bad-file-name', { name: stray }, { file: project.shown(`${project.siteFolder(site)}/${stray}`) }),
    );
  }
  if (wrong.length > 0) throw new UserError(wrong);
  const series = programme === undefined ? project.seriesOf(site) : [programme];
  const results = series.flatMap((one) => checkSeriesOf(project, site, one, bar, days, language) ?? []);
  if (results.length === 0) return { warnings };
  return {
    checked: { site, findings: results.flatMap(({ findings }) => findings) },
    warnings: [...warnings, ...results.flatMap((result) => result.warnings)],
  };
}

function checkSeriesOf(
  project: Project,
  site: string,
  programme: string | undefined,
  bar: Bar,
  days: Days,
  language: string,
): { findings: CheckedSite['findings']; warnings: Problem[] } | undefined {
  let series = project.series(site, programme, days, (names) => wanted(names, bar));
  // The last score of what was not seen or did not apply stands, however long ago it was given.
  const isUnscored = ({ record }: LoadedRecord) =>
    isAudit(record) && entriesOf(record.audit.scores).some(({ entry }) => entry.score === undefined);
  if (series.some(isUnscored)) series = project.series(site, programme, days);
  const latest = series.filter(({ record }) => isAudit(record)).at(-1);
  if (!latest || !isAudit(latest.record)) return undefined;
  const template = project.shelf.find(latest.record.audit.template.name);
  const against = [
    ...checkAgainstTemplate(latest.record.audit, latest.source, template, language),
    ...series.flatMap((one) =>
      checkSeries(one, isAudit(one.record) ? project.shelf.find(one.record.audit.template.name) : undefined),
    ),
    ...unknownCriteria(series, template ? [template] : []),
  ];
  const wrong = against.filter(({ severity }) => severity !== 'warning');
  if (wrong.length > 0) throw new UserError(wrong);
  const titles = new Map((template ? criteriaOf(template) : []).map(({ key, title }) => [key, title]));
  const findings = checkSite(
    series.map(({ record }) => record),
    bar,
    days.today,
  ).map((finding) => {
    const title = titles.get(finding.criterion);
    return { finding, place: placeOf(finding, series), ...(title && { title }) };
  });
  return { findings, warnings: against };
}

/** The records that the rules read; the whole history where one asks for it. */
function wanted(names: readonly RecordName[], bar: Bar): RecordName[] {
  const reads = readsOf(bar);
  if (reads.has('history')) return [...names];
  const audits = names.filter(({ kind }) => kind === 'audit');
  const from = audits.at(reads.has('previous') ? -2 : -1) ?? audits[0];
  return names.filter(({ date }) => from !== undefined && date >= from.date);
}

/** The place of the score that was judged. */
function placeOf({ now, criterion }: Finding, series: readonly LoadedRecord[]) {
  const loaded = series.find(({ record }) => record.id === now.record.id) as LoadedRecord;
  const { record, source } = loaded;
  const key = loaded.keyIn?.(criterion) ?? criterion;
  if (!isAudit(record)) return source.place(['scores', key, 'score']);
  const component =
    entriesOf(record.audit.scores).find((answered) => answered.criterion === criterion)?.component ?? '';
  return source.place(['scores', component, key, 'score']);
}
