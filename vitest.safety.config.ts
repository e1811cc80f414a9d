import { mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The long proofs: kills, injected faults, races, a full disk. One file at a time: each wants the machine for itself. */
export default mergeConfig(base, {
  test: { include: ['tests/safety/**/*.test.ts'], exclude: [], fileParallelism: false },
});
