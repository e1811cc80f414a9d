import { type Context, type Days, daysIn } from '../context.js';
import { entriesOf } from '../domain/audit.js';
import { type Bar, checkSite, type Finding, readsOf } from '../domain/gate.js';
import { isAudit } from '../domain/site.js';
import { nearest } from '../domain/suggest.js';
import { criteriaOf } from '../domain/template.js';
import { fail, type Problem, problem, UserError } from '../errors.js';
import { renderCheckJson } from '../render/json.js';
import { type CheckedSite, renderCheck } from '../render/text/check.js';
import { report } from '../report.js';
import { checkAgainstTemplate, type LoadedRecord, Project, type RecordName } from '../storage/project.js';
import { LATER_RULES } from '../storage/schema/settings.js';
import { emit, type OutputOptions } from './output.js';

interface CheckOptions extends OutputOptions {
  failOn?: 'fail' | 'warn';
  programme?: string;
}

/** `service-audit check [SITE…]`. 0: the gate holds; 1: it fails; 2: a file is broken, or there is nothing to check. */
export function check(context: Context, named: readonly string[], options: CheckOptions): number {
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  const problems: Problem[] = settingsProblems(project);
  const sites = named.length > 0 ? named.map((site) => project.chooseSite(site, 'check')) : project.sites();
  if (sites.length === 0) throw fail('no-audits', {});

  const checked: CheckedSite[] = [];
  let withoutAudit: string | undefined;
  for (const site of sites) {
    try {
      const result = checkOne(project, site, options.programme, days);
      if (result) {
        checked.push(result.checked);
        problems.push(...result.warnings);
      } else withoutAudit ??= site;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (withoutAudit !== undefined && (named.length > 0 || checked.length === 0)) {
    problems.push(problem('no-audits', { site: withoutAudit }));
  }
  report(context, problems);
  const levels = checked
    .flatMap(({ findings }) => findings)
    .flatMap(({ finding }) => (finding.waived ? [] : [finding.level]));
  const broken = problems.some(({ severity }) => severity !== 'warning');
  const failed = broken || levels.includes('fail') || (options.failOn === 'warn' && levels.length > 0);
  if (checked.length > 0) {
    const view = { sites: checked, failed };
    emit(context, options, {
      text: (style) => renderCheck(view, style),
      json: () => renderCheckJson(view, context.language),
    });
  }
  return broken ? 2 : failed ? 1 : 0;
}

/** What in the settings would make the gate check less than it seems to. */
export function settingsProblems(project: Project): Problem[] {
  const source = project.settingsSource;
  const { check: settings } = project.settings;
  if (!source) return [];
  const place = (rule: string) => source.place(['check', rule], 'key');
  const later = Object.keys(settings).filter((rule) => LATER_RULES.includes(rule));
  const problems: Problem[] = [];
  if (later[0]) {
    problems.push({ ...problem('rule-not-judged', { rules: later }, place(later[0])), severity: 'warning' });
  }
  const criteria = Object.keys(settings.criteria ?? {});
  const known = criteria.length > 0 ? knownCriteria(project) : [];
  for (const criterion of criteria) {
    if (known.includes(criterion)) continue;
    const suggestion = nearest(criterion, known);
    const at = source.place(['check', 'criteria', criterion], 'key');
    problems.push(problem('unknown-check-criterion', { key: criterion, suggestion }, at));
  }
  return problems;
}

/** The criteria of every questionnaire that the project can use. */
function knownCriteria(project: Project): string[] {
  return project.shelf.names().flatMap((name) => criteriaOf(project.shelf.load(name)).map(({ key }) => key));
}

function checkOne(
  project: Project,
  site: string,
  programme: string | undefined,
  days: Days,
): { checked: CheckedSite; warnings: Problem[] } | undefined {
  const { settings } = project;
  const own = project.site(site);
  const bar: Bar = {
    sagging: settings.sagging,
    target: settings.target,
    check: settings.check,
    siteCheck: own.check,
    waivers: own.waivers ?? [],
  };
  let series = project.series(site, programme, days, (names) => wanted(names, bar));
  const latest = series.filter(({ record }) => isAudit(record)).at(-1);
  if (!latest || !isAudit(latest.record)) return undefined;
  // The last score of what was not seen stands, however long ago it was given.
  const unseen = entriesOf(latest.record.audit.scores).some(({ entry }) => entry['not-seen'] !== undefined);
  if (unseen) series = project.series(site, programme, days);
  const template = project.shelf.find(latest.record.audit.template.name);
  const against = checkAgainstTemplate(latest.record.audit, latest.source, template);
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
  return { checked: { site, findings }, warnings: against };
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
  if (!isAudit(record)) return source.place(['scores', criterion, 'score']);
  const component =
    entriesOf(record.audit.scores).find((answered) => answered.criterion === criterion)?.component ?? '';
  return source.place(['scores', component, criterion, 'score']);
}
