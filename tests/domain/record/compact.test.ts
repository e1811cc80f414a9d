import { expect, test } from 'vitest';
import { compact } from '../../../src/domain/record/compact.js';

test('fields that are undefined are dropped at any depth, and everything else is kept', () => {
  const value = { a: undefined, b: { c: undefined, d: '' }, list: [{ e: undefined, f: 0 }, 'text'], g: null, h: false };
  const kept = compact(value);
  expect(JSON.stringify(kept)).toBe('{"b":{"d":""},"list":[{"f":0},"text"],"g":null,"h":false}');
  expect(Object.keys(kept)).toEqual(['b', 'list', 'g', 'h']);
});
