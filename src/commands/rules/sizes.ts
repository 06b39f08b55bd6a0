import type { Sizes } from '../../domain/rules/building/items.ts';
import type { Input } from '../command.ts';

/** The sizes of a form; a field that is empty or no count means none. */
export const typedSizes = (input: Input): Sizes => {
  const count = (name: string): number | null => {
    const typed = Number(input.field(name).trim() || Number.NaN);
    return Number.isInteger(typed) && typed > 0 ? typed : null;
  };
  return {
    tracks: count('tracks'),
    minutes: count('minutes'),
    perArtist: count('perArtist'),
    perAlbum: count('perAlbum'),
  };
};
