import { defineConfig } from 'vitest/config';
import { compiledFolder } from './test/support/compiled.ts';

// Each process loads many packages: Node compiles them once for all.
process.env['NODE_COMPILE_CACHE'] = compiledFolder;

/** They start processes, threads and servers that last for a file, or say what a whole process does. */
const ALONE = [
  'test/app/**/*.test.ts',
  'test/flows/**/*.test.ts',
  'test/sandbox/**/*.test.ts',
  'test/scripts/**/*.test.ts',
  'test/simulations/**/*.test.ts',
];

const shared = {
  environment: 'node',
  // Processes, not threads: tests spawn workers, send signals and load native modules of their own.
  pool: 'forks' as const,
  setupFiles: ['test/support/no-network.ts'],
  restoreMocks: true,
  testTimeout: 20_000,
  // Flow tests start whole processes in theirs.
  hookTimeout: 40_000,
};

export default defineConfig({
  test: {
    // One more than two cores: journeys wait for more than half of their time.
    maxWorkers: 3,
    globalSetup: ['test/support/template-database.ts', 'test/support/compiled.ts'],
    projects: [
      { test: { ...shared, name: 'journeys', include: ALONE, globalSetup: ['test/support/bundled.ts'] } },
      {
        // Nothing here keeps state outside of a test, so what one file loaded the next one need not load again.
        test: { ...shared, name: 'parts', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false },
      },
    ],
  },
});
