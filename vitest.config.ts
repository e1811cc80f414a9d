import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';

const DEFAULT_SEED = '20261121';
/** Far longer than a test takes on a busy machine: only a test that hangs reaches it. */
const HANGS_MS = 300_000;

export default defineConfig(({ mode }) => {
  // `npm test` draws the same random cases each time. SEED=random draws fresh ones; SEED=<number> repeats them.
  if (process.env.SEED === 'random') {
    process.env.SEED = String(randomInt(2 ** 31));
    const repeat = () =>
      process.stdout.write(`The random cases come from a fresh seed. To repeat them: SEED=${process.env.SEED}\n`);
    repeat();
    process.once('exit', repeat);
  }
  return {
    test: {
      include: ['tests/**/*.test.ts'],
      setupFiles: ['tests/setup.ts'],
      // Test files share modules, which makes the unit tests four times as fast. No test changes a module's state.
      isolate: false,
      maxWorkers: '100%',
      unstubEnvs: true,
      testTimeout: HANGS_MS,
      hookTimeout: HANGS_MS,
      tags: [
        { name: 'slow', description: 'Long proofs. Only test:all and test:slow run them.', timeout: 6 * HANGS_MS },
        {
          name: 'sampled',
          description: 'Random cases of which more prove more: test:slow runs them again with more of them.',
          timeout: 6 * HANGS_MS,
        },
        { name: 'process', description: 'Starts other processes or needs the built program. test:fast leaves it out.' },
      ],
      env: {
        SEED: process.env.SEED ?? DEFAULT_SEED,
        // The one constant that scales tests with random cases: `runs` in tests/helpers/generators/random.ts multiplies by it.
        SCALE: process.env.SCALE ?? (mode === 'all' ? '10' : '1'),
        // The developer's own language, colours and time zone change nothing.
        LC_ALL: 'C.UTF-8',
        TZ: 'UTC',
        NO_COLOR: '',
        FORCE_COLOR: '',
        SERVICE_AUDIT_LANG: '',
      },
      coverage: { include: ['src/**/*.ts'], reporter: ['text-summary'] },
    },
  };
});
