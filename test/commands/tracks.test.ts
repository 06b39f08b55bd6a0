import { describe, expect, test } from 'vitest';
import { trackFeature } from '../../src/commands/tracks/track.ts';
import type { TrackId } from '../../src/domain/ids.ts';
import { trackValue } from '../../src/domain/tracks/suggest.ts';
import { createTrackViews } from '../../src/services/enrichment/views.ts';
import { createOwnRecordings } from '../../src/services/recordings/own.ts';
import { createTrackCards } from '../../src/services/tracks/cards.ts';
import { createTrackEdits } from '../../src/services/tracks/edits.ts';
import { expectValidCommands } from '../support/commands.ts';
import { createFakeProvider, openEnrichmentWorld } from '../support/enrichment.ts';
import { ANNA, BEN } from '../support/jobs.ts';
import { person } from '../support/linking.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { noPictures } from '../support/pictures.ts';
import { addPlays } from '../support/plays.ts';
import { trackFrom } from '../support/tracks.ts';
import { createVisitor } from '../support/visitor.ts';

const one = (name: string) => ({ name, weight: 1 });
const nightshift = trackFrom('night', {
  title: 'Nightshift (Extended Mix)',
  isrc: 'DEA310800001',
  explicit: true,
});
const undertow = trackFrom('under', { title: 'Undertow', imageUrl: null });
const strange = trackFrom('strange', {
  title: '**Bold** [x](https://evil.example) @everyone',
  artists: [{ spotifyId: null, name: '# Big' }],
});

const open = async () => {
  const deezer = createFakeProvider('deezer', {
    answer: () => ({ values: { label: 'Blackline *042*', bpm: 90, releaseDate: '2024-11-14' } }),
  });
  const reccobeats = createFakeProvider('reccobeats', {
    answer: () => ({
      values: { bpm: 66, energy: 0.78, danceability: 0.6, valence: 0.2, key: { pitch: 9, mode: 'minor' } },
    }),
  });
  const listenbrainz = createFakeProvider('listenbrainz', {
    answer: () => ({ values: { genres: [one('techno'), one('dark')], styles: [one('Dub Techno')] } }),
  });
  const world = await openEnrichmentWorld([reccobeats, listenbrainz, deezer]);
  const { store, clock } = world;
  const ownRecordings = createOwnRecordings({ store, clock });
  const views = createTrackViews({ store });
  const trackCards = createTrackCards({ store, views, recordings: ownRecordings });
  const features = [
    trackFeature({
      ...{ trackCards, ownRecordings, pictures: noPictures },
      trackEdits: createTrackEdits({ store, clock }),
      trackStats: { of: async () => ({ kind: 'nothing' }) },
    }),
  ];
  expectValidCommands(features);
  const ids = await world.fill([nightshift, undertow, strange]);
  const [night, under, odd] = ids.map(trackValue);
  if (night === undefined || under === undefined || odd === undefined) throw new Error('no tracks');
  const anna = createVisitor(features, clock, { ...person(1, 'Anna'), id: ANNA });
  const ben = createVisitor(features, clock, { ...person(2, 'Ben'), id: BEN });
  return Object.assign(world, { anna, ben, night, under, odd, ids });
};

describe('/track show', () => {
  test('before anybody was asked it says so, and shows what the track itself tells', async () => {
    await using world = await open();
    const { view } = await world.anna.type('track show', { track: world.night });
    expectValidMessage(view);
    const text = textsOf(view);
    expect(text).toContain('Nightshift (Extended Mix)');
    expect(text).toContain('5:00 · out Nov 14, 2024 · extended mix · explicit');
    expect(text).toContain('Nobody has said anything about this track yet.');
    expect(text).toContain('Cover of Nightshift (Extended Mix) by Nova Lane');
  });

  test('the view in a few lines: tempo in the octave of its genre, key, words, sound', async () => {
    await using world = await open();
    await world.enrich();
    const shown = await world.anna.type('track show', { track: world.night });
    expectValidMessage(shown.view);
    const text = textsOf(shown.view);
    expect(text).toContain('**132 BPM** · **8A** (A minor) · 5:00 · out Nov 14, 2024');
    expect(text).toContain('Night Works · Blackline \\*042\\*');
    expect(text).toContain('dub techno, techno');
    expect(text).toContain('78% energy · 60% danceable · 20% bright');
    expect(text).toContain('Sources disagree about: BPM');
    expect(text).not.toContain('Nobody has said');
  });

  test('who said what, and who says otherwise, behind a button', async () => {
    await using world = await open();
    await world.enrich();
    const shown = await world.anna.type('track show', { track: world.night });
    const said = await world.anna.press(shown, 'Who said what');
    expect(said.how).toBe('update');
    expectValidMessage(said.view);
    const text = textsOf(said.view);
    expect(text).toMatch(/^\*\*BPM\*\* 66 · ReccoBeats, \d+% sure, <t:\d+:R>$/m);
    expect(text).toContain('but: 90 (Deezer)');
    expect(text).toContain('**Released** Nov 14, 2024 · Spotify ✓ Deezer');
    expect(text).toContain('**Version** extended mix · the title');
    expect(text).toContain('**Key** 8A · 1m · A minor · ReccoBeats');
    await world.anna.type('track set', { track: world.night, label: 'Own Label' });
    const own = await world.anna.press(shown, 'Who said what');
    expectValidMessage(own.view);
    expect(textsOf(own.view)).toMatch(/^\*\*Label\*\* Own Label · you, <t:\d+:R>/m);
    const back = await world.anna.press(said, 'Back to the track');
    expect(textsOf(back.view)).toContain('132 BPM');
  });

  test('names from outside format nothing', async () => {
    await using world = await open();
    const { view } = await world.anna.type('track show', { track: world.odd });
    expectValidMessage(view);
    expect(textsOf(view)).toContain('\\*\\*Bold\\*\\* \\[x\\](https\\://evil.example) \\@everyone');
  });

  test('typed words find the best track; somebody else’s are not found', async () => {
    await using world = await open();
    expect(textsOf((await world.anna.type('track show', { track: 'night' })).view)).toContain('Nightshift');
    await expect(world.anna.type('track show', { track: 'nothing like it' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(world.ben.type('track show', { track: world.night })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(world.ben.type('track show', { track: 'night' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(world.anna.type('track show', { track: trackValue(999 as TrackId) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('suggestions', () => {
  test('without words: played last, then top, then added last; with words: what fits', async () => {
    await using world = await open();
    const [, under] = world.ids;
    if (under === undefined) throw new Error('no track');
    const play = {
      memberId: ANNA,
      playedAt: 5,
      trackId: under,
      msPlayed: null,
      source: 'live',
      accountId: null,
    } as const;
    await world.store.transaction((tx) => addPlays(tx, [play]));
    const all = await world.anna.suggestions('track show', 'track', '');
    expect(all.map(({ name }) => name)).toEqual([
      'Undertow – Nova Lane',
      'Nightshift (Extended Mix) – Nova Lane',
      '**Bold** [x](https://evil.example) @everyone – # Big',
    ]);
    expect(
      (await world.anna.suggestions('track show', 'track', 'nova nights')).map(({ value }) => value),
    ).toEqual([world.night]);
    expect(await world.ben.suggestions('track show', 'track', '')).toEqual([]);
  });

  test('genres, moods and keys complete the last part of what was typed', async () => {
    await using world = await open();
    const genres = await world.anna.suggestions('track set', 'genre', 'techno, dub te');
    expect(genres[0]).toEqual({ name: 'techno, dub techno', value: 'techno, dub techno' });
    expect((await world.anna.suggestions('track set', 'mood', 'dar')).map(({ value }) => value)).toEqual([
      'dark',
    ]);
    expect((await world.anna.suggestions('track set', 'key', '8a'))[0]).toEqual({
      name: '8A · 1m · A minor',
      value: '8A',
    });
    expect((await world.anna.suggestions('track set', 'key', '')).length).toBe(24);
  });

  test('tags: all of one’s own to put on, those of the track to take off', async () => {
    await using world = await open();
    await world.anna.type('track tag', { track: world.night, tag: 'warm-up' });
    await world.anna.type('track tag', { track: world.under, tag: 'closing' });
    await world.anna.type('track tag', { track: world.under, tag: 'Warm-up' });
    const names = async (sub: string) =>
      (await world.anna.suggestions(sub, 'tag', '', { track: world.night })).map(({ name }) => name);
    expect((await names('track tag')).map((name) => name.toLowerCase())).toEqual(['warm-up', 'closing']);
    expect(await names('track untag')).toEqual(['warm-up']);
    expect(await world.ben.suggestions('track tag', 'tag', '')).toEqual([]);
  });
});

describe('own words', () => {
  test('set, seen only by oneself, and taken back', async () => {
    await using world = await open();
    await world.fill([nightshift], BEN);
    await world.enrich();
    const set = await world.anna.type('track set', {
      track: world.night,
      bpm: '130',
      key: '9A',
      genre: 'Deep House',
      energy: 40,
      language: 'german',
    });
    expectValidMessage(set.view);
    const text = textsOf(set.view);
    expect(text).toContain('**130 BPM** · **9A**');
    expect(text).toContain('deep house, house');
    expect(text).toContain('sung in German');
    expect(text).toContain(
      'You said: BPM 130, Key 9A · 2m · E minor, Genres house, Styles deep house, Energy 40%',
    );
    expect(text).toContain('Noted. Only you see it.');
    const silent = await world.anna.type('track set', { track: world.night, language: 'none' });
    expect(textsOf(silent.view).split('\n')).toContain('no words');
    await world.anna.press(silent, 'Undo');
    expect(textsOf((await world.ben.type('track show', { track: world.night })).view)).toContain('132 BPM');
    const undone = await world.anna.press(set, 'Undo');
    expect(textsOf(undone.view)).toContain('Taken back.');
    expect(textsOf(undone.view)).toContain('132 BPM');
    await expect(world.anna.press(set, 'Undo')).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
  });

  test('what was changed again since is not taken back', async () => {
    await using world = await open();
    const first = await world.anna.type('track set', { track: world.night, bpm: '130' });
    await world.anna.type('track set', { track: world.night, bpm: '131' });
    const undone = await world.anna.press(first, 'Undo');
    expect(textsOf(undone.view)).toContain('changed again since');
    expect(textsOf(undone.view)).toContain('131 BPM');
  });

  test('one’s own word is cleared', async () => {
    await using world = await open();
    await world.enrich();
    await world.anna.type('track set', { track: world.night, genre: 'house' });
    const cleared = await world.anna.type('track set', { track: world.night, clear: 'genre' });
    expect(textsOf(cleared.view)).toContain('dub techno, techno');
    expect(textsOf(cleared.view)).not.toContain('You said');
    const undone = await world.anna.press(cleared, 'Undo');
    expect(textsOf(undone.view)).toContain('You said: Genres house');
  });

  test('tags are put on and taken off, and stay with the one who gave them', async () => {
    await using world = await open();
    const tagged = await world.anna.type('track tag', { track: world.night, tag: '  #warm   up ' });
    expect(textsOf(tagged.view)).toContain('Tags: #warm up');
    await world.anna.type('track tag', { track: world.night, tag: 'late' });
    const off = await world.anna.type('track untag', { track: world.night, tag: 'WARM UP' });
    expect(textsOf(off.view)).toContain('Tags: #late');
    const back = await world.anna.press(off, 'Undo');
    expect(textsOf(back.view)).toContain('Tags: #warm up #late');
    await expect(world.anna.type('track untag', { track: world.night, tag: 'x' })).rejects.toMatchObject({
      data: { problem: 'not_your_tag' },
    });
  });

  test.each([
    [{ bpm: '9000' }, 'bpm'],
    [{ key: 'X minor' }, 'musical_key'],
    [{ genre: 'fluff' }, 'genre'],
    [{ mood: 'fluff' }, 'mood'],
    [{ language: 'elvish' }, 'language'],
    [{ released: 'yesterday' }, 'release_date'],
    [{}, 'nothing_to_set'],
  ])('%j is refused with a sentence', async (wish, problem) => {
    await using world = await open();
    await expect(world.anna.type('track set', { track: world.night, ...wish })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { problem },
    });
  });

  test('there is a limit of tags', async () => {
    await using world = await open();
    for (let at = 0; at < 30; at += 1)
      await world.anna.type('track tag', { track: world.night, tag: `tag ${at}` });
    await expect(world.anna.type('track tag', { track: world.night, tag: 'more' })).rejects.toMatchObject({
      code: 'LIMIT_REACHED',
    });
  });
});

describe('what belongs together', () => {
  test('merge, see it, split, list, undo', async () => {
    await using world = await open();
    const merged = await world.anna.type('track merge', { track: world.night, with: world.under });
    expectValidMessage(merged.view);
    expect(textsOf(merged.view)).toContain('are the same performance for you from now on');
    const again = await world.anna.type('track merge', { track: world.under, with: world.night });
    expect(textsOf(again.view)).toContain('count as one already');

    const shown = await world.anna.press(merged, 'Back to the track');
    expect(textsOf(shown.view)).toContain('Another Spotify track is the same performance.');
    const same = await world.anna.press(shown, 'Same performance');
    expectValidMessage(same.view);
    expect(textsOf(same.view)).toContain('Undertow');
    const split = await world.anna.press(same, 'Count by itself');
    expect(textsOf(split.view)).toContain('stands for itself for you from now on');
    const list = await world.anna.press(split, 'Your corrections');
    expectValidMessage(list.view);
    expect(textsOf(list.view)).toMatch(/stands for itself[\s\S]*count as one/);
    const undone = await world.anna.press(split, 'Undo');
    expect(textsOf(undone.view)).toContain('Taken back.');
    expect(textsOf((await world.anna.type('track corrections')).view)).not.toContain('stands for itself');
    await expect(world.anna.press(split, 'Undo')).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
  });

  test('the list teaches when it is empty, and its buttons undo in place', async () => {
    await using world = await open();
    const empty = await world.anna.type('track corrections');
    expectValidMessage(empty.view);
    expect(textsOf(empty.view)).toContain('You have not merged or split anything');
    await world.anna.type('track merge', { track: world.night, with: world.under });
    const list = await world.anna.type('track corrections');
    const after = await world.anna.press(list, 'Undo');
    expect(after.how).toBe('update');
    expect(textsOf(after.view)).toContain('You have not merged or split anything');
  });

  test('a track that stands alone cannot be split, and nothing merges with itself', async () => {
    await using world = await open();
    expect(textsOf((await world.anna.type('track split', { track: world.night })).view)).toContain('already');
    await expect(
      world.anna.type('track merge', { track: world.night, with: world.night }),
    ).rejects.toMatchObject({
      data: { problem: 'same_track' },
    });
  });
});
