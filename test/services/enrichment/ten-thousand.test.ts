import { expect, test } from 'vitest';
import { createAcousticBrainz } from '../../../src/providers/acousticbrainz/provider.ts';
import { createAnswerCache } from '../../../src/providers/answer-cache.ts';
import { createDeezer } from '../../../src/providers/deezer/provider.ts';
import { createDiscogs } from '../../../src/providers/discogs/provider.ts';
import { createLastfm } from '../../../src/providers/lastfm/provider.ts';
import { likenessByMatching as likeness } from '../../../src/providers/likeness-by-matching.ts';
import { createListenBrainz } from '../../../src/providers/listenbrainz/provider.ts';
import { createLlm } from '../../../src/providers/llm/provider.ts';
import { createMusicBrainz } from '../../../src/providers/musicbrainz/providers.ts';
import { createReccobeats } from '../../../src/providers/reccobeats/provider.ts';
import { chainOf } from '../../../src/services/enrichment/chain.ts';
import { createManualClock } from '../../support/clock.ts';
import { openEnrichmentWorld } from '../../support/enrichment.ts';
import { createMusicWorld, libraryOf } from '../../support/music-world.ts';

/** Ten thousand take half a minute: `SEGUE_TRACKS=10000` asks for them, the suite for a fifth. */
const TRACKS = Number(process.env['SEGUE_TRACKS'] ?? 2_000);
const userAgent = 'Segue/0.1 ( https://example.org/segue )';

/** The real clients of all providers before a world that answers at once. */
const openChain = () => {
  const { http, calls } = createMusicWorld();
  const clock = createManualClock();
  const cache = () => createAnswerCache(clock);
  const at = (name: string) => `http://${name}.example`;
  const named = (name: string) => ({ http, url: at(name), userAgent });
  const musicbrainz = createMusicBrainz({ ...named('musicbrainz'), pace: async () => undefined });
  const others = [
    createListenBrainz(named('listenbrainz')),
    createReccobeats(named('reccobeats')),
    createAcousticBrainz(named('acousticbrainz')),
    createDeezer({ ...named('deezer'), likeness, albums: cache(), tracks: cache() }),
    createLastfm({ ...named('lastfm'), likeness, apiKey: 'key', artists: cache() }),
    createDiscogs({ ...named('discogs'), likeness, token: 'token', releases: cache() }),
    createLlm({ ...named('llm'), apiKey: undefined, model: 'small', mode: 'json_schema' }),
  ];
  return { chain: chainOf({ musicbrainz, others }), calls };
};

const FEWEST: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  10000: {
    // By ISRC 100 a call: 100. By name the 4 000 that are left, 50 a call, and once more the 3 000 that are still left:
    // 160. Labels of 1 000 albums: 15.
    'musicbrainz search': 275,
    // Tracks, albums and artists of those 4 000, 100 links a call.
    'musicbrainz lookup': 64,
    // 7 000 known recordings, 1 000 a call.
    'listenbrainz metadata': 8,
    // All tracks, 40 a call.
    'reccobeats features': 250,
    // Known recordings that nobody has measured, 25 a call, and a second look at those that it has.
    'acousticbrainz features': 140,
    // One a track, only where tempo or label are missing; one an album.
    'deezer track': 6_149,
    'deezer album': 673,
    // One a track without a style, and one an artist of tracks that it does not know.
    'lastfm tags': 5_356,
    // What is still without a style, or without a label: a search a track, and the releases that it found.
    'discogs search': 1_016,
    'discogs release': 310,
    // 20 a call, what is left.
    'llm chat': 7,
  },
  2000: {
    'musicbrainz search': 55,
    'musicbrainz lookup': 13,
    'listenbrainz metadata': 2,
    'reccobeats features': 50,
    'acousticbrainz features': 28,
    'deezer track': 1_223,
    'deezer album': 142,
    'lastfm tags': 1_058,
    'discogs search': 87,
    'discogs release': 37,
  },
};

/**
 * The calls that so many new tracks take, with the batch sizes that the providers allow, in a world that knows as much
 * of them as the real ones do (test/support/music-world.ts). docs/enrichment.md tells what these figures mean in time.
 */
test(`${TRACKS} new tracks take the fewest calls that the limits allow`, { timeout: 180_000 }, async () => {
  const { chain, calls } = openChain();
  await using world = await openEnrichmentWorld(chain);
  await world.fill(libraryOf(TRACKS));
  await world.enrich();
  expect(Object.fromEntries(calls)).toEqual(FEWEST[TRACKS]);

  const before = new Map(calls);
  await world.enrich();
  expect(calls).toEqual(before);
  expect((await world.store.read.asking.coverage()).knownTracks).toBeGreaterThan(TRACKS * 0.95);
});
