/** One site before the gate: which of its records are opened, what the rules find, and where that stands. */
import type { Days } from '../../context.js';
import { applied, byWeight, checkSite, type Finding, readsOf, staleWaivers } from '../../domain/gate/gate.js';
import type { At } from '../../domain/gate/rule-series.js';
import { type BaseUnder, Series } from '../../domain/gate/rule-series.js';
import { type Bar, DEFAULT_CHECK, RULE_KINDS } from '../../domain/gate/thresholds.js';
import { criteriaOf, type Template, type Texts, type Tier } from '../../domain/questionnaire/template.js';
import { entriesOf } from '../../domain/record/audit.js';
import { type AuditRecord, isAudit, type SiteRecord } from '../../domain/record/site.js';
import { diagramOf } from '../../domain/view/diagram.js';
import { errorsIn, type Place, type Problem, problem, UserError } from '../../errors.js';
import type { AppliedRule, CheckedCriterion, CheckedSite } from '../../render/gate/check-view.js';
import { checkAgainstTemplate, checkSeries, unknownCriteria } from '../../storage/check-records.js';
import type { Project } from '../../storage/project.js';
import type { Source } from '../../storage/read.js';
import type { LoadedRecord } from '../../storage/record.js';
import type { RecordName } from '../../storage/record-name.js';
import { siteProblems } from './settings-problems.js';

export interface Judging {
  /** Where the records are. */
  project: Project;
  /** Where the bar is: settings, waivers and questionnaires. The same, or the commit it is held against. */
  barOf: Project;
  days: Days;
  language: string;
  /** Only this series. */
  programme?: string | undefined;
}

/** What holds against a commit. */
export interface Past {
  /** The site's key there. */
  site: string;
  /** What it has there, by series; without it, what is judged is held against itself. */
  series?: ReadonlyMap<string | undefined, readonly LoadedRecord[]>;
  defaults: Bar['defaults'];
}

export interface Judged {
  checked?: CheckedSite;
  bar: Bar;
  warnings: Problem[];
}

/** Every series of a site, or the one named. Throws a UserError where a file is broken; nothing is judged then. */
export function judgeSite(judging: Judging, site: string, past?: Past): Judged {
  const { project, barOf, programme } = judging;
  const barSite = past?.site ?? site;
  const { bar, source } = barFor(barOf, barSite, past?.defaults);
  const warnings = siteProblems(project, site);
  const { strays } = project.records(site);
  const wrong = errorsIn(warnings);
  for (const stray of strays) {
    wrong.push(
      problem('bad-file-name', { name: stray }, { file: project.shown(`${project.siteFolder(site)}/${stray}`) }),
    );
  }
  if (wrong.length > 0) throw new UserError(wrong);

  const known = programme === undefined ? project.seriesOf(site) : [programme];
  const titles = new Map<string, Texts>();
  const places = new Map<SiteRecord, LoadedRecord>();
  const placeOf = placing(places, source, bar, judging, barSite);
  const findings: Finding[] = [];
  const criteria: CheckedCriterion[] = [];
  const base = baseOf(judging, site, bar, known, past);
  let diagram: CheckedSite['diagram'];
  for (const one of known) {
    const read = readSeries(judging, site, one, bar, past?.series?.get(one));
    if (!read) continue;
    warnings.push(...read.warnings);
    for (const loaded of [...read.series, ...read.past, ...base.series]) places.set(loaded.record, loaded);
    // What a questionnaire no longer asks for has its title from where it still did.
    const asked = [...read.past, read.latest].filter(isOfAudit).map(({ record }) => record.audit.template.name);
    const told = [...new Set(asked)].reverse().map((name) => barOf.shelf.find(name));
    for (const template of [...told, read.template]) {
      for (const { key, title } of template ? criteriaOf(template) : []) titles.set(key, title);
    }
    for (const [key, title] of base.titles) if (!titles.has(key)) titles.set(key, title);
    const records = read.series.map(({ record }) => record);
    const more = {
      ...(past?.series && { past: read.past.map(({ record }) => record), there: read.there }),
      incomplete: read.incomplete,
      tiers: tiersOf(read.template),
      ...(one !== undefined && { base: base.under, programme: one }),
    };
    findings.push(...checkSite(records, bar, judging.days.today, more));
    const { latest, template } = read;
    diagram ??= () => diagramOf(records, latest.record, template, judging.days.today);
    criteria.push(...criteriaIn(read.series, read.latest, one, bar, judging, source, barSite));
  }
  if (criteria.length === 0) return { bar, warnings };
  if (programme === undefined) findings.push(...staleWaivers(findings, bar, judging.days.today));
  const shown = findings.sort(byWeight).map((finding) => ({ finding, place: placeOf(finding) }));
  const rules = () => appliedRules(bar, undefined, judging, source, barSite);
  const title = project.siteTitle(site, judging.language);
  return {
    checked: { site, title, findings: shown, criteria, rules, titles, ...(diagram && { diagram }) },
    bar,
    warnings,
  };
}

/** The bar of a site, with the site's own file it comes from. */
export function barFor(
  project: Project,
  site: string,
  defaults: Bar['defaults'] = {},
): { bar: Bar; source?: Source | undefined } {
  const { settings } = project;
  const { settings: own, source } = project.siteWithSource(site);
  return {
    bar: {
      sagging: settings.sagging,
      target: settings.target,
      check: settings.check ?? {},
      defaults: { ...defaults, ...(settings.check ? {} : DEFAULT_CHECK) },
      siteCheck: own.check,
      waivers: own.waivers ?? [],
    },
    source,
  };
}

interface ReadSeries {
  series: readonly LoadedRecord[];
  /** What it is held against: the same, or the commit's records and those that only the branch has. */
  past: readonly LoadedRecord[];
  /** The ids of the commit's records. */
  there: ReadonlySet<string>;
  latest: LoadedRecord & { record: AuditRecord };
  template: Template | undefined;
  incomplete: ReadonlySet<string>;
  warnings: Problem[];
}

/** Undefined where the series has no audit. Throws a UserError where the gate could not be sure of what it reads. */
function readSeries(
  judging: Judging,
  site: string,
  programme: string | undefined,
  bar: Bar,
  past: readonly LoadedRecord[] | undefined,
): ReadSeries | undefined {
  const { project, days, language } = judging;
  let series = past
    ? project.series(site, programme, days)
    : project.series(site, programme, days, (names) => wanted(names, bar));
  let incomplete = incompleteIn(series, judging);
  // The last score of what was not seen or did not apply stands, however long ago it was given.
  if (!past && (incomplete.size > 0 || series.some(isUnscored))) {
    series = project.series(site, programme, days);
    incomplete = incompleteIn(series, judging);
  }
  const latest = series.findLast(isOfAudit);
  if (!latest) return undefined;
  const template = templateOf(judging, latest.record);
  const { name } = latest.record.audit.template;
  const found = [
    ...(template
      ? checkAgainstTemplate(latest.record.audit, latest.source, template, language)
      : [problem('template-lost', { name }, latest.source.place(['template', 'name']))]),
    ...olderVersion(judging, latest, series, past),
    ...series.flatMap((one) => checkSeries(one, isOfAudit(one) ? templateOf(judging, one.record) : undefined)),
    ...unknownCriteria(series, template ? [template] : []),
  ];
  const wrong = errorsIn(found);
  if (wrong.length > 0) throw new UserError(wrong);
  const there = new Set(past?.map(({ record }) => record.id));
  const held = past ? [...past, ...series.filter(({ record }) => !there.has(record.id))] : series;
  return { series, past: held, there, latest, template, incomplete, warnings: found };
}

function isOfAudit(loaded: LoadedRecord): loaded is LoadedRecord & { record: AuditRecord } {
  return isAudit(loaded.record);
}

function isUnscored({ record }: LoadedRecord): boolean {
  return isAudit(record) && entriesOf(record.audit.scores).some(({ entry }) => entry.score === undefined);
}

/** As it is where the bar comes from, in the version that the audit was made with; else as it is here. */
function templateOf({ project, barOf }: Judging, { audit }: AuditRecord): Template | undefined {
  const { name, version } = audit.template;
  const there = barOf.shelf.find(name);
  return there?.version === version || barOf === project ? there : (project.shelf.find(name) ?? there);
}

/** Audits that lack answers which their questionnaire asks for. */
function incompleteIn(series: readonly LoadedRecord[], judging: Judging): Set<string> {
  const ids = series.filter(isOfAudit).filter(({ record }) => {
    const template = templateOf(judging, record);
    if (template?.version !== record.audit.template.version) return false;
    const given = new Set(entriesOf(record.audit.scores).map(({ criterion }) => criterion));
    return criteriaOf(template).some(({ key }) => !given.has(key));
  });
  return new Set(ids.map(({ record }) => record.id));
}

/** An older version of the questionnaire than was in use before would ask for less, unseen. */
function olderVersion(
  { barOf, project }: Judging,
  { record, source }: LoadedRecord & { record: AuditRecord },
  series: readonly LoadedRecord[],
  past: readonly LoadedRecord[] | undefined,
): Problem[] {
  const { name, version } = record.audit.template;
  const before = series
    .filter(isOfAudit)
    .filter((one) => one.record.date < record.date && one.record.audit.template.name === name)
    .map((one) => one.record.audit.template.version);
  const isNew = barOf !== project && !past?.some((one) => one.record.id === record.id);
  const latest = Math.max(...before, isNew ? (barOf.shelf.find(name)?.version ?? 0) : 0);
  return version < latest
    ? [problem('older-template', { name, version, latest }, source.place(['template', 'version']))]
    : [];
}

/** The records that the rules read; the whole history where one asks for it. */
function wanted(names: readonly RecordName[], bar: Bar): RecordName[] {
  const reads = readsOf(bar);
  if (reads === 'history') return [...names];
  const audits = names.filter(({ kind }) => kind === 'audit');
  const from = audits.at(reads === 'previous' ? -2 : -1) ?? audits[0];
  return names.filter(({ date }) => from !== undefined && date >= from.date);
}

function tiersOf(template: Template | undefined): Map<string, Tier> {
  return new Map((template ? criteriaOf(template) : []).map(({ key, tier }) => [key, tier]));
}

interface Base {
  under: BaseUnder[];
  series: readonly LoadedRecord[];
  titles: ReadonlyMap<string, Texts>;
}

/** Base criteria of the main series under target, for a programme that is premium only after base. */
function baseOf(
  judging: Judging,
  site: string,
  bar: Bar,
  known: readonly (string | undefined)[],
  past: Past | undefined,
): Base {
  const none: Base = { under: [], series: [], titles: new Map() };
  if (known.every((one) => one === undefined)) return none;
  const read = readSeries(judging, site, undefined, bar, past?.series?.get(undefined));
  if (!read) return none;
  const records = read.series.map(({ record }) => record);
  const { sagging, target } = bar;
  const series = new Series({ records, today: judging.days.today, sagging, target, tiers: tiersOf(read.template) });
  const titles = new Map((read.template ? criteriaOf(read.template) : []).map(({ key, title }) => [key, title]));
  return { under: series.baseUnder(), series: read.series, titles };
}

function criteriaIn(
  series: readonly LoadedRecord[],
  latest: LoadedRecord & { record: AuditRecord },
  programme: string | undefined,
  bar: Bar,
  judging: Judging,
  source: Source | undefined,
  barSite: string,
): CheckedCriterion[] {
  const records = series.map(({ record }) => record);
  const { sagging, target } = bar;
  const judged = new Series({ records, today: judging.days.today, sagging, target }).judged();
  const now = new Map(judged.map((one) => [one.criterion, one]));
  return entriesOf(latest.record.audit.scores).map(({ component, criterion }) => {
    const standing = now.get(criterion);
    return {
      criterion,
      component,
      ...(programme !== undefined && { programme }),
      ...(standing && { score: standing.now.score, date: standing.now.date }),
      rules: () => appliedRules(bar, criterion, judging, source, barSite),
    };
  });
}

function inOldWords({ keyIn }: LoadedRecord, path: At['path']): At['path'] {
  return keyIn ? path.map((step) => (typeof step === 'string' ? keyIn(step) : step)) : path;
}

/** The rules about a criterion, or about the site, with their values and where those stand. */
function appliedRules(
  bar: Bar,
  criterion: string | undefined,
  { barOf, days }: Judging,
  source: Source | undefined,
  barSite: string,
): AppliedRule[] {
  const about = criterion === undefined ? 'site' : 'criterion';
  return applied(bar, criterion, days.today).flatMap(({ rule, value, from, waiver }) => {
    if (RULE_KINDS[rule].about !== about) return [];
    const path =
      criterion !== undefined && from.endsWith('-criterion') ? ['check', 'criteria', criterion, rule] : ['check', rule];
    const file = from.startsWith('site') ? source : barOf.settingsSource;
    const place = from === 'default' || from === 'unset' ? undefined : file?.place(path, 'key');
    const at = place ?? (from.startsWith('site') ? { file: barOf.shown(barOf.siteFolder(barSite)) } : undefined);
    return [{ rule, value, from, ...(at && { place: at }), ...(waiver && { waiver }) }];
  });
}

/** Where what was found stands: in a record, in the site's waivers, or in the site's folder as a whole. */
function placing(
  places: ReadonlyMap<SiteRecord, LoadedRecord>,
  source: Source | undefined,
  bar: Bar,
  { project }: Judging,
  site: string,
) {
  // Files keep the words of their day, where a criterion has been renamed since.
  const inRecord = ({ record, path }: At): Place | undefined => {
    const loaded = places.get(record);
    return loaded?.source.place(inOldWords(loaded, path));
  };
  return (finding: Finding): Place => {
    const place = finding.at && inRecord(finding.at);
    if (place) return place;
    if (finding.rule === 'stale-waiver' && source) {
      const { facts } = finding;
      const index = bar.waivers.findIndex(
        ({ rule, criterion, until }) => rule === facts.rule && criterion === facts.criterion && until === facts.until,
      );
      return source.place(['waivers', index, 'until']);
    }
    return { file: project.shown(project.siteFolder(site)) };
  };
}
