import { trackValue } from '../../domain/tracks/suggest.ts';
import type { TrackCards } from '../../services/tracks/cards.ts';
import { plainTrackNames } from '../../views/tracks/names.ts';
import type { Route } from '../command.ts';

/** Suggestions for a track of the member, for what is typed. */
export const trackChoices =
  (cards: Pick<TrackCards, 'suggest'>): NonNullable<Route['complete']> =>
  async ({ person, m }, { value }) => {
    const found = await cards.suggest(person.id, value);
    const names = plainTrackNames(found, m);
    return found.map(({ id }, at) => ({ name: names[at] ?? '', value: trackValue(id) }));
  };
