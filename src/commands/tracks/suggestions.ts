import { allGenreWords, allMoods } from '../../domain/enrichment/genres.ts';
import { suggestInList, suggestKeys } from '../../domain/enrichment/suggest.ts';
import { trackIdOf } from '../../domain/tracks/suggest.ts';
import type { TrackCards } from '../../services/tracks/cards.ts';
import type { TrackEdits } from '../../services/tracks/edits.ts';
import type { Choice, Options, Request, Route } from '../command.ts';
import { trackChoices } from './choices.ts';

type Complete = NonNullable<Route['complete']>;

const same = (words: readonly string[]): Choice[] => words.map((word) => ({ name: word, value: word }));
const genres = allGenreWords.map(({ word }) => word);

/** What is offered while somebody types an option of `/track`. */
export const trackSuggestions = (
  cards: Pick<TrackCards, 'suggest'>,
  edits: Pick<TrackEdits, 'suggestTags'>,
) => {
  const tracks = trackChoices(cards);

  /** @param ofTrack only the tags that stand on the chosen track */
  const tags = async (person: Request['person'], typed: string, options: Options, ofTrack: boolean) => {
    const track = ofTrack ? trackIdOf(options.string('track') ?? '') : null;
    return same(await edits.suggestTags(person.id, typed, track));
  };

  return (sub: 'untag' | 'other'): Complete =>
    async (request, focused, options) => {
      const { name, value } = focused;
      switch (name) {
        case 'tag':
          return tags(request.person, value, options, sub === 'untag');
        case 'genre':
          return same(suggestInList(genres, value));
        case 'mood':
          return same(suggestInList(allMoods, value));
        case 'key':
          return suggestKeys(value, request.m.tracks.keyName);
        default:
          return tracks(request, focused, options);
      }
    };
};
