import type { Source } from '../../domain/library.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

type Named = Pick<Source, 'kind' | 'name'>;

/** A source's name in the person's language where it is ours to name, without markdown. */
export const plainSourceName = ({ kind, name }: Named, m: Messages, max = 100): string =>
  plain(m.sources.kinds[kind] ?? name, max);

/** The same, safe in markdown. */
export const sourceName = ({ kind, name }: Named, m: Messages, max = 40): string =>
  escapeText(m.sources.kinds[kind] ?? name, max);

/** What kind of thing it is, at a glance. */
export const sourceEmoji: Record<Source['kind'], string> = { liked: '💚', playlist: '🎶' };
