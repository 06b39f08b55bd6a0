import type { TrackId } from '../ids.ts';
import { fold } from '../library/fold.ts';

/** A track that may be meant. */
export interface Suggestible {
  readonly id: TrackId;
  readonly title: string;
}

/** What a member heard last and likes most, the best first. */
export interface Familiar {
  readonly recent: readonly TrackId[];
  readonly top: readonly TrackId[];
}

/** Worth of a place: the first ten places of a list stand out, the rest is known at least. */
const placeWorth = (list: readonly TrackId[], id: TrackId): number => {
  const place = list.indexOf(id);
  return place === -1 ? 0 : 1 + Math.max(0, 10 - place) / 10;
};

/** Puts what was probably meant first: titles that begin with what was typed, then what was heard lately and often. */
export const rankSuggestions = <T extends Suggestible>(
  found: readonly T[],
  typed: string,
  { recent, top }: Familiar,
): T[] => {
  const start = fold(typed);
  const worth = ({ id, title }: T): number =>
    (start !== '' && fold(title).startsWith(start) ? 2 : 0) + placeWorth(recent, id) + placeWorth(top, id);
  return found
    .map((track, place) => ({ track, place, worth: worth(track) }))
    .sort((a, b) => b.worth - a.worth || a.place - b.place)
    .map(({ track }) => track);
};

const VALUE = /^track:([1-9]\d{0,14})$/;

/** What an option of a slash command holds for a track. */
export const trackValue = (id: TrackId): string => `track:${id}`;

/** The track of a picked suggestion; null for words that somebody typed. */
export const trackIdOf = (value: string): TrackId | null => {
  const [, id] = VALUE.exec(value) ?? [];
  return id === undefined ? null : (Number(id) as TrackId);
};
