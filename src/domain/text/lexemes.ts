/**
 * Reads a text about a date as a row of lexemes: `by the end of next week` has the shape `IEXU`. The words of each
 * language are in `locales/LANGUAGE/moments.ts`.
 */

const UNITS = ['day', 'working-day', 'week', 'month', 'quarter', 'year'] as const;
export type Unit = (typeof UNITS)[number];

/** Kinds of words that have no number, and the letter of each in a shape. */
const MARKS = {
  half: 'H',
  this: 'T',
  next: 'X',
  last: 'L',
  end: 'E',
  middle: 'V',
  beginning: 'B',
  and: 'A',
  or: 'R',
  in: 'P',
  by: 'I',
  before: 'Z',
  from: 'F',
  ago: 'G',
  newYear: 'K',
  /** Makes an ordinal of the number before it: 15 числа. */
  ordinal: '#',
} as const;
type Mark = keyof typeof MARKS;

/** A pattern of a whole word, and what it stands for. */
type Row = readonly [pattern: string, value: number];

/** The words of one language. Patterns are of whole words in lower case, without “ё”; everything is compared so. */
export interface MomentWords {
  /** Phrases and abbreviations, and the plain words that are read instead of them; applied in this order. */
  rewritten: readonly (readonly [pattern: string, words: string])[];
  /** Words that change nothing, such as “about”. */
  fillers: string;
  marks: Readonly<Record<Mark, string>>;
  /** Tens are followed by ones: “twenty-one”. */
  numbers: readonly Row[];
  ordinals: readonly Row[];
  /** The ending that makes an ordinal of digits: 15th. */
  ordinalEnding: string;
  units: Readonly<Record<Unit, string>>;
  /** Forms of the units that a number may follow: “недели две”. */
  unitsBeforeNumber: string;
  /** Words after a year: “2027 года”. */
  yearMark: string;
  /** How many days from today: “tomorrow” is 1. */
  days: readonly Row[];
  /** Sunday to Saturday. */
  weekdays: readonly string[];
  /** January to December. */
  months: readonly string[];
  /** Spring, summer, autumn, winter. */
  seasons: readonly string[];
}

/**
 * The letters that are not of `MARKS`: `N` a number, `Y` a year, `O` an ordinal, `U` a unit, `W` a weekday, `M` a month,
 * `S` a season, `D` a day counted from today, `C` day, month and perhaps year in digits, `Q` month and year in digits.
 */
type Letter = 'N' | 'Y' | 'O' | 'U' | 'W' | 'M' | 'S' | 'D' | 'C' | 'Q' | (typeof MARKS)[Mark];

export interface Lexeme {
  is: Letter;
  value: number;
  /** The typed text. */
  text: string;
  unit?: Unit;
  numeric?: Numeric;
}

/** A date in digits. */
interface Numeric {
  day?: number;
  month: number;
  year?: number;
  /** True if day and month may be the other way round: 1/5. */
  isAmbiguous?: boolean;
}

const LONGEST = 120;
const EDGE = { before: '(?<![\\p{L}\\d])', after: '(?![\\p{L}\\d])' };

/** In this order: the first that matches at a place is read. */
const TOKENS: readonly (readonly [RegExp, (text: string, groups: readonly string[]) => Lexeme | undefined])[] = [
  [/(\d{4})([-./])(\d{1,2})\2(\d{1,2})\.?(?!\d)/y, (text, [y, , m, d]) => numeric(text, d, m, y)],
  [/(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d(?<!-\d\d))\.?(?![\d./])/y, dayMonth],
  [/(\d{1,2})([./])(\d{1,2})\.?(?![\d./])/y, dayMonth],
  [/(\d{1,2})[./](\d{4})\.?(?!\d)/y, (text, [m, y]) => numeric(text, undefined, m, y)],
  [/(\d{4})-(\d{2})(?!\d)/y, (text, [y, m]) => numeric(text, undefined, m, y)],
  [/(\d{1,3}),5(?!\d)/y, (text, [n]) => ({ is: 'N', value: Number(n) + 0.5, text })],
  [/((?:19|2\d)\d\d)\.?(?!\d)/y, (text, [y]) => ({ is: 'Y', value: Number(y), text })],
  [/(\d{1,4})\.?(?!\d)/y, (text, [n]) => ({ is: 'N', value: Number(n), text })],
  [/½/y, (text) => ({ is: 'H', value: 0, text })],
  [/-/y, (text) => ({ is: 'R', value: 0, text })],
];
const WORD = /(\p{L}+)\.?/uy;
const SPACE = /[\s,~]+/y;

/** A text that has a word or sign of no meaning has no lexemes: undefined. */
export type Lexer = (text: string) => Lexeme[] | undefined;

/** A lexer of all the given languages at once. This is safe because no word has two meanings in them. */
export function lexer(languages: readonly MomentWords[]): Lexer {
  const meanings = languages.flatMap(meaningsOf);
  const rewritten = languages.flatMap(({ rewritten: rows }) =>
    rows.map(([from, to]) => [new RegExp(`${EDGE.before}(?:${from})${EDGE.after}`, 'gu'), to] as const),
  );
  const ordinal = new RegExp(
    `(\\d)-?(?:${languages.map((words) => words.ordinalEnding).join('|')})${EDGE.after}`,
    'gu',
  );
  const yearMarks = languages.map(({ yearMark }) => whole(yearMark));
  const word = (text: string) => meanings.find(([pattern]) => pattern.test(text))?.[1](text);

  return (typed) => {
    if (typed.length > LONGEST) return undefined;
    let text = plain(typed).replace(ordinal, '$1 #');
    for (const [from, to] of rewritten) text = text.replace(from, to);
    const lexemes = tokens(text, word);
    return lexemes && tidied(lexemes, (text) => yearMarks.some((mark) => mark.test(text)));
  };
}

/** Lower case, simple signs, no “ё”; without `'s`, as in “in two weeks’ time”. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[‐-―−]/gu, '-')
    .replace(/[’ʼ]/gu, "'")
    .replace(/(?<=\p{L})'s?(?!\p{L})/gu, '')
    .replace(/'(?=\d\d(?!\d))/g, '20')
    .replace(/(?<!\d)(\d{1,2})-(\p{L}{3,})-(?=\d)/gu, '$1 $2 ')
    .replace(/(?<![\d.])(\d{1,2})\. (\d{1,2})\. (?=\d{4})/g, '$1.$2.')
    .replace(
      /(?:(?:at|by|before|until|в|к|до) )?(?<![\d:])(?:[01]?\d|2[0-3])(?::[0-5]\d(?: ?[ap]m)?| ?[ap]m)(?![\p{L}\d:])/gu,
      '',
    );
}

type Meaning = readonly [RegExp, (text: string) => Lexeme | 'filler'];

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}

function meaningsOf(words: MomentWords): Meaning[] {
  const rows = (is: Letter, patterns: readonly Row[]): Meaning[] =>
    patterns.map(([pattern, value]) => [whole(pattern), (text) => ({ is, value, text })]);
  const named = (is: Letter, patterns: readonly string[], first: number) =>
    rows(
      is,
      patterns.map((pattern, index) => [pattern, first + index] as const),
    );
  const marks = (Object.keys(MARKS) as Mark[]).map((mark) => [words.marks[mark], MARKS[mark]] as const);
  const beforeNumber = whole(words.unitsBeforeNumber);
  return [
    [whole(words.fillers), () => 'filler'],
    ...marks.flatMap(([pattern, is]) => rows(is, [[pattern, 0]])),
    ...rows('N', words.numbers),
    ...rows('O', words.ordinals),
    ...UNITS.map(
      (unit): Meaning => [
        whole(words.units[unit]),
        (text) => ({ is: 'U', value: beforeNumber.test(text) ? 1 : 0, text, unit }),
      ],
    ),
    ...rows('D', words.days),
    ...named('W', words.weekdays, 0),
    ...named('M', words.months, 1),
    ...named('S', words.seasons, 0),
  ];
}

function tokens(text: string, word: (text: string) => Lexeme | 'filler' | undefined): Lexeme[] | undefined {
  const lexemes: Lexeme[] = [];
  for (let at = 0; at < text.length; ) {
    const space = matchAt(SPACE, text, at);
    const letters = matchAt(WORD, text, at);
    const [signs, read] = firstMatch(text, at);
    const found = letters
      ? word(letters[1] ?? '')
      : text[at] === '#'
        ? ORDINAL
        : signs && read?.(signs[0], signs.slice(1));
    if (space === undefined && found === undefined) return undefined;
    if (found !== undefined && found !== 'filler') lexemes.push(found);
    at += (space ?? letters ?? signs)?.[0].length ?? 1;
  }
  return lexemes;
}

const ORDINAL: Lexeme = { is: '#', value: 0, text: '#' };

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function firstMatch(text: string, at: number) {
  for (const [pattern, read] of TOKENS) {
    const match = matchAt(pattern, text, at);
    if (match) return [match, read] as const;
  }
  return [undefined, undefined] as const;
}

function dayMonth(text: string, [first, sign, second, year]: readonly string[]): Lexeme | undefined {
  const isPoint = sign === '.';
  const isMonthFirst = !isPoint && Number(second) > 12;
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  const lexeme = numeric(text, day, month, year);
  const isAmbiguous = !isPoint && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second);
  return lexeme?.numeric && isAmbiguous ? { ...lexeme, numeric: { ...lexeme.numeric, isAmbiguous } } : lexeme;
}

function numeric(text: string, day: string | undefined, month?: string, year?: string): Lexeme | undefined {
  const numbers: Numeric = { month: Number(month) };
  if (day !== undefined) numbers.day = Number(day);
  if (year !== undefined) numbers.year = wholeYear(Number(year));
  return { is: day === undefined ? 'Q' : 'C', value: Number(day ?? 0), text, numeric: numbers };
}

/** Two digits are of this century. */
export function wholeYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

/** Joins what is one thing: “twenty one”, “15 числа”, “1.5 months”, “2027 года”. */
function tidied(lexemes: readonly Lexeme[], isYearMark: (text: string) => boolean): Lexeme[] {
  const tidy: Lexeme[] = [];
  lexemes.forEach((lexeme, index) => {
    const before = tidy.at(-1);
    const beforeDash = before?.text === '-' ? tidy.at(-2) : before;
    if (lexeme.is === '#' && before && 'NYO'.includes(before.is)) {
      tidy.splice(-1, 1, { ...before, is: before.is === 'Y' ? 'Y' : 'O' });
    } else if (lexeme.text === '-' && before && 'EVB'.includes(before.is)) {
      return;
    } else if (beforeDash && isTens(beforeDash) && isOnes(lexeme)) {
      tidy.splice(tidy.indexOf(beforeDash), before === beforeDash ? 1 : 2, {
        ...lexeme,
        value: beforeDash.value + lexeme.value,
      });
    } else if (hasYear(before) && lexeme.unit === 'year' && isYearMark(lexeme.text)) {
      return;
    } else if (/^\d+\.5$/.test(lexeme.text) && isCount(lexemes.slice(index + 1))) {
      tidy.push({ is: 'N', value: Number(lexeme.text), text: lexeme.text });
    } else if (lexeme.is === 'U' && before?.is === 'Y') {
      tidy.splice(-1, 1, { ...before, is: 'N' }, lexeme);
    } else {
      tidy.push(lexeme);
    }
  });
  return tidy;
}

const hasYear = (lexeme: Lexeme | undefined) => lexeme?.is === 'Y' || lexeme?.numeric?.year !== undefined;
const isWord = ({ text }: Lexeme) => /^\p{L}/u.test(text);
const isTens = (lexeme: Lexeme) =>
  lexeme.is === 'N' && isWord(lexeme) && lexeme.value >= 20 && lexeme.value < 100 && lexeme.value % 10 === 0;
const isOnes = (lexeme: Lexeme) => /[NO]/.test(lexeme.is) && isWord(lexeme) && lexeme.value >= 1 && lexeme.value < 10;
const isCount = (after: readonly Lexeme[]) => /^(?:RN)?U/.test(shapeOf(after));

export function shapeOf(lexemes: readonly Lexeme[]): string {
  return lexemes.map(({ is }) => is).join('');
}
