/** A long text in the person's own editor: `$VISUAL` or `$EDITOR`, as git opens it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pastedText } from '../keyboard/paste.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The command of the editor, with its arguments; undefined if none is set. */
export function editorOf({ VISUAL, EDITOR }: Environment): string | undefined {
  return VISUAL?.trim() || EDITOR?.trim() || undefined;
}

/** The text as the editor has left it; undefined if the editor could not be run or failed. The file is removed afterwards. */
export async function editedIn(editor: string, text: string, env: Environment): Promise<string | undefined> {
  try {
    return await editedInFile(editor, text, env);
  } catch {
    // Without its file there is no edited text; the one that was typed remains.
    return undefined;
  }
}

async function editedInFile(editor: string, text: string, env: Environment): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'service-audit-'));
  try {
    const file = join(folder, 'text.txt');
    writeFileSync(file, text === '' || text.endsWith('\n') ? text : `${text}\n`, { mode: 0o600 });
    const code = await run(editor, file, env);
    if (code !== 0) return undefined;
    return pastedText(readFileSync(file, 'utf8').replace(/^\ufeff/, '')).replace(/\n+$/, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The exit code; undefined if a signal ended it, or if it could not be started. */
function run(editor: string, file: string, env: Environment): Promise<number | undefined> {
  const isWindows = process.platform === 'win32';
  const [command, args] = isWindows ? [`${editor} "${file}"`, []] : ['/bin/sh', ['-c', `${editor} "$@"`, editor, file]];
  return new Promise((resolve) => {
    // Standard output may be a file; questions and editors are shown where messages go.
    const child = spawn(command, args, { stdio: ['inherit', 2, 2], env: { ...env }, shell: isWindows });
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code ?? undefined));
  });
}
