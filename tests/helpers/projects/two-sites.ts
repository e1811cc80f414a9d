/** A project of two sites: lviv-center sags at three criteria and fails the gate, kyiv-podil is level. */
import { audited, CAUSE } from './answers-file.js';
import { folderWith, readIn } from './folder.js';

export const LVIV = 'audits/lviv-center/2026-11-20.audit.yaml';
export const KYIV = 'audits/kyiv-podil/2026-10-01.audit.yaml';

/** The audits of the project by file name, written once. */
let made: Record<string, string> | undefined;

/** A folder with the project, and with these files in addition. */
export async function twoSites(files: Readonly<Record<string, string>> = {}): Promise<string> {
  made ??= await make();
  return folderWith({ ...made, ...files });
}

async function make(): Promise<Record<string, string>> {
  const folder = folderWith();
  await audited(folder, { date: '2026-09-01', scores: { 'staffing-level': 6, refunds: 4 } });
  await audited(folder, {
    date: '2026-11-20',
    scores: { 'staffing-level': `\n    score: 3\n    cause:${CAUSE}`, refunds: 4, 'speech-manner': 5 },
  });
  await audited(folder, { site: 'kyiv-podil', date: '2026-10-01', scores: { 'staffing-level': 9 } });
  const names = ['audits/lviv-center/2026-09-01.audit.yaml', LVIV, KYIV];
  return Object.fromEntries(names.map((name) => [name, readIn(folder, name)]));
}
