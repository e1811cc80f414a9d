/** Disks of a test's own, full or read-only: mounted in a private namespace, they go with the program that runs there. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../projects/folder.js';
import { openProgram, type Terminal } from '../terminal/terminal.js';
import { BINARY, TODAY } from './binary.js';

/** Why nothing can be mounted here; undefined where it can. */
export const noMount: string | undefined = (() => {
  if (process.platform !== 'linux') return 'mount namespaces are those of Linux';
  const tried = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs none /mnt'], { encoding: 'utf8' });
  return tried.status === 0 ? undefined : `nothing can be mounted here: ${tried.stderr || tried.error?.message}`;
})();

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The real binary as a line of a shell script. */
export function program(...args: string[]): string {
  return [process.execPath, BINARY, '--today', TODAY, ...args].map(quoted).join(' ');
}

/** A shell script on a disk that holds these files; it begins in their folder. */
export class Disk {
  readonly folder: string;
  private readonly outside: string;

  constructor(
    files: Readonly<Record<string, string>>,
    private readonly script: readonly string[],
    private readonly kilobytes = 1024,
  ) {
    this.folder = folderWith();
    this.outside = folderWith(Object.fromEntries(Object.entries(files).map(([name, text]) => [`files/${name}`, text])));
  }

  private get argv(): string[] {
    const script = [
      'set -e',
      `mount -t tmpfs -o size=${this.kilobytes}k none ${quoted(this.folder)}`,
      `cd ${quoted(this.folder)}`,
      `[ ! -d ${quoted(this.outside)}/files ] || cp -a ${quoted(this.outside)}/files/. .`,
      `echo $$ > ${quoted(this.outside)}/pid`,
      'set +e',
      ...this.script,
    ];
    return ['unshare', '-m', 'sh', '-c', script.join('\n')];
  }

  /** Runs the script to its end. */
  run(input = ''): { code: number | null; stdout: string; stderr: string } {
    const [command = '', ...args] = this.argv;
    const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: '/', input, encoding: 'utf8', env });
    return { code: status, stdout, stderr };
  }

  /** Runs the script in a terminal. */
  open(): Terminal {
    return openProgram('/', this.argv);
  }

  /** A path on the disk, as it is seen from outside of its namespace while the script runs. */
  path(name: string): string {
    const pid = readFileSync(join(this.outside, 'pid'), 'utf8').trim();
    return `/proc/${pid}/root${join(this.folder, name)}`;
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  /** Takes all the room that is left. */
  fill(): void {
    for (let size = 1 << 20; size >= 1; size /= 2) {
      try {
        appendFileSync(this.path('ballast'), Buffer.alloc(size));
      } catch {
        // No room for so much: half of it may go in.
      }
    }
  }

  makeRoom(): void {
    rmSync(this.path('ballast'), { force: true });
  }
}
