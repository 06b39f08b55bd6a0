import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with Segue (`main.mjs`) and the programs of tests, each in few files; `compiled` is Node's cache of them. */
    bundleFolder: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundles = join(root, 'node_modules', '.cache', 'bundles');
const programs = join(root, 'test', 'support', 'programs');
const DAY_MS = 86_400_000;

/** Native, or nothing that is there. */
const EXTERNAL = [
  'better-sqlite3',
  '@napi-rs/canvas',
  'zlib-sync',
  'bufferutil',
  'utf-8-validate',
  'erlpack',
];

/** Files lie where they lay; only the program itself, which is started again as a thread, is where it is now. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/(?:src|test)\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const place = JSON.stringify(pathToFileURL(path).href);
      return {
        contents: path.endsWith('/src/main.ts') ? text : text.replaceAll('import.meta.url', place),
        loader: 'ts',
      };
    });
  },
};

/**
 * Puts Segue into few files. A journey starts it many times, and to find, strip and link fifteen hundred files in each of
 * its two threads takes longer than most of what journeys do. That the sources run as they are is shown by test/app and
 * by the smoke run.
 */
const bundled = async (): Promise<string> => {
  const names = readdirSync(programs).map((name) => join(programs, name));
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src', 'main.ts'), join(root, 'src', 'app.ts'), ...names],
    entryNames: '[name]',
    outdir: bundles,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: EXTERNAL,
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(${JSON.stringify(join(root, 'src', 'main.ts'))});`,
    },
    plugins: [keepPlaces],
    logLevel: 'error',
  });
  const hash = createHash('sha256');
  for (const { hash: of } of outputFiles) hash.update(of);
  const folder = join(bundles, hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  // Another run may do the same: a folder appears whole or not at all.
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(join(making, basename(path)), contents);
  try {
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
};

/** Node keeps what it compiled only when a process ends by itself, and tests end theirs the hard way. */
const compile = async (folder: string): Promise<void> => {
  const load = `await import(${JSON.stringify(pathToFileURL(join(folder, 'app.mjs')).href)})`;
  const env = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const compiling = spawn(process.execPath, ['--input-type=module', '--eval', load], {
    env,
    stdio: 'ignore',
  });
  await once(compiling, 'exit');
};

export const setup = async (project: TestProject): Promise<void> => {
  const folder = await bundled();
  for (const name of readdirSync(bundles)) {
    const other = join(bundles, name);
    if (other !== folder && Date.now() - statSync(other).mtimeMs > DAY_MS)
      rmSync(other, { recursive: true, force: true });
  }
  if (!existsSync(join(folder, 'compiled'))) await compile(folder);
  project.provide('bundleFolder', folder);
};
