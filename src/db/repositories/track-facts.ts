import { and, asc, eq, exists, getTableColumns, gt, inArray, sql } from 'drizzle-orm';
import { FLAT_VERSION, type FlatView, flatView } from '../../domain/enrichment/flat.ts';
import type { TrackId } from '../../domain/ids.ts';
import type { Track } from '../../domain/library.ts';
import { FIELD_CHANGE_WAIT_MS } from '../../domain/rules/changes.ts';
import type { Queries, Tx } from '../database.ts';
import { bulkInsert } from './bulk.ts';
import { enrichmentReads } from './enrichments.ts';
import { ruleMarkWrites } from './rule-marks.ts';

/** A track as rules read it, as it is for everybody. */
type FactRow = Tx['t']['trackFacts']['$inferSelect'];

/** Rows per statement: with all columns far below any dialect's limit of parameters. */
const CHUNK = 100;

export const trackFactReads = ({ q, t: { tracks, trackFacts: facts } }: Queries) => ({
  /** For looking at what is stored. */
  ofTracks: async (trackIds: readonly TrackId[]): Promise<FactRow[]> =>
    trackIds.length === 0
      ? []
      : q
          .select()
          .from(facts)
          .where(inArray(facts.trackId, [...trackIds])),

  /** Tracks after this id, the smallest first, with the version that flattened them; null: never. */
  versionsAfter: async (
    after: TrackId | null,
    limit: number,
  ): Promise<{ trackId: TrackId; version: number | null }[]> =>
    q
      .select({ trackId: tracks.id, version: facts.version })
      .from(tracks)
      .leftJoin(facts, eq(facts.trackId, tracks.id))
      .where(after === null ? undefined : gt(tracks.id, after))
      .orderBy(asc(tracks.id))
      .limit(limit),
});

export const trackFactWrites = (tx: Tx) => {
  const { q, t } = tx;
  const { trackFacts: facts, recordingTracks } = t;
  const marks = ruleMarkWrites(tx);

  /** Members whose rules follow every change, and whose library holds any of the tracks. */
  const followers = async (trackIds: readonly TrackId[]) => {
    const { ruleSets, sourceTracks: lines } = t;
    const held = q
      .select({ one: sql`1` })
      .from(lines)
      .where(and(eq(lines.memberId, ruleSets.memberId), inArray(lines.trackId, [...trackIds])));
    const rows = await q
      .selectDistinct({ memberId: ruleSets.memberId })
      .from(ruleSets)
      .where(and(eq(ruleSets.enabled, true), eq(ruleSets.schedule, 'afterSync'), exists(held)));
    return rows.map(({ memberId }) => memberId);
  };

  const refreshChunk = async (tracks: readonly Track[], now: number): Promise<void> => {
    const ids = tracks.map(({ id }) => id);
    const said = Map.groupBy(await enrichmentReads(tx).ofTracks(ids), ({ trackId }) => trackId);
    const before = new Map(
      (await q.select().from(facts).where(inArray(facts.trackId, ids))).map((row) => [row.trackId, row]),
    );
    const fresh = ids.filter((id) => !before.has(id));
    const grouped = new Map(
      fresh.length === 0
        ? []
        : (
            await q
              .select({ trackId: recordingTracks.trackId, recordingId: recordingTracks.recordingId })
              .from(recordingTracks)
              .where(inArray(recordingTracks.trackId, fresh))
          ).map(({ trackId, recordingId }) => [trackId, recordingId] as const),
    );
    const changes = tracks.flatMap((track) => {
      const known = before.get(track.id) ?? null;
      const view = { ...flatView(track, said.get(track.id) ?? []), ...namesOf(track) };
      const fields = known === null ? [] : changedFields(known, view);
      if (known !== null && fields.length === 0 && known.version === FLAT_VERSION) return [];
      const recordingId = known?.recordingId ?? grouped.get(track.id) ?? null;
      const row = { ...view, trackId: track.id, recordingId, version: FLAT_VERSION, changedAt: now };
      return [{ row, fields }];
    });
    if (changes.length === 0) return;
    await q
      .insert(facts)
      .values(changes.map(({ row }) => row))
      .onConflictDoUpdate({ target: facts.trackId, set: everyColumn(facts) });
    const seen = changes.filter(({ fields }) => fields.length > 0);
    if (seen.length === 0) return;
    const what = [...new Set(seen.flatMap(({ fields }) => fields))];
    for (const memberId of await followers(seen.map(({ row }) => row.trackId))) {
      const changed = what.map((field) => ({ kind: 'field' as const, what: field }));
      await marks.mark(memberId, changed, now + FIELD_CHANGE_WAIT_MS);
    }
  };

  return {
    /** Brings what rules read of these tracks up to date. Call after every change of a track or its enrichments. */
    refresh: async (tracks: readonly Track[], now: number): Promise<void> => {
      for (let start = 0; start < tracks.length; start += CHUNK) {
        await refreshChunk(tracks.slice(start, start + CHUNK), now);
      }
    },

    /** The same for tracks that were stored just now, about which nobody has said anything: by the hundred at once. */
    addNew: async (tracks: readonly Track[], now: number): Promise<void> => {
      const rows = tracks.map((track) => ({
        ...flatView(track, []),
        ...namesOf(track),
        trackId: track.id,
        recordingId: null,
        version: FLAT_VERSION,
        changedAt: now,
      }));
      await bulkInsert(tx, facts, rows);
    },
  };
};

type Shown = FlatView & Pick<FactRow, 'uri' | 'title' | 'artists' | 'album'>;

const namesOf = ({ uri, title, artists, albumTitle }: Track) => ({
  uri,
  title,
  artists: artists.map(({ name }) => name),
  album: albumTitle,
});

/** What says something else now, by the names that rules have for it. */
const changedFields = (before: FactRow, after: Shown): string[] => {
  const known: Readonly<Record<string, unknown>> = { ...before };
  return Object.entries(after).flatMap(([field, value]) =>
    known[field] === value || JSON.stringify(known[field] ?? null) === JSON.stringify(value ?? null)
      ? []
      : [RULE_NAMES[field] ?? field],
  );
};

const RULE_NAMES: Readonly<Record<string, string>> = { keyCode: 'key', versionKind: 'version' };

/** What a new row says of these counts; where a track belongs is another one's to say. */
const everyColumn = (facts: Tx['t']['trackFacts']) =>
  Object.fromEntries(
    Object.keys(getTableColumns(facts))
      .filter((name) => name !== 'trackId' && name !== 'recordingId')
      .map((name) => [name, sql.raw(`excluded."${snake(name)}"`)]),
  );

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
