/** A project: its root, its sites, and their records by name. A folder is listed; only what is needed is opened. */
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
import { disk, type Item, type Tree } from './tree.js';

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
    return titleIn(title, language, site);
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
      : readRecord({ path, shown: this.shown(path), name, tree: this.tree }, latest);
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

  /** The records under today's keys, by the questionnaire of the last audit, and what each criterion meant in each record. */
  inTodaysWords(series: readonly LoadedRecord[]): LoadedRecord[] {
    const audits = series.flatMap(({ record }) => (isAudit(record) ? [record.audit.template] : []));
    const renames = this.renamesIn(audits.at(-1)?.name);
    // A follow-up is asked in the words of the audit before it.
    let asked: Audit['template'] | undefined;
    return series.map((loaded) => {
      if (isAudit(loaded.record)) asked = loaded.record.audit.template;
      const own = asked;
      return this.withRenames(loaded, renames, () => own);
    });
  }

  /** Former key → key of today in the questionnaire; empty if it is unknown or broken. */
  renamesIn(template: string | undefined): ReadonlyMap<string, string> {
    const found = template === undefined ? undefined : this.templateOrNone(template);
    return found ? renamesOf(found) : new Map();
  }

  /** The record under today's keys. `asked`: the questionnaire that its criteria belong to. */
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

/** The key that a record itself has for a criterion: one of its former ones, or the one of today. */
function keyIn(record: SiteRecord, renames: ReadonlyMap<string, string>): (criterion: string) => string {
  const olds = new Map([...renames].flatMap(([old, now]) => (entryIn(record, old) ? [[now, old] as const] : [])));
  return (criterion) => olds.get(criterion) ?? criterion;
}

export function absolute(cwd: string, path: string): string {
  return isAbsolute(path) ? path : resolve(cwd, path);
}
