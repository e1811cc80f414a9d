/** A project: its root, its sites, and their records by name. Folders are listed, but a file is opened only if needed. */
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Days } from '../context.js';
import { meaningIn, renamesOf } from '../domain/questionnaire/meaning.js';
import type { Template } from '../domain/questionnaire/template.js';
import { titleIn } from '../domain/questionnaire/template.js';
import type { Audit } from '../domain/record/audit.js';
import { renamed } from '../domain/record/renames.js';
import { entryIn, inOrder, isAudit, type SiteRecord } from '../domain/record/site.js';
import type { Settings, SiteSettings } from '../domain/settings.js';
import type { CalendarDate } from '../domain/text/date.js';
import { nearest } from '../domain/text/suggest.js';
import { fail, type Problem, recover, UserError } from '../errors.js';
import { findRoot, SETTINGS_FILE } from './language.js';
import { type LoadedRecord, readRecord } from './record.js';
import { isSiteKey, parseRecordName, type RecordName } from './record-name.js';
import { type ReadSettings, readSettings, readSite } from './settings.js';
import type { Source } from './source.js';
import { Shelf } from './templates.js';
import { disk, type FolderEntry, type Tree } from './tree.js';

export class Project {
  readonly root: string;
  readonly shelf: Shelf;
  private known: ReadSettings | undefined;
  private words: Shelf | undefined;
  /** The records of the site that was read last. */
  private loaded = { site: '', records: new Map<string, LoadedRecord>() };

  constructor(
    private readonly cwd: string,
    root = findRoot(cwd),
    readonly tree: Tree = disk,
    /** The same project in another tree. A record with the same text in both is read there, so that it is read once. */
    private readonly twin?: Project,
  ) {
    this.root = root;
    this.shelf = new Shelf(root, tree);
  }

  /** The path as it is shown to the user: relative to the current folder. */
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

  /** Undefined if the project has no settings file. */
  get settingsSource(): Source | undefined {
    return this.read().source;
  }

  siteFolder(site: string): string {
    return join(this.root, 'audits', site);
  }

  site(site: string): SiteSettings {
    return this.siteWithSource(site).settings;
  }

  /** `source` is undefined if the site has no `site.yaml`. */
  siteWithSource(site: string): { settings: SiteSettings; source?: Source } {
    const path = join(this.siteFolder(site), 'site.yaml');
    return readSite(path, this.shown(path), this.settings, this.tree);
  }

  siteTitle(site: string, language: string): string {
    const { title } = this.site(site);
    if (typeof title === 'string') return title;
    return titleIn(title, language, site);
  }

  /** The keys of the sites, sorted. */
  sites(): string[] {
    return this.folders().filter(isSiteKey);
  }

  /** All folders in `audits/`, whether their name is a valid key or not. */
  folders(): string[] {
    return this.entries().flatMap((item) => (item.isDirectory() ? [item.name] : []));
  }

  /** Links and unexpected files in `audits/`. Nothing is read from them. */
  oddEntries(): string[] {
    const isOdd = (item: FolderEntry) => !item.isDirectory() && !/^\.|\.md$|\.txt$/i.test(item.name);
    return this.entries().flatMap((item) => (isOdd(item) ? [item.name] : []));
  }

  private entries(): FolderEntry[] {
    const folder = join(this.root, 'audits');
    return this.tree.list(folder, this.shown(folder)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The names of a site's records in date order, and the other YAML files in its folder. */
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

  /** The series of a site that have records; undefined is the main one. */
  seriesOf(site: string): (string | undefined)[] {
    const found = new Set(this.records(site).names.map(({ programme }) => programme));
    const programmes = [...found].filter((programme) => programme !== undefined).sort();
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
      : readRecord({ path, shown: this.shown(path), name, tree: this.tree }, latest);
    this.loaded.records.set(name.id, read);
    return read;
  }

  private isTwin(path: string): boolean {
    if (!this.twin?.tree.has(path)) return false;
    return this.twin.tree.text(path, path) === this.tree.text(path, path);
  }

  /** The names of a series up to today in date order, and those after `latest`, because reading them reports the error. */
  namesOf(site: string, programme: string | undefined, { today, latest }: Days): RecordName[] {
    return this.records(site).names.filter(
      (name) => name.programme === programme && (name.date <= today || name.date > latest),
    );
  }

  /** The records of a series up to today in date order: all of them, or those that `wanted` selects. */
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

  /** The records under today's keys, by the questionnaire of the last audit, and what each criterion meant in each record. */
  inTodaysWords(series: readonly LoadedRecord[]): LoadedRecord[] {
    const audits = series.flatMap(({ record }) => (isAudit(record) ? [record.audit.template] : []));
    const renames = this.renamesIn(audits.at(-1)?.name);
    // A follow-up has the criteria of the audit before it.
    let asked: Audit['template'] | undefined;
    return series.map((loaded) => {
      if (isAudit(loaded.record)) asked = loaded.record.audit.template;
      const own = asked;
      return this.withRenames(loaded, renames, () => own);
    });
  }

  /** Leads from a former key to today's key in the questionnaire; empty if the questionnaire is unknown or broken. */
  renamesIn(template: string | undefined): ReadonlyMap<string, string> {
    const found = template === undefined ? undefined : this.templateOrNone(template);
    return found ? renamesOf(found) : new Map();
  }

  /** The record under today's keys. `asked` is the questionnaire that its criteria belong to. */
  withRenames(
    loaded: LoadedRecord,
    renames: ReadonlyMap<string, string>,
    asked: () => Audit['template'] | undefined,
  ): LoadedRecord {
    const { record } = loaded;
    const meaning = (criterion: string) => {
      const template = asked();
      return template && meaningIn(this.templateOrNone(template.name), template.version, criterion);
    };
    return {
      ...loaded,
      record: { ...renamed(record, renames), meaning },
      keyIn: renames.size > 0 ? keyIn(record, renames) : undefined,
    };
  }

  /**
   * From now on, only these questionnaires say what criteria mean and what their former keys are. Criteria of other
   * questionnaires are known by their keys alone.
   */
  takeWordsFrom(shelf: Shelf): void {
    this.words = shelf;
  }

  /** Undefined if the template is unknown or broken. A broken template is reported where it is used. */
  private templateOrNone(name: string): Template | undefined {
    try {
      return (this.words ?? this.shelf).find(name);
    } catch (error) {
      recover(error);
      return undefined;
    }
  }

  /** The named site, or the only one. Throws `which-site` if the project has several and none is named. */
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

/** Leads from today's key of a criterion to the key that the record's file has for it. */
function keyIn(record: SiteRecord, renames: ReadonlyMap<string, string>): (criterion: string) => string {
  const olds = new Map([...renames].flatMap(([old, now]) => (entryIn(record, old) ? [[now, old] as const] : [])));
  return (criterion) => olds.get(criterion) ?? criterion;
}

export function absolute(cwd: string, path: string): string {
  return isAbsolute(path) ? path : resolve(cwd, path);
}
