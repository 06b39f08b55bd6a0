import type { Reads } from '../../db/repositories/repositories.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { mergePlaylist } from '../../domain/playlists/merge.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { PlaylistDiff } from '../../domain/rules/shown.ts';
import { entriesFor } from '../playlists/keys.ts';

type Asked = Pick<Reads, 'managedPlaylists' | 'managedMarks' | 'managedKeys' | 'managedRefusals'>;

/** @param uris what the rules want in it */
export const compareWith = async (
  read: Asked,
  playlist: ManagedPlaylist,
  uris: readonly string[],
  { mode }: RuleSet['output'],
): Promise<PlaylistDiff> => {
  const { memberId, id, order, adoption } = playlist;
  const base = (await read.managedPlaylists.state(memberId, id))?.base ?? null;
  const refused = (await read.managedRefusals.ofPlaylist(id)).map(({ uri }) => uri);
  const marks = await read.managedMarks.ofPlaylist(id);
  const entries = await entriesFor(
    read,
    memberId,
    uris,
    base ?? [],
    marks.map(({ uri }) => uri),
  );
  const of = (kind: 'pin' | 'ban') =>
    entries(marks.filter((mark) => mark.kind === kind).map(({ uri }) => uri));
  const actual = entries(base ?? []);
  const { merged } = mergePlaylist({
    base: actual,
    desired: entries(uris),
    actual,
    pins: of('pin'),
    bans: of('ban'),
    mode,
    order,
    adoption,
    refused,
  });
  const [before, after] = [new Set(actual.map(({ key }) => key)), new Set(merged.map(({ key }) => key))];
  const added = merged.filter(({ key }) => !before.has(key)).map(({ uri }) => uri);
  const removed = actual.filter(({ key }) => !after.has(key)).map(({ uri }) => uri);
  return { playlist, added, removed, kept: actual.length - removed.length };
};
