/** Controls: the built program with a defence taken out. What is promised must not hold for them. */
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderWith } from '../projects/folder.js';
import { BINARY } from './binary.js';

export const ROOT = dirname(dirname(BINARY));

/** The folder of a copy in which each of these texts of a file in `dist/` stands for another. Goes after the test. */
export function variant(
  changes: Readonly<Record<string, readonly (readonly [text: string, instead: string])[]>>,
): string {
  const folder = folderWith();
  for (const name of ['bin', 'dist', 'templates', 'package.json']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, texts] of Object.entries(changes)) {
    const path = join(folder, 'dist', name);
    let source = readFileSync(path, 'utf8');
    for (const [text, instead] of texts) {
      if (!source.includes(text)) throw new Error(`dist/${name} has no “${text}”: the control takes out nothing`);
      source = source.replaceAll(text, () => instead);
    }
    writeFileSync(path, source);
  }
  return folder;
}
