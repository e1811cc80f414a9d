/** Shows the files of `init` before they are written. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Context } from '../../context.js';
import { fill, width } from '../../render/kit/layout.js';
import { styleOf } from '../../render/kit/style.js';
import { oneLine, visible } from '../../render/kit/visible.js';
import { SETTINGS_FILE } from '../../storage/language.js';
import type { Choices } from './init-choices.js';
import { type PlannedFile, plannedCi, plannedFiles } from './init-files.js';

/** The settings that were asked. */
const CHOSEN = ['language', 'time-zone', 'template', 'circle', 'sagging', 'target', 'min-score', 'max-drop'] as const;

/** Each file with what will happen to it; below the settings, what they say. */
export function previewLines(context: Context, choices: Choices): string[] {
  const { files: words } = context.messages.setUp;
  const { paint } = styleOf(context);
  const states = ['wrote', 'added', 'kept'] as const;
  const columns = Math.max(...states.map((state) => width(words[state])));
  const row = (state: PlannedFile['state'], file: string) => `  ${fill(words[state], columns)}  ${oneLine(file)}`;
  const rowOf = ({ state, file, text }: PlannedFile) => [
    row(state, file),
    ...(file === SETTINGS_FILE && state === 'wrote' ? [`    ${settingsIn(text)}`] : []),
  ];
  const schemas = '.service-audit/schema/';
  return [
    paint.bold(words.heading),
    ...plannedFiles(context, choices).flatMap(rowOf),
    `${row(existsSync(join(context.cwd, schemas)) ? 'kept' : 'wrote', schemas)} (${words.schemas})`,
    ...plannedCi(context, choices).flatMap(rowOf),
  ];
}

/** The whole text of each file that is new, and the lines that are added to a file. */
export function contentLines(context: Context, choices: Choices): string[] {
  const { paint } = styleOf(context);
  return [...plannedFiles(context, choices), ...plannedCi(context, choices)].flatMap(({ file, state, text }) =>
    state === 'kept' ? [] : ['', paint.bold(oneLine(file)), ...visible(text).trim().split('\n')],
  );
}

/** The chosen settings on one line: `language: ru · time-zone: Europe/Kyiv · …`. */
function settingsIn(text: string): string {
  const { check, ...settings } = parse(text) as Record<string, unknown> & { check: Record<string, unknown> };
  const value = (one: unknown) =>
    Array.isArray(one) ? one.join(', ') : JSON.stringify(one).replaceAll('"', '').replaceAll(/[:,]/g, '$& ');
  const chosen = { ...settings, ...check };
  return oneLine(CHOSEN.flatMap((key) => (key in chosen ? [`${key}: ${value(chosen[key])}`] : [])).join(' · '));
}
