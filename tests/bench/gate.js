/** The gate on two hundred sites of twenty audits each, and on one site, as a multiple of `node -e 0`. Nothing is asserted. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BINARY = join(ROOT, 'bin/service-audit.js');
const ANSWERS = join(ROOT, 'templates/examples/base');
const SITES = Number(process.argv[2] ?? 200);
const AUDITS = Number(process.argv[3] ?? 20);
const ROUNDS = 3;
const TODAY = '2026-11-21';

const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'service-audit-bench-'));
const run = (args, cwd = folder) =>
  spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const git = (...args) =>
  execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@b', ...args], { cwd: folder, stdio: 'ignore' });

// One real audit, copied to every site and day with other scores.
const example = join(
  ANSWERS,
  readdirSync(ANSWERS).find((name) => name.endsWith('.en.yaml')),
);
run([BINARY, '--today', TODAY, 'run', '--answers', example]);
const site = readdirSync(join(folder, 'audits'))[0];
const record = readdirSync(join(folder, 'audits', site)).find((name) => name.endsWith('.audit.yaml'));
const text = readFileSync(join(folder, 'audits', site, record), 'utf8');
rmSync(join(folder, 'audits'), { recursive: true });
const day = (n) => new Date(Date.UTC(2026, 9, 1) - n * 30 * 86_400_000).toISOString().slice(0, 10);
for (let s = 0; s < SITES; s++) {
  mkdirSync(join(folder, 'audits', `site-${s}`), { recursive: true });
  for (let a = 0; a < AUDITS; a++) {
    const changed = text
      .replaceAll(record.slice(0, 10), day(a))
      .replaceAll(/^( {6}score: )\d+/gm, (_, key) => `${key}${6 + ((s * 7 + a * 3) % 4)}`);
    writeFileSync(join(folder, 'audits', `site-${s}`, `${day(a)}.audit.yaml`), changed);
  }
}
git('init', '-q', '-b', 'main');
git('add', '-A');
git('commit', '-q', '-m', 'main');
writeFileSync(
  join(folder, 'audits/site-0', '2026-11-01.audit.yaml'),
  text.replaceAll(record.slice(0, 10), '2026-11-01').replaceAll(/^( {6}score: )\d+/gm, '$19'),
);
const ALL = join(folder, 'service-audit.yaml');

const rows = [
  ['node -e 0', ['-e', '0']],
  [`check, ${SITES} × ${AUDITS}, default settings`, [BINARY, '--today', TODAY, 'check']],
  ['… --against HEAD', [BINARY, '--today', TODAY, 'check', '--against', 'HEAD']],
  ['check, all rules', [BINARY, '--today', TODAY, 'check'], true],
  ['… --against HEAD, all rules', [BINARY, '--today', TODAY, 'check', '--against', 'HEAD'], true],
  ['check, one of the sites', [BINARY, '--today', TODAY, 'check', 'site-1']],
];
const times = rows.map(() => []);
let settings = '';
for (let round = 0; round < ROUNDS; round++) {
  for (const [index, [, args, all]] of rows.entries()) {
    if (all) {
      if (settings === '') {
        run([BINARY, 'init']);
        settings = readFileSync(ALL, 'utf8');
      }
      writeFileSync(ALL, settings);
    } else rmSync(ALL, { force: true });
    const begin = process.hrtime.bigint();
    const { status, stderr } = run(args);
    if (status !== 0 && status !== 1) throw new Error(stderr);
    times[index].push(Number(process.hrtime.bigint() - begin) / 1e6);
  }
}
rmSync(folder, { recursive: true, force: true });
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const base = median(times[0]);
console.log(`median of ${ROUNDS}; node ${process.version}, node -e 0 takes ${base.toFixed(0)} ms here\n`);
for (const [index, [name]] of rows.entries()) {
  const ms = median(times[index]);
  console.log(`${name.padEnd(42)} ${(ms / base).toFixed(1).padStart(6)} × node -e 0   ${(ms / 1000).toFixed(2)} s`);
}
