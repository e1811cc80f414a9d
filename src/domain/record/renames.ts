/** Renames of criteria, applied to records that are older than the rename. */
import type { Audit, FollowUp, Scores } from './audit.js';
import type { SiteRecord } from './site.js';

/** The record with its criteria under the keys that they have now. `renames` leads from an old key to the new one. */
export function renamed(record: SiteRecord, renames: ReadonlyMap<string, string>): SiteRecord {
  if (renames.size === 0) return record;
  const now = (key: string) => renames.get(key) ?? key;
  const keys = <T>(entries: Record<string, T>) =>
    Object.fromEntries(Object.entries(entries).map(([key, value]) => [now(key), value]));
  const named = <T extends { criterion: string }>(item: T): T => ({ ...item, criterion: now(item.criterion) });
  const plan = <T extends { criterion: string }>(actions: Record<string, T>) =>
    Object.fromEntries(Object.entries(actions).map(([id, action]) => [id, named(action)]));
  if (record.kind === 'audit') {
    const { audit } = record;
    const scores: Scores = Object.fromEntries(
      Object.entries(audit.scores).map(([component, entries]) => [component, keys(entries)]),
    );
    return {
      ...record,
      audit: {
        ...audit,
        scores,
        guess: audit.guess?.map(now),
        plan: audit.plan && plan(audit.plan),
      } satisfies Audit,
    };
  }
  const { followUp } = record;
  return {
    ...record,
    followUp: {
      ...followUp,
      scores: followUp.scores && keys(followUp.scores),
      causes: followUp.causes && keys(followUp.causes),
      peers: followUp.peers?.map(named),
      added: followUp.added && plan(followUp.added),
    } satisfies FollowUp,
  };
}
