/** Whatever a file holds, it is read, or its problems are reported. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Audit } from '../../src/domain/record/audit.js';
import { UserError } from '../../src/errors.js';
import { renderProblems } from '../../src/render/kit/problems.js';
import { readAnswers } from '../../src/storage/answers.js';
import { parseAs } from '../../src/storage/parse.js';
import { printRecord } from '../../src/storage/print.js';
import { decode } from '../../src/storage/read.js';
import { followUpSchema } from '../../src/storage/schema/follow-up.js';
import { settingsSchema, siteSchema } from '../../src/storage/schema/settings.js';
import { templateSchema } from '../../src/storage/schema/template.js';
import { aStyle } from '../helpers/printing/styles.js';
import { parseAudit, sourceOf } from '../helpers/records/audit-text.js';
import { aCause, anAudit, base } from '../helpers/records/builders.js';

const AUDIT = printRecord(
  'audit',
  anAudit('2026-11-20')
    .with('refunds', { score: 3, note: 'Two disputes.', counted: { ok: 1, of: 2 }, cause: aCause() })
    .with('client-area', { na: 'home visits only' })
    .planning('refunds-1')
    .saying('2026-09-01.audit/refunds-1', 'done')
    .build(),
  { schema: 'audit-1.json', title: () => 'Title' },
);
const SETTINGS = `format: config/1
language: en
sagging: 5
working-days: [mon, tue]
check:
  min-score: {warn: 6, fail: 5}
  criteria:
    refunds: {min-score: 7}
`;

const SNIPPETS = [
  '\n',
  ' ',
  '  ',
  '\t',
  ':',
  ': ',
  '- ',
  '? ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '|',
  '>',
  '#',
  ' #',
  '&a ',
  '*a',
  '!t ',
  '%',
  '@',
  '`',
  '---\n',
  '...\n',
  '<<<<<<< x\n',
  '<<: ',
  '~',
  'null',
  '07',
  '.nan',
  '1e9',
  '__proto__: ',
  'constructor: ',
  '\r\n',
  '\u0000',
  '\u2028',
  '\ud800',
  '\ufeff',
  'é',
  '\\',
  '\\x',
  'x'.repeat(300),
];
const damage = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(12), fc.constantFrom(...SNIPPETS)), { minLength: 1, maxLength: 4 })
    .map((cuts) =>
      cuts.reduce((now, [at, length, snippet]) => now.slice(0, at) + snippet + now.slice(at + length), text),
    );

/** Reading either gives a value or throws problems that can be shown. */
function harmless(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const language of ['en', 'ru'] as const) {
      const lines = renderProblems(error.problems, aStyle({ language }));
      expect(lines.join('\n')).not.toMatch(/undefined|\[object/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for control characters
      expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028]/);
    }
  }
}

test.each([
  ['an audit', AUDIT, (text: string) => parseAudit(text)],
  [
    'a follow-up',
    AUDIT.replace('audit/1', 'follow-up/1'),
    (text: string) => parseAs(followUpSchema, sourceOf(text), 'follow-up/1'),
  ],
  ['settings', SETTINGS, (text: string) => parseAs(settingsSchema, sourceOf(text), 'config/1')],
  ['a site', SETTINGS.replace('config/1', 'site/1'), (text: string) => parseAs(siteSchema, sourceOf(text), 'site/1')],
  [
    'a template',
    SETTINGS.replace('config/1', 'template/1'),
    (text: string) => parseAs(templateSchema, sourceOf(text), 'template/1'),
  ],
  ['answers', AUDIT.replace('audit/1', 'answers/1'), (text: string) => readAnswers(sourceOf(text), base, 'ru')],
])('%s that is damaged in any way', (_, text, read) => {
  fc.assert(
    fc.property(damage(text), (damaged) => {
      harmless(() => read(decode(Buffer.from(damaged), 'a.yaml')));
    }),
  );
});

test('every audit that can be read can be printed and read back', () => {
  fc.assert(
    fc.property(damage(AUDIT), (damaged) => {
      let audit: Audit | undefined;
      harmless(() => {
        audit = parseAudit(damaged);
      });
      if (audit) {
        const printed = printRecord('audit', audit, { schema: 'audit-1.json', title: () => undefined });
        expect(parseAudit(printed)).toEqual(audit);
      }
    }),
  );
});

test('random bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      harmless(() => sourceOf(decode(bytes, 'a.yaml')));
    }),
  );
});
