import type { Store } from '../../db/store.ts';
import { type ChartEntry, MAX_ENTRIES } from '../../domain/charts/chart.ts';
import type { Source, SourceLine } from '../../domain/library.ts';
import { isAppError } from '../../errors.ts';
import type { ChartAnswer, ChartSource } from '../../providers/chart-source-port.ts';
import type { AccessOf, SpotifyReader } from '../../providers/spotify/port.ts';

/** What says that the playlist cannot be read any more, whoever asks again. */
const CLOSED = ['NOT_FOUND', 'FORBIDDEN_RESOURCE', 'RESOURCE_GONE'] as const;
/** What says that its owner's account cannot ask now. */
const NOBODY = [
  'NOT_LINKED',
  'NEEDS_REAUTH',
  'NOT_ALLOWLISTED',
  'OWNER_WITHOUT_PREMIUM',
  'INSUFFICIENT_SCOPE',
] as const;

/** A member's playlist as a chart: its first tracks in their order, read through the member's own account. */
export const createPlaylistCharts = (deps: {
  store: Pick<Store, 'read'>;
  reader: Pick<SpotifyReader, 'playlistItems'>;
  accessOf: AccessOf;
}): ChartSource => {
  const { store, reader, accessOf } = deps;

  const lines = async (source: Source, signal?: AbortSignal): Promise<SourceLine[]> => {
    const access = await accessOf(source.memberId, source.accountId);
    const found: SourceLine[] = [];
    for (let offset: number | null = 0; offset !== null && found.length < MAX_ENTRIES; ) {
      const page = await reader.playlistItems(access, source.externalId, offset, signal);
      found.push(...page.lines);
      offset = page.nextOffset;
    }
    return found;
  };

  return {
    source: 'playlist',
    read: async ({ spec }, signal): Promise<ChartAnswer> => {
      const { ownerId, sourceId } = spec;
      const source =
        ownerId === null || sourceId === null ? null : await store.read.sources.find(ownerId, sourceId);
      if (source === null) return { kind: 'gone' };
      try {
        const entries = entriesOf(await lines(source, signal));
        return { kind: 'entries', entries, raw: entries.map(({ externalId }) => externalId) };
      } catch (error) {
        if (CLOSED.some((code) => isAppError(error, code))) return { kind: 'gone' };
        if (NOBODY.some((code) => isAppError(error, code))) return { kind: 'nobody' };
        throw error;
      }
    },
  };
};

/** Each track where it stands first. */
const entriesOf = (lines: readonly SourceLine[]): ChartEntry[] => {
  const seen = new Set<string>();
  const entries: ChartEntry[] = [];
  for (const { track } of lines) {
    if (seen.has(track.uri) || entries.length === MAX_ENTRIES) continue;
    seen.add(track.uri);
    const { spotifyId, isrc, imageUrl, releaseDate } = track;
    entries.push({
      rank: entries.length + 1,
      name: track.title,
      artists: track.artists.map(({ name }) => name),
      externalId: track.uri,
      ...{ spotifyId, isrc, imageUrl, releaseDate, mbid: null, label: null },
      url: spotifyId === null ? null : `https://open.spotify.com/track/${spotifyId}`,
    });
  }
  return entries;
};
