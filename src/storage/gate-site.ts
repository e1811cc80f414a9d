/** Reads what the gate needs to judge one site: thresholds, records, questionnaires, and what is wrong with them. */
import type { Days } from '../context.js';
import { type BaseUnder, Series } from '../domain/gate/rule-series.js';
import { type CheckSettings, DEFAULT_CHECK, type Thresholds } from '../domain/gate/thresholds.js';
import { criteriaOf, type Template } from '../domain/questionnaire/template.js';
import { entriesOf } from '../domain/record/audit.js';
import { type AuditRecord, isAudit, type SiteRecord } from '../domain/record/site.js';
import { errorsIn, type Problem, problem, recover, UserError } from '../errors.js';
import { checkAgainstTemplate, checkSeries, unknownCriteria } from './check-records.js';
import { siteProblems } from './check-settings.js';
import { LazySeries } from './lazy-series.js';
import type { Project } from './project.js';
import type { LoadedRecord } from './record.js';
import type { Source } from './source.js';

export interface Reading {
  /** The project with the records to judge. */
  head: Project;
  /** The project that sets thresholds, waivers and questionnaires: the base commit, or `head` itself. */
  base: Project;
  days: Days;
  /** For titles in problems. */
  language: string;
  /** Only this series is judged. */
  programme?: string | undefined;
}

/** The data that a comparison with the base commit adds. */
export interface BaseSite {
  /** The key of the site at the base commit. */
  site: string;
  /** Its records there, by series; a series that is not in the map is compared with itself. */
  series?: ReadonlyMap<string | undefined, LazySeries> | undefined;
  /** Apply to rules that the settings do not name. */
  defaults: CheckSettings;
}

export interface GateSeries {
  programme: string | undefined;
  /** The records as the rules look at them. */
  series: Series;
  records: LazySeries;
  baseRecords: LazySeries | undefined;
  latest: AuditRecord;
  /** The questionnaire of the last audit. */
  template: Template | undefined;
}

export interface GateSite {
  site: string;
  /** The key of the site where its thresholds are set. */
  baseSite: string;
  thresholds: Thresholds;
  /** The site's own file with thresholds and waivers, if it has one. */
  source: Source | undefined;
  series: GateSeries[];
  /** The main series, if a rule about a programme has asked for its base criteria. */
  mainSeries(): GateSeries | undefined;
  warnings: Problem[];
}

/**
 * Opens the last audit of each series; other records are opened when a rule asks for them. Throws a UserError if
 * something is wrong with what was opened, now or later.
 */
export function readGateSite(reading: Reading, site: string, compared?: BaseSite): GateSite {
  const { head, base, days, programme } = reading;
  const baseSite = compared?.site ?? site;
  const { thresholds, source } = thresholdsOf(base, baseSite, compared?.defaults);
  const warnings = siteProblems(head, site);
  const strays = head.records(site).strays.map((name) => {
    return problem('bad-file-name', { name }, { file: head.shown(`${head.siteFolder(site)}/${name}`) });
  });
  const wrong = [...errorsIn(warnings), ...strays];
  if (wrong.length > 0) throw new UserError(wrong);

  let main: GateSeries | undefined;
  const baseUnder = (): readonly BaseUnder[] => {
    main ??= series.find((one) => one.programme === undefined) ?? read(undefined);
    return main?.series.baseUnder() ?? [];
  };
  const read = (one: string | undefined): GateSeries | undefined => {
    const records = new LazySeries(head, site, one, days);
    const baseRecords = compared?.series?.get(one);
    const checks = new SeriesChecks(reading, records, new Set(baseRecords?.names.map(({ id }) => id)));
    const latest = checks.latest();
    if (!latest) return undefined;
    warnings.push(...checks.ofLatest());
    const template = templateOf(reading, latest);
    const series = new Series({
      records: records.names.map((name) => ({ ...name, open: () => checks.open(name) })),
      baseRecords: baseRecords?.names.map((name) => ({ ...name, open: () => openAtBase(baseRecords, name) })),
      today: days.today,
      sagging: thresholds.sagging,
      target: thresholds.target,
      isIncomplete: (audit) => isIncomplete(audit, templateOf(reading, audit)),
      tiers: new Map((template ? criteriaOf(template) : []).map(({ key, tier }) => [key, tier])),
      base: one === undefined ? undefined : baseUnder,
    });
    return { programme: one, series, records, baseRecords, latest, template };
  };
  const series = (programme === undefined ? head.seriesOf(site) : [programme]).flatMap((one) => read(one) ?? []);
  return { site, baseSite, thresholds, source, series, mainSeries: () => main, warnings };
}

/** A record of the base commit that is needed for a comparison is broken. */
export class UnreadableBase extends Error {}

function openAtBase(series: LazySeries, name: LoadedRecord['name']): SiteRecord {
  try {
    return series.load(name).record;
  } catch (error) {
    recover(error);
    throw new UnreadableBase();
  }
}

/** The thresholds of a site, with the site's own file that they come from. */
export function thresholdsOf(
  project: Project,
  site: string,
  defaults: CheckSettings = {},
): { thresholds: Thresholds; source: Source | undefined } {
  const { sagging, target, check } = project.settings;
  const { settings, source } = project.siteWithSource(site);
  const thresholds = {
    sagging,
    target,
    check: check ?? {},
    defaults: { ...defaults, ...(check ? {} : DEFAULT_CHECK) },
    siteCheck: settings.check,
    waivers: settings.waivers ?? [],
  };
  return { thresholds, source };
}

/**
 * The questionnaire of an audit: as the base has it, in the version that the audit was made with; otherwise as the head
 * has it.
 */
function templateOf({ head, base }: Reading, { audit }: AuditRecord): Template | undefined {
  const { name, version } = audit.template;
  const atBase = base.shelf.find(name);
  return atBase?.version === version || base === head ? atBase : (head.shelf.find(name) ?? atBase);
}

/** Does the audit lack answers that its questionnaire asks for? */
function isIncomplete({ audit }: AuditRecord, template: Template | undefined): boolean {
  if (template?.version !== audit.template.version) return false;
  const given = new Set(entriesOf(audit.scores).map(({ criterion }) => criterion));
  return criteriaOf(template).some(({ key }) => !given.has(key));
}

/** Opens the records of a series, and checks each of them against its questionnaire and against the last audit. */
class SeriesChecks {
  private readonly checked = new Set<string>();

  constructor(
    private readonly reading: Reading,
    private readonly records: LazySeries,
    private readonly baseIds: ReadonlySet<string>,
  ) {}

  /** The last audit; undefined if the series has none. */
  latest(): AuditRecord | undefined {
    // A record of a later day is refused, even if no rule would ask for it.
    for (const name of this.records.names) if (name.date > this.reading.days.today) this.open(name);
    const name = this.records.names.findLast(({ kind }) => kind === 'audit');
    const record = name && this.open(name);
    return record && isAudit(record) ? record : undefined;
  }

  /** The problems of the last audit. */
  ofLatest(): Problem[] {
    const latest = this.loadLatest();
    return latest ? [...this.againstTemplate(latest), ...this.olderThanBase(latest)] : [];
  }

  /** Throws a UserError if anything is wrong, with all problems of the series: people repair them in one go. */
  open(name: LoadedRecord['name']): SiteRecord {
    try {
      const loaded = this.records.load(name);
      if (!this.checked.has(name.id)) {
        this.checked.add(name.id);
        const wrong = errorsIn(this.problemsOf(loaded));
        if (wrong.length > 0) throw new UserError(wrong);
      }
      return loaded.record;
    } catch (error) {
      const found = recover(error);
      const all = errorsIn(this.problemsOfAll());
      throw new UserError(all.length > 0 ? all : found);
    }
  }

  private loadLatest(): LoadedAudit | undefined {
    const name = this.records.names.findLast(({ kind }) => kind === 'audit');
    const loaded = name && this.records.load(name);
    return loaded && isLoadedAudit(loaded) ? loaded : undefined;
  }

  private problemsOf(loaded: LoadedRecord): Problem[] {
    const latest = this.loadLatest();
    if (!latest) return [];
    if (!isLoadedAudit(loaded)) {
      const isKnown = this.unknownCriteria(latest, [latest, loaded]).length === 0;
      return isKnown ? [] : this.unknownCriteria(latest, this.records.loadAll());
    }
    const own = checkSeries(loaded, templateOf(this.reading, loaded.record));
    return loaded === latest ? [...this.ofLatest(), ...own] : [...olderTemplate(latest, [loaded]), ...own];
  }

  private problemsOfAll(): Problem[] {
    const all = this.records.loadAll();
    const latest = all.findLast(isLoadedAudit);
    if (!latest) return [];
    return [
      ...this.againstTemplate(latest),
      ...[...this.olderThanBase(latest), ...olderTemplate(latest, all.filter(isLoadedAudit))].slice(0, 1),
      ...all.flatMap((one) => checkSeries(one, isLoadedAudit(one) ? templateOf(this.reading, one.record) : undefined)),
      ...this.unknownCriteria(latest, all),
    ];
  }

  private againstTemplate({ record, source }: LoadedAudit): Problem[] {
    const template = templateOf(this.reading, record);
    const { name } = record.audit.template;
    return template
      ? checkAgainstTemplate(record.audit, source, template, this.reading.language)
      : [problem('template-lost', { name }, source.place(['template', 'name']))];
  }

  /** A new audit with an older version of the questionnaire than the base has would be asked less, unnoticed. */
  private olderThanBase({ record, source }: LoadedAudit): Problem[] {
    const { base, head } = this.reading;
    if (base === head || this.baseIds.has(record.id)) return [];
    const { name, version } = record.audit.template;
    const latest = base.shelf.find(name)?.version ?? 0;
    return version < latest ? [olderVersion(source, { name, version, latest })] : [];
  }

  private unknownCriteria({ record }: LoadedAudit, among: readonly LoadedRecord[]): Problem[] {
    const template = templateOf(this.reading, record);
    return unknownCriteria(among, template ? [template] : []);
  }
}

type LoadedAudit = LoadedRecord & { record: AuditRecord };

function isLoadedAudit(loaded: LoadedRecord): loaded is LoadedAudit {
  return isAudit(loaded.record);
}

/** Was an earlier audit made with a later version of the questionnaire? */
function olderTemplate({ record, source }: LoadedAudit, earlier: readonly LoadedAudit[]): Problem[] {
  const { name, version } = record.audit.template;
  const versions = earlier
    .filter((one) => one.record.date < record.date && one.record.audit.template.name === name)
    .map((one) => one.record.audit.template.version);
  const latest = Math.max(0, ...versions);
  return version < latest ? [olderVersion(source, { name, version, latest })] : [];
}

function olderVersion(source: Source, details: { name: string; version: number; latest: number }): Problem {
  return problem('older-template', details, source.place(['template', 'version']));
}
