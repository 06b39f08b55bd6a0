import type { StoredEnrichment } from '../../db/repositories/enrichments.ts';
import type { Reads, Repositories } from '../../db/repositories/repositories.ts';
import { type AskedSource, isWorthAsking } from '../../domain/enrichment/asking.ts';
import { type Answered, isDue } from '../../domain/enrichment/freshness.ts';
import { ownWords } from '../../domain/enrichment/own-words.ts';
import type { Enrichment } from '../../domain/enrichment/values.ts';
import { flattenField } from '../../domain/enrichment/view.ts';
import type { TrackId } from '../../domain/ids.ts';
import type { Track } from '../../domain/library.ts';
import type { EnrichmentProvider, Subject } from '../../providers/enrichment-port.ts';

/** A provider of facts that Segue asks, and when it is its turn. */
export type AskedProvider = EnrichmentProvider & {
  readonly source: AskedSource;
  /** It takes hours for a library: only those who need the ids that it finds wait for it. */
  readonly isSlow?: boolean;
  /** Others whose answers {@link isTurn} looks at. */
  readonly listensTo?: readonly AskedSource[];
  readonly isTurn?: (known: KnownTrack, now: number) => boolean;
};

/** Everything that is known about a track when it is decided whom to ask. */
export interface KnownTrack {
  readonly track: Track;
  /** What providers and the track itself say; nothing that members say. */
  readonly said: readonly Enrichment[];
  readonly stored: readonly StoredEnrichment[];
  readonly subject: Subject;
  /** By provider and facet. */
  readonly answers: ReadonlyMap<string, Answered>;
}

export const facetOf = ({ facet = '' }: EnrichmentProvider): string => facet;
export const answerKey = (source: string, facet: string): string => `${source}/${facet}`;

/** Loads what is known about these tracks, in their order. @param sources whose answers matter */
export const loadKnown = async (
  read: Pick<Reads | Repositories, 'tracks' | 'enrichments' | 'externalData'>,
  trackIds: readonly TrackId[],
  sources: readonly AskedSource[],
): Promise<KnownTrack[]> => {
  const tracks = new Map((await read.tracks.byIds(trackIds)).map((track) => [track.id, track]));
  const stored = Map.groupBy(await read.enrichments.ofTracks(trackIds), ({ trackId }) => trackId);
  const answers = Map.groupBy(await read.externalData.answers(trackIds, sources), ({ trackId }) => trackId);
  return trackIds.flatMap((id) => {
    const track = tracks.get(id);
    if (track === undefined) return [];
    const own = stored.get(id) ?? [];
    const said = [...ownWords(track), ...own];
    const given = (answers.get(id) ?? []).map(
      (answer) => [answerKey(answer.provider, answer.facet), answer] as const,
    );
    return [{ track, said, stored: own, subject: subjectOf(track, own, said), answers: new Map(given) }];
  });
};

/** What a provider is told about a track. */
const subjectOf = (
  track: Track,
  stored: readonly StoredEnrichment[],
  said: readonly Enrichment[],
): Subject => {
  const surest = [...stored].sort((a, b) => b.confidence - a.confidence || (a.facet < b.facet ? -1 : 1));
  const idsOf = (kind: 'recordings' | 'artists' | 'releases' | 'releaseGroups'): string[] => [
    ...new Set(surest.flatMap(({ ids }) => ids?.[kind] ?? [])),
  ];
  return {
    key: track.id,
    spotifyId: track.spotifyId,
    isrc: track.isrc,
    title: track.title,
    artists: track.artists.map(({ name }) => name),
    albumTitle: track.albumTitle,
    durationMs: track.durationMs,
    label: flattenField('label', said)?.value ?? null,
    releaseDate: track.releaseDate,
    albumSpotifyId: track.albumSpotifyId,
    artistSpotifyIds: track.artists.flatMap(({ spotifyId }) => spotifyId ?? []),
    recordingMbids: idsOf('recordings'),
    artistMbids: idsOf('artists'),
    releaseMbids: idsOf('releases'),
    releaseGroupMbids: idsOf('releaseGroups'),
  };
};

/** True while the provider is to be asked about the track. */
export const isOpen = (provider: AskedProvider, known: KnownTrack, now: number): boolean =>
  isDue(known.answers.get(answerKey(provider.source, facetOf(provider))) ?? null, now) &&
  provider.accepts(known.subject) &&
  isWorthAsking(provider.source, known.said) &&
  (provider.isTurn?.(known, now) ?? true);

/** Sources whose answers must be known to tell whether these providers are open. */
export const sourcesFor = (providers: readonly AskedProvider[]): AskedSource[] => [
  ...new Set(providers.flatMap(({ source, listensTo = [] }) => [source, ...listensTo])),
];
