/** Texts of files with what a test is about put in. */

import type { Audit } from '../../../src/domain/record/audit.js';
import { parseAs } from '../../../src/storage/parse.js';
import { readYaml } from '../../../src/storage/read.js';
import { auditSchema } from '../../../src/storage/schema/audit.js';
import type { Source } from '../../../src/storage/source.js';

/** The lines of an audit's file above its scores; they end with line 11. */
export const AUDIT_HEAD = `format: audit/1
date: 2026-11-20
template:
  name: base
  version: 1
  digest: sha256-0123456789abcdef
sagging: 5
target: 7
assessors:
  - name: Olena Kovalchuk
scores:
`;

/** An audit of one criterion; `lines` stand in its entry, on line 14 and on, in column 7. */
export function auditWith(lines: string): string {
  const indented = lines.split('\n').map((line) => `      ${line}`);
  return `${AUDIT_HEAD}  product:\n    refunds:\n${indented.join('\n')}\n`;
}

export function parseAudit(text: string, file = 'audit.yaml'): Audit {
  return parseAs(auditSchema, sourceOf(text, file), 'audit/1');
}

export function sourceOf(text: string, file = 'audit.yaml'): Source {
  return readYaml(text, file);
}
