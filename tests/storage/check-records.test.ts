/** A record is checked against its file name, in itself, and against its questionnaire. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../../src/domain/record/audit.js';
import { checkAgainstTemplate } from '../../src/storage/check-records.js';
import { printRecord } from '../../src/storage/print.js';
import { readRecord } from '../../src/storage/record.js';
import { parseRecordName } from '../../src/storage/record-name.js';
import { problemsOf, told } from '../helpers/printing/problems.js';
import { folderWith } from '../helpers/projects/folder.js';
import { anAudit, base } from '../helpers/records/builders.js';

type Built = ReturnType<typeof anAudit>;
const fileOf = (audit: Built) =>
  printRecord('audit', audit.build(), { schema: 'audit-1.json', title: () => undefined });

/** The problems of an audit in a file with this name. */
function reading(name: string, audit: Built, latest = '2026-11-21') {
  const folder = folderWith({ [name]: fileOf(audit) });
  return problemsOf(() => readRecord({ path: join(folder, name), shown: name, name: parseRecordName(name) }, latest));
}

describe('a record and its name', () => {
  test('give no problem if they agree', () => {
    expect(reading('2026-11-20.audit.yaml', anAudit('2026-11-20'))).toEqual([]);
  });

  test('a copied file that still has the old date is reported', () => {
    expect(reading('2026-11-21.audit.yaml', anAudit('2026-11-20'))).toMatchObject([
      { code: 'date-not-name', details: { date: '2026-11-20', name: '2026-11-21.audit.yaml' }, place: { line: 3 } },
    ]);
  });

  test('a record with the date of tomorrow is refused', () => {
    expect(told(reading('2026-11-22.audit.yaml', anAudit('2026-11-22')))).toEqual(['3:7 future-date']);
    expect(reading('2026-11-21.audit.yaml', anAudit('2026-11-21'))).toEqual([]);
  });

  test('an audit with the file name of a follow-up is refused', () => {
    expect(told(reading('2026-11-20.follow-up.yaml', anAudit('2026-11-20')))).toEqual(['2:9 wrong-format']);
  });

  test('a file outside a site’s folder may have any name', () => {
    expect(reading('a.yaml', anAudit('2026-11-20'))).toEqual([]);
  });
});

describe('an audit that contradicts itself', () => {
  test('a criterion that is answered twice', () => {
    const twice = anAudit('2026-11-20').with('refunds', 3, 'personnel');
    expect(told(reading('2026-11-20.audit.yaml', twice))).toEqual([expect.stringMatching(/^\d+:5 twice-answered$/)]);
  });

  test('an action for a criterion that it does not have', () => {
    const planned = anAudit('2026-11-20').without('refunds').planning('refunds-1').planning('staff-fit-1');
    expect(reading('2026-11-20.audit.yaml', planned)).toMatchObject([
      { code: 'not-in-plan', details: { key: 'refunds' } },
    ]);
  });

  test('both are reported together', () => {
    const both = anAudit('2026-11-22').with('refunds', 3, 'personnel').planning('parking-1');
    const codes = reading('2026-11-22.audit.yaml', both).map(({ code }) => code);
    expect(codes.sort()).toEqual(['future-date', 'not-in-plan', 'twice-answered']);
  });
});

describe('an audit and its questionnaire', () => {
  const against = (audit: Built, template: typeof base | undefined = base) => {
    const folder = folderWith({ 'a.yaml': fileOf(audit) });
    const { record, source } = readRecord({ path: join(folder, 'a.yaml'), shown: 'a.yaml' }, '2026-11-21');
    return record.kind === 'audit' ? checkAgainstTemplate(record.audit, source, template, 'ru') : [];
  };
  const other = (change: Partial<Audit>) => anAudit('2026-11-20').having(change);

  test('give no problem if they agree', () => {
    expect(against(anAudit('2026-11-20'))).toEqual([]);
  });

  test('a mistyped, a missing and a misplaced criterion are reported together', () => {
    const audit = anAudit('2026-11-20')
      .without('refunds')
      .with('refund', 3, 'product')
      .without('staff-fit')
      .with('staff-fit', 7, 'product');
    expect(against(audit).map(({ details }) => details)).toEqual(
      expect.arrayContaining([
        { key: 'staff-fit', component: 'product', right: 'personnel' },
        { key: 'refund', suggestion: 'refunds', template: 'base' },
        expect.objectContaining({ key: 'refunds' }),
      ]),
    );
    expect(
      against(audit)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['missing-criterion', 'unknown-criterion', 'wrong-component']);
  });

  test('a missing questionnaire is a warning: keys are shown instead of titles', () => {
    const folder = folderWith({ 'a.yaml': fileOf(anAudit('2026-11-20')) });
    const { record, source } = readRecord({ path: join(folder, 'a.yaml'), shown: 'a.yaml' }, '2026-11-21');
    const problems = record.kind === 'audit' ? checkAgainstTemplate(record.audit, source, undefined, 'en') : [];
    expect(problems).toMatchObject([{ code: 'template-unknown', severity: 'warning' }]);
  });

  test('a questionnaire that changed without a new version is a warning', () => {
    const changed = other({ template: { name: 'base', version: 1, digest: 'sha256-0000000000000000' } });
    expect(against(changed)).toMatchObject([{ code: 'digest-differs', severity: 'warning' }]);
  });

  test('a missing criterion is reported by its title, in the language', () => {
    const [first] = against(anAudit('2026-11-20').without('refunds'));
    expect(first).toMatchObject({ code: 'missing-criterion', details: { title: 'Возврат средств' } });
  });

  test('an audit of an older version is not checked', () => {
    expect(against(anAudit('2026-11-20').without('refunds'), { ...base, version: 2 })).toEqual([]);
  });

  test('a version that is newer than the questionnaire is reported', () => {
    const newer = other({ template: { name: 'base', version: 2, digest: 'sha256-0000000000000000' } });
    expect(against(newer)).toMatchObject([
      { code: 'newer-template', details: { version: 2, known: 1 }, place: { line: 6 } },
    ]);
  });
});
