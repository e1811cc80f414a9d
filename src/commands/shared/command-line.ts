/** The command lines that are proposed: they work from the folder in which the person is. */
import type { Context } from '../../context.js';

/** `service-audit`, with the folder that was named, and the words of the command, which a shell reads as they are. */
export function commandLine({ directory }: Context, ...words: readonly (string | undefined)[]): string {
  const folder = directory === undefined ? [] : ['-C', quoted(directory)];
  return ['service-audit', ...folder, ...words].filter((word) => word !== undefined && word !== '').join(' ');
}

/** `--programme NAME`; undefined for the main series. */
export function seriesOption(programme: string | undefined): string | undefined {
  return programme === undefined ? undefined : `--programme ${programme}`;
}

/** Quoted for a shell if it would otherwise read the text differently. */
function quoted(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
