import type { ChartEntity } from '../../domain/charts/chart.ts';
import { nameKey } from '../../domain/charts/identify.ts';
import type { ReleaseFacts } from '../../domain/curation/release.ts';
import { type Found, judgeSearch, searchSteps } from '../../domain/curation/release-search.ts';
import type { NewTrack } from '../../domain/library.ts';
import type { Score } from '../../domain/matching/score.ts';
import type { Candidate } from '../../domain/matching/side.ts';
import type { SpotifyAlbums } from '../../providers/spotify/albums.ts';
import type { SpotifyAccess } from '../../providers/spotify/port.ts';
import type { SpotifySearch } from '../../providers/spotify/search.ts';

/** Finds on Spotify what a chart only names. */
export interface ChartFinding {
  /**
   * The track, or everything on the album; empty when Spotify does not have it, as far as can be told for certain.
   * @throws as every call of Spotify's Web API does
   */
  tracksOf(access: SpotifyAccess, entity: ChartEntity, signal: AbortSignal): Promise<readonly NewTrack[]>;
}

interface TrackCandidate extends Candidate {
  readonly track: NewTrack;
}

/** What a chart says, in the words of a release. @param uri of the track on Spotify, if that is known */
export const releaseOf = (
  entity: ChartEntity,
  uri: string | null,
): Omit<ReleaseFacts, 'source' | 'publishDate'> => ({
  externalId: `chart:${entity.id}`,
  title: entity.name,
  mix: null,
  artists: entity.artists.map((name) => ({ name })),
  remixers: [],
  label: entity.label,
  releaseTitle: null,
  releaseExternalId: null,
  catalogNumber: null,
  isrc: entity.isrc,
  bpm: null,
  key: null,
  durationMs: null,
  artworkUrl: entity.imageUrl,
  releaseDate: entity.releaseDate,
  url: entity.url,
  spotifyUri: uri,
});

/** Charts tell no lengths: where words and version agree and nothing else is missing, it is what they mean. */
const isSure = ({ features, caps }: Score): boolean =>
  features.title >= 0.95 && features.artists >= 0.95 && caps.every(({ kind }) => kind === 'duration_unknown');

export const createChartFinding = (deps: { search: SpotifySearch; albums: SpotifyAlbums }): ChartFinding => {
  const { search, albums } = deps;

  const track = async (
    access: SpotifyAccess,
    entity: ChartEntity,
    signal: AbortSignal,
  ): Promise<NewTrack | null> => {
    const release: ReleaseFacts = { ...releaseOf(entity, null), source: 'file', publishDate: '' };
    const found = new Map<string, Found<TrackCandidate>>();
    // The codes beside its own are a guess that is not worth four of a hundred and fifty searches here.
    for (const { method, query } of searchSteps(release, true)) {
      signal.throwIfAborted();
      for (const { track: hit, albumKind, playable } of await search.tracks(access, query, signal)) {
        if (found.has(hit.uri)) continue;
        const { title, durationMs, isrc, albumTitle: album, releaseDate } = hit;
        const artists = hit.artists.map(({ name }) => name);
        const candidate = { title, artists, durationMs, isrc, album, releaseDate, albumKind, playable };
        found.set(hit.uri, { candidate: { ...candidate, track: hit }, method });
      }
      const { status, best } = judgeSearch(release, [...found.values()]);
      if (best !== null && (status === 'matched' || isSure(best.score))) return best.candidate.track;
    }
    return null;
  };

  const albumId = async (
    access: SpotifyAccess,
    entity: ChartEntity,
    signal: AbortSignal,
  ): Promise<string | null> => {
    if (entity.spotifyId !== null) return entity.spotifyId;
    const hits = await albums.find(access, entity.name, entity.artists[0] ?? '', signal);
    const same = hits.find((hit) => nameKey({ name: hit.title, artists: hit.artists }) === nameKey(entity));
    return same?.spotifyId ?? null;
  };

  return {
    tracksOf: async (access, entity, signal) => {
      switch (entity.kind) {
        case 'track': {
          const found = await track(access, entity, signal);
          return found === null ? [] : [found];
        }
        case 'album': {
          const id = await albumId(access, entity, signal);
          return id === null ? [] : albums.tracks(access, id, signal);
        }
        case 'artist':
          return [];
      }
    },
  };
};
