/** Generators of what a project may hold, for property tests. */
import fc from 'fast-check';
import {
  ACTION_KINDS,
  ACTION_STATUS,
  type Action,
  type Audit,
  BASES,
  type Cause,
  type Entry,
  QUESTIONS,
  ROLES,
  type Scores,
  SIDES,
  SINCE,
  UNDERSTOOD,
} from '../../../src/domain/record/audit.js';
import { addDays, type CalendarDate, WEEKDAYS, type Weekday } from '../../../src/domain/text/date.js';
import { KEYS } from '../records/builders.js';

export function aDate(from: CalendarDate = '2020-01-01', days = 4000): fc.Arbitrary<CalendarDate> {
  return fc.integer({ min: 0, max: days }).map((after) => addDays(from, after));
}

export function someWorkingDays(): fc.Arbitrary<Weekday[]> {
  return fc.subarray([...WEEKDAYS], { minLength: 1 });
}

export const aScore = () => fc.integer({ min: 1, max: 10 });

/** What people, editors and pasted web pages put into text; each has broken some YAML printer. */
const HOSTILE = [
  'a: b',
  'a :b',
  'queue at till #2',
  '# not a comment',
  '#',
  '"quoted"',
  "it's",
  "'",
  '- item',
  '-',
  '---',
  '...',
  '<<<<<<< HEAD',
  '=======',
  '%YAML 1.1',
  '&anchor',
  '*alias',
  '!tag',
  '| block',
  '> folded',
  '? key',
  '{ok: 1, of: 2}',
  '[a, b]',
  '@at',
  '`tick`',
  'null',
  '~',
  'true',
  'No',
  'yes',
  '07',
  '0x7',
  '1e1',
  '.nan',
  '-.inf',
  '12:30',
  '2026-11-20',
  '7',
  '+380 67 123 45 67',
  'ends with colon:',
  'back\\slash \\n \\u0041',
  'tab\there',
  'Очередь: восемь человек в 18:00',
  'Львів, вул. Франка «12»',
  '你好，世界',
  '👩‍👩‍👧 ❤️ 🇺🇦',
  'e\u0301 \u0439',
  'line\u2028separator\u2029here',
  'next\u0085line',
  'no\u00a0break',
  'zero\u200bwidth \u202eright to left\u202c',
  '\u001b[31mred\u001b[0m',
  '\u0007bell \u0000nul \u007fdel \u009bcsi',
  'lone \ud800 surrogate \udc00',
  '\ufffe\uffff\ufdd0',
  '\ufeffbom',
  'cr\ronly',
];

/** One line of text with nothing around it to trim, as a person leaves it when an answer is taken. */
export function aLine(longest = 60): fc.Arbitrary<string> {
  const fits = (text: string) => text !== '' && text.length <= longest && !text.includes('\n');
  return fc
    .oneof(
      { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
      {
        weight: 1,
        arbitrary: fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map((two) => two.join(' ')),
      },
    )
    .map((text) => text.replaceAll('\n', ' ').trim())
    .filter(fits);
}

/** Text of one or several lines, with nothing around it to trim and LF between its lines. */
export function aText(): fc.Arbitrary<string> {
  const line = fc.oneof(
    { weight: 6, arbitrary: aLine() },
    { weight: 1, arbitrary: fc.constantFrom('', '', '   ', '  indented', 'trailing  ', '\tby a tab') },
  );
  return fc
    .array(line, { minLength: 1, maxLength: 5 })
    .map((lines) => lines.join('\n').replaceAll('\r\n', '\n').trim())
    .filter((text) => text !== '');
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });

/** Keys whose value is undefined are not there. */
function without<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

function aPromise(from: CalendarDate = '2026-01-01') {
  return fc.record({ said: aLine(), due: aDate(from, 500), target: aScore() });
}

export function anyCause(text = aText(), line = aLine()): fc.Arbitrary<Cause> {
  return fc
    .record({
      'answered-by': maybe(line),
      summary: maybe(text),
      since: maybe(
        fc
          .record({
            answer: fc.constantFrom(...SINCE),
            date: maybe(fc.constantFrom('2026', '2026-09', '2026-09-05')),
            change: maybe(text),
          })
          .map(without),
      ),
      factors: maybe(
        fc.array(fc.record({ side: fc.constantFrom(...SIDES), text, act: maybe(text) }).map(without), {
          minLength: 1,
          maxLength: 3,
        }),
      ),
      mechanism: maybe(
        fc.record({
          understood: fc.constantFrom(...UNDERSTOOD),
          expertise: fc.boolean(),
          basis: fc.constantFrom(...BASES),
        }),
      ),
      responsible: maybe(
        fc.oneof(
          line.map((name) => ({ name })),
          fc.constant({ nobody: true as const }),
        ),
      ),
      advisers: maybe(fc.array(line, { maxLength: 3 })),
      today: maybe(
        fc.oneof(fc.record({ by: maybe(line), text }).map(without), fc.constant({ nothing: true as const })),
      ),
      promise: maybe(fc.tuple(aPromise(), maybe(line)).map(([promise, by]) => without({ ...promise, by }))),
    })
    .map(without);
}

export function anEntry(text = aText(), line = aLine()): fc.Arbitrary<Entry> {
  const counted = fc
    .tuple(fc.nat(500), fc.integer({ min: 1, max: 500 }))
    .map(([ok, of]) => ({ ok: Math.min(ok, of), of }));
  const scored = fc.record({
    score: aScore(),
    note: maybe(text),
    counted: maybe(counted),
    cause: maybe(anyCause(text, line)),
  });
  const left = fc.oneof(
    text.map((na) => ({ na })),
    text.map((reason) => ({ 'not-seen': reason })),
  );
  return fc.oneof({ weight: 5, arbitrary: scored.map(without) }, { weight: 1, arbitrary: left });
}

function anyAction(
  text: fc.Arbitrary<string>,
  line: fc.Arbitrary<string>,
  keys: readonly string[],
): fc.Arbitrary<Action> {
  return fc
    .record({
      criterion: fc.constantFrom(...keys),
      kind: fc.constantFrom(...ACTION_KINDS),
      text,
      owner: line,
      needs: maybe(text),
      due: aDate('2026-01-01', 800),
      question: maybe(fc.constantFrom(...QUESTIONS)),
    })
    .map(without);
}

/** Any audit that the format can hold, with whatever text. */
export function anyAudit(text = aText(), line = aLine()): fc.Arbitrary<Audit> {
  const updates = fc.dictionary(
    fc.constantFrom('2026-01-01.audit/refunds-1', '2026-01-08.follow-up-2/staffing-level-12'),
    fc
      .record({
        status: fc.constantFrom(...ACTION_STATUS),
        due: maybe(aDate('2026-01-01', 800)),
        reason: maybe(text),
        note: maybe(text),
      })
      .map(without),
    { maxKeys: 2 },
  );
  const keys = fc.subarray([...KEYS], { minLength: 1 });
  return keys.chain((some) => {
    const half = Math.ceil(some.length / 2);
    const component = (mine: readonly string[]) =>
      fc
        .tuple(...mine.map(() => anEntry(text, line)))
        .map((entries) => Object.fromEntries(mine.map((key, index) => [key, entries[index] as Entry])));
    return fc
      .record({
        format: fc.constant('audit/1' as const),
        date: aDate('2026-01-01', 800),
        template: fc.record({
          name: fc.constantFrom('base', 'beauty-salon'),
          version: fc.integer({ min: 1, max: 99 }),
          digest: fc
            .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 })
            .map((hex) => `sha256-${hex}`),
        }),
        sagging: aScore(),
        target: aScore(),
        period: maybe(line),
        assessors: fc.array(fc.record({ name: line, role: maybe(fc.constantFrom(...ROLES)) }).map(without), {
          minLength: 1,
          maxLength: 3,
        }),
        guess: maybe(fc.subarray([...KEYS], { minLength: 1, maxLength: 3 })),
        scores: fc
          .tuple(component(some.slice(0, half)), component(some.slice(half)))
          .map(([atmosphere, personnel]): Scores => (some.length > half ? { atmosphere, personnel } : { atmosphere })),
        actions: maybe(updates),
        plan: maybe(
          fc.dictionary(fc.constantFrom('refunds-1', 'refunds-2', 'staffing-level-10'), anyAction(text, line, some), {
            maxKeys: 3,
          }),
        ),
      })
      .map(without);
  });
}
