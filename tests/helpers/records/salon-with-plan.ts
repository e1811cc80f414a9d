/** A salon with a plan, three weeks after its audit: two criteria sag, explained, with an action each. */
import { printRecord } from '../../../src/storage/print.js';
import { aCause, anAudit } from './builders.js';

const CIRCLE = ['Ivan Petrenko', 'Olena Kovalchuk'];
export const AUDITED = '2026-11-01';
export const REFUNDS = `${AUDITED}.audit/refunds-1`;
export const STAFFING = `${AUDITED}.audit/staffing-level-1`;
export const AUDIT_FILE = `audits/lviv-center/${AUDITED}.audit.yaml`;
export const FOLLOW_UP_FILE = 'audits/lviv-center/2026-11-21.follow-up.yaml';

/** `refunds` sags at 4, `staffing-level` at 3. */
export const salonAudit = anAudit(AUDITED)
  .with('refunds', 4)
  .explaining('refunds', aCause({ promise: { said: 'a year', due: '2027-10-29', target: 7 } }))
  .with('staffing-level', 3)
  .explaining('staffing-level', aCause({ responsible: { name: 'Anna Bondar' } }))
  .planning('refunds-1', { text: 'Print the refund rule.', due: '2026-11-13' })
  .planning('staffing-level-1', { text: 'Float one master.', owner: 'Anna Bondar', due: '2026-12-04' });

const PRINTED = { schema: '../../.service-audit/schema/audit-1.json', title: () => undefined };

export function salonFiles(language = 'en'): Record<string, string> {
  return {
    'service-audit.yaml': `format: config/1\nlanguage: ${language}\ntime-zone: UTC\ncircle: [${CIRCLE.join(', ')}]\n`,
    [AUDIT_FILE]: printRecord('audit', salonAudit.build(), PRINTED),
  };
}

/** The same salon with nothing to do: every score is at target. */
export const levelAudit = printRecord('audit', anAudit(AUDITED).build(), PRINTED);
