import type { Context } from '../../context.js';
import { fail } from '../../errors.js';
import { absolute, type Project } from '../../storage/project.js';
import { decode, readText, readYaml } from '../../storage/read.js';
import type { Source } from '../../storage/source.js';

/** Reads a YAML file that is named on the command line; `-` is standard input. */
export async function readInput(context: Context, project: Project, from: string, command: string): Promise<Source> {
  const shown = from === '-' ? '<stdin>' : project.shown(absolute(context.cwd, from));
  const text =
    from === '-' ? decode(await readAll(context.stdin, command), shown) : readText(absolute(context.cwd, from), shown);
  return readYaml(text, shown);
}

async function readAll(stdin: NodeJS.ReadStream, command: string): Promise<Buffer> {
  if (stdin.isTTY) throw fail('no-answers', { command });
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
