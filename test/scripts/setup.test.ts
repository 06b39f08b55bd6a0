import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenerOf, publicUrlProblem } from '../../scripts/setup/checks.ts';
import { fillTemplate } from '../../scripts/setup/env-file.ts';
import { environmentVariables, readConfig } from '../../src/config.ts';

const TOKEN = 'good.discord.token';
const CLIENT = 'a'.repeat(32);

/** Answers as the two services document it: nothing of Segue's own sandbox. */
const outside = (): Server =>
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const json = (status: number, body: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.url === '/api/v10/applications/@me') {
        if (request.headers.authorization !== `Bot ${TOKEN}`)
          return json(401, { message: '401: Unauthorized', code: 0 });
        return json(200, { id: '112233445566778899', name: 'Segue Test' });
      }
      const known = form.get('client_id') === CLIENT;
      return json(400, known ? { error: 'invalid_grant' } : { error: 'invalid_client' });
    });
  });

describe('npm run setup', () => {
  let server: Server;
  let base: string;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'segue-setup-'));
    server = outside();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    base = `http://127.0.0.1:${address.port}`;
  });
  afterEach(async () => {
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true });
  });

  const run = async (answers: readonly string[]): Promise<{ code: number | null; output: string }> => {
    const child = spawn(process.execPath, ['scripts/setup.ts', '--env', join(folder, '.env')], {
      env: { PATH: process.env['PATH'], DISCORD_API_URL: `${base}/api`, SPOTIFY_ACCOUNTS_URL: base },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stdin.end(answers.map((answer) => `${answer}\n`).join(''));
    const code = await new Promise<number | null>((exited) => child.on('exit', exited));
    return { code, output };
  };

  it('tries every credential, asks again for the wrong ones, and writes a file that Segue accepts', async () => {
    const answers = [
      'wrong',
      TOKEN,
      'http://localhost:8787',
      'http://127.0.0.1:8787',
      'b'.repeat(32),
      '',
      CLIENT,
      '',
    ];
    const { code, output } = await run(answers);
    expect(output).toContain('Discord does not know this token');
    expect(output).toContain('"localhost" is refused');
    expect(output).toContain('Spotify does not know this client id');
    expect(output).toContain('client_id=112233445566778899&scope=bot+applications.commands');
    expect(output).toContain('http://127.0.0.1:8787/oauth/spotify/callback');
    expect(output).not.toContain(TOKEN);
    expect(code).toBe(0);

    const file = join(folder, '.env');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const config = readConfig(parseEnv(readFileSync(file, 'utf8')));
    expect(config.discord.token).toBe(TOKEN);
    expect(config.spotify.clientId).toBe(CLIENT);
    expect(config.encryptionKeys).toHaveLength(1);
  });

  it('keeps the encryption keys of an earlier run', async () => {
    const answers = [TOKEN, '', CLIENT, ''];
    await run(answers);
    const before = parseEnv(readFileSync(join(folder, '.env'), 'utf8'))['TOKEN_ENCRYPTION_KEYS'];
    const { code } = await run(['', '', '', '']);
    expect(code).toBe(0);
    expect(parseEnv(readFileSync(join(folder, '.env'), 'utf8'))['TOKEN_ENCRYPTION_KEYS']).toBe(before);
  });

  it('makes Segue listen where a public address on this machine leads', async () => {
    const portOf = () => readConfig(parseEnv(readFileSync(join(folder, '.env'), 'utf8'))).web.port;
    await run([TOKEN, 'http://127.0.0.1:9123', CLIENT, '']);
    expect(portOf()).toBe(9123);
    await run(['', 'http://127.0.0.1:9124', '', '']);
    expect(portOf()).toBe(9124);
    appendFileSync(join(folder, '.env'), 'HTTP_PORT=9200\n');
    await run(['', 'http://127.0.0.1:9125', '', '']);
    expect(portOf()).toBe(9200);
  });

  it('writes nothing when the input ends early', async () => {
    const { code, output } = await run([TOKEN]);
    expect(code).toBe(1);
    expect(output).toContain('nothing was written');
    expect(() => statSync(join(folder, '.env'))).toThrow();
  });
});

describe('the pieces of setup', () => {
  it.each([
    ['https://segue.example.org', null],
    ['http://127.0.0.1:8787', null],
    ['http://[::1]:8787', null],
    ['http://localhost:8787', /refused/],
    ['http://segue.example.org', /https/],
    ['https://segue.example.org/?a=b', /address like/],
    ['nonsense', /address like/],
  ])('judges the public address %s', (url, problem) => {
    if (problem === null) expect(publicUrlProblem(url)).toBeNull();
    else expect(publicUrlProblem(url)).toMatch(problem);
  });

  it.each([
    ['https://segue.example.org', {}],
    ['http://127.0.0.1', { HTTP_PORT: '80' }],
    ['http://[::1]:9000', { HTTP_HOST: '::1', HTTP_PORT: '9000' }],
  ])('knows where to listen for %s', (url, listener) => {
    expect(listenerOf(url)).toEqual(listener);
  });

  it('fills known lines, keeps comments, appends the rest', () => {
    const text = fillTemplate('# why\nA=\n#B=usual\n', { A: 'x y', B: '2', C: '3' });
    expect(text).toBe("# why\nA='x y'\nB=2\nC=3\n");
  });
});

describe('.env.example', () => {
  it('explains every variable that the program reads, and no other', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    const named = lines.flatMap((line) => /^#?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);
    expect(named.toSorted()).toEqual([...environmentVariables].sort());
  });
});
