import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of this run: databases of tests live and die with it. */
    testFolder: string;
    /** A migrated, empty database to copy. */
    templateDatabase: string;
  }
}

/** Migrates one database per run; tests copy it, which is faster than migrating each time. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), 'segue-test-'));
  const path = join(folder, 'template.sqlite');
  await openSqlite({ path, gate: openGate, durability: 'normal' }).close();
  project.provide('testFolder', folder);
  project.provide('templateDatabase', path);
  return () => rmSync(folder, { recursive: true, force: true });
};
