/** A shell with job control in a pseudo-terminal, so that Ctrl-Z and `fg` are those of a real one. */
import { existsSync } from 'node:fs';
import { BINARY, TODAY } from '../processes/binary.js';
import { openProgram, type Terminal, type Window } from './terminal.js';

const SHELL = '/bin/dash';
/** Ctrl-Z. */
export const CTRL_Z = '\x1a';
/** What the shell shows when it waits for a command. */
export const PROMPT = 'sh>';

/** Why there is no such shell here; undefined where there is one. */
export const noShell = existsSync(SHELL) ? undefined : `${SHELL} is missing, which keeps no modes of its own`;

/** The real binary as a command of that shell. */
export function command(args: string): string {
  return `${process.execPath} ${BINARY} --today ${TODAY} ${args}`;
}

export async function openShell(cwd: string, window: Window = {}): Promise<Terminal> {
  const terminal = openProgram(cwd, [SHELL, '-i'], { ...window, env: { PS1: `${PROMPT} `, ...window.env } });
  await terminal.see(PROMPT);
  return terminal;
}

/** The modes of the terminal, and the exit code of the last command, as the shell finds them. */
export async function modes(terminal: Terminal): Promise<{ echo: boolean; canonical: boolean; code: number }> {
  const words = `stty -a | tr ' ' '\\n' | grep -x -e echo -e icanon | tr '\\n' ' '`;
  // In two parts, so that the command as it is typed is not taken for its output.
  await terminal.send(`echo "re""sult $? $(${words})do""ne"\n`);
  const shown = await terminal.see('result ', ' done');
  const [, code, list = ''] = /result (\d+) (.*)done/.exec(shown.slice(shown.lastIndexOf('result '))) ?? [];
  return { echo: list.includes('echo'), canonical: list.includes('icanon'), code: Number(code) };
}

/** `fg`, in an empty window: what stands in it afterwards, the program has drawn anew. */
export async function toForeground(terminal: Terminal): Promise<void> {
  await terminal.send(`printf '\\033[2J\\033[H'; echo "cle""ared"\n`);
  await terminal.see('cleared', PROMPT);
  await terminal.gone('Stopped');
  await terminal.send('fg\n');
}
