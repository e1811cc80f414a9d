/** Runs every check but the tests: builds first, then the others at the same time. Prints the output of those that fail. */
import { spawn, spawnSync } from 'node:child_process';

const BESIDE = ['types', 'lint', 'unused', 'package'];

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const options = { shell: process.platform === 'win32' };

/** Resolves to the exit code. */
function check(name) {
  return new Promise((resolve) => {
    const child = spawn(npm, ['run', '--silent', name], options);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (code) => {
      console.log(`${name}: ${code === 0 ? 'ok' : `failed\n${output}`}`);
      resolve(code ?? 1);
    });
  });
}

const built = spawnSync(npm, ['run', '--silent', 'build'], { ...options, stdio: 'inherit' }).status;
console.log(`build: ${built === 0 ? 'ok' : 'failed'}`);
const codes = built === 0 ? await Promise.all(BESIDE.map(check)) : [built];
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
