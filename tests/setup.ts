/**
 * Property tests draw the same cases each time (see vitest.config.ts). A test sets its own number of runs with `runs`
 * only if the default is too slow or too few. A case that a fresh seed has found becomes a test with a name of its own.
 */
import fc from 'fast-check';
import { runs, SEED } from './helpers/generators/random.js';

fc.configureGlobal({ seed: SEED, numRuns: runs(100) });
