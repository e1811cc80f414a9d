/** Identifies a finding even if lines move and scores change, so that services recognise it. */
import { createHash } from 'node:crypto';
import type { Finding } from '../../domain/gate/gate.js';
import { criterionOf } from './reasons.js';

/** 32 hexadecimal digits. */
export function fingerprintOf(site: string, finding: Finding): string {
  const { rule, programme = '', action = '' } = finding;
  return digest([rule, site, programme, criterionOf(finding) ?? '', action]);
}

export function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}
