import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import { testDatabasePath } from '../support/database.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const SECRET = Buffer.alloc(32, 7).toString('base64');

const environment = (more: Record<string, string> = {}): Record<string, string> => ({
  DISCORD_TOKEN: 'token-of-the-test',
  DISCORD_APPLICATION_ID: '100000000000000001',
  // Nobody listens there.
  DISCORD_API_URL: 'http://127.0.0.1:1',
  SPOTIFY_CLIENT_ID: 'client',
  SPOTIFY_API_URL: 'http://127.0.0.1:1',
  SPOTIFY_ACCOUNTS_URL: 'http://127.0.0.1:1',
  DATABASE_PATH: testDatabasePath(),
  HTTP_PORT: '0',
  METRICS_PORT: '0',
  TOKEN_ENCRYPTION_KEYS: `k1:${SECRET}`,
  NODE_COMPILE_CACHE: inject('compiledFolder'),
  ...more,
});

interface Life {
  readonly child: ChildProcess;
  /** Resolves with everything at its end. */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
  /** Resolves when a line says so. */
  said(words: string): Promise<void>;
}

const run = (args: readonly string[], env: Record<string, string>): Life => {
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return {
    child,
    ended: once(child, 'close').then(([code]: (number | null)[]) => ({ code: code ?? null, out, err })),
    said: async (words) => {
      while (!out.includes(words)) await once(child.stdout, 'data');
    },
  };
};

describe('what keeps Segue from starting is a sentence on standard error', () => {
  test('every problem of the configuration at once, without values and without a stack', async () => {
    const { code, out, err } = await run(
      [],
      environment({ DISCORD_TOKEN: '', HTTP_PORT: 'seventy', TOKEN_ENCRYPTION_KEYS: 'k1:secret' }),
    ).ended;
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('DISCORD_TOKEN: expected the bot token');
    expect(err).toContain('HTTP_PORT: expected a whole number');
    expect(err).toContain('TOKEN_ENCRYPTION_KEYS');
    expect(err).not.toContain('secret');
    expect(err).not.toContain('    at ');
  });

  test('an unknown word', async () => {
    const { code, err } = await run(['everything'], environment()).ended;
    expect([code, err]).toEqual([1, expect.stringContaining('Usage')]);
  });

  test('a port that is taken, in a process of its own and in a thread', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const lives = [[], ['service']].map((args) => run(args, environment({ HTTP_PORT: port })).ended);
    const [both, service] = await Promise.all(lives);
    other.close();
    expect(service).toMatchObject({ code: 1, err: expect.stringMatching(/^127\.0\.0\.1:\d+ is taken/) });
    expect(both?.code).toBe(1);
    expect(both?.err).not.toContain('    at ');
  });

  test('a database that cannot be one', async () => {
    const path = testDatabasePath();
    writeFileSync(path, 'A diary, not a database. '.repeat(500));
    const { code, err } = await run(['service'], environment({ DATABASE_PATH: path })).ended;
    expect([code, err]).toEqual([1, expect.stringContaining('is not a readable SQLite database')]);
  });
});

test('the service half alone: ready, then SIGTERM ends it in order with 0', async () => {
  const life = run(['service'], environment());
  await life.said('"what":"ready"');
  life.child.kill('SIGTERM');
  const { code, out, err } = await life.ended;
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('"what":"stopped"');
  expect(out).not.toContain(SECRET);
  expect(out).not.toContain('token-of-the-test');
});

test('a second signal does not cut the stop short', async () => {
  const life = run(['service'], environment());
  await life.said('"what":"ready"');
  life.child.kill('SIGTERM');
  await life.said('"what":"stopping"');
  life.child.kill('SIGTERM');
  const { code, out } = await life.ended;
  expect(code).toBe(0);
  expect(out).toContain('"what":"stopped"');
});

test.skipIf(process.platform === 'win32')('a killed npm takes Segue along', async () => {
  // As npm does it: a shell in between, which a signal kills without reaching Segue.
  const script = `"${process.execPath}" "${main}" service; true`;
  const env = { ...environment(), npm_lifecycle_event: 'start' };
  const shell = spawn('/bin/sh', ['-c', script], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  while (!out.includes('"what":"ready"')) await once(shell.stdout, 'data');
  shell.kill('SIGTERM');
  await once(shell.stdout, 'close');
  expect(out).toContain('"what":"stopped"');
});

test('two processes that start at once on a new database both come up', async () => {
  const path = testDatabasePath();
  const lives = [1, 2].map(() => run(['service'], environment({ DATABASE_PATH: path })));
  await Promise.all(lives.map((life) => life.said('"what":"ready"')));
  for (const { child } of lives) child.kill('SIGTERM');
  const ends = await Promise.all(lives.map(({ ended }) => ended));
  expect(ends.map(({ code }) => code)).toEqual([0, 0]);
});
