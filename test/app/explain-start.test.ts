import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainStart } from '../../src/app/explain-start.ts';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';

const facts = {
  web: { publicUrl: '', host: '127.0.0.1', port: 1 },
  database: { path: 'the.sqlite' },
};

const failure = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test.each([
  ['a folder', (folder: string) => folder],
  ['a file in a file', (folder: string) => join(folder, 'file', 'x.sqlite')],
])('a DATABASE_PATH that leads to %s is told with the path', (_, pathIn) => {
  const folder = mkdtempSync(join(tmpdir(), 'segue-start-'));
  openSync(join(folder, 'file'), 'w');
  const error = failure(() => openSqlite({ path: pathIn(folder), gate: openGate, durability: 'normal' }));
  rmSync(folder, { recursive: true });
  expect(explainStart(error, facts)).toContain('the.sqlite');
});

test.each(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'])(
  '%s names Discord',
  (code) => {
    expect(explainStart(Object.assign(new Error('x'), { code }), facts)).toContain('DISCORD_API_URL');
  },
);

test('what nobody foresaw has no sentence', () => {
  expect(explainStart(new TypeError('x'), facts)).toBeNull();
});
