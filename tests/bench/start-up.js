/** How long a start takes, as a multiple of `node -e 0` in the same run. Nothing here is asserted. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

// The same site with an audit on each of the days before the first one, a thousand in all.
const long = mkdtempSync(join(tmpdir(), 'service-audit-bench-'));
cpSync(folder, long, { recursive: true });
const site = join(long, 'audits', readdirSync(join(long, 'audits'))[0]);
const [first] = readdirSync(site).filter((name) => name.endsWith('.audit.yaml'));
const text = readFileSync(join(site, first), 'utf8');
for (let day = 1; day <= 998; day++) {
  const date = new Date(Date.parse(first.slice(0, 10)) - day * 86_400_000).toISOString().slice(0, 10);
  writeFileSync(join(site, `${date}.audit.yaml`), text.replace(/^date: .*$/m, `date: ${date}`));
}

// In turns, so that a noisy minute falls on all of them alike.
const rows = [
  ['node -e 0', ['-e', '0']],
  ['--version', [BINARY, '--version']],
  ['check, one site', [BINARY, 'check']],
  ['show', [BINARY, 'show']],
  ['diff', [BINARY, 'diff']],
  ['validate', [BINARY, 'validate']],
  ['report', [BINARY, 'report', '-o', 'page.html']],
  ['report, 1,000 audits', [BINARY, 'report', '-o', 'page.html'], long],
];
const times = rows.map(() => []);
for (let round = 0; round < ROUNDS; round++) {
  for (const [index, [, args, cwd = folder]] of rows.entries()) {
    times[index].push(milliseconds(args, cwd));
  }
}
for (const made of [folder, long]) rmSync(made, { recursive: true, force: true });

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const base = median(times[0]);
console.log(`median of ${ROUNDS}; node ${process.version}, node -e 0 takes ${base.toFixed(0)} ms here\n`);
for (const [index, [name]] of rows.entries()) {
  console.log(`${name.padEnd(26)} ${(median(times[index]) / base).toFixed(2).padStart(5)} × node -e 0`);
}

const [two, thousand] = times.slice(-2).map(median);
console.log(`\nreport over 1,000 audits takes ${(thousand / two).toFixed(2)} × report over two`);
