import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Category, CurationTrack, Period, Place } from '../../domain/curation/curation.ts';
import { placeOf, samePlace } from '../../domain/curation/places.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { dueAfterChange } from '../../domain/playlists/schedule.ts';
import type { OnHandEdits } from '../playlists/task.ts';
import type { Mover } from './mover.ts';
import type { Promoting } from './promoting.ts';
import type { PeriodStates } from './states.ts';

/**
 * What a person did in Spotify's app, understood as sorting: put into Bronze, Silver or Trash there is sorted so here;
 * taken out of where it stands is skipped; taken out of Gold is no longer promoted. Tracks that are in no week stay
 * what they are for every playlist: pins and bans.
 */
export const createCurationHands = (deps: {
  clock: Clock;
  mover: Mover;
  states: PeriodStates;
  promoting: Promoting;
}): OnHandEdits => {
  const { clock, mover, states, promoting } = deps;

  const sorted = async (
    tx: Repositories,
    period: Period,
    place: Place,
    { added, removed }: Parameters<OnHandEdits>[2],
  ): Promise<Set<string>> => {
    const { memberId, id } = period;
    const understood = new Set<string>();
    const find = await finder(tx, memberId, await tx.curationTracks.withUris(id), [...added, ...removed]);
    const move = async (uri: string, track: CurationTrack, to: Place): Promise<void> => {
      understood.add(uri);
      await mover.move(tx, period, track, to, 'hand');
    };
    for (const uri of removed) {
      for (const track of find(uri)) {
        // Found elsewhere by now: what was put in there said it already.
        if (samePlace(placeOf(track), place)) await move(uri, track, { stage: 'skipped' });
        else understood.add(uri);
      }
    }
    for (const uri of added) for (const track of find(uri)) await move(uri, track, place);
    if (understood.size > 0) {
      await states.follow(tx, memberId, id);
      await lookAround(tx, period);
    }
    return understood;
  };

  /** Who moves a track edits two playlists, and one alone tells half of it: the others of the week are due as well. */
  const lookAround = async (tx: Repositories, { id, memberId, ...period }: Period): Promise<void> => {
    const silver = (await tx.curationPeriods.silver(id)).map(({ playlistId }) => playlistId);
    for (const one of [period.bronzePlaylistId, period.trashPlaylistId, ...silver]) {
      const playlist = one === null ? null : await tx.managedPlaylists.find(memberId, one);
      if (playlist !== null)
        await tx.managedPlaylists.set(memberId, playlist.id, {
          dueAt: dueAfterChange(playlist, clock.now()),
        });
    }
  };

  const kept = async (
    tx: Repositories,
    playlist: ManagedPlaylist,
    category: Category,
    { added, removed }: Parameters<OnHandEdits>[2],
  ): Promise<Set<string>> => {
    const { memberId } = playlist;
    const promotions = await tx.curationPromotions.ofCategory(memberId, category.id);
    const find = await finder(tx, memberId, promotions, [...added, ...removed]);
    const understood = new Set<string>();
    for (const uri of removed) {
      const ended = find(uri);
      if (ended.length === 0) continue;
      await promoting.end(
        tx,
        memberId,
        ended.map(({ id }) => id),
      );
      understood.add(uri);
    }
    for (const uri of await promoting.byHand(tx, category, added)) understood.add(uri);
    return understood;
  };

  return async (tx, playlist, edits) => {
    const { memberId, id, purpose } = playlist;
    if (purpose === 'rules') return new Set();
    if (purpose === 'gold') {
      const category = await tx.categories.ofGold(memberId, id);
      return category === null ? new Set() : kept(tx, playlist, category, edits);
    }
    const found = await tx.curationPeriods.byPlaylist(memberId, id);
    if (found === null || found.period.state === 'closed') return new Set();
    return sorted(tx, found.period, found.place, edits);
  };
};

/** Finds what a uri is among these: Spotify may name another uri of the same recording. */
const finder = async <T extends { readonly uri: string }>(
  tx: Repositories,
  memberId: MemberId,
  all: readonly T[],
  uris: readonly string[],
): Promise<(uri: string) => readonly T[]> => {
  const keys = await tx.managedKeys.ofUris(memberId, [...all.map(({ uri }) => uri), ...uris]);
  const keyOf = (uri: string): string | number => keys.get(uri) ?? uri;
  const byKey = Map.groupBy(all, ({ uri }) => keyOf(uri));
  return (uri) => byKey.get(keyOf(uri)) ?? [];
};
