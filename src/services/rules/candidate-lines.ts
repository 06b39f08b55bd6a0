import type { CandidatePlace } from '../../db/repositories/candidates.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { MemberId, SourceId, TrackId } from '../../domain/ids.ts';
import type { Breathe } from './breath.ts';

/** A track of the universe, and what the library says about it. */
export interface Held {
  readonly trackId: TrackId;
  /** ms UTC: the first time that any source names; null when none does. */
  addedAt: number | null;
  /** Names of the sources that hold it. */
  sources: readonly string[];
}

const MAX_TRIES = 5;

/**
 * A member's library, in the order of track ids: since when and where each stands. While it is read, a sync may put
 * a new reading in the place of an old one: then it is read again.
 * @param without sources whose lines do not count
 */
export const loadLines = async (
  { candidates: read }: Pick<Reads, 'candidates'>,
  memberId: MemberId,
  without: readonly SourceId[],
  breathe: Breathe,
): Promise<Held[]> => {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const places = await read.places(memberId);
    const held = await readLines(
      read,
      memberId,
      places.filter(({ sourceId }) => !without.includes(sourceId)),
      breathe,
    );
    if (JSON.stringify(await read.places(memberId)) === JSON.stringify(places)) return held;
  }
  throw new Error('The library changed all the time while it was read.');
};

const readLines = async (
  read: Reads['candidates'],
  memberId: MemberId,
  places: readonly CandidatePlace[],
  breathe: Breathe,
): Promise<Held[]> => {
  const names = createNames(places);
  const held: Held[] = [];
  let last: Held | undefined;
  for (let after: readonly unknown[] | null = null; ; ) {
    const readings = places.map(({ readingId }) => readingId);
    const rows = await read.lines(memberId, readings, after);
    for (const row of rows) {
      const trackId = row[0];
      const readingId = row[1];
      const addedAt = row[2];
      const at = typeof addedAt === 'number' ? addedAt : null;
      if (last === undefined || last.trackId !== trackId) {
        const sources = names.of(names.none, Number(readingId));
        last = { trackId: Number(trackId) as TrackId, addedAt: at, sources };
        held.push(last);
      } else {
        last.sources = names.of(last.sources, Number(readingId));
        if (at !== null && (last.addedAt === null || at < last.addedAt)) last.addedAt = at;
      }
    }
    after = rows.at(-1) ?? null;
    if (after === null) return held;
    await breathe();
  }
};

/** Lists of names, each list once: few combinations serve tens of thousands of tracks. */
const createNames = (places: readonly CandidatePlace[]) => {
  const nameOf = new Map<number, string>(
    places.map(({ readingId, kind, name }) => [readingId, kind === 'liked' ? 'liked' : name]),
  );
  const none: readonly string[] = [];
  const longer = new Map<readonly string[], Map<number, readonly string[]>>();
  return {
    none,
    of: (list: readonly string[], readingId: number): readonly string[] => {
      const known = longer.get(list) ?? new Map<number, readonly string[]>();
      longer.set(list, known);
      const ready = known.get(readingId) ?? withName(list, nameOf.get(readingId));
      known.set(readingId, ready);
      return ready;
    },
  };
};

/** Sources of one name are one for rules. */
const withName = (list: readonly string[], name: string | undefined): readonly string[] =>
  name === undefined || list.includes(name) ? list : [...list, name];
