/** One series of a site's records, of which each file is read when it is first asked for, and at most once. */
import type { Days } from '../context.js';
import type { Audit } from '../domain/record/audit.js';
import { inOrder, isAudit, type SiteRecord } from '../domain/record/site.js';
import type { Project } from './project.js';
import type { LoadedRecord } from './record.js';
import type { RecordName } from './record-name.js';

export class LazySeries {
  /** Oldest first. */
  readonly names: readonly RecordName[];
  private readonly loaded = new Map<string, LoadedRecord>();
  private renames: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly project: Project,
    private readonly site: string,
    readonly programme: string | undefined,
    private readonly days: Days,
  ) {
    this.names = inOrder(project.namesOf(site, programme, days));
  }

  /** Throws a UserError if the file is broken. */
  load(name: RecordName): LoadedRecord {
    const known = this.loaded.get(name.id);
    if (known) return known;
    this.renames ??= this.project.renamesIn(this.askedBefore(this.names.length)?.name);
    const read = this.project.load(this.site, name, this.days.latest);
    const own = isAudit(read.record) ? read.record.audit.template : undefined;
    const loaded = this.project.withRenames(
      read,
      this.renames,
      () => own ?? this.askedBefore(this.names.indexOf(name)),
    );
    this.loaded.set(name.id, loaded);
    return loaded;
  }

  /** The record that was loaded, with its file. */
  fileOf(record: SiteRecord): LoadedRecord | undefined {
    const loaded = this.loaded.get(record.id);
    return loaded?.record === record ? loaded : undefined;
  }

  /** The records that have been loaded so far, oldest first. */
  loadedSoFar(): LoadedRecord[] {
    return this.names.flatMap(({ id }) => this.loaded.get(id) ?? []);
  }

  /** All records, oldest first. Throws a UserError with the problems of every broken file. */
  loadAll(): LoadedRecord[] {
    return this.project.series(this.site, this.programme, this.days);
  }

  /** The questionnaire of the last audit among the first `count` records. */
  private askedBefore(count: number): Audit['template'] | undefined {
    const name = this.names.slice(0, count).findLast(({ kind }) => kind === 'audit');
    const record = name && this.project.load(this.site, name, this.days.latest).record;
    return record && isAudit(record) ? record.audit.template : undefined;
  }
}
