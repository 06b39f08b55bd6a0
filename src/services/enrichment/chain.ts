import { HOUR } from '../../clock.ts';
import { type AskedSource, askedSources } from '../../domain/enrichment/asking.ts';
import { isKnown } from '../../domain/enrichment/view.ts';
import type { EnrichmentProvider } from '../../providers/enrichment-port.ts';
import { type AskedProvider, answerKey, type KnownTrack } from './known.ts';

/** The providers that are switched on; MusicBrainz has several ways of asking. */
export interface Chain {
  readonly musicbrainz: {
    /** In bulk by ISRC: the fewest calls a track. */
    readonly byIsrc: EnrichmentProvider;
    /** In bulk by links to Spotify. */
    readonly byLink: EnrichmentProvider;
    /** By title and artist: in bulk as well, but with the most answers to read. */
    readonly byText: EnrichmentProvider;
    /** Labels of what was found, in bulk. */
    readonly byRelease: EnrichmentProvider;
    /** Tags of what was found, where ListenBrainz does not tell them. */
    readonly byMbid: EnrichmentProvider;
  } | null;
  /** One per source, in any order. */
  readonly others: readonly EnrichmentProvider[];
}

/** So long ListenBrainz has to tell the tags of a track before MusicBrainz itself is asked, which is slower. */
const PATIENCE = 12 * HOUR;

/** Who is asked, in order: the cheapest first, and each way of MusicBrainz for those that the one before has not found. */
export const chainOf = ({ musicbrainz, others }: Chain): AskedProvider[] => {
  const ways = musicbrainz === null ? [] : waysOf(musicbrainz);
  const rest = others.flatMap((provider) => {
    const source = askedSources.find((one) => one === provider.source);
    return source === undefined ? [] : [{ ...provider, source }];
  });
  return [...ways, ...rest].sort((a, b) => placeOf(a.source) - placeOf(b.source));
};

const placeOf = (source: AskedSource): number => askedSources.indexOf(source);

const waysOf = (ways: NonNullable<Chain['musicbrainz']>): AskedProvider[] => {
  const source = 'musicbrainz';
  const unlessFound = (provider: EnrichmentProvider, facet: string): AskedProvider => ({
    ...provider,
    source,
    facet,
    accepts: (subject) => subject.recordingMbids.length === 0 && provider.accepts(subject),
  });
  return [
    unlessFound(ways.byIsrc, 'isrc'),
    unlessFound(ways.byLink, 'link'),
    unlessFound(ways.byText, 'text'),
    { ...ways.byRelease, source, facet: 'label', isTurn: ({ said }) => !isKnown('label', said) },
    { ...ways.byMbid, source, facet: 'tags', isSlow: true, listensTo: ['listenbrainz'], isTurn: lacksTags },
  ];
};

/** The track was found a while ago, nobody has said what it is, and ListenBrainz has nothing or does not answer. */
const lacksTags = ({ stored, said, answers }: KnownTrack, now: number): boolean => {
  const found = stored.filter(({ source, ids }) => source === 'musicbrainz' && ids !== null);
  const since = Math.min(...found.map(({ fetchedAt }) => fetchedAt));
  const told = answers.get(answerKey('listenbrainz', ''));
  const silent = told === undefined ? now - since > PATIENCE : told.status === 'miss';
  const named = said.some(({ values }) => values.genres !== undefined || values.styles !== undefined);
  return found.length > 0 && silent && !named;
};
