/** The real program in a pseudo-terminal, once in each language: a screen is printed, and an interview asks and is left. */
import { beforeEach, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/language.js';
import { loadMessages } from '../../src/locales/index.js';
import { twoSites } from '../helpers/projects/two-sites.js';
import { CTRL_C, CTRL_U, ENTER, noTerminal, openTerminal } from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

test.each(LANGUAGES)('%s: `show` prints the diagram with the titles of that language', async (language) => {
  const terminal = openTerminal(await twoSites(), ['--lang', language, 'show', 'lviv-center']);
  const { code, all } = await terminal.end();
  expect(code).toBe(0);
  const titles = { en: 'Enough people, no queues', ru: 'Людей хватает, нет очередей' };
  for (const [one, title] of Object.entries(titles)) expect(all.includes(title)).toBe(one === language);
});

test.each(LANGUAGES)(
  '%s: an interview asks its first questions, and is left with everything saved',
  async (language) => {
    const { interview } = await loadMessages(language);
    const terminal = openTerminal(await twoSites(), ['--lang', language, 'run', 'kyiv-podil']);
    await terminal.answer([
      [[interview.setting.lines.assessors, `► ${interview.setting.accept}`], '2'],
      [interview.assessor, CTRL_U + ENTER],
      [interview.assessorBad, `Ivan Petrenko${ENTER}`],
      [interview.role('Ivan Petrenko'), '1'],
      [`► ${interview.setting.accept}`, ENTER],
      [interview.guess, CTRL_C],
    ]);
    const ending = await terminal.end();
    expect(ending).toMatchObject({ code: 130, modes: { echo: true, canonical: true } });
    expect(ending.screen).toContain(interview.draft.kept('service-audit run kyiv-podil'));
  },
);
