/** How long a start takes, as a multiple of `node -e 0` in the same run. Nothing here is asserted. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BINARY = join(ROOT, 'bin/service-audit.js');
const EXAMPLES = join(ROOT, 'templates/examples/base');
const ROUNDS = Number(process.argv[2] ?? 15);

const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

function milliseconds(args, cwd) {
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')}: ${stderr}`);
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

const folder = mkdtempSync(join(tmpdir(), 'service-audit-bench-'));
mkdirSync(join(folder, 'audits'));
const examples = readdirSync(EXAMPLES).filter((name) => name.endsWith('.en.yaml'));
for (const name of examples) milliseconds([BINARY, 'run', '--answers', join(EXAMPLES, name)], folder);

// In turns, so that a noisy minute falls on all of them alike.
const rows = [
  ['node -e 0', ['-e', '0']],
  ['--version', [BINARY, '--version']],
  ['check, one site', [BINARY, 'check']],
  ['show', [BINARY, 'show']],
  ['diff', [BINARY, 'diff']],
  ['validate', [BINARY, 'validate']],
];
const times = rows.map(() => []);
for (let round = 0; round < ROUNDS; round++) {
  for (const [index, [, args]] of rows.entries()) {
    times[index].push(milliseconds(args, folder));
  }
}
rmSync(folder, { recursive: true, force: true });

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const base = median(times[0]);
console.log(`median of ${ROUNDS}; node ${process.version}, node -e 0 takes ${base.toFixed(0)} ms here\n`);
for (const [index, [name]] of rows.entries()) {
  console.log(`${name.padEnd(26)} ${(median(times[index]) / base).toFixed(2).padStart(5)} × node -e 0`);
}
