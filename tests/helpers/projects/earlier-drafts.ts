/** A project with one draft of each kind, as version 0.1.0 wrote them: of `hall` (run and follow-up) and `yard` (why). */
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderWith } from './folder.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures/drafts/', import.meta.url));
const DRAFTS = '.service-audit/drafts';

/** The draft of each command, the site, the lines that finish the interview, and the record that it makes then. */
export const EARLIER_DRAFTS = [
  { command: 'run', site: 'hall', draft: 'hall.audit', lines: ['Ask the road authority.', '16'], makes: 'audit' },
  { command: 'why', site: 'yard', draft: 'yard.why', lines: ['l', ''], makes: 'follow-up' },
  {
    command: 'follow-up',
    site: 'hall',
    draft: 'hall.follow-up',
    lines: ['', 'Nobody.', '', ''],
    makes: 'follow-up',
  },
] as const;

export type EarlierDraft = (typeof EARLIER_DRAFTS)[number];

/** A copy of the project with this draft alone. */
export function withDraft({ draft }: EarlierDraft): string {
  const folder = folderWith();
  for (const name of ['service-audit.yaml', 'templates', 'audits']) {
    cpSync(join(FIXTURES, name), join(folder, name), { recursive: true });
  }
  mkdirSync(join(folder, DRAFTS), { recursive: true });
  cpSync(join(FIXTURES, 'drafts', `${draft}.jsonl`), join(folder, DRAFTS, `${draft}.jsonl`));
  return folder;
}

export function draftsIn(folder: string): string[] {
  return readdirSync(join(folder, DRAFTS)).sort();
}

/** The record that the same answers make: as version 0.1.0 wrote it, with the plan that follows from them now. */
export function recordExpected({ draft }: EarlierDraft): string {
  return readFileSync(join(FIXTURES, 'expected', `${draft}.yaml`), 'utf8');
}
