import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { SpotifyProfile } from '../../src/providers/spotify/port.ts';
import type { FakeSpotify } from './spotify-auth.ts';

/** A visitor without a socket: keeps cookies by path as a browser does, follows nothing by itself. */
export interface Browser {
  readonly cookies: Map<string, { name: string; value: string; path: string }>;
  get(path: string): Promise<LightMyRequestResponse>;
  /** Sends the form of the page that was loaded last. */
  press(path: string, changes?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Opens the link, presses the button, and returns where Spotify would ask. */
  begin(url: string): Promise<string>;
  /** The callback with what Spotify gave. */
  comeBack(query: Record<string, string>): Promise<LightMyRequestResponse>;
  /** From the link to the pairing code that the page shows. */
  consentAs(url: string, spotify: FakeSpotify, who: SpotifyProfile): Promise<string>;
}

export const codeOn = (html: string): string => {
  const [, first, second] = /<span>(\d{3})<\/span><span>(\d{3})<\/span>/.exec(html) ?? [];
  if (first === undefined || second === undefined) throw new Error('No pairing code on the page');
  return first + second;
};

export const createBrowser = (server: () => FastifyInstance): Browser => {
  const cookies: Browser['cookies'] = new Map();
  let proof = '';
  const send = async (method: 'GET' | 'POST', path: string, form?: Record<string, string>) => {
    const sent = [...cookies.values()].filter((cookie) => path.startsWith(cookie.path));
    const response = await server().inject({
      method,
      url: path,
      headers: {
        cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; '),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
    });
    for (const { name, value, path: at } of response.cookies) {
      cookies.set(`${name} ${at ?? '/'}`, { name, value, path: at ?? '/' });
    }
    proof = /name="proof" value="([^"]+)"/.exec(response.body)?.[1] ?? proof;
    return response;
  };
  const browser: Browser = {
    cookies,
    get: (path) => send('GET', path),
    press: (path, changes = {}) => send('POST', path, { proof, ...changes }),
    begin: async (url) => {
      const path = new URL(url).pathname;
      await browser.get(path);
      const pressed = await browser.press(path);
      const { location } = pressed.headers;
      if (typeof location !== 'string') throw new Error(`The button led nowhere: ${pressed.statusCode}`);
      return location;
    },
    comeBack: (query) => send('GET', `/oauth/spotify/callback?${new URLSearchParams(query)}`),
    consentAs: async (url, spotify, who) => {
      const back = await browser.comeBack({ ...spotify.consent(await browser.begin(url), who) });
      if (back.statusCode !== 303) throw new Error(`The callback answered ${back.statusCode}`);
      return codeOn((await browser.get(String(back.headers.location))).body);
    },
  };
  return browser;
};
