/** The gate at one site: read its files, judge what they say, and place each finding in a file. */
import { appliedRules, type Finding, judgeSite } from '../../domain/gate/gate.js';
import type { RecordChanges } from '../../domain/gate/rules.js';
import { criteriaOf, type Texts } from '../../domain/questionnaire/template.js';
import { entriesOf } from '../../domain/record/audit.js';
import { type AuditRecord, isAudit } from '../../domain/record/site.js';
import { diagramOf } from '../../domain/view/diagram.js';
import { type Place, type Problem, problem } from '../../errors.js';
import type { AppliedRule, CheckedCriterion, CheckedSite } from '../../render/gate/check-view.js';
import { type GateSeries, type GateSite, type Reading, readGateSite } from '../../storage/gate-site.js';
import type { LazySeries } from '../../storage/lazy-series.js';

export interface JudgedSite {
  /** Undefined if there is nothing to judge: no audit, or none with a score. */
  checked?: CheckedSite | undefined;
  /** Does a series lack scores? Then the site does not pass, whatever was found in its other series. */
  isUnscored?: boolean;
  /** Problems of the files, including warnings, and the reasons why something could not be judged. */
  problems: Problem[];
}

/** Judges every series of a site, or the one named. Throws a UserError if a file that is needed is broken. */
export function judge(reading: Reading, site: string): JudgedSite {
  const read = readGateSite(reading, site);
  return placed(reading, read, findingsAt(reading, read));
}

export function findingsAt(
  { days, programme }: Reading,
  { thresholds, series }: GateSite,
  changes?: RecordChanges,
): Finding[] {
  return judgeSite({ thresholds, today: days.today, series, changes, isPartial: programme !== undefined });
}

/** The findings with their places, and what the formats of `check` tell about the site. */
export function placed(reading: Reading, read: GateSite, findings: readonly Finding[]): JudgedSite {
  const { head, base, days, language } = reading;
  const { site, warnings, series } = read;
  const [first] = series;
  if (!first) return { problems: [...warnings, problem('no-audits', { site })] };
  const unscored = series.filter((one) => one.series.judged().length === 0);
  const problems = [...warnings, ...unscored.map(({ latest, records }) => nothingScored(site, latest, records))];
  const isUnscored = unscored.length > 0;
  if (unscored.length === series.length && findings.length === 0) return { problems, isUnscored };
  const checked: CheckedSite = {
    site,
    title: head.siteTitle(site, language),
    findings: findings.map((finding) => ({ finding, place: placeOf(finding, reading, read) })),
    criteria: series.flatMap((one) => criteriaIn(one, (criterion) => rulesFor(criterion, reading, read))),
    rules: () => rulesFor(undefined, reading, read),
    titles: titlesIn(read, base),
    diagram: () => diagramOf(first.series.records, first.latest, first.template, days.today),
  };
  return { checked, problems, isUnscored };
}

/** An audit in which no criterion has a score that counts is not a pass: there was nothing to judge. */
function nothingScored(site: string, latest: AuditRecord, records: LazySeries): Problem {
  const place = records.fileOf(latest)?.source.place(['scores'], 'key');
  return problem('nothing-scored', { site, date: latest.date }, place);
}

function placeOf({ at }: Finding, { head }: Reading, { site, series, mainSeries, source }: GateSite): Place {
  if (at && 'record' in at) {
    const { record, path } = at;
    const loaded = [...series, mainSeries()].flatMap((one) => one?.records.fileOf(record) ?? [])[0];
    if (loaded) {
      // A file keeps the keys of its day, even if a criterion has been renamed since.
      const { keyIn = (key: string) => key } = loaded;
      return loaded.source.place(path.map((step) => (typeof step === 'string' ? keyIn(step) : step)));
    }
  }
  if (at && 'recordId' in at) return { file: head.shown(head.recordPath(site, at.recordId)) };
  if (at && 'waiver' in at && source) return source.place(['waivers', at.waiver, 'until']);
  return { file: head.shown(head.siteFolder(site)) };
}

/** The rules about a criterion, or about the site, with their values and the places where they are set. */
function rulesFor(
  criterion: string | undefined,
  { base, days }: Reading,
  { baseSite, thresholds, source }: GateSite,
): AppliedRule[] {
  return appliedRules(thresholds, criterion, days.today).map(({ rule, value, from, waiver }) => {
    if (from === 'default' || from === 'unset') return { rule, value, from, waiver };
    const isOfSite = from === 'site' || from === 'site-criterion';
    const isOfCriterion = from === 'site-criterion' || from === 'project-criterion';
    const path = isOfCriterion ? ['check', 'criteria', criterion ?? '', rule] : ['check', rule];
    const place = (isOfSite ? source : base.settingsSource)?.place(path, 'key');
    return { rule, value, from, waiver, place: place ?? { file: base.shown(base.siteFolder(baseSite)) } };
  });
}

function criteriaIn(
  { programme, series, latest }: GateSeries,
  rulesFor: (criterion: string) => AppliedRule[],
): CheckedCriterion[] {
  const judged = new Map(series.judged().map(({ criterion, now }) => [criterion, now]));
  return entriesOf(latest.audit.scores).map(({ component, criterion }) => {
    const { score, date } = judged.get(criterion) ?? {};
    return { criterion, component, programme, score, date, rules: () => rulesFor(criterion) };
  });
}

/** The titles of criteria; one that the last questionnaire no longer asks has its title from an earlier one. */
function titlesIn({ series, mainSeries }: GateSite, base: Reading['base']): Map<string, Texts> {
  const titles = new Map<string, Texts>();
  for (const { template, records, baseRecords } of [...series, mainSeries()].filter((one) => one !== undefined)) {
    const opened = [...(baseRecords?.loadedSoFar() ?? []), ...records.loadedSoFar()].map(({ record }) => record);
    const asked = new Set(opened.flatMap((record) => (isAudit(record) ? [record.audit.template.name] : [])));
    for (const questionnaire of [template, ...[...asked].map((name) => base.shelf.find(name))]) {
      for (const { key, title } of questionnaire ? criteriaOf(questionnaire) : []) {
        if (!titles.has(key)) titles.set(key, title);
      }
    }
  }
  return titles;
}
