import type { Clock } from '../../clock.ts';
import type { FactColumn } from '../../db/repositories/candidates.ts';
import type { CuratedRow } from '../../db/repositories/curated.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { MemberId, SourceId, TrackId } from '../../domain/ids.ts';
import type { Candidate } from '../../domain/rules/candidate.ts';
import type { Column, Columns } from '../../domain/rules/columns.ts';
import type { Universe } from '../../domain/rules/rule-set.ts';
import { CURATED_COLUMNS } from '../../domain/rules/sets.ts';
import { type Breathe, createBreath } from './breath.ts';
import { type Draft, factReaders, isLocal, templateOf } from './candidate-columns.ts';
import { fillCurated, loadCurated } from './candidate-curation.ts';
import { type Held, loadLines } from './candidate-lines.ts';
import { overlayOwn } from './candidate-own.ts';
import { loadPlays, metTracks, type PlaySlices, playedTracks, playsByRecording } from './candidate-plays.ts';

/** What is to be loaded of whom. */
export interface CandidateNeed extends Columns {
  readonly from: Universe;
  /** Sources whose lines do not count; none when absent. */
  readonly without?: readonly SourceId[];
}

/** The tracks of one member as rules see them, with the columns that were asked for. In the order of track ids. */
export type LoadCandidates = (memberId: MemberId, need: CandidateNeed) => Promise<readonly Candidate[]>;

type Read = Pick<Reads, 'candidates' | 'curated' | 'manualValues' | 'tracks' | 'enrichments'>;

/** Names of the managed playlists that hold a track, by its uri. */
export type ManagedNames = (memberId: MemberId) => Promise<ReadonlyMap<string, readonly string[]>>;

/** Tracks per statement; the repository takes no more. */
const AT_ONCE = 1_000;
/** What does not come out of the view. */
const OWN_COLUMNS: ReadonlySet<string> = new Set<string>([
  ...(['addedAt', 'sources', 'plays', 'managed', 'local'] satisfies Column[]),
  ...CURATED_COLUMNS,
]);

/**
 * Reads in slices with a pause between, so that a click is answered meanwhile. Measured on two cores: a preview of
 * 50 000 tracks takes 140 ms in a process that has just started and 60 ms later, and holds the thread some 25 ms at
 * most (50 ms the first time, when everything passes and is sorted by title).
 */
export const createLoadCandidates = (deps: {
  read: Read;
  clock: Pick<Clock, 'elapsed'>;
  managed: ManagedNames;
}): LoadCandidates => {
  const { read, clock, managed } = deps;
  return async (memberId, need) => {
    const breathe = createBreath(clock);
    const everyPlay = need.from !== 'library';
    const rows =
      everyPlay || need.plays !== null
        ? await loadPlays(read, memberId, everyPlay ? null : (need.plays?.since ?? null), breathe)
        : [];
    const asksCurated = [...need.columns].some((column) => CURATED_COLUMNS.has(column));
    const curated = asksCurated || need.from === 'everything' ? await loadCurated(read, memberId) : [];
    const universe = universeOf(
      await loadLines(read, memberId, need.without ?? [], breathe),
      rows,
      need.from === 'everything' ? curated : [],
      need.from,
    );
    const own = new Map((await read.candidates.ownKeys(memberId)).map((one) => [one.trackId, one.groupKey]));
    const known = await fill(read, universe, need.columns, own, breathe);
    if ([...need.columns].some((column) => !OWN_COLUMNS.has(column))) {
      await overlayOwn(read, memberId, new Map(known.map((draft) => [draft.trackId, draft])));
    }
    if (asksCurated) {
      const curatedIds = curated.map(({ trackId }) => trackId);
      const keys = await keysOf(read, known, curatedIds, own, breathe);
      fillCurated(known, curated, (trackId) => keys.get(trackId) ?? -trackId);
    }
    if (need.plays !== null) await fillPlays(read, known, rows, own, breathe);
    if (need.columns.has('managed')) {
      const names = await managed(memberId);
      for (const draft of known) draft.managed = names.get(draft.uri) ?? [];
    }
    return known;
  };
};

const universeOf = (
  library: Held[],
  plays: PlaySlices,
  curated: readonly CuratedRow[],
  from: Universe,
): Held[] => {
  if (from === 'library') return library;
  const played = playedTracks(plays);
  const inLibrary = new Set(library.map(({ trackId }) => trackId));
  const others = [...new Set([...played, ...curated.map(({ trackId }) => trackId)])]
    .filter((id) => !inLibrary.has(id))
    .map((trackId): Held => ({ trackId, addedAt: null, sources: [] }));
  const held = from === 'everything' ? library : library.filter(({ trackId }) => played.has(trackId));
  return [...held, ...others].sort((a, b) => a.trackId - b.trackId);
};

const HEAD: readonly FactColumn[] = ['trackId', 'recordingId', 'uri'];

/** Makes candidates with the columns of the view. Only tracks that were flattened can be judged. */
const fill = async (
  { candidates: read }: Read,
  universe: readonly Held[],
  columns: ReadonlySet<Column>,
  own: ReadonlyMap<TrackId, number>,
  breathe: Breathe,
): Promise<Draft[]> => {
  const readers = factReaders(columns);
  const asked = [...HEAD, ...readers.map(({ fact }) => fact)];
  const template = templateOf(columns, readers);
  const local = columns.has('local');
  const known: Draft[] = [];
  for (let start = 0; start < universe.length; start += AT_ONCE) {
    const slice = universe.slice(start, start + AT_ONCE);
    const rows = await read.facts(
      asked,
      slice.map(({ trackId }) => trackId),
    );
    let at = 0;
    for (const row of rows) {
      while (at < slice.length && (slice[at]?.trackId ?? 0) < Number(row[0])) at += 1;
      const held = slice[at];
      if (held === undefined) break;
      const draft = { ...template };
      draft.trackId = held.trackId;
      draft.addedAt = held.addedAt;
      draft.sources = held.sources;
      draft.recording = recordingKey(held.trackId, row[1], own);
      draft.uri = String(row[2]);
      for (let n = 0; n < readers.length; n += 1) readers[n]?.read(draft, row[n + HEAD.length]);
      if (local) draft.local = isLocal(draft.uri);
      known.push(draft);
    }
    await breathe();
  }
  return known;
};

/**
 * The member's own group, else everybody's recording, else the track alone. A track that is not grouped yet counts under
 * minus its id, which no other group can have: groups of a member's own are minus the id of one of their tracks.
 */
const recordingKey = (trackId: TrackId, recordingId: unknown, own: ReadonlyMap<TrackId, number>): number =>
  own.get(trackId) ?? (typeof recordingId === 'number' ? recordingId : -trackId);

const fillPlays = async (
  { candidates: read }: Read,
  drafts: readonly Draft[],
  plays: PlaySlices,
  own: ReadonlyMap<TrackId, number>,
  breathe: Breathe,
): Promise<void> => {
  const keys = await keysOf({ candidates: read }, drafts, metTracks(plays), own, breathe);
  const byKey = await playsByRecording(plays, (trackId) => keys.get(trackId) ?? -trackId, breathe);
  for (const draft of drafts) draft.plays = byKey.get(draft.recording) ?? NONE;
};

/** Recordings of the candidates and of other tracks, which are no candidates themselves. */
const keysOf = async (
  { candidates: read }: Pick<Read, 'candidates'>,
  drafts: readonly Draft[],
  more: Iterable<TrackId>,
  own: ReadonlyMap<TrackId, number>,
  breathe: Breathe,
): Promise<ReadonlyMap<number, number>> => {
  const keys = new Map<number, number>();
  for (const { trackId, recording } of drafts) keys.set(trackId, recording);
  await breathe();
  const others = [...new Set(more)].filter((id) => !keys.has(id)).sort((a, b) => a - b);
  await breathe();
  for (let start = 0; start < others.length; start += AT_ONCE) {
    const rows = await read.facts(['trackId', 'recordingId'], others.slice(start, start + AT_ONCE));
    for (const [id, recordingId] of rows) {
      const trackId = Number(id) as TrackId;
      keys.set(trackId, recordingKey(trackId, recordingId, own));
    }
    await breathe();
  }
  return keys;
};

const NONE: NonNullable<Candidate['plays']> = [];
