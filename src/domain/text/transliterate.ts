/** Makes keys of small Latin letters from names in Cyrillic or Latin letters: «Львов, центр» becomes `lvov-tsentr`. */

const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'yi',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ß: 'ss',
  ł: 'l',
  ø: 'o',
};

/** Returns an empty text if no letter of the name can be transliterated. */
export function keyFrom(name: string): string {
  const latin = [...name.toLowerCase().normalize('NFC')]
    .map((letter) => LETTERS[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .join('');
  return latin
    .replaceAll(/['’`]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replaceAll(/^-+|-+$/g, '');
}
