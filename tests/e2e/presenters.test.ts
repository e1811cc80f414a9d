/** The screen and --plain are the same interview: the same answers make the same file. */
import { expect, test } from 'vitest';
import { ANSWERS, asInput, PLAIN } from '../helpers/interviews/plain-lines.js';
import { AUDIT, aProject, GIVEN_BACK, LEAVE, SITE } from '../helpers/interviews/stopping-places.js';
import { spawnServiceAudit } from '../helpers/processes/binary.js';
import { readIn } from '../helpers/projects/folder.js';
import { ENTER, noTerminal, openTerminal } from '../helpers/terminal/terminal.js';

test('the same answers on a screen, as lines in a terminal and as lines from a pipe', async ({ skip }) => {
  skip(noTerminal !== undefined, noTerminal);
  const onScreen = aProject();
  const screen = openTerminal(onScreen, ['run', SITE]);
  await screen.see('Who scores?', 'leave');
  // A digit or a letter alone is a key that answers at once. What writes the audit is typed once it is seen.
  const keys = ANSWERS.map((line) => (line.length === 1 ? line : line + ENTER));
  await screen.send(keys.slice(0, -1).join(''));
  await screen.see('► Accept the plan and write the audit', LEAVE);
  await screen.send(ENTER);
  expect(await screen.end()).toMatchObject({ code: 0, ...GIVEN_BACK });

  const inLines = aProject();
  const lines = openTerminal(inLines, PLAIN);
  await lines.see('Who scores?');
  // A date that was understood is shown at a terminal before it counts.
  await lines.lines(ANSWERS.flatMap((line) => (line === '6 weeks' ? [line, ''] : [line])));
  expect(await lines.end()).toMatchObject({ code: 0, ...GIVEN_BACK });

  const piped = aProject();
  expect(spawnServiceAudit(piped, PLAIN, { input: asInput(ANSWERS) }).code).toBe(0);

  expect(readIn(onScreen, AUDIT)).toContain('Перекрасили в августе: чисто.');
  expect(readIn(inLines, AUDIT)).toBe(readIn(onScreen, AUDIT));
  expect(readIn(piped, AUDIT)).toBe(readIn(onScreen, AUDIT));
});
