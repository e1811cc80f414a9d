/** The changes of each criterion between two audits (METHOD.md, "The numbers"). */

import { isSameMeaning, type Meaning } from '../questionnaire/meaning.js';
import { type Audit, type Entry, entriesOf } from '../record/audit.js';
import { type Compared, compareScores, type EffectiveScore, type Summary, summarise } from './summary.js';

export interface Move {
  component: string;
  criterion: string;
  was: number;
  now: number;
  /** `now` minus `was`, in points. */
  change: number;
}

interface NotScored {
  component: string;
  criterion: string;
  /** Undefined if the earlier audit did not ask the criterion. */
  was?: Entry;
  now: Entry;
}

/** A criterion whose meaning changed between the two audits. */
export interface NotComparable {
  component: string;
  criterion: string;
  was: number;
  now: number;
  /** Its meaning in each audit. */
  meanings: { was: Meaning; now: Meaning };
}

/** A criterion that only one of the two audits has. */
interface Unmatched {
  component: string;
  criterion: string;
  entry: Entry;
}

export interface AuditDiff {
  /** The largest fall first. */
  worse: Move[];
  /** The largest rise first. */
  better: Move[];
  same: Move[];
  /** Scored in both audits, but with a different meaning. */
  notComparable: NotComparable[];
  /** Asked in both audits, but without a score in at least one. */
  notScored: NotScored[];
  /** Asked only in the later audit. */
  added: Unmatched[];
  /** Asked only in the earlier audit. */
  vanished: Unmatched[];
  was?: Summary;
  now?: Summary;
  /** Over the criteria that both audits have; undefined if they have none in common. */
  compared?: Compared;
}

/** A change of at least this many points counts as a move; a single point may be noise. */
export const MOVE_POINTS = 2;

type MeaningOf = (criterion: string) => Meaning | undefined;

/**
 * Compares two audits. `scores` are the scores that count in each, with earlier scores of criteria that were not seen;
 * they default to the audits' own. `meaning` is what each criterion meant in each audit; without it, equal keys are
 * comparable.
 */
export function diffAudits(
  was: Audit,
  now: Audit,
  scores: { was: readonly EffectiveScore[]; now: readonly EffectiveScore[] } = {
    was: ownScores(was),
    now: ownScores(now),
  },
  meaning?: { was: MeaningOf; now: MeaningOf },
): AuditDiff {
  const before = new Map(entriesOf(was.scores).map((answered) => [answered.criterion, answered]));
  const after = new Map(entriesOf(now.scores).map((answered) => [answered.criterion, answered]));
  const isComparable = (criterion: string) => {
    const [earlier, later] = [meaning?.was(criterion), meaning?.now(criterion)];
    return !earlier || !later || isSameMeaning(earlier, later);
  };
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
      const [was, now] = [meaning?.was(criterion), meaning?.now(criterion)];
      if (was && now && !isSameMeaning(was, now)) {
        notComparable.push({ component, criterion, was: earlier.score, now: entry.score, meanings: { was, now } });
        continue;
      }
      moves.push({ component, criterion, was: earlier.score, now: entry.score, change: entry.score - earlier.score });
    }
  }
  return {
    worse: moves.filter(({ change }) => change < 0).sort((a, b) => a.change - b.change),
    better: moves.filter(({ change }) => change > 0).sort((a, b) => b.change - a.change),
    same: moves.filter(({ change }) => change === 0),
    notComparable,
    notScored,
    added,
    vanished: [...before.values()].filter(({ criterion }) => !after.has(criterion)),
    was: summarise(scores.was, was),
    now: summarise(scores.now, now),
    compared: compareScores({ scores: scores.was, limits: was }, { scores: scores.now, limits: now }, isComparable),
  };
}

/** Did anything change at all? */
export function hasMoved(diff: AuditDiff): boolean {
  const lost = ({ was, now }: NotScored) =>
    (was?.score === undefined) !== (now.score === undefined) || (was?.na === undefined) !== (now.na === undefined);
  return (
    diff.worse.length + diff.better.length + diff.added.length + diff.vanished.length > 0 || diff.notScored.some(lost)
  );
}

function ownScores(audit: Audit): EffectiveScore[] {
  return entriesOf(audit.scores).map(({ component, criterion, entry }) => ({
    component,
    criterion,
    score: entry.score,
  }));
}
