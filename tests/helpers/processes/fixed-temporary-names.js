/** Loaded before the program, this gives temporary files names that strace can be told beforehand. */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

crypto.randomBytes = (size) => Buffer.alloc(size);
syncBuiltinESMExports();
