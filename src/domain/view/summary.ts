/** The numbers in a summary (METHOD.md, "The numbers"). */

/** The largest standard deviation possible on a scale of 1–10. */
const LARGEST_SD = 4.5;
/** (10² - 1) / 12: the variance of scores given at random. */
const RANDOM_VARIANCE = 8.25;

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Levelness (ровность), 0–100: how even the scores are. All 2s give 100, so it is never shown without mean and minimum. */
export function level(scores: readonly number[]): number {
  const average = mean(scores);
  const sd = Math.sqrt(mean(scores.map((score) => (score - average) ** 2)));
  return 100 * (1 - sd / LARGEST_SD);
}

/** The shortfall: points missing to the target, over all criteria. */
export function toTarget(scores: readonly number[], target: number): number {
  return scores.reduce((sum, score) => sum + Math.max(0, target - score), 0);
}

/** The agreement of several assessors on one criterion, 0–1. Needs at least two scores. */
export function agreement(scores: readonly number[]): number {
  const average = mean(scores);
  const variance = scores.reduce((sum, score) => sum + (score - average) ** 2, 0) / (scores.length - 1);
  return Math.max(0, 1 - variance / RANDOM_VARIANCE);
}

/** Wilson's 95% interval for `ok` of `of`, as two shares 0–1. */
export function wilson(ok: number, of: number): [low: number, high: number] {
  const z = 1.959963984540054;
  const p = ok / of;
  const centre = p + (z * z) / (2 * of);
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return [Math.max(0, (centre - spread) / whole), Math.min(1, (centre + spread) / whole)];
}

/** A criterion with the score that counts for it, if it has one. */
export interface EffectiveScore {
  component: string;
  criterion: string;
  score?: number;
}

export interface Summary {
  /** The number of criteria with a score. */
  scored: number;
  lowest: { score: number; criteria: string[] };
  /** The keys of the criteria that sag, lowest first. */
  sagging: string[];
  toTarget: number;
  /** The mean and the lowest score of each component with a score, by component key. */
  components: Map<string, { mean: number; lowest: number }>;
  /** The mean of the component means. */
  mean: number;
  level: number;
}

/** Undefined if no criterion has a score. */
export function summarise(
  scores: readonly EffectiveScore[],
  limits: { sagging: number; target: number },
): Summary | undefined {
  const scored = scores.flatMap(({ score, ...rest }) => (score === undefined ? [] : [{ ...rest, score }]));
  if (scored.length === 0) return undefined;
  const values = scored.map(({ score }) => score);
  const low = Math.min(...values);
  const components: Summary['components'] = new Map();
  for (const { component } of scored) {
    if (components.has(component)) continue;
    const own = scored.filter((one) => one.component === component).map(({ score }) => score);
    components.set(component, { mean: mean(own), lowest: Math.min(...own) });
  }
  return {
    scored: scored.length,
    lowest: { score: low, criteria: scored.filter(({ score }) => score === low).map(({ criterion }) => criterion) },
    sagging: scored
      .filter(({ score }) => score <= limits.sagging)
      .sort((a, b) => a.score - b.score)
      .map(({ criterion }) => criterion),
    toTarget: toTarget(values, limits.target),
    components,
    mean: mean([...components.values()].map((one) => one.mean)),
    level: level(values),
  };
}

/** Two summaries over the criteria that both sides have; totals over different criteria are not compared. */
export interface Compared {
  was: Summary;
  now: Summary;
  /** How many criteria both have. */
  criteria: number;
  /** Neither side has a score of any other criterion. */
  isWhole: boolean;
}

interface Side {
  scores: readonly EffectiveScore[];
  limits: { sagging: number; target: number };
}

/** Undefined if no criterion has a comparable score on both sides. The components are those of `now`. */
export function compareScores(
  was: Side,
  now: Side,
  isComparable: (criterion: string) => boolean = () => true,
): Compared | undefined {
  const scored = ({ scores }: Side) => scores.filter(({ score }) => score !== undefined);
  const before = new Map(scored(was).map((one) => [one.criterion, one.score]));
  const common = scored(now).filter(({ criterion }) => before.has(criterion) && isComparable(criterion));
  const earlier = common.map((one) => ({ ...one, score: before.get(one.criterion) }));
  const [first, last] = [summarise(earlier, was.limits), summarise(common, now.limits)];
  if (!first || !last) return undefined;
  const isWhole = common.length === scored(now).length && common.length === before.size;
  return { was: first, now: last, criteria: common.length, isWhole };
}
