import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type { PageState } from '../../scripts/sandbox/web/protocol.ts';
import { until } from '../support/stage.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let child: ChildProcess | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'segue-sandbox-test-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `npm run sandbox` without npm, with all its temporary files in a folder of its own. */
const run = (...args: string[]) => {
  const started = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/sandbox.ts', ...args],
    {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', TMPDIR: folder, NODE_COMPILE_CACHE: inject('compiledFolder') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child = started;
  const said = { out: '', err: '' };
  started.stdout.on('data', (chunk) => {
    said.out += String(chunk);
  });
  started.stderr.on('data', (chunk) => {
    said.err += String(chunk);
  });
  return { process: started, said };
};

test('starts beside a taken port, survives a crash of Segue, and leaves nothing behind', {
  timeout: 60_000,
}, async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const taken = typeof address === 'object' && address !== null ? address.port : 0;
  const record = join(folder, 'traffic.jsonl');
  const sandbox = run('--port', String(taken), '--record', record);
  await until('the sandbox to start', () =>
    sandbox.said.out.includes('Ctrl+C ends it') ? true : sandbox.said.out + sandbox.said.err,
  );
  other.close();
  expect(sandbox.said.out).toContain(`Port ${taken} is taken by another program`);
  const url = /Open {2}(http:\/\/\S+)/.exec(sandbox.said.out)?.[1] ?? '';

  expect(await (await fetch(url)).text()).toContain('<title>Segue sandbox</title>');
  expect(await (await fetch(`${url}client/main.ts`)).text()).not.toContain('import type');
  const state = async (): Promise<PageState> => (await fetch(`${url}api/state`)).json() as Promise<PageState>;
  const segue = async () => (await state()).world.segue;
  const order = async (what: string) =>
    (
      await fetch(`${url}api/act`, {
        method: 'POST',
        body: JSON.stringify({ do: 'world', verb: { verb: 'segue', what } }),
      })
    ).json();
  expect(await segue()).toMatchObject({ standing: 'running' });
  expect(await order('kill')).toEqual({ ok: true });
  expect(await segue()).toMatchObject({ standing: 'stopped', why: expect.stringContaining('SIGKILL') });
  expect(await order('start')).toEqual({ ok: true });
  await until('Segue to be back', async () => (await segue()).standing === 'running');
  const { pages } = await segue();

  sandbox.process.kill('SIGINT');
  const [code] = await once(sandbox.process, 'exit');
  expect(code).toBe(0);
  expect(sandbox.said).toMatchObject({ err: '', out: expect.stringContaining('Stopping; nothing is kept.') });
  await expect(fetch(pages)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['traffic.jsonl']);
  const exchange: unknown = JSON.parse(readFileSync(record, 'utf8').split('\n')[0] ?? '');
  expect(exchange).toMatchObject({ side: 'discord', method: 'GET', status: 200 });
});

test('explains itself when it is asked for nonsense', async () => {
  const sandbox = run('--port', 'home');
  const [code] = await once(sandbox.process, 'close');
  expect(code).toBe(1);
  expect(sandbox.said.err).toContain('--port takes 0 to 65535.');
  expect(sandbox.said.err).toContain('--keep DIR');
});
