/** Places in an interview of lviv-center at which it may end: how to get there, and what is there on the way back. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { folderWith } from '../projects/folder.js';
import { ENTER, type Ending, openTerminal, type Terminal, type Window } from '../terminal/terminal.js';

export const SITE = 'lviv-center';
export const AUDIT = `audits/${SITE}/2026-11-21.audit.yaml`;
export const DRAFTS = '.service-audit/drafts';
/** Of a project whose questionnaire and site are settled: they are not asked for. */
export const SETTLED = {
  'service-audit.yaml': 'format: config/1\ntemplate: base\n',
  [`audits/${SITE}/site.yaml`]: 'format: site/1\ntitle: Lviv center\ntemplate: base\n',
};
export const GO_ON = `Everything is saved. Go on with: service-audit run ${SITE}`;
/** The end of the last line of every screen: with it the whole screen is drawn. */
export const LEAVE = 'leave, everything is saved';

/** Who scores, the first screen, and no guess. */
export const HEAD = `Olena Kovalchuk, consultant${ENTER}${ENTER}${ENTER}`;
const EXPLAINING = `${HEAD}3${'7'.repeat(11)}${ENTER}Ivan Petrenko${ENTER}1`;

export interface Place {
  /** All that is typed from the first question on. */
  keys: string;
  /** Typed without Enter at the end. */
  half?: string;
  /** What stands in the window there. */
  shows: readonly string[];
  /** The criteria that are scored then. */
  scored: number;
}

export const PLACES = {
  'the first question': { keys: '', shows: ['Who scores?'], scored: 0 },
  'a score': { keys: `${HEAD}7`, shows: ['WHERE CLIENTS ARE SERVED', '2 of 12'], scored: 1 },
  'a 1 that waits': { keys: `${HEAD}7`, half: '1', shows: ['WHERE CLIENTS ARE SERVED'], scored: 1 },
  'the middle of a note': {
    keys: `${HEAD}73w`,
    half: 'Half of it',
    shows: ['What did you see?', '> Half of it'],
    scored: 2,
  },
  'the middle of a reason': {
    keys: `${HEAD}7x`,
    half: 'Зал на ремо',
    shows: ['Where clients are served', 'Why does it not apply?', '> Зал на ремо'],
    scored: 1,
  },
  'the review': { keys: HEAD + '7'.repeat(12), shows: ['► Go on', 'Where clients are served'], scored: 12 },
  'the middle of a cause': {
    keys: EXPLAINING,
    half: 'One master is le',
    shows: ['Which factors cause so low a score?', '> One master is le'],
    scored: 12,
  },
  'the plan': { keys: `${HEAD}${'7'.repeat(12)}${ENTER}`, shows: ['► Write the audit'], scored: 12 },
} satisfies Record<string, Place>;

export type PlaceName = keyof typeof PLACES;

/** An interview at that place, with the text half-typed. */
export async function at(folder: string, name: PlaceName, window: Window = {}): Promise<Terminal> {
  const place: Place = PLACES[name];
  const terminal = openTerminal(folder, ['run', SITE], window);
  await terminal.see('Who scores?', 'leave');
  await terminal.send(place.keys + (place.half ?? ''));
  await terminal.see(...place.shows, name === 'the first question' ? 'leave' : LEAVE);
  return terminal;
}

/** Of an ending that gave the terminal back: modes as before, the cursor shown. */
export const GIVEN_BACK = { cursorVisible: true, marksPastes: false, modes: { echo: true, canonical: true } };

/** The next `run` offers the draft; going on with it leads to the same place, half-typed text and all. Leaves with q or Ctrl-C. */
export async function expectGoesOn(folder: string, name: PlaceName): Promise<Ending> {
  const place: Place = PLACES[name];
  const terminal = openTerminal(folder, ['run', SITE]);
  await terminal.see(
    `There is an unfinished interview of 21 Nov 2026: ${place.scored} of 12 scored.`,
    '► 1  go on with it',
    '2  begin anew, and discard it',
    '3  discard it and leave',
  );
  await terminal.send('1');
  await terminal.see(...place.shows, LEAVE);
  await terminal.send('\x03');
  return terminal.end();
}

/** A folder of its own with such a project, and no audit yet. */
export function aProject(): string {
  return folderWith(SETTLED);
}

/** A project of which the questionnaire is settled, and no site is there. */
export function withoutSites(): string {
  return folderWith({ 'service-audit.yaml': SETTLED['service-audit.yaml'] });
}

export function drafts(folder: string): string[] {
  return readdirSync(join(folder, DRAFTS)).sort();
}

/** Nothing is published, and only the draft stands among the drafts. */
export function expectOnlyDraft(folder: string): void {
  expect(drafts(folder)).toEqual([`${SITE}.audit.jsonl`]);
  expect(readdirSync(join(folder, 'audits', SITE))).toEqual(['site.yaml']);
}
