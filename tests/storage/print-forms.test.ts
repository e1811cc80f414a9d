/** The same content is printed in the same way, however it was built. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../../src/domain/record/audit.js';
import { printRecord } from '../../src/storage/print.js';
import { anyAudit, aText } from '../helpers/generators/records.js';
import { parseAudit } from '../helpers/records/audit-text.js';
import { anAudit, aSmallAudit } from '../helpers/records/builders.js';

const print = (audit: Audit) => printRecord('audit', audit, { schema: 'audit-1.json', title: () => undefined });
const withNote = (note: string) => aSmallAudit('2026-11-20', { refunds: { score: 7, note } }).build();

describe('every text has one form', () => {
  const spaced = fc
    .tuple(fc.constantFrom('', ' ', '\n', '\t', '\u00a0', '  \n '), aText(), fc.constantFrom('', ' ', '\n\n', '\r\n'))
    .map((parts) => parts.join(''));

  test('blank lines around it are not kept', () => {
    fc.assert(
      fc.property(spaced, (note) => {
        expect(print(withNote(note))).toBe(print(withNote(note.trim())));
      }),
    );
  });

  test('Windows line ends become line feeds', () => {
    expect(print(withNote('one\r\ntwo'))).toBe(print(withNote('one\ntwo')));
  });

  test('spaces around a name are not kept', () => {
    const named = (name: string) =>
      print(
        anAudit()
          .having({ assessors: [{ name }] })
          .build(),
      );
    expect(named(' Olena ')).toBe(named('Olena'));
  });

  test('a text of spaces alone is refused or can be read back', () => {
    let printed: string | undefined;
    try {
      printed = print(withNote('  \n '));
    } catch {}
    if (printed !== undefined) expect(parseAudit(printed).date).toBe('2026-11-20');
  });

  test('the order in which an audit was built does not matter', () => {
    const reversed = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, reversed(part)]),
          )
        : value;
    fc.assert(
      fc.property(anyAudit(), (audit) => {
        const { scores, plan, actions, ...fixed } = audit;
        const turned = reversed(fixed) as typeof fixed;
        expect(print({ ...(plan && { plan }), scores, ...(actions && { actions }), ...turned })).toBe(print(audit));
      }),
    );
  });
});
