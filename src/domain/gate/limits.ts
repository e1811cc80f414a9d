/** The values that a rule of the gate can be set to. */

export const LEVELS = ['fail', 'warn'] as const;
export type Level = (typeof LEVELS)[number];

/** Points (`5`), or days (`90d`). */
export type Limit = number | string;
/** A limit alone fails; `{warn, fail}` sets each level. */
export type Threshold<L extends Limit = Limit> = L | { warn?: L | undefined; fail?: L | undefined };

/** The values that a rule of each unit can be set to. */
export interface ValueIn {
  points: Threshold<number> | 'off';
  days: Threshold<`${number}d`> | 'off';
  'yes-no': Level | 'off';
}
export type Unit = keyof ValueIn;
/** A value as it is read from a file. */
export type RuleValue = Threshold | Level | 'off';

/** The number in `90d`, or the points themselves. */
export function amount(limit: Limit): number {
  return typeof limit === 'number' ? limit : Number.parseInt(limit, 10);
}

/** The limit of each level; empty for a yes/no value and for `off`. */
export function limitsByLevel(value: RuleValue): { [L in Level]?: number | undefined } {
  if (typeof value === 'number') return { fail: value };
  if (typeof value === 'string') return /^\d+d$/.test(value) ? { fail: amount(value) } : {};
  const { warn, fail } = value;
  return { fail: fail === undefined ? undefined : amount(fail), warn: warn === undefined ? undefined : amount(warn) };
}
