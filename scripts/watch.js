/** Builds and tests again whenever a file is saved: the compiler beside the fast tests of what has changed. */
import { spawn } from 'node:child_process';

const options = { shell: process.platform === 'win32' };
const compiler = spawn('npx', ['tsc', '-p', '.', '--watch', '--preserveWatchOutput'], {
  ...options,
  stdio: ['ignore', 'inherit', 'inherit'],
});
const tests = spawn('npx', ['vitest', 'watch', '--changed', '--tags-filter=!slow && !process'], {
  ...options,
  stdio: 'inherit',
});
tests.on('close', (code) => {
  compiler.kill();
  process.exitCode = code ?? 1;
});
