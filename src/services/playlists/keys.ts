import type { Reads } from '../../db/repositories/repositories.ts';
import type { MemberId } from '../../domain/ids.ts';
import { type Entry, isTrack } from '../../domain/playlists/playlist.ts';

/** Uris as entries: what each of them is for this member, looked up for all lists at the same moment. */
export type ToEntries = (uris: readonly string[]) => Entry[];

export const entriesFor = async (
  { managedKeys }: Pick<Reads, 'managedKeys'>,
  memberId: MemberId,
  ...lists: readonly (readonly string[])[]
): Promise<ToEntries> => {
  const uris = new Set(lists.flat().filter(isTrack));
  const keys = await managedKeys.ofUris(memberId, [...uris]);
  return (list) =>
    list.map((uri) => {
      const key = keys.get(uri);
      return { uri, key: key === undefined ? uri : `r${key}` };
    });
};
