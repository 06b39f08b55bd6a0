import type { BucketState } from '../../domain/status.ts';
import type { ProviderName } from '../../errors.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

const isProvider = (name: string, m: Messages): name is ProviderName => Object.hasOwn(m.providers, name);

/** A provider as people call it. */
export const providerWords = (provider: string, m: Messages): string =>
  isProvider(provider, m) ? m.providers[provider] : escapeText(provider, 30);

/** "Spotify search"; parts without words of their own are the provider itself. */
export const bucketWords = ({ provider, bucket }: BucketState, m: Messages): string => {
  const name = providerWords(provider, m);
  const part = m.jobs.parts[bucket];
  return part === undefined ? name : m.status.part(name, part);
};
