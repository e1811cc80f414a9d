/** A project: its root, its sites, and their records by name. A folder is listed; only what is needed is opened. */
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Days } from '../context.js';
import { meaningIn, renamesOf } from '../domain/questionnaire/meaning.js';
import { criteriaOf, type Template, titleIn } from '../domain/questionnaire/template.js';
import type { Audit } from '../domain/record/audit.js';
import { entriesOf } from '../domain/record/audit.js';
import { renamed } from '../domain/record/renames.js';
import { entryIn, inOrder, isAudit, type SiteRecord } from '../domain/record/site.js';
import type { Settings, SiteSettings } from '../domain/settings.js';
import type { CalendarDate } from '../domain/text/date.js';
import { isCalendarDate } from '../domain/text/date.js';
import { nearest } from '../domain/text/suggest.js';
import { fail, type Problem, problem, recover, UserError } from '../errors.js';
import { findRoot, SETTINGS_FILE } from './language.js';
import { parseAs } from './parse.js';
import { type Path, readYaml, type Source } from './read.js';
import { auditSchema } from './schema/audit.js';
import { followUpSchema } from './schema/follow-up.js';
import { type ReadSettings, readSettings, readSite } from './settings.js';
import { digestOf, Shelf } from './templates.js';
import { disk, type Item, type Tree } from './tree.js';

/** What a record's name tells. */
export interface RecordName {
  /** The name without `.yaml`. */
  id: string;
  date: CalendarDate;
  /** The series; undefined: the main one. */
  programme?: string;
  kind: 'audit' | 'follow-up';
}

export interface LoadedRecord {
  /** Criteria under the keys that they have now. */
  record: SiteRecord;
  /** The key that a criterion has in the file, where it has been renamed since. */
  keyIn?(criterion: string): string;
  source: Source;
  name: RecordName;
}

const SITE_KEY = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** A name that Windows keeps for itself, whatever the file's ending. */
export function isDevice(name: string): boolean {
  return WINDOWS_DEVICE.test(name);
}

export function isSiteKey(key: string): boolean {
  return SITE_KEY.test(key) && !isDevice(key);
}

/** Reads `DATE[.PROGRAMME].KIND[-N].yaml`; undefined where the name is not of that form. */
export function parseRecordName(file: string): RecordName | undefined {
  const found =
    /^((\d{4}-\d\d-\d\d)(?:\.([a-z][a-z0-9-]*))?\.(?:(audit)|(follow-up)(?:-(?:[2-9]|[1-9]\d+))?))\.yaml$/.exec(file);
  if (!found || !isCalendarDate(found[2] ?? '')) return undefined;
  return {
    id: found[1] as string,
    date: found[2] as string,
    ...(found[3] && { programme: found[3] }),
    kind: found[4] ? 'audit' : 'follow-up',
  };
}

/** Small edits and big ones alike: the file's date must be its name's, and no record lies in the future. */
function checkDate(date: CalendarDate, name: RecordName | undefined, source: Source, latest: CalendarDate): Problem[] {
  if (name && date !== name.date) {
    return [problem('date-not-name', { date, name: `${name.id}.yaml` }, source.place(['date']))];
  }
  return date > latest ? [problem('future-date', { date, today: latest }, source.place(['date']))] : [];
}

/**
 * Reads one record. `name` is undefined for a file that lies elsewhere and may be called anything; a date after `latest`
 * is refused.
 */
export function readRecord(
  path: string,
  shown: string,
  name: RecordName | undefined,
  latest: CalendarDate,
  tree: Tree = disk,
): LoadedRecord {
  const source = readYaml(tree.text(path, shown), shown);
  const format = (source.value as { format?: unknown } | null)?.format;
  const kind = name?.kind ?? (String(format).startsWith('follow-up/') ? 'follow-up' : 'audit');
  if (kind === 'audit') {
    const audit = parseAs(auditSchema, source, 'audit/1');
    const problems = [...checkDate(audit.date, name, source, latest), ...checkAudit(audit, source)];
    if (problems.length > 0) throw new UserError(problems);
    const named = name ?? { id: `${audit.date}.audit`, date: audit.date, kind };
    return { record: { id: named.id, date: audit.date, kind, audit }, source, name: named };
  }
  const followUp = parseAs(followUpSchema, source, 'follow-up/1');
  const problems = checkDate(followUp.date, name, source, latest);
  if (problems.length > 0) throw new UserError(problems);
  const named = name ?? { id: `${followUp.date}.follow-up`, date: followUp.date, kind };
  return { record: { id: named.id, date: followUp.date, kind, followUp }, source, name: named };
}

/** What an audit says that contradicts itself, whatever its template. */
function checkAudit(audit: Audit, source: Source): Problem[] {
  const asked = new Set<string>();
  const problems: Problem[] = [];
  for (const { component, criterion } of entriesOf(audit.scores)) {
    if (asked.has(criterion)) {
      problems.push(
        problem('twice-answered', { key: criterion }, source.place(['scores', component, criterion], 'key')),
      );
    }
    asked.add(criterion);
  }
  for (const [id, { criterion }] of Object.entries(audit.plan ?? {})) {
    if (!asked.has(criterion)) {
      problems.push(problem('not-in-plan', { key: criterion }, source.place(['plan', id, 'criterion'])));
    }
  }
  return problems;
}

/** An audit against the template it was made with. Warnings where that can no longer be told. */
export function checkAgainstTemplate(
  audit: Audit,
  source: Source,
  template: Template | undefined,
  language: string,
): Problem[] {
  const place = () => source.place(['template']);
  const { name, version, digest } = audit.template;
  if (!template) return [{ ...problem('template-unknown', { name }, place()), severity: 'warning' }];
  if (version > template.version) {
    return [
      problem('newer-template', { name, version, known: template.version }, source.place(['template', 'version'])),
    ];
  }
  if (template.version !== version) return [];
  const criteria = new Map(criteriaOf(template).map((criterion) => [criterion.key, criterion]));
  const answered = entriesOf(audit.scores);
  const renames = renamesOf(template);
  const given = new Set(answered.map(({ criterion }) => renames.get(criterion) ?? criterion));
  // Whatever the digest says: a version asks for the same criteria.
  const missing = [...criteria.values()].flatMap(({ key, component, title }) => {
    const details = { key, title: titleIn(title, language, key) };
    return given.has(key) ? [] : [problem('missing-criterion', details, source.place(['scores', component], 'key'))];
  });
  if (digestOf(template) !== digest) {
    return [...missing, { ...problem('digest-differs', { name, version }, place()), severity: 'warning' }];
  }
  const problems = answered.flatMap(({ component, criterion }) => {
    const known = criteria.get(criterion);
    const at = () => source.place(['scores', component, criterion], 'key');
    if (!known) {
      const suggestion = nearest(criterion, [...criteria.keys()]);
      return [problem('unknown-criterion', { key: criterion, suggestion, template: name }, at())];
    }
    if (known.component === component) return [];
    return [problem('wrong-component', { key: criterion, component, right: known.component }, at())];
  });
  return [...problems, ...missing];
}

/** Is the record in the series that its name says? A programme forms its own, all other questionnaires the main one. */
export function checkSeries({ record, source, name }: LoadedRecord, template: Template | undefined): Problem[] {
  if (record.kind !== 'audit') return [];
  const { programme } = name;
  const asked = record.audit.template.name;
  const wrong =
    programme === undefined
      ? template?.programme === true
      : programme !== asked || (template !== undefined && !template.programme);
  return wrong ? [problem('other-series', { template: asked, programme }, source.place(['template']))] : [];
}

/** Criteria that follow-ups name and no audit or questionnaire of their series has. */
export function unknownCriteria(
  loaded: readonly (LoadedRecord | { followUp: unknown; source: Source })[],
  templates: readonly Template[],
): Problem[] {
  const known = new Set(templates.flatMap((template) => criteriaOf(template).map(({ key }) => key)));
  for (const one of loaded) {
    if (!('record' in one) || one.record.kind !== 'audit') continue;
    for (const { criterion } of entriesOf(one.record.audit.scores)) known.add(criterion);
  }
  return loaded.flatMap((one) => {
    const { source } = one;
    const followUp = 'record' in one ? one.record.kind === 'follow-up' && one.record.followUp : one.followUp;
    return criteriaNamed(followUp).flatMap(([key, path]) => {
      if (known.has(key)) return [];
      const details = { key, suggestion: nearest(key, [...known]), template: templates[0]?.name ?? '' };
      return [problem('unknown-criterion', details, source.place(path, 'key'))];
    });
  });
}

/** Where a follow-up, well-formed or not, names which criterion. */
function criteriaNamed(followUp: unknown): [key: string, path: Path][] {
  const inside = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? value[key as never] : undefined;
  const entries = (part: string): [string, unknown][] => {
    const value = inside(followUp, part);
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
  };
  const isList = Array.isArray(inside(followUp, 'peers'));
  return [
    ...['scores', 'causes'].flatMap((part) => entries(part).map(([key]): [string, Path] => [key, [part, key]])),
    ...['peers', 'added'].flatMap((part) =>
      entries(part).flatMap(([at, value]): [string, Path][] => {
        const criterion = inside(value, 'criterion');
        const step = part === 'peers' && isList ? Number(at) : at;
        return typeof criterion === 'string' ? [[criterion, [part, step, 'criterion']]] : [];
      }),
    ),
  ];
}

/** A project as found from a folder. */
export class Project {
  readonly root: string;
  readonly shelf: Shelf;
  private known: ReadSettings | undefined;
  private words: Shelf | undefined;
  /** Of the site that was read last. */
  private loaded = { site: '', records: new Map<string, LoadedRecord>() };

  constructor(
    private readonly cwd: string,
    root = findRoot(cwd),
    readonly tree: Tree = disk,
    /** The same project elsewhere: a record that both hold just so is read there. */
    private readonly twin?: Project,
  ) {
    this.root = root;
    this.shelf = new Shelf(root, tree);
  }

  /** A path as shown to the person: relative to where they stand. */
  shown(path: string): string {
    const short = relative(this.cwd, path);
    return `${this.tree.label}${short === '' ? '.' : short.split(sep).join('/')}`;
  }

  private read(): ReadSettings {
    this.known ??= readSettings(this.root, this.shown(join(this.root, SETTINGS_FILE)), this.tree);
    return this.known;
  }

  get settings(): Settings {
    return this.read().settings;
  }

  /** Undefined where the project has no settings file. */
  get settingsSource(): Source | undefined {
    return this.read().source;
  }

  siteFolder(site: string): string {
    return join(this.root, 'audits', site);
  }

  site(site: string): SiteSettings {
    return this.siteWithSource(site).settings;
  }

  /** `source` is undefined where the site has no file of its own. */
  siteWithSource(site: string): { settings: SiteSettings; source?: Source } {
    const path = join(this.siteFolder(site), 'site.yaml');
    return readSite(path, this.shown(path), this.settings, this.tree);
  }

  siteTitle(site: string, language: string): string {
    const { title } = this.site(site);
    if (typeof title === 'string') return title;
    return title?.[language] ?? Object.values(title ?? {})[0] ?? site;
  }

  /** Keys of the sites, in order. */
  sites(): string[] {
    return this.folders().filter(isSiteKey);
  }

  /** Everything in `audits/` that is a folder, well named or not. */
  folders(): string[] {
    return this.entries().flatMap((item) => (item.isDirectory() ? [item.name] : []));
  }

  /** What lies in `audits/` where a site's folder should: a link or a file, of which nothing would be read. */
  oddEntries(): string[] {
    const isOdd = (item: Item) => !item.isDirectory() && !/^\.|\.md$|\.txt$/i.test(item.name);
    return this.entries().flatMap((item) => (isOdd(item) ? [item.name] : []));
  }

  private entries(): Item[] {
    const folder = join(this.root, 'audits');
    return this.tree.list(folder, this.shown(folder)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The names of a site's records in date order, and what is none. */
  records(site: string): { names: RecordName[]; strays: string[] } {
    const folder = this.siteFolder(site);
    const names: RecordName[] = [];
    const strays: string[] = [];
    for (const { name: file } of this.tree.list(folder, this.shown(folder))) {
      if (file === 'site.yaml' || !/\.ya?ml$/i.test(file) || file.startsWith('.')) continue;
      const name = parseRecordName(file);
      if (name) names.push(name);
      else strays.push(file);
    }
    return { names: names.sort((a, b) => (a.id < b.id ? -1 : 1)), strays: strays.sort() };
  }

  /** The series that a site has records of; undefined stands for the main one. */
  seriesOf(site: string): (string | undefined)[] {
    const found = new Set(this.records(site).names.map(({ programme }) => programme));
    const programmes = [...found].filter((one) => one !== undefined).sort();
    return found.has(undefined) ? [undefined, ...programmes] : programmes;
  }

  recordPath(site: string, id: string): string {
    return join(this.siteFolder(site), `${id}.yaml`);
  }

  load(site: string, name: RecordName, latest: CalendarDate): LoadedRecord {
    if (this.loaded.site !== site) this.loaded = { site, records: new Map() };
    const known = this.loaded.records.get(name.id);
    if (known) return known;
    const path = this.recordPath(site, name.id);
    const read = this.isTwin(path)
      ? (this.twin as Project).load(site, name, latest)
      : readRecord(path, this.shown(path), name, latest, this.tree);
    this.loaded.records.set(name.id, read);
    return read;
  }

  private isTwin(path: string): boolean {
    if (!this.twin?.tree.has(path)) return false;
    return this.twin.tree.text(path, path) === this.tree.text(path, path);
  }

  /** The names of one series up to today in date order; those that lie in the future as well, for they are refused. */
  namesOf(site: string, programme: string | undefined, { today, latest }: Days): RecordName[] {
    return this.records(site).names.filter(
      (name) => name.programme === programme && (name.date <= today || name.date > latest),
    );
  }

  /** A site's records of one series up to today in date order: all of them, or those that `wanted` takes. */
  series(
    site: string,
    programme: string | undefined,
    { today, latest }: Days,
    wanted: (names: RecordName[]) => RecordName[] = (names) => names,
  ): LoadedRecord[] {
    const problems: Problem[] = [];
    const loaded = wanted(this.namesOf(site, programme, { today, latest })).flatMap((name) => {
      try {
        return [this.load(site, name, latest)];
      } catch (error) {
        problems.push(...recover(error));
        return [];
      }
    });
    if (problems.length > 0) throw new UserError(problems);
    const order = inOrder(loaded.map(({ record }) => record));
    return this.inTodaysWords(loaded.sort((a, b) => order.indexOf(a.record) - order.indexOf(b.record)));
  }

  /** Renames of the last audit's questionnaire followed, and what each criterion meant in each record. */
  inTodaysWords(series: readonly LoadedRecord[]): LoadedRecord[] {
    const last = series.flatMap(({ record }) => (isAudit(record) ? [record.audit.template.name] : [])).at(-1);
    const template = last === undefined ? undefined : this.templateOrNone(last);
    const renames = template ? renamesOf(template) : new Map<string, string>();
    // A follow-up is asked in the words of the audit before it.
    let asked: Audit['template'] | undefined;
    return series.map((loaded) => {
      const { record } = loaded;
      if (isAudit(record)) asked = record.audit.template;
      const { name, version } = asked ?? {};
      return {
        ...loaded,
        record: {
          ...renamed(record, renames),
          meaning: (criterion) =>
            name === undefined || version === undefined
              ? undefined
              : meaningIn(this.templateOrNone(name), version, criterion),
        },
        ...(renames.size > 0 && { keyIn: keyIn(record, renames) }),
      };
    });
  }

  /**
   * From now on, what criteria mean and how they were called is told by these questionnaires alone: of one that is not
   * among them, the keys are all there is.
   */
  takeWordsFrom(shelf: Shelf): void {
    this.words = shelf;
  }

  /** A template that is broken is told where it is asked for by name. */
  private templateOrNone(name: string): Template | undefined {
    try {
      return (this.words ?? this.shelf).find(name);
    } catch (error) {
      recover(error);
      return undefined;
    }
  }

  /** The site that was named, or the only one there is. `which-site` where it has to be named. */
  chooseSite(named: string | undefined, command: string): string {
    const sites = this.sites();
    if (named === undefined) {
      if (sites.length > 1) throw fail('which-site', { command, sites });
      if (sites[0] === undefined) throw fail('no-audits', {});
      return sites[0];
    }
    if (!isSiteKey(named)) throw fail('bad-site-key', { key: named });
    if (!sites.includes(named)) {
      throw fail('unknown-site', { key: named, suggestion: nearest(named, sites), sites });
    }
    return named;
  }
}

/** The last `count` audits up to `date`, or up to the last one, and all that was recorded since the first of them. */
export function recent(names: readonly RecordName[], count: number, date: CalendarDate | undefined): RecordName[] {
  const audits = names.filter((name) => name.kind === 'audit');
  const upTo = audits.filter((audit) => date === undefined || audit.date <= date);
  const from = upTo.at(-count)?.date ?? '';
  const last = upTo.length < audits.length ? date : undefined;
  return names.filter((name) => name.date >= from && (last === undefined || name.date <= last));
}

/** The key that a record itself has for a criterion: one of its former ones, or the one of today. */
function keyIn(record: SiteRecord, renames: ReadonlyMap<string, string>): (criterion: string) => string {
  const olds = new Map([...renames].flatMap(([old, now]) => (entryIn(record, old) ? [[now, old] as const] : [])));
  return (criterion) => olds.get(criterion) ?? criterion;
}

/** Where the file lies in a project, if it lies in one: its site and its record's name. */
export function locate(path: string): { root: string; site: string; name: RecordName } | undefined {
  const folder = dirname(path);
  const site = basename(folder);
  const name = parseRecordName(basename(path));
  if (!name || !isSiteKey(site) || basename(dirname(folder)) !== 'audits') return undefined;
  return { root: dirname(dirname(folder)), site, name };
}

export function absolute(cwd: string, path: string): string {
  return isAbsolute(path) ? path : resolve(cwd, path);
}
