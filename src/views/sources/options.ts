import type { Source } from '../../domain/library.ts';
import type { SelectOption } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { plainSourceName, sourceEmoji } from './names.ts';

/** A source in a select menu; what is chosen already is marked. */
export const sourceOption = (source: Source, m: Messages): SelectOption => {
  const t = m.sources;
  const count = source.syncedTracks ?? source.listedTracks;
  const facts = [
    count === null ? null : t.tracks(count, formatNumber(count, m.locale)),
    source.ownerName === null ? null : t.choices.by(plain(source.ownerName, 40)),
    source.readable ? null : t.choices.unreadable,
  ].filter((fact) => fact !== null);
  return {
    label: plainSourceName(source, m),
    value: String(source.id),
    emoji: source.readable ? sourceEmoji[source.kind] : '⚠️',
    chosen: source.selectedAt !== null,
    ...(facts.length === 0 ? {} : { description: facts.join(' · ') }),
  };
};
