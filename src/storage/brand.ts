/** Reads the file of `--brand`, which says who hands over a page. Its logo becomes part of the page. */
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fail, type Place } from '../errors.js';
import { parseAs } from './parse.js';
import { readText, readYaml } from './read.js';
import { brandSchema } from './schema/brand.js';
import type { Source } from './source.js';

export interface BrandFile {
  name?: string | undefined;
  /** A data URI. */
  logo?: string | undefined;
  /** A colour: `#rrggbb`. */
  accent?: string | undefined;
  contact?: string | undefined;
}

/** The whole page must stay under 300 KB. */
const LARGEST_LOGO_BYTES = 150_000;
/** How a picture of each type begins. */
const SIGNATURES: readonly (readonly [type: string, begins: (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  ['image/gif', (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))],
  ['image/webp', (bytes) => /^RIFF.{4}WEBP/s.test(bytes.toString('latin1', 0, 12))],
  [
    'image/svg+xml',
    (bytes) =>
      /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!DOCTYPE[^>]*>\s*)?<svg[\s>]/s.test(bytes.toString('utf8')),
  ],
];
const DATA_URI = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,([a-z0-9+/]+={0,2})$/i;

export function readBrand(path: string, shown: string): BrandFile {
  const source = readYaml(readText(path, shown), shown);
  checkColourQuoted(source);
  const { logo, ...brand } = parseAs(brandSchema, source, 'brand/1');
  if (logo === undefined) return brand;
  return { ...brand, logo: logoOf(logo, dirname(path), source.place(['logo'])) };
}

/** Throws if the colour lacks its quotes: in YAML, `accent: #1d5c63` is a key with a comment and without a value. */
function checkColourQuoted(source: Source): void {
  const at = source.place(['accent'], 'key');
  const written = /^\s*accent:\s*(#\S*)\s*$/.exec(at.source ?? '')?.[1];
  if (written !== undefined) throw fail('bad-colour', { value: written }, at);
}

function logoOf(logo: string, folder: string, place: Place): string {
  const encoded = DATA_URI.exec(logo)?.[1];
  if (encoded !== undefined) return dataUri(Buffer.from(encoded, 'base64'), 'data:', place);
  if (/^[a-z][a-z0-9+.-]+:/i.test(logo)) throw fail('bad-logo', { logo: logo.slice(0, 60), why: 'kind' }, place);
  const path = resolve(folder, logo);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw fail('bad-logo', { logo, why: 'missing' }, place);
  if (stat.size > LARGEST_LOGO_BYTES) throw fail('bad-logo', { logo, why: 'size' }, place);
  return dataUri(readFileSync(path), logo, place);
}

function dataUri(bytes: Buffer, logo: string, place: Place): string {
  if (bytes.length > LARGEST_LOGO_BYTES) throw fail('bad-logo', { logo, why: 'size' }, place);
  const type = SIGNATURES.find(([, begins]) => begins(bytes))?.[0];
  if (type === undefined) throw fail('bad-logo', { logo, why: 'kind' }, place);
  return `data:${type};base64,${bytes.toString('base64')}`;
}
