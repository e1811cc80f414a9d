/**
 * Hints in the editors' schemas: Russian has the same hints as English, and no others.
 *
 * @module-tag process
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rules } from '../../src/locales/en/rules.js';
import { schema } from '../../src/locales/ru/schema.js';

const BUILT = fileURLToPath(new URL('../../dist/schema/', import.meta.url));

function descriptions(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(descriptions);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'description' && typeof part === 'string' ? [part] : descriptions(part),
  );
}

// What `check` prints is for programs: its schema is no hint for a person.
const formats = readdirSync(BUILT).filter((name) => name.endsWith('.json') && !name.startsWith('check-result'));
const said = new Set(formats.flatMap((name) => descriptions(JSON.parse(readFileSync(`${BUILT}${name}`, 'utf8')))));
// The compiler demands the texts of every rule in every language.
for (const { schema: description } of Object.values(rules)) said.delete(description);

test('every hint of every format has a Russian one, and none is left over', () => {
  expect(formats).toEqual(expect.arrayContaining(['answers-1.json', 'audit-1.json', 'template-1.json']));
  expect([...said].filter((text) => !Object.hasOwn(schema, text))).toEqual([]);
  expect(Object.keys(schema).filter((text) => !said.has(text))).toEqual([]);
});

test('it is in Russian, and the English one in English', () => {
  // Names of commands, options and other things that are typed.
  const typed = /service-audit|run|--[a-z]+|data URI|#[0-9a-f]{6}/g;
  for (const [english, russian] of Object.entries(schema)) {
    expect(english).not.toMatch(/\p{Script=Cyrillic}/u);
    expect(russian, english).toMatch(/\p{Script=Cyrillic}/u);
    expect(russian.replaceAll(typed, ''), english).not.toMatch(/\p{Script=Latin}{2,}/u);
    expect(russian, english).not.toMatch(/[“”]| - |\.$/);
  }
});
