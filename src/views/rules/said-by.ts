import type { ProviderName } from '../../errors.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Who said a value, as people call them. @param source as it is kept */
export const sourceName = (source: string, m: Messages): string => {
  if (source === 'manual' || source === 'title') return m.tracks.voices[source] ?? source;
  return isProvider(source, m) ? m.providers[source] : escapeText(source, 30);
};

const isProvider = (name: string, m: Messages): name is ProviderName => Object.hasOwn(m.providers, name);
