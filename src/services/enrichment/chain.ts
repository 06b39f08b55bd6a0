import { HOUR } from '../../clock.ts';
import { type AskedSource, askedSources } from '../../domain/enrichment/asking.ts';
import { ownWords } from '../../domain/enrichment/own-words.ts';
import type { Enrichment } from '../../domain/enrichment/values.ts';
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
  const unlessFound = (provider: EnrichmentProvider, facet: Finder): AskedProvider => ({
    ...provider,
    source,
    facet,
    isTurn: (known) => !finders.some((other) => other !== facet && stands(other, known)),
  });
  return [
    unlessFound(ways.byIsrc, 'isrc'),
    unlessFound(ways.byLink, 'link'),
    unlessFound(ways.byText, 'text'),
    {
      ...ways.byRelease,
      source,
      facet: 'label',
      isTurn: (known) => !isKnown('label', othersThan('label', known)),
    },
    { ...ways.byMbid, source, facet: 'tags', isSlow: true, listensTo: ['listenbrainz'], isTurn: lacksTags },
  ];
};

/** Ways that find the recording; the others read on from there. */
const finders = ['isrc', 'link', 'text'] as const;
type Finder = (typeof finders)[number];

/**
 * A way found the recording, and has not lost it since. Only its own word goes stale: as long as another way stands by
 * the recording it is that one's to ask again, so that a merge is learnt where the recording was found.
 */
const stands = (finder: Finder, { answers, stored }: KnownTrack): boolean =>
  answers.get(answerKey('musicbrainz', finder))?.status === 'found' &&
  stored.some(
    ({ source, facet, ids }) =>
      source === 'musicbrainz' && facet === finder && (ids?.recordings ?? []).length > 0,
  );

/** What everybody else says: the earlier word of the one who is asked may be stale. */
const othersThan = (facet: string, { track, stored }: KnownTrack): readonly Enrichment[] => [
  ...ownWords(track),
  ...stored.filter((one) => one.source !== 'musicbrainz' || one.facet !== facet),
];

/** The track was found a while ago, nobody has said what it is, and ListenBrainz has nothing or does not answer. */
const lacksTags = (known: KnownTrack, now: number): boolean => {
  const { stored, answers } = known;
  const found = stored.filter(({ source, ids }) => source === 'musicbrainz' && ids !== null);
  const since = Math.min(...found.map(({ fetchedAt }) => fetchedAt));
  const told = answers.get(answerKey('listenbrainz', ''));
  const silent = told === undefined ? now - since > PATIENCE : told.status !== 'found';
  const named = othersThan('tags', known).some(
    ({ values }) => values.genres !== undefined || values.styles !== undefined,
  );
  return found.length > 0 && silent && !named;
};
