import type { Store } from '../../db/store.ts';
import type { GuildId, MemberId, TrackId } from '../../domain/ids.ts';
import { genreBoard } from '../../domain/server/boards.ts';
import { rankingOf, type ServerRanking, type ServerRow } from '../../domain/server/ranking.ts';
import type { NamedSubject, Subject } from '../../domain/server/subjects.ts';
import { AppError } from '../../errors.ts';
import type { Subjects } from './subjects.ts';

export interface KnownBy {
  readonly subject: NamedSubject;
  readonly ranking: ServerRanking;
  /** How old the oldest number in it is, ms UTC; null: all are right. */
  readonly asOf: number | null;
}

/** Who in a server knows something, and how well. */
export interface WhoKnows {
  /**
   * @param viewer who asks and alone sees it; null for everybody's eyes
   * @throws {AppError} NOT_FOUND when there is no such thing, or none that the one who asks may know of
   */
  ask(guildId: GuildId, viewer: MemberId | null, subject: Subject): Promise<KnownBy>;
}

export const createWhoKnows = (deps: {
  store: Pick<Store, 'read'>;
  subjects: Pick<Subjects, 'name'>;
}): WhoKnows => {
  const { subjects } = deps;
  const { read } = deps.store;

  /** The tracks by which a subject is counted; null for what only sums know. */
  const tracksOf = async (subject: Subject): Promise<TrackId[] | null> => {
    switch (subject.kind) {
      case 'artist':
        return read.statisticNames.tracksOfArtist(subject.id);
      case 'album':
        return read.serverRows.albumTracks(subject.id);
      case 'track':
        return read.serverRows.recordingTracks(subject.id);
      case 'genre':
        return null;
    }
  };

  const rowsOf = async (guildId: GuildId, subject: Subject, tracks: readonly TrackId[] | null) => {
    if (subject.kind === 'genre') return read.serverRows.onBoard(guildId, genreBoard(subject.name));
    return subject.kind === 'artist'
      ? read.serverRows.ofArtist(guildId, subject.id)
      : read.serverRows.ofTracks(guildId, tracks ?? []);
  };

  /** Their own plays are theirs to see, whatever they agreed to. */
  const ownOf = async (
    guildId: GuildId,
    memberId: MemberId,
    rows: readonly ServerRow[],
    tracks: readonly TrackId[] | null,
  ) => {
    const row = rows.find((one) => one.memberId === memberId);
    const value = row?.value ?? (tracks === null ? 0 : await read.serverRows.own(memberId, tracks));
    return { memberId, level: await read.members.consentIn(guildId, memberId), value };
  };

  return {
    ask: async (guildId, viewer, asked) => {
      const subject = await subjects.name(asked);
      const tracks = await tracksOf(asked);
      const rows = await rowsOf(guildId, asked, tracks);
      const own = viewer === null ? null : await ownOf(guildId, viewer, rows, tracks);
      const ranking = rankingOf(rows, own);
      // What only one member has (a file on a disk) exists for nobody else.
      const isPublic = asked.kind === 'genre' || subject.spotifyId !== null;
      const isSeen = ranking.named.length > 0 || ranking.counted !== null || (own?.value ?? 0) > 0;
      if (!isPublic && !isSeen) throw new AppError('NOT_FOUND', { what: asked.kind });
      const isDerived = asked.kind === 'artist' || asked.kind === 'genre';
      return { subject, ranking, asOf: isDerived ? await read.serverRows.staleSince(guildId) : null };
    },
  };
};
