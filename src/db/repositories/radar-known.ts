import { and, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { MemberId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import type { HeardLabel } from '../../domain/radar/radar.ts';
import type { Queries } from '../database.ts';

/** Rows per statement: far below any dialect's limit of parameters. */
const CHUNK = 100;

type Growing = { -readonly [K in keyof HeardLabel]: HeardLabel[K] };

/** Of whom and of which labels anything new can concern anybody. */
export const radarKnownReads = ({ q, t }: Queries) => {
  const number = (text: ReturnType<typeof sql>) => sql<number>`${text}`.mapWith(Number);

  const playedLabels = (memberId: MemberId) => {
    const { playTotals: totals, trackFacts: facts } = t;
    return q
      .select({
        label: facts.label,
        plays: number(sql`sum(${totals.plays})`),
        tracks: number(sql`count(*)`),
      })
      .from(totals)
      .innerJoin(facts, eq(facts.trackId, totals.trackId))
      .innerJoin(t.rollups, eq(t.rollups.id, totals.rollupId))
      .innerJoin(t.listeners, eq(t.listeners.id, t.rollups.listenerId))
      .where(
        and(
          eq(t.listeners.memberId, memberId),
          eq(t.rollups.state, 'active'),
          gt(totals.plays, 0),
          isNotNull(facts.label),
        ),
      )
      .groupBy(facts.label);
  };

  const keptLabels = (memberId: MemberId) => {
    const { sources, sourceTracks: lines, trackFacts: facts } = t;
    const readings = q
      .select({ id: sources.readingId })
      .from(sources)
      .where(
        and(eq(sources.memberId, memberId), isNotNull(sources.selectedAt), isNotNull(sources.readingId)),
      );
    return q
      .select({ label: facts.label, kept: number(sql`count(distinct ${lines.trackId})`) })
      .from(lines)
      .innerJoin(facts, eq(facts.trackId, lines.trackId))
      .where(and(eq(lines.memberId, memberId), inArray(lines.readingId, readings), isNotNull(facts.label)))
      .groupBy(facts.label);
  };

  const goldLabels = (memberId: MemberId) => {
    const { promotions, curationTracks: sorted, releaseTracks: releases } = t;
    return q
      .select({ label: releases.label, gold: number(sql`count(distinct ${promotions.trackId})`) })
      .from(promotions)
      .innerJoin(sorted, and(eq(sorted.memberId, memberId), eq(sorted.trackId, promotions.trackId)))
      .innerJoin(releases, eq(releases.id, sorted.releaseTrackId))
      .where(and(eq(promotions.memberId, memberId), isNull(promotions.undoneAt), isNotNull(releases.label)))
      .groupBy(releases.label);
  };

  return {
    /** Everybody who has plays or follows something, in the order of their ids. */
    everybody: async (): Promise<MemberId[]> => {
      const played = await q.select({ id: t.listeners.memberId }).from(t.listeners);
      const following = await q.selectDistinct({ id: t.radarFollows.memberId }).from(t.radarFollows);
      return [...new Set([...played, ...following].map(({ id }) => id))].sort();
    },

    /** Those of the folded names by which the catalogue knows an artist, or whom somebody follows. */
    knownNames: async (keys: readonly string[]): Promise<Set<string>> => {
      const { artists, radarFollows: follows } = t;
      const all = [...new Set(keys)];
      const known = new Set<string>();
      for (let start = 0; start < all.length; start += CHUNK) {
        const some = all.slice(start, start + CHUNK);
        const found = await q
          .selectDistinct({ key: artists.nameKey })
          .from(artists)
          .where(inArray(artists.nameKey, some));
        const followed = await q
          .selectDistinct({ key: follows.value })
          .from(follows)
          .where(and(eq(follows.kind, 'artist'), inArray(follows.value, some)));
        for (const { key } of [...found, ...followed]) known.add(key);
      }
      return known;
    },

    /** Folded names of all labels that anything is on which anybody here could like, and those that are followed. */
    knownLabels: async (): Promise<Set<string>> => {
      const { trackFacts: facts, releaseTracks: releases, radarFollows: follows } = t;
      const rows = [
        ...(await q.selectDistinct({ label: facts.label }).from(facts).where(isNotNull(facts.label))),
        ...(await q
          .selectDistinct({ label: releases.label })
          .from(releases)
          .where(isNotNull(releases.label))),
        ...(await q.selectDistinct({ label: follows.value }).from(follows).where(eq(follows.kind, 'label'))),
      ];
      return new Set(rows.flatMap(({ label }) => (label === null ? [] : [fold(label)])));
    },

    /** What a member has of each label, by folded name. What they follow is not in it. */
    heardLabels: async (memberId: MemberId): Promise<Map<string, HeardLabel>> => {
      const found = new Map<string, Growing>();
      const at = (label: string | null): Growing | null => {
        const key = fold(label ?? '');
        if (label === null || key === '') return null;
        const nothing = { plays: 0, tracks: 0, kept: 0, gold: 0, followed: false };
        const known = found.get(key) ?? { name: label, ...nothing };
        found.set(key, known);
        return known;
      };
      for (const { label, plays, tracks } of await playedLabels(memberId)) {
        const known = at(label);
        if (known !== null) [known.plays, known.tracks] = [known.plays + plays, known.tracks + tracks];
      }
      for (const { label, kept } of await keptLabels(memberId)) {
        const known = at(label);
        if (known !== null) known.kept += kept;
      }
      for (const { label, gold } of await goldLabels(memberId)) {
        const known = at(label);
        if (known !== null) known.gold += gold;
      }
      return found;
    },
  };
};
