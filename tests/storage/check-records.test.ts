/** A record against its name, against itself and against its questionnaire. */
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

/** Reads an audit's file under this name. */
function reading(name: string, audit: Built, latest = '2026-11-21') {
  const folder = folderWith({ [name]: fileOf(audit) });
  return problemsOf(() => readRecord({ path: join(folder, name), shown: name, name: parseRecordName(name) }, latest));
}

describe('a record and its name', () => {
  test('agree', () => {
    expect(reading('2026-11-20.audit.yaml', anAudit('2026-11-20'))).toEqual([]);
  });

  test('a copied file that was not finished is told', () => {
    expect(reading('2026-11-21.audit.yaml', anAudit('2026-11-20'))).toMatchObject([
      { code: 'date-not-name', details: { date: '2026-11-20', name: '2026-11-21.audit.yaml' }, place: { line: 3 } },
    ]);
  });

  test('a record of tomorrow is refused', () => {
    expect(told(reading('2026-11-22.audit.yaml', anAudit('2026-11-22')))).toEqual(['3:7 future-date']);
    expect(reading('2026-11-21.audit.yaml', anAudit('2026-11-21'))).toEqual([]);
  });

  test('an audit under the name of a follow-up is none', () => {
    expect(told(reading('2026-11-20.follow-up.yaml', anAudit('2026-11-20')))).toEqual(['2:9 wrong-format']);
  });

  test('a file that lies elsewhere may be called anything', () => {
    expect(reading('a.yaml', anAudit('2026-11-20'))).toEqual([]);
  });
});

describe('an audit that contradicts itself', () => {
  test('answers a criterion twice', () => {
    const twice = anAudit('2026-11-20').with('refunds', 3, 'personnel');
    expect(told(reading('2026-11-20.audit.yaml', twice))).toEqual([expect.stringMatching(/^\d+:5 twice-answered$/)]);
  });

  test('plans for a criterion that it does not have', () => {
    const planned = anAudit('2026-11-20').without('refunds').planning('refunds-1').planning('staff-fit-1');
    expect(reading('2026-11-20.audit.yaml', planned)).toMatchObject([
      { code: 'not-in-plan', details: { key: 'refunds' } },
    ]);
  });

  test('all of it is told at once', () => {
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

  test('agree', () => {
    expect(against(anAudit('2026-11-20'))).toEqual([]);
  });

  test('a mistyped, a missing and a misplaced criterion are told together', () => {
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

  test('a questionnaire that is gone is a warning: keys stand for titles', () => {
    const folder = folderWith({ 'a.yaml': fileOf(anAudit('2026-11-20')) });
    const { record, source } = readRecord({ path: join(folder, 'a.yaml'), shown: 'a.yaml' }, '2026-11-21');
    const problems = record.kind === 'audit' ? checkAgainstTemplate(record.audit, source, undefined, 'en') : [];
    expect(problems).toMatchObject([{ code: 'template-unknown', severity: 'warning' }]);
  });

  test('one that was changed without a new version is a warning', () => {
    const changed = other({ template: { name: 'base', version: 1, digest: 'sha256-0000000000000000' } });
    expect(against(changed)).toMatchObject([{ code: 'digest-differs', severity: 'warning' }]);
  });

  test('what lacks is told by its title, in the language', () => {
    const [first] = against(anAudit('2026-11-20').without('refunds'));
    expect(first).toMatchObject({ code: 'missing-criterion', details: { title: 'Возврат средств' } });
  });

  test('an older version is what it was', () => {
    expect(against(anAudit('2026-11-20').without('refunds'), { ...base, version: 2 })).toEqual([]);
  });

  test('a version that is newer than the questionnaire here is told', () => {
    const newer = other({ template: { name: 'base', version: 2, digest: 'sha256-0000000000000000' } });
    expect(against(newer)).toMatchObject([
      { code: 'newer-template', details: { version: 2, known: 1 }, place: { line: 6 } },
    ]);
  });
});
