import { describe, expect, test } from 'vitest';
import { lookBackFeatures } from '../../src/app/look-back.ts';
import { trackFeatures } from '../../src/app/tracks.ts';
import type { NewTrack } from '../../src/domain/library.ts';
import { expectValidCommands } from '../support/commands.ts';
import { ANNA, type HeardPlay, openHeardWorld } from '../support/heard.ts';
import { person } from '../support/linking.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { noPictures, quickPictures } from '../support/pictures.ts';
import { trackFrom } from '../support/tracks.ts';
import { createVisitor } from '../support/visitor.ts';

const by = (name: string, artist: string, album: string): NewTrack =>
  trackFrom(name, {
    title: `${name} *x*`,
    artists: [{ spotifyId: `by-${artist}`, name: artist }],
    albumTitle: album,
    albumSpotifyId: `album-${album}`,
    durationMs: 200_000,
  });
const tide = by('Tide', 'Mina K.', 'Coast');
const dune = by('Dune', 'Mina K.', 'Coast');
const ember = by('Ember', 'Aurel', 'Night');

/** So many plays, an hour after another from a moment on. */
const times = (track: NewTrack, count: number, from: string, ms = 180_000): HeardPlay[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ track, ms },
    at: new Date(Date.parse(from) + at * 3_600_000).toISOString(),
  }));

const open = async (plays: readonly HeardPlay[], pictures = noPictures) => {
  const world = await openHeardWorld('2026-11-20T12:00:00Z');
  const services = { ...world, pictures };
  const features = [...lookBackFeatures(services), ...trackFeatures(services)];
  expectValidCommands(features);
  if (plays.length > 0) await world.hear(plays);
  const visit = (who: typeof ANNA) => createVisitor(features, world.clock, who);
  return Object.assign(world, { anna: visit(ANNA), ben: visit(person(2, 'Ben')) });
};

const history = [
  ...times(tide, 20, '2024-05-01T10:00:00Z'),
  ...times(dune, 6, '2025-08-01T10:00:00Z'),
  ...times(dune, 4, '2026-10-03T20:00:00Z', 200_000),
  { track: dune, at: '2026-10-04T09:00:00Z', ms: 4_000, skipped: true },
  ...times(ember, 9, '2026-10-10T20:00:00Z'),
];

describe('/recap', () => {
  test('the last month: numbers, lists, the way back, and shared without buttons of its owner', async () => {
    await using world = await open(history);
    const { view } = await world.anna.type('recap month');
    expectValidMessage(view);
    const said = textsOf(view);
    expect(said).toContain('Your October 2026');
    expect(said).toContain('**40 minutes** in 13 plays, on 4 days.');
    expect(said).toContain('**New to you** 1 track, above all **[Ember \\*x\\*]');
    expect(said).toContain('**Longest streak** 2 days');
    expect(said).toContain('**Busiest day** Oct 11, 2026, 21 minutes');
    expect(said).toContain('1. **[Ember \\*x\\*]');
    expect(said).toContain('1. **[Aurel]');
    const year = await world.anna.press({ view }, 'All of 2026');
    expect(textsOf(year.view)).toContain('Your 2026 so far');
    const before = await world.anna.press(year, '2025');
    expect(textsOf(before.view)).toContain('Your 2025');
    expect(textsOf(before.view)).toContain('less than the time before');
    const shared = await world.anna.press({ view }, 'Share here');
    expect(shared).toMatchObject({ how: 'reply', public: true });
    expect(textsOf(shared.view)).toContain('Anna \\*A\\*: October 2026');
    const bens = await world.ben.press(shared, 'My month in music');
    expect(bens).toMatchObject({ public: false });
    for (const one of [year, before, shared]) expectValidMessage(one.view);
  });

  test('a month that was quiet, and what is no month', async () => {
    await using world = await open(history);
    expect(textsOf((await world.anna.type('recap month', { month: '2026-02' })).view)).toContain(
      'Nothing was heard in February 2026',
    );
    await expect(world.anna.type('recap month', { month: 'May' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

test('/milestones: the first, the latest, and the next at today’s pace', async () => {
  await using world = await open([...history, ...times(ember, 70, '2026-11-01T00:00:00Z')]);
  const shown = await world.anna.type('milestones');
  expectValidMessage(shown.view);
  const said = textsOf(shown.view);
  expect(said).toContain('**109 plays** so far.');
  expect(said).toContain('**Play 100** · **[Ember');
  expect(said).toContain('**The very first** · **[Tide \\*x\\*]');
  expect(said).toMatch(/Next: play \*\*500\*\*, 391 to go, about <t:\d+:D>/);
  expect((await world.anna.press(shown, 'Share here')).public).toBe(true);
});

test('/gaps: loved once, not heard for a year; artists too; and nothing', async () => {
  await using world = await open(history);
  const shown = await world.anna.type('gaps');
  expectValidMessage(shown.view);
  expect(textsOf(shown.view)).toContain('**1** · **[Tide \\*x\\*]');
  expect(textsOf(shown.view)).not.toContain('Dune');
  const artists = await world.anna.press(shown, 'Artists');
  expect(textsOf(artists.view)).toContain('whatever you played at least 15 times');
  const years = await world.anna.press(shown, '2 years');
  expect(textsOf(years.view)).toContain('Tide');
  expect(textsOf((await world.anna.press(years, 'Share here')).view)).toContain('silent for 2 years');
});

describe('/first', () => {
  test('a track, an artist, an album, by what was picked or typed', async () => {
    await using world = await open(history);
    const [pick] = await world.anna.suggestions('first artist', 'artist', 'min');
    expect(pick).toMatchObject({ name: 'Mina K.' });
    const artist = await world.anna.type('first artist', { artist: pick?.value ?? '' });
    expectValidMessage(artist.view);
    expect(textsOf(artist.view)).toMatch(/It began with \*\*\[Tide .*<t:1714557600:D>/);
    expect(textsOf(artist.view)).toContain('2 tracks heard for the first time.');
    const album = await world.anna.type('first album', { album: 'coast' });
    expect(textsOf(album.view)).toContain('First time: Coast');
    const track = await world.anna.type('first track', { track: 'dune' });
    expect(textsOf(track.view)).toContain('Since then 10 plays.');
    await expect(world.anna.type('first label', { label: 'nobody' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('what a year brought, and the year before', async () => {
    await using world = await open(history);
    const year = await world.anna.type('first year');
    expectValidMessage(year.view);
    expect(textsOf(year.view)).toContain('New to you in 2026');
    expect(textsOf(year.view)).toContain('Ember');
    expect(textsOf(year.view)).not.toContain('Dune');
    expect(textsOf((await world.anna.press(year, '2025')).view)).toContain('Dune');
    expect(textsOf((await world.anna.type('first year', { year: 2001 })).view)).toContain(
      'Nothing was new to you in 2001',
    );
  });
});

test('/artist and /track stats: numbers, peak, skips, how much of it was heard, and where they lead', async () => {
  await using world = await open(history);
  const artist = await world.anna.type('artist', { artist: 'Mina K.' });
  expectValidMessage(artist.view);
  const said = textsOf(artist.view);
  expect(said).toContain('Your number **1** of 2 artists');
  expect(said).toContain('**30 plays** · 1 hr 31 min heard');
  expect(said).toContain('**Peak** May 2024, 20 plays');
  expect(said).toContain('**Skipped** 1 time (3%)');
  expect(said).toContain('1. Coast · 30 plays');
  expect(said).toContain('by year: 2024 1 · 2025 1');
  expect(textsOf((await world.anna.press(artist, 'First times')).view)).toContain('First time: Mina K.');

  const track = await world.anna.type('track stats', { track: 'dune' });
  expectValidMessage(track.view);
  expect(textsOf(track.view)).toContain('**10 plays**');
  // Six of 180 s, four of 200 s and one of 4 s of a track of 200 s.
  expect(textsOf(track.view)).toContain('**Heard** 86% of it on average, to the end 10 of 11 times');
  const shared = await world.anna.press(track, 'Share here');
  expect(textsOf(shared.view)).toContain('Anna \\*A\\*: Dune \\*x\\*');
  for (const one of [artist, shared]) expectValidMessage(one.view);
});

test('without a play every one of them says what brings the first', async () => {
  await using world = await open([]);
  for (const path of ['recap year', 'milestones', 'gaps', 'first year']) {
    const { view } = await world.anna.type(path);
    expectValidMessage(view);
    expect(textsOf(view)).toContain('/import start');
  }
});

test('with its picture every answer is still a message that Discord takes, and the picture has words', async () => {
  await using world = await open(history, quickPictures);
  const answers = [
    await world.anna.type('recap month'),
    await world.anna.type('recap year', { year: '2024' }),
    await world.anna.type('gaps'),
    await world.anna.type('artist', { artist: 'mina' }),
    await world.anna.type('track stats', { track: 'tide' }),
  ];
  for (const answer of answers) {
    const shared = await world.anna.press(answer, 'Share here');
    for (const { view } of [answer, shared]) {
      expectValidMessage(view);
      expect(view.files).toHaveLength(1);
      expect(view.files?.[0]?.description).toMatch(/Tide|Ember|Mina K\./);
    }
  }
});
