import { and, eq, inArray, sql } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import type { Queries } from '../database.ts';

const CHUNK = 500;

/** Which uris are one and the same for a member. */
export const managedKeyReads = ({ q, t }: Queries) => ({
  /** Those of the uris that are in the catalogue. */
  known: async (uris: readonly string[]): Promise<Set<string>> => {
    const known = new Set<string>();
    for (let start = 0; start < uris.length; start += CHUNK) {
      const chunk = uris.slice(start, start + CHUNK);
      const rows = await q.select({ uri: t.tracks.uri }).from(t.tracks).where(inArray(t.tracks.uri, chunk));
      for (const { uri } of rows) known.add(uri);
    }
    return known;
  },

  /** Recording, or group of the member's own, by uri; uris that belong to none are left out. */
  ofUris: async (memberId: MemberId, uris: readonly string[]): Promise<Map<string, number>> => {
    const { tracks, recordingTracks, ownRecordings } = t;
    const keys = new Map<string, number>();
    for (let start = 0; start < uris.length; start += CHUNK) {
      const rows = await q
        .select({
          uri: tracks.uri,
          key: sql<number>`coalesce(${ownRecordings.groupKey}, ${recordingTracks.recordingId})`.mapWith(
            Number,
          ),
        })
        .from(tracks)
        .innerJoin(recordingTracks, eq(recordingTracks.trackId, tracks.id))
        .leftJoin(
          ownRecordings,
          and(eq(ownRecordings.trackId, tracks.id), eq(ownRecordings.memberId, memberId)),
        )
        .where(inArray(tracks.uri, uris.slice(start, start + CHUNK)));
      for (const { uri, key } of rows) keys.set(uri, key);
    }
    return keys;
  },
});
