import { coverProviderOf, smallCover } from '../domain/pictures/covers.ts';
import { AppError } from '../errors.ts';
import type { CoverReader } from './cover-port.ts';
import { ExchangeError } from './http/exchange.ts';
import type { Http } from './http-port.ts';

/** The Cover Art Archive leads to the Internet Archive, and there to one of its machines. */
const REDIRECTS = 3;
const MOVED = [301, 302, 303, 307, 308];

/**
 * Reads covers. Whatever an answer leads to must be a host of covers as well: an address from outside must not make Segue
 * ask anything else.
 * @param deps `ours`: where a double serves covers, as an origin
 */
export const createCoverReader = (deps: { http: Http; ours: string | null }): CoverReader => {
  const { http, ours } = deps;

  const read = async (address: string, left: number, signal: AbortSignal): Promise<Uint8Array | null> => {
    const provider = coverProviderOf(address, ours);
    if (provider === null) return null;
    const unavailable = (why: 'server' | 'network', cause?: unknown): AppError =>
      new AppError('PROVIDER_UNAVAILABLE', { provider, why }, { cause });
    try {
      const answer = await http.fetchFor(provider)(address, { method: 'GET', signal });
      if (answer.status >= 500 || answer.status === 429) throw unavailable('server');
      if (MOVED.includes(answer.status) && left > 0) {
        const next = URL.parse(answer.headers.get('location') ?? '', address);
        return next === null ? null : await read(secure(next), left - 1, signal);
      }
      return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
    } catch (error) {
      if (error instanceof AppError || signal.aborted) throw error;
      if (error instanceof ExchangeError && error.why === 'too_large') return null;
      throw unavailable('network', error);
    }
  };

  return { read: (url, signal) => read(smallCover(url), REDIRECTS, signal) };
};

/** The archive leads to `http:` at times, though it answers to both. */
const secure = (url: URL): string =>
  url.hostname.endsWith('archive.org') && url.protocol === 'http:'
    ? url.href.replace(/^http:/, 'https:')
    : url.href;
