/** Time zones by their current IANA names. Node knows some of them only by former names. */
import { nearest } from '../../domain/text/suggest.js';
import { keyFrom } from '../../domain/text/transliterate.js';

/** Former names that Node still reports, and the names that replaced them. */
const CURRENT: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The most names that are proposed for a mistyped one. */
const MOST_NAMES = 3;

/** The time zone of the machine: that of TZ if it names one, because Node would give it a former name. */
export function systemTimeZone(env: Readonly<Record<string, string | undefined>>): string {
  const named = timeZoneOf(env.TZ?.replace(/^:/, '') ?? '');
  return currentName(named ?? new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** The name as the settings hold it, whatever its case; undefined if there is no such time zone. */
export function timeZoneOf(typed: string): string | undefined {
  const text = typed.trim();
  if (!isTimeZone(text)) return undefined;
  return knownNames().find((name) => name.toLowerCase() === text.toLowerCase()) ?? text;
}

/** Names that may have been meant: those with a similar place, in Latin letters or as the language names the place. */
export function nearTimeZones(typed: string, language: string): string[] {
  const [, place = typed] = /([^/]+)$/.exec(typed.trim()) ?? [];
  const meant = [...new Set([plain(place), plain(keyFrom(place))])].filter((text) => text !== '');
  const ranked = knownNames().flatMap((name) => {
    const places = [name.slice(name.lastIndexOf('/') + 1), placeIn(name, language)].map(plain);
    const rank = Math.min(...meant.flatMap((text) => places.map((one) => distance(text, one))));
    return Number.isFinite(rank) ? [{ name: currentName(name), rank }] : [];
  });
  ranked.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
  return [...new Set(ranked.map(({ name }) => name))].slice(0, MOST_NAMES);
}

function currentName(name: string): string {
  return CURRENT[name] ?? name;
}

function knownNames(): string[] {
  return [...Intl.supportedValuesOf('timeZone'), ...Object.values(CURRENT), 'UTC'];
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name !== '';
  } catch {
    return false;
  }
}

/** The city or country by which the language names the time zone: «Москва», «Украина». */
function placeIn(name: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: name, timeZoneName: 'shortGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function plain(place: string): string {
  return place
    .toLowerCase()
    .replaceAll(/[_\s-]+/g, ' ')
    .trim();
}

/** 0 for the same place, 1 for its beginning, 2 for a part of it, 3 for a similar word; Infinity for another place. */
function distance(typed: string, place: string): number {
  if (typed === place) return 0;
  if (typed.length < 3) return Number.POSITIVE_INFINITY;
  if (place.startsWith(typed)) return 1;
  if (place.includes(typed)) return 2;
  return nearest(typed, [place]) === undefined ? Number.POSITIVE_INFINITY : 3;
}
