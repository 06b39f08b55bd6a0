import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ReleaseFacts } from '../../domain/curation/release.ts';
import { rangeOf } from '../../domain/curation/weeks.ts';
import type { MemberId, PeriodId, ReleaseTrackId, TrackId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { CurationPlaylists } from './playlists.ts';
import { requirePeriod } from './required.ts';
import type { PeriodStates } from './states.ts';

/** What a person picked somewhere else, without the day that decides its week: that is the week they put it into. */
export type PickedRelease = Omit<ReleaseFacts, 'source' | 'publishDate'>;

/** Puts what people pick into Bronze of a week. */
export interface Bringing {
  /**
   * At the end of Bronze, in the caller's transaction; what is not known on Spotify is looked for as other releases are.
   * @returns how many are new in the week
   * @throws {AppError} NOT_FOUND for a week that is not theirs, or is closed
   */
  bring(
    tx: Repositories,
    memberId: MemberId,
    id: PeriodId,
    picked: readonly PickedRelease[],
  ): Promise<{ readonly added: number; readonly already: number }>;
}

export const createBringing = (deps: {
  clock: Clock;
  playlists: Pick<CurationPlaylists, 'refill'>;
  states: PeriodStates;
}): Bringing => {
  const { clock, playlists, states } = deps;

  const trackOf = async (tx: Repositories, uri: string | null): Promise<TrackId | null> =>
    uri === null ? null : ((await tx.tracks.byUris([uri])).get(uri)?.id ?? null);

  return {
    bring: async (tx, memberId, id, picked) => {
      const period = await requirePeriod(tx, memberId, id);
      if (period.state === 'closed') throw new AppError('NOT_FOUND', { what: 'period' });
      const shelf = { styleId: period.styleId, ownerId: memberId };
      const { from: publishDate } = rangeOf(period);
      const facts = picked.map((one): ReleaseFacts => ({ ...one, source: 'file', publishDate }));
      const { ids } = await tx.releaseTracks.put(shelf, 'file', facts, clock.now());
      const fresh: { releaseTrackId: ReleaseTrackId; trackId: TrackId | null }[] = [];
      const standing = new Set((await tx.curationTracks.withUris(id)).map(({ uri }) => uri));
      for (const [at, releaseTrackId] of ids.entries()) {
        const uri = picked[at]?.spotifyUri ?? null;
        const trackId = await trackOf(tx, uri);
        const key = uri === null ? null : ((await tx.managedKeys.ofUris(memberId, [uri])).get(uri) ?? null);
        const known = trackId !== null && (await tx.curationJoins.holds(memberId, id, trackId, key));
        if (!known && !(uri !== null && standing.has(uri))) fresh.push({ releaseTrackId, trackId });
      }
      const before = await tx.curationTracks.counts(id);
      await tx.curationJoins.add(period, fresh, clock.now());
      const added = sum(await tx.curationTracks.counts(id)) - sum(before);
      await playlists.refill(tx, period, { stage: 'bronze' });
      await states.follow(tx, memberId, id);
      return { added, already: picked.length - added };
    },
  };
};

const sum = (counts: readonly { readonly all: number }[]): number =>
  counts.reduce((total, { all }) => total + all, 0);
