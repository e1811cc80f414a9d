/** What moved between two audits (METHOD.md, "The numbers"): the same criterion, earlier and later. */

import { isSameMeaning, type Meaning } from '../questionnaire/meaning.js';
import { type Audit, type Entry, entriesOf } from '../record/audit.js';
import { type EffectiveScore, type Summary, summarise } from './summary.js';

export interface Move {
  component: string;
  criterion: string;
  was: number;
  now: number;
  /** now - was, in points */
  change: number;
}

export interface NotScored {
  component: string;
  criterion: string;
  /** Undefined: not in that audit at all. */
  was?: Entry;
  now: Entry;
}

/** A criterion whose meaning has changed in between. */
export interface NotComparable {
  component: string;
  criterion: string;
  was: number;
  now: number;
  /** What it meant in each. */
  meanings: { was: Meaning; now: Meaning };
}

export interface Unmatched {
  component: string;
  criterion: string;
  entry: Entry;
}

export interface AuditDiff {
  /** Largest fall first. */
  worse: Move[];
  /** Largest rise first. */
  better: Move[];
  same: Move[];
  /** Scored on both sides, and not the same question both times. */
  notComparable: NotComparable[];
  /** Without a score on at least one side, in both questionnaires. */
  notScored: NotScored[];
  /** Only in the later audit. */
  added: Unmatched[];
  /** Only in the earlier audit. */
  vanished: Unmatched[];
  was?: Summary;
  now?: Summary;
}

/** A move of this many points or more is one; a single point may be noise. */
export const MOVE_POINTS = 2;

type MeaningOf = (criterion: string) => Meaning | undefined;

/**
 * `standings`: the scores that stand at each, where a history tells what was not seen. `meaning`: what each criterion
 * meant in each; without it a key is the same criterion for good.
 */
export function diffAudits(
  was: Audit,
  now: Audit,
  standings: { was: readonly EffectiveScore[]; now: readonly EffectiveScore[] } = {
    was: ownStandings(was),
    now: ownStandings(now),
  },
  meaning?: { was: MeaningOf; now: MeaningOf },
): AuditDiff {
  const before = new Map(entriesOf(was.scores).map((answered) => [answered.criterion, answered]));
  const after = new Map(entriesOf(now.scores).map((answered) => [answered.criterion, answered]));
  const moves: Move[] = [];
  const notScored: NotScored[] = [];
  const notComparable: NotComparable[] = [];
  const added: Unmatched[] = [];
  for (const { component, criterion, entry } of after.values()) {
    const earlier = before.get(criterion)?.entry;
    if (!earlier) added.push({ component, criterion, entry });
    else if (earlier.score === undefined || entry.score === undefined) {
      notScored.push({ component, criterion, was: earlier, now: entry });
    } else {
      const meanings = { was: meaning?.was(criterion), now: meaning?.now(criterion) };
      if (!isSameMeaning(meanings.was, meanings.now)) {
        notComparable.push({
          component,
          criterion,
          was: earlier.score,
          now: entry.score,
          meanings: meanings as NotComparable['meanings'],
        });
        continue;
      }
      moves.push({ component, criterion, was: earlier.score, now: entry.score, change: entry.score - earlier.score });
    }
  }
  const gone = [...before.values()].filter(({ criterion }) => !after.has(criterion));
  const summaries = {
    was: summarise(standings.was, was),
    now: summarise(standings.now, now),
  };
  return {
    worse: moves.filter(({ change }) => change < 0).sort((a, b) => a.change - b.change),
    better: moves.filter(({ change }) => change > 0).sort((a, b) => b.change - a.change),
    same: moves.filter(({ change }) => change === 0),
    notComparable,
    notScored,
    added,
    vanished: gone,
    ...(summaries.was && { was: summaries.was }),
    ...(summaries.now && { now: summaries.now }),
  };
}

/** Did anything at all move? */
export function hasMoved(diff: AuditDiff): boolean {
  const lost = ({ was, now }: NotScored) =>
    (was?.score === undefined) !== (now.score === undefined) || (was?.na === undefined) !== (now.na === undefined);
  return (
    diff.worse.length + diff.better.length + diff.added.length + diff.vanished.length > 0 || diff.notScored.some(lost)
  );
}

function ownStandings(audit: Audit): EffectiveScore[] {
  return entriesOf(audit.scores).map(({ component, criterion, entry }) => ({
    component,
    criterion,
    ...(entry.score !== undefined && { score: entry.score }),
  }));
}
