import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Node's compile cache for processes of Segue that tests start: checked against the sources by Node itself. */
    compiledFolder: string;
  }
}

const root = new URL('../..', import.meta.url);

/** Outlives a run: the next one begins with it. */
export const compiledFolder = join(fileURLToPath(root), 'node_modules', '.cache', 'compiled');

/** All that Segue loads, without starting it. */
const LOAD = `await Promise.all(['app.ts', 'app/bot.ts', 'app/service-thread.ts', 'app/process.ts'].map((file) =>
  import(new URL(file, process.env.SOURCES).href)));`;

/**
 * Compiles Segue for the processes that tests start. Node keeps what it compiled only when a process ends by itself,
 * and tests end theirs the hard way, so each start would pay again. It goes on beside the first tests: none waits.
 */
export const setup = (project: TestProject): (() => Promise<void>) => {
  project.provide('compiledFolder', compiledFolder);
  const compiling = spawn(process.execPath, ['--input-type=module', '--eval', LOAD], {
    env: { NODE_COMPILE_CACHE: compiledFolder, SOURCES: new URL('src/', root).href },
    stdio: 'ignore',
  });
  const gone = once(compiling, 'exit');
  return async () => {
    compiling.kill('SIGKILL');
    await gone;
  };
};
