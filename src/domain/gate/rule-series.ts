/** One series of a site's records as the rules of the gate look at it: each question is answered once (METHOD.md, "The gate"). */

import type { Tier } from '../questionnaire/template.js';
import { entriesOf, isExplained } from '../record/audit.js';
import {
  type ActionState,
  type AuditRecord,
  actionsOf,
  causeSince,
  causesOf,
  entryIn,
  inOrder,
  isAudit,
  isComparable,
  isOpen,
  type Measurement,
  type SiteRecord,
} from '../record/site.js';
import type { CalendarDate } from '../text/date.js';
import { type PromiseMade, promisesOf } from '../treatment/promise.js';
import { type CriterionState, criterionState } from '../treatment/state.js';

/** Where in the files it stands: a part of a record. */
export interface At {
  record: SiteRecord;
  path: readonly (string | number)[];
}

/** A criterion of the last audit with its last measurement. */
export interface Judged {
  criterion: string;
  now: Measurement;
  at: At;
}

/** A base criterion of the main series that is under target. */
export interface BaseUnder {
  criterion: string;
  score: number;
  at: At;
}

export interface SeriesInput {
  /** Those that are judged, up to `today`; there is an audit among them. */
  records: readonly SiteRecord[];
  today: CalendarDate;
  /** This score or lower sags, by the settings; a record cannot lower it for itself. */
  sagging: number;
  target: number;
  /** What *now* is held against, where that is not the same records: those of the commit, for what it has. */
  past?: readonly SiteRecord[];
  /** The ids of those that the commit has: *before* is theirs, so that steps in between soften nothing. */
  there?: ReadonlySet<string>;
  /** The ids of audits that lack answers: they are never held against anything. */
  incomplete?: ReadonlySet<string>;
  /** Of the criteria of the series; what is not named is base. */
  tiers?: ReadonlyMap<string, Tier>;
  /** Base criteria of the main series under target, lowest first; its own where it is not given. */
  base?: readonly BaseUnder[];
}

export class Series {
  readonly records: readonly SiteRecord[];
  readonly latest: AuditRecord;
  readonly today: CalendarDate;
  readonly target: number;
  private readonly limit: number;
  private readonly measured: ReadonlyMap<string, Measurement[]>;
  private readonly held: ReadonlyMap<string, Measurement[]>;
  private readonly position = new Map<SiteRecord, number>();
  private readonly pastAudits: AuditRecord[];
  private readonly states = new Map<string, CriterionState>();
  private judgedOnce: Judged[] | undefined;
  private actionsOnce: ActionState[] | undefined;

  constructor(private readonly input: SeriesInput) {
    const { incomplete } = input;
    this.records = inOrder(input.records.filter(({ date }) => date <= input.today));
    this.latest = this.records.findLast(isAudit) as AuditRecord;
    this.today = input.today;
    this.target = input.target;
    this.limit = Math.max(input.sagging, this.latest.audit.sagging);
    const past = inOrder(input.past ?? this.records).filter(({ id }) => !incomplete?.has(id));
    this.pastAudits = past.filter(isAudit);
    this.measured = measurementsIn(this.records);
    this.held = input.past || incomplete?.size ? measurementsIn(past) : this.measured;
    for (const [index, record] of inOrder([...new Set([...this.records, ...past])]).entries()) {
      this.position.set(record, index);
    }
  }

  private isOlder(record: SiteRecord, than: SiteRecord): boolean {
    // The same record as the commit has it is no older one.
    return record.id !== than.id && (this.position.get(record) ?? 0) < (this.position.get(than) ?? 0);
  }

  /** What has a score that stands; what did not apply at the last audit only where it was scored since. */
  judged(): readonly Judged[] {
    this.judgedOnce ??= entriesOf(this.latest.audit.scores).flatMap(({ criterion, entry }) => {
      const now = this.measured.get(criterion)?.at(-1);
      if (!now || (entry.na !== undefined && !this.isOlder(this.latest, now.record))) return [];
      return [{ criterion, now, at: scoreAt(now.record, criterion) }];
    });
    return this.judgedOnce;
  }

  sagging(): readonly Judged[] {
    return this.judged().filter(({ now }) => now.score <= this.limit);
  }

  /**
   * Its score in the last audit older than the record that holds *now*: a follow-up never softens a drop. Against a
   * commit also that in the last audit there: a change cannot fall, or rise, in steps of its own. None where it meant
   * something else then.
   */
  befores(criterion: string): Measurement[] {
    const audits = this.older(criterion).filter(({ record }) => isAudit(record));
    const { there } = this.input;
    const found = [audits.at(-1), there && audits.findLast(({ record }) => there.has(record.id))];
    return [...new Set(found)].filter((one) => one !== undefined && this.isComparable(one, criterion)) as Measurement[];
  }

  /**
   * As `befores`, for falls: while a follow-up holds *now*, the fall of the last audit stands as well, whatever the
   * follow-up repeats of it.
   */
  beforeFall(criterion: string): Measurement[] {
    const now = this.measured.get(criterion)?.at(-1);
    const earlier = this.older(criterion)
      .filter(({ record }) => isAudit(record))
      .at(-2);
    const isFollowUp = now !== undefined && !isAudit(now.record);
    const stands = isFollowUp && earlier && this.isComparable(earlier, criterion) ? [earlier] : [];
    return [...new Set([...this.befores(criterion), ...stands])];
  }

  private isComparable({ record }: Measurement, criterion: string): boolean {
    const now = this.measured.get(criterion)?.at(-1);
    return now !== undefined && isComparable(record, now.record, criterion);
  }

  /** The highest of its earlier scores, the latest of equal ones. */
  best(criterion: string): Measurement | undefined {
    const comparable = this.older(criterion).filter((one) => this.isComparable(one, criterion));
    return comparable.reduce<Measurement | undefined>(
      (best, one) => (best && best.score > one.score ? best : one),
      undefined,
    );
  }

  private older(criterion: string): Measurement[] {
    const now = this.measured.get(criterion)?.at(-1);
    return now ? (this.held.get(criterion) ?? []).filter(({ record }) => this.isOlder(record, now.record)) : [];
  }

  /** Scored last time, and absent or not applicable now; what was not seen last time still had its score. */
  gone(): { criterion: string; last: Measurement; na?: string; at: At }[] {
    const answered = new Map(entriesOf(this.latest.audit.scores).map((one) => [one.criterion, one]));
    const earlier = this.pastAudits.filter((record) => this.isOlder(record, this.latest)).reverse();
    return [...this.held.keys()].flatMap((criterion) => {
      const entry = answered.get(criterion)?.entry;
      if (entry && entry.na === undefined) return [];
      const now = this.measured.get(criterion)?.at(-1);
      if (now && this.isOlder(this.latest, now.record)) return [];
      const { there } = this.input;
      const last =
        lastTime(earlier, criterion) ?? lastTime(there ? earlier.filter(({ id }) => there.has(id)) : [], criterion);
      if (!last) return [];
      const path = entry ? ['scores', answered.get(criterion)?.component ?? '', criterion] : ['scores'];
      const at = { record: this.latest, path };
      return [{ criterion, last, at, ...(entry?.na !== undefined && { na: entry.na }) }];
    });
  }

  private state(criterion: string): CriterionState {
    const known = this.states.get(criterion);
    if (known) return known;
    const limits = { sagging: this.limit, target: this.target };
    const state = criterionState(this.records, criterion, limits, this.today);
    this.states.set(criterion, state);
    return state;
  }

  /** By the answers of its present episode, or by those given since it began to sag by the settings of today. */
  isExplained(criterion: string): boolean {
    if (isExplained(this.state(criterion).cause)) return true;
    const measured = this.measured.get(criterion) ?? [];
    const last = measured.findLastIndex(({ score }) => score > this.limit);
    const began = measured[last + 1];
    return began !== undefined && isExplained(causeSince(causesOf(this.records, criterion), began.date));
  }

  lastPromise(criterion: string): PromiseMade | undefined {
    return promisesOf(this.records, criterion, this.today).at(-1);
  }

  hasNote(criterion: string): boolean {
    const now = this.measured.get(criterion)?.at(-1);
    return now !== undefined && entryIn(now.record, criterion)?.note !== undefined;
  }

  actions(): readonly ActionState[] {
    this.actionsOnce ??= actionsOf(this.records);
    return this.actionsOnce;
  }

  openActions(): readonly ActionState[] {
    return this.actions().filter(isOpen);
  }

  /** Where an action is planned. */
  planned(id: string): At | undefined {
    const [recordId, key = ''] = id.split('/');
    const record = this.records.find((one) => one.id === recordId);
    return record && { record, path: [isAudit(record) ? 'plan' : 'added', key, 'due'] };
  }

  private tier(criterion: string): Tier {
    return this.input.tiers?.get(criterion) ?? 'base';
  }

  /** Does it score anything above base? */
  isPremium(): boolean {
    return this.judged().some(({ criterion }) => this.tier(criterion) !== 'base');
  }

  get base(): readonly BaseUnder[] {
    return this.input.base ?? this.baseUnder();
  }

  /** Its base criteria under target, lowest first. */
  baseUnder(): BaseUnder[] {
    return this.judged()
      .filter(({ criterion, now }) => this.tier(criterion) === 'base' && now.score < this.target)
      .map(({ criterion, now, at }) => ({ criterion, score: now.score, at }))
      .sort((a, b) => a.score - b.score);
  }
}

/** Every score by criterion, oldest first. */
function measurementsIn(records: readonly SiteRecord[]): Map<string, Measurement[]> {
  const all = new Map<string, Measurement[]>();
  for (const record of records) {
    const entries = isAudit(record)
      ? entriesOf(record.audit.scores).map(({ criterion, entry }) => [criterion, entry] as const)
      : Object.entries(record.followUp.scores ?? {});
    for (const [criterion, { score }] of entries) {
      if (score === undefined) continue;
      const own = all.get(criterion) ?? [];
      own.push({ date: record.date, score, record });
      all.set(criterion, own);
    }
  }
  return all;
}

/** Its score at the last of the audits, newest first, that could see it. */
function lastTime(audits: readonly AuditRecord[], criterion: string): Measurement | undefined {
  for (const record of audits) {
    const entry = entryIn(record, criterion);
    if (entry?.score !== undefined) return { date: record.date, score: entry.score, record };
    if (entry?.['not-seen'] === undefined) return undefined;
  }
  return undefined;
}

function scoreAt(record: SiteRecord, criterion: string): At {
  if (!isAudit(record)) return { record, path: ['scores', criterion, 'score'] };
  const component = entriesOf(record.audit.scores).find((one) => one.criterion === criterion)?.component ?? '';
  return { record, path: ['scores', component, criterion, 'score'] };
}
