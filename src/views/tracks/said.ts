import type { FieldView } from '../../domain/enrichment/field-view.ts';
import type { EnrichmentField, EnrichmentValues } from '../../domain/enrichment/values.ts';
import { filledFields } from '../../domain/enrichment/view.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { TrackCard } from '../../domain/tracks/shown.ts';
import { trackShow } from '../actions/tracks.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatPercent, relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { cut, escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { sayValue, sourceWords } from './values.ts';

/** More contradictions than this say only that nobody knows. */
const MOST_OTHERS = 3;
/** All nineteen fields stay within the 4000 characters of a message. */
const MOST_PER_FIELD = 180;
/** So that who says it, how sure they are and since when are never cut off. */
const MOST_OF_VALUE = 80;

/** Who said what about a track, and who says otherwise. */
export const trackSaidView = ({ track, view }: TrackCard, owner: MemberId, m: Messages): MessageView => {
  const t = m.tracks;
  const lines = filledFields(view).flatMap((field) => {
    const known: FieldView<EnrichmentValues[EnrichmentField]> | null = view[field];
    return known === null ? [] : linesOf(field, known, m);
  });
  return message('library', [
    heading(t.saidTitle(escapeText(track.title, 60))),
    text(...(lines.length === 0 ? [t.saidNothing] : lines)),
    small(t.saidOrder),
    row(secondary({ label: t.back, id: trackShow.id(owner, { via: 'back', track: track.id }) })),
  ]);
};

const linesOf = <F extends EnrichmentField>(
  field: F,
  said: FieldView<EnrichmentValues[F]>,
  m: Messages,
): string[] => {
  const t = m.tracks;
  const { value, source, agree, others } = said;
  const names = agree.map((one) => sourceWords(one, m)).join(', ');
  const words = cut(sayValue(field, value, m), MOST_OF_VALUE);
  const line = t.said(t.fields[field], words, sourceWords(source, m)) + sinceOf(said, m);
  const first = names === '' ? line : line + t.agreeing(names);
  const rest = others
    .slice(0, MOST_OTHERS)
    .map((other) => t.otherwise(sayValue(field, other.value, m), sourceWords(other.source, m)));
  return [first, ...(rest.length === 0 ? [] : [t.otherwiseLine(rest.join(', '))])].map((line) =>
    cut(line, MOST_PER_FIELD),
  );
};

/** How sure they are, and since when; nothing for what stands on the track itself. */
const sinceOf = (
  { source, confidence, fetchedAt }: Pick<FieldView<unknown>, 'source' | 'confidence' | 'fetchedAt'>,
  m: Messages,
): string => {
  if (fetchedAt === 0) return '';
  const when = relativeTime(fetchedAt);
  return source === 'manual'
    ? m.tracks.since(when)
    : m.tracks.sure(formatPercent(confidence, m.locale), when);
};
