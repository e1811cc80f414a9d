/** Walks all texts of a language, and calls those that are functions with sample arguments. */
import type { Messages } from '../../../src/locales/en/index.js';

export interface Said {
  /** `show.sites.lastAudit` */
  path: string;
  text: string;
}

/** A text that people typed. It is not a word of any language. */
export const TYPED = 'ZZQ';

/** The facts of every rule, and the values that they are compared with. */
const FOUND = {
  ...{ score: 3, was: 5, on: '2026-09-01', na: undefined, target: 7, due: '2026-11-20', days: 30, open: 2, more: 1 },
  ...{ base: TYPED, records: [TYPED, TYPED], gone: false, rule: TYPED, until: '2026-11-20', isPast: true },
  ...{ level: 'fail', threshold: 5 },
};
const CHECK_COUNTS = { failing: 1, sites: 2, failures: 3, warnings: 4, unjudged: [TYPED], isAgainst: false };
const TREND_SPAN = { component: TYPED, from: TYPED, to: TYPED, mean: ['5.0', '6.0'], lowest: [3, 4] };
const SETTINGS_HEAD = {
  ...{ timeZone: TYPED, template: TYPED, language: 'en', languages: ['en', 'ru'] },
  ...{ sagging: 5, target: 7, circle: TYPED },
};
const PROGRESS = { component: TYPED, at: 1, of: 2, all: 3, total: 4, scored: 1 };
const CANDIDATES: readonly unknown[] = [
  5,
  '2026-11-20',
  TYPED,
  [TYPED],
  'kept',
  true,
  { one: 1, of: 2 },
  SETTINGS_HEAD,
  FOUND,
  CHECK_COUNTS,
  PROGRESS,
  TREND_SPAN,
];

function isGood(result: unknown): result is string | object {
  const text = typeof result === 'string' ? result : JSON.stringify(result);
  return text !== undefined && text !== '' && !/undefined|NaN|\[object/.test(text);
}

/** Arguments that the function takes, found by trying. Undefined if none are found. */
function argumentsFor(call: (...args: unknown[]) => unknown): unknown[] | undefined {
  const count = Math.max(1, call.length);
  const total = CANDIDATES.length ** count;
  for (let number = 0; number < total; number++) {
    const args = Array.from(
      { length: count },
      (_, index) => CANDIDATES[Math.floor(number / CANDIDATES.length ** index) % CANDIDATES.length],
    );
    try {
      if (isGood(call(...args))) return args;
    } catch {}
  }
  return undefined;
}

/** Both languages side by side: each text of the first with that of the second at the same place, called alike. */
export function sideBySide(a: Messages, b: Messages): [Said, Said][] {
  const pairs: [Said, Said][] = [];
  const walk = (one: unknown, other: unknown, path: string) => {
    // Errors and proposals have tests of their own: what they take is no single value.
    if (path === '.errors' || path === '.proposal') return;
    if (typeof one === 'string') {
      pairs.push([
        { path: path.slice(1), text: one },
        { path: path.slice(1), text: String(other) },
      ]);
    } else if (typeof one === 'function') {
      const args = argumentsFor(one as () => unknown);
      if (!args) throw new Error(`${path} takes no sample argument: add one to CANDIDATES.`);
      walk(
        (one as (...args: unknown[]) => unknown)(...args),
        (other as (...args: unknown[]) => unknown)(...args),
        path,
      );
    } else if (typeof one === 'object' && one !== null && !(one instanceof RegExp)) {
      for (const key of Object.keys(one)) {
        walk((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], `${path}.${key}`);
      }
    }
  };
  walk(a, b, '');
  return pairs;
}
