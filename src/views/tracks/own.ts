import type { TrackView } from '../../domain/enrichment/field-view.ts';
import { settable, settables } from '../../domain/enrichment/manual.ts';
import type { EnrichmentField } from '../../domain/enrichment/values.ts';
import { filledFields } from '../../domain/enrichment/view.ts';
import type { TrackCard } from '../../domain/tracks/shown.ts';
import type { Messages } from '../messages/catalogue.ts';
import { sayValue } from './values.ts';

/** What the member said themselves, in a line; null without a word. Tags have a line of their own. */
export const ownWordsLine = ({ own }: Pick<TrackCard, 'own'>, m: Messages): string | null => {
  const said = settables.flatMap((name) => settable[name].flatMap((field) => wordOf(own, field, m)));
  return said.length === 0 ? null : m.tracks.own(said.join(', '));
};

const wordOf = <F extends EnrichmentField>(own: TrackCard['own'], field: F, m: Messages): string[] => {
  const value = own[field];
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  return [m.tracks.ownWord(m.tracks.fields[field], sayValue(field, value, m))];
};

/** Fields about which sources say different things; null when all agree. */
export const disagreements = (view: TrackView, m: Messages): string | null => {
  const fields = filledFields(view).filter((field) => (view[field]?.others.length ?? 0) > 0);
  return fields.length === 0
    ? null
    : m.tracks.disagree(fields.map((field) => m.tracks.fields[field]).join(', '));
};
