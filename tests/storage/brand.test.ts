import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { readBrand } from '../../src/storage/brand.js';
import { folderWith } from '../helpers/projects/folder.js';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const SVG = '<?xml version="1.0"?>\n<!-- a logo -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';

function brand(lines: string, files: Record<string, string | Buffer> = {}) {
  const folder = folderWith({ 'brand.yaml': `format: brand/1\n${lines}\n` });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return readBrand(join(folder, 'brand.yaml'), 'brand.yaml');
}

function refused(lines: string, files: Record<string, string | Buffer> = {}) {
  try {
    brand(lines, files);
  } catch (error) {
    if (error instanceof UserError) {
      return error.problems.map(({ code, details, place }) => ({ code, details, line: place?.line }));
    }
    throw error;
  }
  return [];
}

test('a complete file is read', () => {
  const read = brand('name: Kovalchuk & Partners\nlogo: logo.svg\naccent: "#1D5C63"\ncontact: |\n  Olena\n  +380 44', {
    'logo.svg': SVG,
  });
  expect(read).toEqual({
    format: 'brand/1',
    name: 'Kovalchuk & Partners',
    logo: `data:image/svg+xml;base64,${Buffer.from(SVG).toString('base64')}`,
    accent: '#1D5C63',
    contact: 'Olena\n+380 44',
  });
});

test('the type of a logo is that of its bytes, whatever its name', () => {
  expect(brand('logo: logo.txt', { 'logo.txt': PNG }).logo).toBe(`data:image/png;base64,${PNG.toString('base64')}`);
  const uri = `data:image/jpeg;base64,${PNG.toString('base64')}`;
  expect(brand(`logo: ${uri}`).logo).toBe(`data:image/png;base64,${PNG.toString('base64')}`);
});

describe('problems are reported with their place', () => {
  test.each([
    ['accent: #1d5c63', { code: 'bad-colour', details: { value: '#1d5c63' }, line: 2 }],
    ['accent: teal', { code: 'bad-colour', details: { value: 'teal' }, line: 2 }],
    ['accent: 123456', { code: 'bad-colour', details: { value: '123456' }, line: 2 }],
    ['name: A\nlogo: none.png', { code: 'bad-logo', details: { logo: 'none.png', why: 'missing' }, line: 3 }],
    ['logo: .', { code: 'bad-logo', details: { logo: '.', why: 'missing' }, line: 2 }],
    ['logo: big.png', { code: 'bad-logo', details: { logo: 'big.png', why: 'size' }, line: 2 }],
    ['logo: page.html', { code: 'bad-logo', details: { logo: 'page.html', why: 'kind' }, line: 2 }],
    [
      'logo: https://x.example/a.png',
      { code: 'bad-logo', details: { logo: 'https://x.example/a.png', why: 'kind' }, line: 2 },
    ],
    [
      'logo: data:text/html,<script>',
      { code: 'bad-logo', details: { logo: 'data:text/html,<script>', why: 'kind' }, line: 2 },
    ],
    ['logo: data:image/png;base64,PGI+', { code: 'bad-logo', details: { logo: 'data:', why: 'kind' }, line: 2 }],
    ['colour: "#1d5c63"', { code: 'unknown-key', details: expect.anything(), line: 2 }],
  ])('%s', (lines, expected) => {
    const files = { 'big.png': Buffer.concat([PNG, Buffer.alloc(150_000)]), 'page.html': '<html><svg></svg></html>' };
    expect(refused(lines, files)).toEqual([expected]);
  });
});
