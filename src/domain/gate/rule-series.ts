/**
 * One series of a site's records as the rules of the gate look at it (METHOD.md, "The gate"). Records are opened when a
 * rule asks for them, newest first; each question is answered once.
 */

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
  measurementsOf,
  type SiteRecord,
} from '../record/site.js';
import type { CalendarDate } from '../text/date.js';
import { type PromiseMade, promisesOf } from '../treatment/promise.js';
import { criterionState } from '../treatment/state.js';

/** A part of a record, by its path in the file. */
export interface RecordPart {
  record: SiteRecord;
  path: readonly (string | number)[];
}

/** A record whose file is opened when it is first asked for; `open` may throw if the file is broken. */
export interface LazyRecord extends Pick<SiteRecord, 'id' | 'date' | 'kind'> {
  open(): SiteRecord;
}

/** A criterion of the last audit with its last measurement. */
export interface Judged {
  criterion: string;
  now: Measurement;
  at: RecordPart;
}

/** A base criterion of the main series that is below target. */
export interface BaseUnder {
  criterion: string;
  score: number;
  at: RecordPart;
}

export interface SeriesInput {
  /** The records to judge, in any order. One of those up to `today` is an audit. */
  records: readonly LazyRecord[];
  today: CalendarDate;
  /** A score at or below this sags, by the settings; a record cannot lower it for itself. */
  sagging: number;
  target: number;
  /** The same series at the base commit, if the gate judges a change. */
  baseRecords?: readonly LazyRecord[] | undefined;
  /** Does the audit lack answers? Then nothing is compared with it. */
  isIncomplete?: ((audit: AuditRecord) => boolean) | undefined;
  /** The tiers of the criteria; a criterion that is not named is base. */
  tiers?: ReadonlyMap<string, Tier> | undefined;
  /** The base criteria of the main series below target, lowest first; by default those of this series. */
  base?: (() => readonly BaseUnder[]) | undefined;
}

export class Series {
  readonly latest: AuditRecord;
  readonly today: CalendarDate;
  readonly target: number;
  /** Newest first. */
  private readonly current: readonly LazyRecord[];
  /**
   * The records that the current ones are compared with, newest first: the base commit's, and new ones of the change.
   */
  private readonly previous: readonly LazyRecord[];
  private readonly baseIds: ReadonlySet<string> | undefined;
  /** The place of each record in the series, by id. */
  private readonly position: ReadonlyMap<string, number>;
  private readonly saggingLimit: number;
  private readonly answers = new Map<string, unknown>();

  constructor(private readonly input: SeriesInput) {
    const { records, baseRecords, today, sagging, target } = input;
    const current = inOrder(records.filter(({ date }) => date <= today));
    const isNew = ({ id }: LazyRecord) => !this.baseIds?.has(id);
    this.baseIds = baseRecords && new Set(baseRecords.map(({ id }) => id));
    const previous = baseRecords ? inOrder([...baseRecords, ...current.filter(isNew)]) : current;
    this.position = new Map(inOrder([...current, ...previous]).map(({ id }, index) => [id, index]));
    this.current = current.reverse();
    this.previous = baseRecords ? previous.reverse() : this.current;
    const latest = this.current.find(({ kind }) => kind === 'audit')?.open();
    if (!latest || !isAudit(latest)) throw new Error('A series without an audit cannot be judged.');
    this.latest = latest;
    this.today = today;
    this.target = target;
    this.saggingLimit = Math.max(sagging, this.latest.audit.sagging);
  }

  /** All records, oldest first. */
  get records(): readonly SiteRecord[] {
    return this.once('records', () => this.current.map((record) => record.open()).reverse());
  }

  /**
   * The criteria of the last audit that have a score. One that was not seen keeps its last score; one that did not
   * apply has a score only if it was scored since.
   */
  judged(): readonly Judged[] {
    return this.once('judged', () =>
      entriesOf(this.latest.audit.scores).flatMap(({ criterion, entry }) => {
        const now = entry.na === undefined ? this.now(criterion) : this.scoredSince(criterion);
        return now ? [{ criterion, now, at: scoreAt(now.record, criterion) }] : [];
      }),
    );
  }

  sagging(): readonly Judged[] {
    return this.judged().filter(({ now }) => now.score <= this.saggingLimit);
  }

  /**
   * The score in the last audit older than the record with the current score: a follow-up never softens a drop. Against
   * a commit also the score in its last audit: a change cannot fall or rise in several small steps. Empty if the
   * criterion meant something else then.
   */
  previousScores(criterion: string): Measurement[] {
    const { baseIds } = this;
    const audits = this.previousAudits(criterion);
    const found = [first(audits), baseIds && first(this.previousAudits(criterion), ({ id }) => baseIds.has(id))];
    return this.comparable(criterion, found);
  }

  /**
   * Like `previousScores`, for falls: while the current score is a follow-up's, the fall found by the last audit counts
   * as well, even if the follow-up repeats the score.
   */
  previousForFall(criterion: string): Measurement[] {
    const now = this.now(criterion);
    if (!now || isAudit(now.record)) return this.previousScores(criterion);
    const [, beforeLast] = this.previousAudits(criterion);
    return [...this.previousScores(criterion), ...this.comparable(criterion, [beforeLast])];
  }

  /** The highest of the earlier scores; the latest of equal ones. */
  best(criterion: string): Measurement | undefined {
    const earlier = this.comparable(criterion, [...this.earlier(criterion, this.previous)]);
    return earlier.reduce<Measurement | undefined>(
      (best, one) => (best && best.score >= one.score ? best : one),
      undefined,
    );
  }

  /**
   * The criteria that were scored last time, and are absent or not applicable now. One that was not seen last time
   * still had its score.
   */
  vanished(): { criterion: string; last: Measurement; na?: string | undefined; at: RecordPart }[] {
    const { baseIds, latest } = this;
    const answered = new Map(entriesOf(latest.audit.scores).map((answer) => [answer.criterion, answer]));
    const audits = this.previous.filter((record) => record.kind === 'audit' && this.isOlder(record, latest));
    const lastScores = new Map([
      ...(baseIds ? this.lastScores(audits.filter(({ id }) => baseIds.has(id))) : []),
      ...this.lastScores(audits),
    ]);
    return [...lastScores].flatMap(([criterion, last]) => {
      const { component = '', entry } = answered.get(criterion) ?? {};
      if ((entry && entry.na === undefined) || this.scoredSince(criterion)) return [];
      const path = entry ? ['scores', component, criterion] : ['scores'];
      return [{ criterion, last, na: entry?.na, at: { record: latest, path } }];
    });
  }

  /**
   * Is it explained by the answers of its present episode, or by those given since it began to sag by today's settings?
   */
  isExplained(criterion: string): boolean {
    const limits = { sagging: this.saggingLimit, target: this.target };
    if (isExplained(criterionState(this.records, criterion, limits, this.today).cause)) return true;
    const measured = measurementsOf(this.records, criterion);
    const began = measured[measured.findLastIndex(({ score }) => score > this.saggingLimit) + 1];
    return began !== undefined && isExplained(causeSince(causesOf(this.records, criterion), began.date));
  }

  /** The criterion, and all those with the same cause: what is planned against it treats them together. */
  withSameCause(criterion: string): readonly string[] {
    const causes = this.once('causes', () => {
      const limits = { sagging: this.saggingLimit, target: this.target };
      return this.judged().map(({ criterion: key }) => {
        const { summary, factors } = criterionState(this.records, key, limits, this.today).cause ?? {};
        return { key, text: summary && JSON.stringify([summary, factors]) };
      });
    });
    const own = causes.find(({ key }) => key === criterion)?.text;
    return [criterion, ...causes.flatMap(({ key, text }) => (own && text === own && key !== criterion ? [key] : []))];
  }

  lastPromise(criterion: string): PromiseMade | undefined {
    return promisesOf(this.records, criterion, this.today).at(-1);
  }

  hasNote(criterion: string): boolean {
    const now = this.now(criterion);
    return now !== undefined && entryIn(now.record, criterion)?.note !== undefined;
  }

  actions(): readonly ActionState[] {
    return this.once('actions', () => actionsOf(this.records));
  }

  /** The actions as they were when the record was written. */
  actionsUntil(record: SiteRecord): readonly ActionState[] {
    return this.once(`actions ${record.id}`, () => {
      const at = this.records.findIndex(({ id }) => id === record.id);
      return actionsOf(this.records.slice(0, at + 1));
    });
  }

  openActions(): readonly ActionState[] {
    return this.actions().filter(isOpen);
  }

  /** The due date in the record that planned the action. */
  planned(id: string): RecordPart | undefined {
    const [recordId, key = ''] = id.split('/');
    const record = this.records.find((record) => record.id === recordId);
    return record && { record, path: [isAudit(record) ? 'plan' : 'added', key, 'due'] };
  }

  /** Does it score any criterion above base? */
  isPremium(): boolean {
    return this.judged().some(({ criterion }) => this.tier(criterion) !== 'base');
  }

  get base(): readonly BaseUnder[] {
    return this.input.base?.() ?? this.baseUnder();
  }

  /** The base criteria of this series below target, lowest first. */
  baseUnder(): BaseUnder[] {
    return this.judged()
      .filter(({ criterion, now }) => this.tier(criterion) === 'base' && now.score < this.target)
      .map(({ criterion, now, at }) => ({ criterion, score: now.score, at }))
      .sort((a, b) => a.score - b.score);
  }

  private tier(criterion: string): Tier {
    return this.input.tiers?.get(criterion) ?? 'base';
  }

  private once<T>(question: string, answer: () => T): T {
    if (!this.answers.has(question)) this.answers.set(question, answer());
    return this.answers.get(question) as T;
  }

  private isOlder(record: Pick<SiteRecord, 'id'>, than: Pick<SiteRecord, 'id'>): boolean {
    return (this.position.get(record.id) ?? 0) < (this.position.get(than.id) ?? 0);
  }

  /** The current score: the last one there is. */
  private now(criterion: string): Measurement | undefined {
    return this.once(`now ${criterion}`, () => first(scoresIn(this.current, criterion)));
  }

  /** The last score given after the last audit. */
  private scoredSince(criterion: string): Measurement | undefined {
    const since = this.current.filter((record) => this.isOlder(this.latest, record));
    return first(scoresIn(since, criterion));
  }

  /** Scores in audits that lack no answers and are older than the current score, newest first. */
  private previousAudits(criterion: string): Iterable<Measurement> {
    return this.earlier(
      criterion,
      this.previous.filter(({ kind }) => kind === 'audit'),
    );
  }

  private *earlier(criterion: string, records: readonly LazyRecord[]): Iterable<Measurement> {
    const now = this.now(criterion);
    if (!now) return;
    for (const measurement of scoresIn(
      records.filter((record) => this.isOlder(record, now.record)),
      criterion,
    )) {
      if (this.isComplete(measurement.record)) yield measurement;
    }
  }

  private isComplete(record: SiteRecord): boolean {
    return !isAudit(record) || !this.input.isIncomplete?.(record);
  }

  private comparable(criterion: string, found: readonly (Measurement | undefined)[]): Measurement[] {
    const now = this.now(criterion);
    return found
      .filter((measurement) => measurement !== undefined)
      .filter(({ record }) => now !== undefined && isComparable(record, now.record, criterion));
  }

  /**
   * The scores of the last of the audits, newest first; a criterion that was not seen there has the score of an earlier
   * one.
   */
  private lastScores(audits: readonly LazyRecord[]): Map<string, Measurement> {
    const scores = new Map<string, Measurement>();
    let unseen: Set<string> | undefined;
    for (const lazy of audits) {
      if (unseen?.size === 0) break;
      const record = lazy.open();
      if (!isAudit(record) || !this.isComplete(record)) continue;
      const stillUnseen = new Set<string>();
      for (const { criterion, entry } of entriesOf(record.audit.scores)) {
        if (unseen && !unseen.has(criterion)) continue;
        if (entry.score !== undefined) scores.set(criterion, { date: record.date, score: entry.score, record });
        else if (entry['not-seen'] !== undefined) stillUnseen.add(criterion);
      }
      unseen = stillUnseen;
    }
    return scores;
  }
}

/** The scores of the criterion in the order of the records; a record is opened when the iteration reaches it. */
function* scoresIn(records: readonly LazyRecord[], criterion: string): Iterable<Measurement> {
  for (const lazy of records) {
    const record = lazy.open();
    const score = entryIn(record, criterion)?.score;
    if (score !== undefined) yield { date: record.date, score, record };
  }
}

function first(
  measurements: Iterable<Measurement>,
  isWanted: (record: SiteRecord) => boolean = () => true,
): Measurement | undefined {
  for (const measurement of measurements) if (isWanted(measurement.record)) return measurement;
  return undefined;
}

function scoreAt(record: SiteRecord, criterion: string): RecordPart {
  if (!isAudit(record)) return { record, path: ['scores', criterion, 'score'] };
  const component = entriesOf(record.audit.scores).find((answer) => answer.criterion === criterion)?.component ?? '';
  return { record, path: ['scores', component, criterion, 'score'] };
}
