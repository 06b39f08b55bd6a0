import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const minimal = {
  DISCORD_TOKEN: 'secret-token',
  DISCORD_APPLICATION_ID: '112233445566778899',
  SPOTIFY_CLIENT_ID: 'client',
  TOKEN_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
};

describe('readConfig', () => {
  it('fills the usual values', () => {
    const config = readConfig(minimal);
    expect(config.discord.apiUrl).toBe('https://discord.com/api');
    expect(config.spotify.apiUrl).toBe('https://api.spotify.com/v1');
    expect(config.web).toEqual({ publicUrl: 'http://127.0.0.1:8787', host: '127.0.0.1', port: 8787 });
    expect(config.backgroundSync).toBe(true);
    expect(Object.isFrozen(config.spotify)).toBe(true);
  });

  it('names every wrong variable at once, with what was expected and never the value', () => {
    const wrong = {
      ...minimal,
      DISCORD_TOKEN: '',
      HTTP_PORT: 'hunter2',
      PUBLIC_URL: 'ftp://hunter2',
      LOG_LEVEL: 'hunter2',
    };
    const error = (() => {
      try {
        readConfig(wrong);
      } catch (thrown) {
        return thrown;
      }
      return null;
    })();
    expect(error).toBeInstanceOf(ConfigError);
    if (!(error instanceof ConfigError)) return;
    expect(error.problems.map(({ variable }) => variable).sort()).toEqual([
      'DISCORD_TOKEN',
      'HTTP_PORT',
      'LOG_LEVEL',
      'PUBLIC_URL',
    ]);
    expect(error.message).not.toContain('hunter2');
    expect(error.message).toContain('HTTP_PORT: expected a whole number from 0 to 65535');
  });

  it.each([
    ['http://127.0.0.1:9', 'http://127.0.0.1:9/v1'],
    ['http://127.0.0.1:9/', 'http://127.0.0.1:9/v1'],
    ['http://127.0.0.1:9/v1/', 'http://127.0.0.1:9/v1'],
    ['http://127.0.0.1:9/other', 'http://127.0.0.1:9/other'],
  ])('reads SPOTIFY_API_URL %s as %s', (given, meant) => {
    expect(readConfig({ ...minimal, SPOTIFY_API_URL: given }).spotify.apiUrl).toBe(meant);
  });

  it.each(['http://127.0.0.1:9', 'http://127.0.0.1:9/api', 'http://127.0.0.1:9/api/v10'])(
    'reads DISCORD_API_URL %s without a version',
    (given) => {
      expect(readConfig({ ...minimal, DISCORD_API_URL: given }).discord.apiUrl).toBe(
        'http://127.0.0.1:9/api',
      );
    },
  );

  it('is reached at its own port unless told otherwise', () => {
    expect(readConfig({ ...minimal, HTTP_PORT: '9999' }).web.publicUrl).toBe('http://127.0.0.1:9999');
    expect(readConfig({ ...minimal, PUBLIC_URL: 'https://segue.example.org/' }).web.publicUrl).toBe(
      'https://segue.example.org',
    );
  });

  it('leaves the providers that need a key, and the model, off until they are named', () => {
    const { lastfm, discogs, llm } = readConfig(minimal).providers;
    expect([lastfm.apiKey, discogs.token, llm.model, llm.apiKey]).toEqual(Array(4).fill(undefined));
    expect(llm).toMatchObject({ mode: 'auto', dailyRequests: 200 });
    const on = readConfig({ ...minimal, LASTFM_API_KEY: ' k ', DISCOGS_TOKEN: 't', LLM_MODEL: 'm:8b' });
    expect(on.providers).toMatchObject({
      lastfm: { apiKey: 'k' },
      discogs: { token: 't' },
      llm: { model: 'm:8b' },
    });
    expect(() => readConfig({ ...minimal, LLM_MODE: 'tools' })).toThrow(
      /LLM_MODE: expected auto, json_schema/,
    );
  });

  it('reads a key as base64 or hex, with or without an id, to the same bytes', () => {
    const key = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
    const read = (text: string) => readConfig({ ...minimal, TOKEN_ENCRYPTION_KEYS: text }).encryptionKeys[0];
    expect(read(`k1:${key.toString('base64')}`)).toEqual({ id: 'k1', key });
    expect(read(`k1:${key.toString('hex')}`)).toEqual({ id: 'k1', key });
    expect(read(key.toString('hex'))).toEqual(read(key.toString('base64')));
    expect(read(key.toString('base64url'))?.key).toEqual(key);
  });

  it('accepts several keys and refuses short ones', () => {
    const key = Buffer.alloc(32, 1).toString('base64');
    expect(
      readConfig({ ...minimal, TOKEN_ENCRYPTION_KEYS: `b:${key}, a:${key}` }).encryptionKeys.map(
        ({ id }) => id,
      ),
    ).toEqual(['b', 'a']);
    expect(() => readConfig({ ...minimal, TOKEN_ENCRYPTION_KEYS: 'a:c2hvcnQ=' })).toThrow(ConfigError);
  });
});
