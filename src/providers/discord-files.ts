import { AppError } from '../errors.ts';
import type { Http } from './http-port.ts';

/** Files that people gave along in Discord. */
export interface DiscordFiles {
  /**
   * The content as text.
   * @throws {AppError} INVALID_INPUT for an address that is not Discord's and for a file that is too large;
   * RESOURCE_GONE when Discord has it no more, PROVIDER_UNAVAILABLE
   */
  text(url: string, maxBytes: number, signal: AbortSignal): Promise<string>;
}

const CDN = ['cdn.discordapp.com', 'media.discordapp.net'];

/** @param deps `apiUrl`: its host may serve files too, as doubles of Discord do */
export const createDiscordFiles = ({ http, apiUrl }: { http: Http; apiUrl: string }): DiscordFiles => {
  const fetchFile = http.fetchFor('discord');
  const api = new URL(apiUrl);
  const isDiscords = (url: URL): boolean =>
    (url.protocol === 'https:' && CDN.includes(url.host)) || url.origin === api.origin;
  return {
    text: async (address, maxBytes, signal) => {
      const url = URL.parse(address);
      if (url === null || !isDiscords(url)) throw new AppError('INVALID_INPUT', { problem: 'rule_file' });
      const answer = await fetchFile(url.href, { method: 'GET', signal }).catch((cause: unknown) => {
        if (signal.aborted) throw cause;
        throw new AppError('PROVIDER_UNAVAILABLE', { provider: 'discord', why: 'network' }, { cause });
      });
      if (answer.status >= 500) {
        throw new AppError('PROVIDER_UNAVAILABLE', { provider: 'discord', why: 'server' });
      }
      if (!answer.ok) throw new AppError('RESOURCE_GONE', { provider: 'discord' });
      const bytes = await answer.arrayBuffer();
      if (bytes.byteLength > maxBytes) throw new AppError('INVALID_INPUT', { problem: 'rule_too_long' });
      return new TextDecoder('utf-8').decode(bytes);
    },
  };
};
