import { defineConfig } from 'vitest/config';
import { compiledFolder } from './test/support/compiled.ts';

// Each file has a process of its own, and packages are most of what it loads: Node compiles them once for all.
process.env['NODE_COMPILE_CACHE'] = compiledFolder;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // Processes, not threads: tests spawn workers, send signals and load native modules of their own.
    pool: 'forks',
    // One more than two cores: journeys wait for more than half of their time.
    maxWorkers: 3,
    globalSetup: ['test/support/template-database.ts', 'test/support/compiled.ts'],
    setupFiles: ['test/support/no-network.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
    // Flow tests start whole processes in theirs.
    hookTimeout: 40_000,
  },
});
