import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // Processes, not threads: tests spawn workers, send signals and load native modules of their own.
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test/support/template-database.ts', 'test/support/compiled.ts'],
    setupFiles: ['test/support/no-network.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
    // Flow tests start whole processes in theirs.
    hookTimeout: 40_000,
  },
});
