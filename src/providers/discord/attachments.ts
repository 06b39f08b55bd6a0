import { AppError } from '../../errors.ts';
import type { AttachmentReader } from '../attachment-port.ts';
import { ExchangeError } from '../http/exchange.ts';
import type { Http } from '../http-port.ts';

/** Nothing may come for so long. */
const IDLE_MS = 30_000;
/** Where Discord keeps what people attach. */
const HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];

/**
 * Reads attachments, and nothing else: an address anywhere else would make Segue ask whatever a person wants it to.
 * @param deps `apiUrl` is Discord's; attachments of a double are at its own address
 */
export const createAttachments = (deps: { http: Http; apiUrl: string }): AttachmentReader => {
  const ask = deps.http.fetchFor('discord');
  const api = new URL(deps.apiUrl);
  const isOurs = (url: URL): boolean =>
    (url.protocol === 'https:' && HOSTS.includes(url.host)) ||
    (url.origin === api.origin && !api.hostname.endsWith('discord.com'));

  const checked = (address: string): URL => {
    const url = URL.parse(address);
    if (url === null || !isOurs(url)) throw gone('the address is not one of an attachment');
    return url;
  };

  return {
    stream: async (address, signal) => {
      const url = checked(address);
      try {
        const { status, bytes } = await deps.http.download({
          provider: 'discord',
          url: url.href,
          idleMs: IDLE_MS,
          signal,
        });
        if (status >= 500 || status === 429) throw unavailable('server');
        if (status !== 200) throw gone(`discord answered ${status}`);
        return named(bytes);
      } catch (error) {
        if (error instanceof ExchangeError) throw unavailable('network', error);
        throw error;
      }
    },

    read: async (address, signal) => {
      const url = checked(address);
      try {
        const answer = await ask(url.href, { method: 'GET', signal });
        if (answer.status >= 500 || answer.status === 429) throw unavailable('server');
        if (answer.status !== 200) throw gone(`discord answered ${answer.status}`);
        return new Uint8Array(await answer.arrayBuffer());
      } catch (error) {
        if (error instanceof AppError || signal.aborted) throw error;
        if (error instanceof ExchangeError && error.why === 'too_large') return null;
        throw unavailable('network', error);
      }
    },
  };
};

/** The bytes; a connection that breaks is Discord's silence. */
async function* named(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw error instanceof ExchangeError ? unavailable('network', error) : error;
  }
}

const gone = (what: string): AppError =>
  new AppError('RESOURCE_GONE', { provider: 'discord' }, { cause: new Error(what) });

const unavailable = (why: 'server' | 'network', cause?: unknown): AppError =>
  new AppError('PROVIDER_UNAVAILABLE', { provider: 'discord', why }, { cause });
