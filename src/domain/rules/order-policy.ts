import type { OrderPolicy } from '../playlists/playlist.ts';
import type { Shape } from './rule-set.ts';

/** What an order is worth: one that is sorted was asked for; one that is not, or is drawn by lot, is worth no dates. */
export const orderFor = ({ sort }: Pick<Shape, 'sort'>): OrderPolicy =>
  sort.length > 0 && sort.every(({ by }) => by === 'field') ? 'exact' : 'gentle';
