import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorldTrack } from '../../scripts/sandbox/world/types.ts';
import { DAY } from '../../src/clock.ts';
import { type Flow, type Guest, openFlow, wordsOf } from '../support/stage.ts';
import {
  answersKept,
  complaints,
  enriched,
  expectTempo,
  readingOf,
  type Surveyed,
  showTrack,
  survey,
} from '../support/stage-enrichment.ts';

/** From a fresh link to what the world knows on the card of a track, and who is asked how often for it. */
let flow: Flow;
let mira: Guest;
/** Everybody knows these. */
let known: Surveyed[];
/** MusicBrainz has two recordings under the code of this one. */
let twofold: Surveyed;
/** Spotify says the code of another piece. */
let miscoded: Surveyed;
/** Neither MusicBrainz by code, nor ReccoBeats, nor Deezer. */
let obscure: Surveyed;
let calls: ReadonlyMap<string, number>;

const first = (all: readonly Surveyed[], what: string, fits: (one: Surveyed) => boolean): Surveyed => {
  const found = all.find(fits);
  if (found === undefined) throw new Error(`The world has no track ${what}.`);
  return found;
};

beforeAll(async () => {
  flow = await openFlow({ startAt: Date.UTC(2026, 10, 18, 12), env: { ENABLE_BACKGROUND_SYNC: 'false' } });
  const { world, providers } = flow.stage;
  const all = await survey(flow.stage, world.catalogue.tracks.slice(0, 400));
  const isRight = ({ track, truth }: Surveyed): boolean => track.isrc?.toUpperCase() === truth.isrc;
  known = all
    .filter((one) => isRight(one) && one.mbids.join() === one.truth.mbid && one.tempo !== null)
    .filter(({ deezerBpm, tags, inAcousticbrainz }) => deezerBpm && tags.length > 0 && inAcousticbrainz)
    .slice(0, 2);
  twofold = first(all, 'with two recordings', (one) => isRight(one) && one.mbids.length === 2);
  miscoded = first(all, 'with a wrong code', (one) => !isRight(one) && !one.mbids.includes(one.truth.mbid));
  obscure = first(all, 'nobody knows', (one) => {
    return one.mbids.length === 0 && one.tempo === null && one.deezerBpm === null && isRight(one);
  });
  const { id } = world.createPlaylist('mira.keller', { name: 'Crate' });
  const tracks = [...known, twofold, miscoded, obscure].map(({ track }) => track);
  world.hand.add(
    id,
    tracks.map((track) => ({ kind: 'track', trackId: track.id })),
    'mira.keller',
  );
  world.forgetListening('mira.keller');
  // As the older of the search servers write it; the flow about faults meets the newer ones.
  providers.quirks.searchIsrcs = 'objects';
  mira = flow.guest('mira');
  await mira.link('mira.keller');
  await mira.see(await mira.ask('/sources', { add: 'Crate' }), /up to date/);
  await enriched(flow, mira);
  calls = new Map(providers.counters.paths('musicbrainz'));
}, 60_000);
afterAll(() => flow[Symbol.asyncDispose]());

const card = async (track: WorldTrack): Promise<string> => wordsOf(await showTrack(flow, mira, track));
const said = async (track: WorldTrack): Promise<string> =>
  wordsOf(await mira.press(await showTrack(flow, mira, track), 'Who said what'));
const tempoOn = (words: string): number => Number(/\*\*([\d.]+) BPM\*\*/.exec(words)?.[1]);

describe('what everybody knows', () => {
  test('stands on the card, as it is in the world', async () => {
    for (const { track, truth, album, tags } of known) {
      const words = await card(track);
      expectTempo(tempoOn(words), truth);
      expect(words).toContain(flow.stage.world.catalogue.label(album.labelId)?.name);
      const energy = Number(/(\d+)% energy/.exec(words)?.[1]) / 100;
      expect(Math.abs(energy - truth.energy)).toBeLessThan(0.01);
      expect(tags.some((tag) => words.toLowerCase().includes(tag))).toBe(true);
      expect(words).not.toMatch(/Nobody has said|undefined|NaN|\[object/);
    }
  });

  test('says who said it, and who agrees', async () => {
    const [{ track, truth }] = known as [Surveyed];
    const words = await said(track);
    expect(words).toMatch(/\*\*BPM\*\* [\d.]+ · ReccoBeats/);
    expect(words).toMatch(/\*\*Label\*\* .+ · MusicBrainz/);
    expect(words).toContain(`**ISRC** ${truth.isrc} · Spotify`);
    expect(words).toMatch(/\*\*Genres\*\* .*(ListenBrainz|Last\.fm|MusicBrainz)/);
    expect(answersKept(flow, track)).toMatchObject({
      'musicbrainz/isrc': 'found',
      'musicbrainz/label': 'found',
      listenbrainz: 'found',
      reccobeats: 'found',
    });
    expect(readingOf(flow, track, 'musicbrainz')?.recordings).toContain(truth.mbid);
  });
});

describe('what could be mistaken', () => {
  test('two recordings under one code: the one that is as long comes first', () => {
    const { track, truth } = twofold;
    expect(readingOf(flow, track, 'musicbrainz')?.recordings[0]).toBe(truth.mbid);
  });

  test('the code of another piece: nothing of that piece is taken for this one', async () => {
    const { track, truth, mbids } = miscoded;
    const taken = readingOf(flow, track, 'musicbrainz')?.recordings ?? [];
    expect(mbids.filter((mbid) => taken.includes(mbid))).toEqual([]);
    const words = await card(track);
    if (words.includes('BPM**')) expectTempo(tempoOn(words), truth);
    for (const source of ['deezer', 'reccobeats', 'acousticbrainz']) {
      const bpm = readingOf(flow, track, source)?.values['bpm'];
      if (typeof bpm === 'number') expectTempo(bpm, truth);
    }
  });

  test('what nobody has is a miss of those who were asked, and says so', async () => {
    const { track } = obscure;
    expect(answersKept(flow, track)).toMatchObject({
      'musicbrainz/isrc': 'miss',
      reccobeats: 'miss',
      deezer: 'miss',
    });
    expect(await card(track)).not.toContain('BPM**');
  });
});

test('few calls were needed, none was refused, and nothing complained', async () => {
  const { counters } = flow.stage.providers;
  expect(calls.get('GET /ws/2/isrc/{isrc}') ?? 0).toBe(0);
  expect(counters.paths('reccobeats').get('GET /v1/audio-features')).toBe(1);
  expect(counters.paths('listenbrainz').get('POST /1/metadata/recording')).toBe(1);
  for (const provider of [
    'musicbrainz',
    'listenbrainz',
    'reccobeats',
    'acousticbrainz',
    'deezer',
    'lastfm',
  ] as const)
    expect(counters.refused(provider), provider).toBe(0);
  expect(complaints(flow)).toEqual([]);
  const status = wordsOf(await mira.ask('/status'));
  expect(status).toContain('Everything answers, nothing has to wait.');
  expect(status).toMatch(/Asked about your tracks: MusicBrainz, .*Deezer, Last\.fm/);
});

test('what MusicBrainz said goes stale: after a merge the survivor is learnt, and nobody loses the track', {
  timeout: 45_000,
}, async () => {
  const [{ track, truth }] = known as [Surveyed];
  const survivor = flow.stage.providers.musicbrainz.merge(truth.mbid);
  await flow.stage.advance(95 * DAY);
  await mira.ask('/jobs run', { step: 'external' });
  await enriched(flow, mira);
  expect(readingOf(flow, track, 'musicbrainz')?.recordings).toContain(survivor);
  expect(answersKept(flow, track)).toMatchObject({ 'musicbrainz/isrc': 'found', listenbrainz: 'found' });
});
