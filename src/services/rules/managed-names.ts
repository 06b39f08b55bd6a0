import type { Reads } from '../../db/repositories/repositories.ts';
import type { ManagedNames } from './candidates.ts';

/** As each playlist was last left in Spotify. */
export const createManagedNames =
  ({ managedPlaylists: read }: Pick<Reads, 'managedPlaylists'>): ManagedNames =>
  async (memberId) => {
    const names = new Map<string, string[]>();
    for (const { id, name } of await read.ofMember(memberId)) {
      for (const uri of new Set((await read.state(memberId, id))?.base ?? [])) {
        const known = names.get(uri);
        if (known === undefined) names.set(uri, [name]);
        else known.push(name);
      }
    }
    return names;
  };
