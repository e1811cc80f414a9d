/** Who is here at a follow-up: whom the list names, and what a number takes. */
import { expect, test } from 'vitest';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';
import { salonFiles } from '../../helpers/records/salon-with-plan.js';

const CONFIG = 'service-audit.yaml';

/** The screens of a follow-up that gets these lines. */
async function asked(files: Record<string, string>, ...lines: string[]): Promise<string> {
  const args = ['--today', '2026-11-21', 'follow-up', '--plain'];
  return (await serviceAudit(folderWith(files), args, { input: `${lines.join('\n')}\n` })).stderr;
}

test('without a circle, those whom the records name are listed', async () => {
  const files = salonFiles();
  const said = await asked({ ...files, [CONFIG]: `${files[CONFIG]?.replace(/circle:.*\n/, '')}` }, '1');
  expect(said).toContain(
    'Who is here?\n1: Olena Kovalchuk: not here\n2: Ivan Petrenko: not here\n3: Anna Bondar: not here',
  );
});

test('with a circle, it is listed; for somebody else, a number takes a name that is known, and several are named at once', async () => {
  const said = await asked(salonFiles(), '1', '3', '3; Petro');
  expect(said).toContain('Who is here?\n1: Ivan Petrenko: here\n2: Olena Kovalchuk: here\n3: somebody else\n');
  expect(said).toContain('3\u00a0Anna\u00a0Bondar');
  expect(said).toContain('3: Anna Bondar: here\n4: Petro: here\n');
});
