/** A line of help does not ask what cannot be answered: whoever reads a question wants to answer it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../helpers/printing/styles.js';

/** Help that is a question, because the question above it is only a title: the field of the record that it fills. */
const FILLS: Readonly<Record<string, string>> = {
  countedHelp: 'counted',
  spot: 'text',
  naReason: 'na',
  notSeenReason: 'not-seen',
};

const INTERVIEW = fileURLToPath(new URL('../../src/interview/', import.meta.url));

/** The names of the texts that are shown as help anywhere in an interview, or in the author of questionnaires. */
function namesOfHelp(): Set<string> {
  const source = readdirSync(INTERVIEW).map((name) => readFileSync(`${INTERVIEW}${name}`, 'utf8'));
  return new Set(
    [...source.join('\n').matchAll(/\bhelp: [^,}\n]*/g)].flatMap(([whole]) => whole.match(/\w+(?=[,(\s]|$)/g) ?? []),
  );
}

/** Every text of the messages under such a name, or under a name that ends in “help”, as a person reads it. */
function helpTexts(value: unknown, names: ReadonlySet<string>, key = ''): [key: string, text: string][] {
  if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) {
    return Object.entries(value).flatMap(([inner, part]) => helpTexts(part, names, inner));
  }
  if (!names.has(key) && !/help$/i.test(key)) return [];
  const text = typeof value === 'function' ? value(7, 7) : value;
  return typeof text === 'string' ? [[key, text]] : [];
}

describe.each(['en', 'ru'] as const)('%s', (language) => {
  const { interview, author } = MESSAGES[language];
  const texts = helpTexts({ interview, author }, namesOfHelp());

  test('every question in a line of help fills a field', () => {
    expect(texts.length).toBeGreaterThan(15);
    const asking = texts.filter(([, text]) => text.includes('?')).map(([key]) => key);
    expect(asking.filter((key) => !Object.hasOwn(FILLS, key))).toEqual([]);
  });
});

test('the fields are those of the formats, and each line of help is still there', () => {
  const schema = readFileSync(fileURLToPath(new URL('../../dist/schema/audit-1.json', import.meta.url)), 'utf8');
  for (const field of Object.values(FILLS)) expect(schema).toContain(`"${field}"`);
  const names = new Set(helpTexts(MESSAGES.en, namesOfHelp()).map(([key]) => key));
  expect(Object.keys(FILLS).filter((key) => !names.has(key))).toEqual([]);
});
