/**
 * Finds the characters of a text that a reader does not see. One that is needed where it is, in an emoji or in a script
 * with joiners, is left alone; all others are changed as whoever writes the text wants it.
 */

/**
 * - `tab`
 * - `break`: a line break of any kind but the line feed, which passes everywhere
 * - `control`: C0, DEL, C1, lone surrogates, non-characters and annotation marks
 * - `direction`: one mark, or a pair around a text, as phones copy names: it cannot reach beyond its text
 * - `reversal`: an override, or half of a pair: it turns round what follows it
 * - `hyphen`: a soft hyphen, as web pages have them
 * - `hidden`: takes no room, and nothing beside it needs it
 */
type UnseenKind = 'tab' | 'break' | 'control' | 'direction' | 'reversal' | 'hyphen' | 'hidden';
/** Returns the text to write instead of the characters that were found. */
export type Change = (characters: string) => string;
/** The change for each kind. */
export type Changes = Readonly<Record<UnseenKind, Change>>;

const PICTURE = '\\p{Extended_Pictographic}(?:[\\ufe0e\\ufe0f]|\\p{Emoji_Modifier})?';
const letterOf = (...scripts: string[]) =>
  `(?=[\\p{L}\\p{M}])[${scripts.map((script) => `\\p{Script_Extensions=${script}}`).join('')}]`;
const between = (letter: string, character: string) => `(?<=${letter})${character}(?=${letter})`;
const JOINING = letterOf(
  ...['Arab', 'Syrc', 'Nkoo', 'Mand', 'Mong', 'Phag', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda'],
  ...['Mlym', 'Sinh', 'Khmr', 'Mymr'],
);
const VIRAMA = '[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca]';

/** Characters that are not seen but needed where they are; each alternative takes only as much as writing needs. */
const NEEDED = [
  // Emoji: 👨‍👩‍👧, ❤️, 1️⃣, and the flags of England, Scotland and Wales.
  `${PICTURE}(?:\\u200d${PICTURE})+`,
  '\\p{Extended_Pictographic}[\\ufe0e\\ufe0f]',
  '[0-9#*]\\ufe0f\\u20e3',
  '\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{3,6}\\u{e007f}',
  // Variants of ideographs, of signs of mathematics, and of Mongolian, Myanmar and ʼPhags-pa letters.
  '\\p{Unified_Ideograph}[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]',
  '[\\u3001\\u3002\\uff01\\uff0c\\uff0e\\uff1a\\uff1b\\uff1f][\\ufe00\\ufe01]',
  '[\\u2200-\\u22ff\\u2a00-\\u2aff\\u1000-\\u109f\\uaa60-\\uaa7f\\ua840-\\ua87f]\\ufe00',
  '(?=\\p{L})\\p{Script=Mongolian}[\\u180b-\\u180d\\u180f]',
  between(letterOf('Mong'), '\\u180e'),
  // Joiners in the scripts that join, and the marks between words of those that write no spaces.
  between(JOINING, '[\\u200c\\u200d]'),
  `(?<=${VIRAMA})[\\u200c\\u200d](?![\\u200c\\u200d])`,
  between(letterOf('Thai', 'Laoo', 'Khmr', 'Mymr'), '\\u200b'),
].join('|');

const TAB = '\\t';
const BREAK = '\\r\\n?|[\\v\\f\\u0085\\u2028\\u2029]';
const CONTROL =
  '[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ufff0-\\ufffb\\ud800-\\udfff\\p{Noncharacter_Code_Point}\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}]';
const MARKS = '[\\u061c\\u200e\\u200f]+';
const PAIRED = '[\\u202a-\\u202e\\u2066-\\u2069]';
const HYPHEN = '\\u00ad';
const HIDDEN =
  '[\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200d\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\u{e0000}-\\u{e0fff}]';

/** A quick look: most texts have none of these. */
const ANY = new RegExp([TAB, BREAK, CONTROL, MARKS, PAIRED, HYPHEN, HIDDEN].join('|'), 'u');
const EACH = new RegExp(
  `(?:${NEEDED})|(?<tab>${TAB})|(?<break>${BREAK})|(?<control>${CONTROL})|(?<marks>${MARKS})|(?<paired>${PAIRED})|(?<hyphen>${HYPHEN})|(?<hidden>${HIDDEN})`,
  'gu',
);

/** The text with each character that is not seen changed, unless what is beside it needs it. */
export function changeUnseen(text: string, row: Changes): string {
  if (!ANY.test(text)) return text;
  const pairs = pairsIn(text);
  let result = '';
  let end = 0;
  for (const { 0: found, index, groups = {} } of text.matchAll(EACH)) {
    result += text.slice(end, index) + changed(found, groups, pairs.has(index), row);
    end = index + found.length;
  }
  return result + text.slice(end);
}

function changed(found: string, groups: Record<string, string | undefined>, isPair: boolean, row: Changes): string {
  // One mark puts a letter right; a row of them would hide a text.
  if (groups.marks !== undefined) return (found.length === 1 ? row.direction : row.hidden)(found);
  if (groups.paired !== undefined) return (isPair ? row.direction : row.reversal)(found);
  const kind = (['tab', 'break', 'control', 'hyphen', 'hidden'] as const).find((name) => groups[name] !== undefined);
  return kind === undefined ? found : row[kind](found);
}

const CLOSER: Record<string, string> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};

/** The places of embeddings and isolates that end on the line on which they begin. Overrides are no pairs: nobody needs them. */
function pairsIn(text: string): Set<number> {
  const pairs = new Set<number>();
  let open: { at: number; closer: string | undefined }[] = [];
  for (const { 0: found, index } of text.matchAll(/[\u202a-\u202e\u2066-\u2069]|[\n\r\v\f\u0085\u2028\u2029]/g)) {
    const last = open.at(-1);
    if (found === last?.closer) {
      open.pop();
      pairs.add(last.at).add(index);
    } else if (found in CLOSER || /[\u202d\u202e]/.test(found)) open.push({ at: index, closer: CLOSER[found] });
    else if (!/[\u202c\u2069]/.test(found)) open = [];
  }
  return pairs;
}
