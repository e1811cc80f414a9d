/** Prints every file in src/ with its first comment, by folder: `npm run map`. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort((a, b) => dirname(a).localeCompare(dirname(b)) || a.localeCompare(b));

const lines = [];
let folder = '';
for (const file of files) {
  if (dirname(file) !== folder) {
    folder = dirname(file);
    lines.push('', folder === '.' ? 'src/' : `src/${folder}/`);
  }
  const [, comment = ''] = /^\s*\/\*\*(.*?)\*\//ms.exec(readFileSync(join(root, file), 'utf8')) ?? [];
  const [first] = comment
    .replaceAll(/\s*\n\s*\*? ?/g, ' ')
    .trim()
    .split(/(?<=[.:?]) (?=[A-Z])/);
  lines.push(`  ${basename(file).padEnd(28)} ${first}`);
}
process.stdout.write(`${lines.join('\n')}\n`);
