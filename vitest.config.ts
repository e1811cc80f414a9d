import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A developer's own language, colours and zone change nothing.
    env: { LC_ALL: 'C.UTF-8', TZ: 'UTC', NO_COLOR: '', FORCE_COLOR: '', SERVICE_AUDIT_LANG: '' },
    coverage: { include: ['src/**/*.ts'], reporter: ['text-summary'] },
  },
});
