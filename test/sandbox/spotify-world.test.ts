import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../scripts/sandbox/world/clock.ts';
import type { World } from '../../scripts/sandbox/world/contract.ts';
import { isReleased } from '../../scripts/sandbox/world/released.ts';
import { createWorld } from '../../scripts/sandbox/world/world.ts';

const startAt = Date.parse('2026-11-20T10:00:00Z');
const open = (seed = 3): World => createWorld({ seed, startAt, realNow: () => 0 });

describe('the catalogue', () => {
  const world = open();
  const { artists, tracks, albums } = world.catalogue;
  const names = artists.map(({ name }) => name);

  it('is the same for the same seed and another for another', () => {
    expect(JSON.stringify(open().catalogue.tracks)).toBe(JSON.stringify(tracks));
    expect(open(4).catalogue.tracks[0]?.id).not.toBe(tracks[0]?.id);
  });

  it('has the size and the shapes of the real one', () => {
    expect(artists.length).toBeGreaterThanOrEqual(300);
    expect(tracks.length).toBeGreaterThan(2_500);
    for (const { id } of [...artists, ...albums, ...tracks]) expect(id).toMatch(/^[0-7][0-9A-Za-z]{21}$/);
    for (const { isrc } of tracks) expect(isrc ?? 'DEABC2612345').toMatch(/^[A-Z]{2}[A-Z0-9]{3}\d{7}$/i);
    expect(new Set(tracks.map(({ id }) => id)).size).toBe(tracks.length);
    for (const { upc } of albums) expect(upc).toMatch(/^\d{12}$/);
  });

  it('has the traps of real data', () => {
    const nova = artists.filter(({ name }) => name === 'Nova Lane');
    expect(nova).toHaveLength(2);
    expect(names).toEqual(
      expect.arrayContaining(['Kestrel Yard', 'Kestrel Yard (UK)', '夜間飛行士の庭', '**BOLD MOVES**']),
    );
    expect(tracks.some(({ name }) => / - Mixed$/.test(name))).toBe(true);
    expect(tracks.some(({ name }) => /\(feat\. /.test(name))).toBe(true);
    expect(tracks.some(({ name }) => name.endsWith(' - Radio Edit'))).toBe(true);
    expect(tracks.some(({ name }) => name.endsWith(' - Extended Mix'))).toBe(true);
    expect(tracks.some(({ isrc }) => isrc === null)).toBe(true);
    expect(albums.some(({ precision }) => precision === 'year')).toBe(true);
    expect(albums.some(({ images }) => images.length === 0)).toBe(true);
    expect(albums.some(({ name }) => name === '')).toBe(true);
  });

  it('sells one recording under several ids, with the same and with other codes, and shares a code wrongly', () => {
    const byRecording = Map.groupBy(tracks, ({ recordingMbid }) => recordingMbid);
    const several = [...byRecording.values()].filter((group) => group.length > 1);
    expect(several.some((group) => new Set(group.map(({ isrc }) => isrc)).size === 1)).toBe(true);
    expect(several.some((group) => new Set(group.map(({ isrc }) => isrc)).size > 1)).toBe(true);
    const byCode = Map.groupBy(
      tracks.filter(({ isrc }) => isrc !== null),
      ({ isrc }) => isrc,
    );
    const shared = [...byCode.values()].filter(
      (group) => new Set(group.map((track) => track.recordingMbid)).size > 1,
    );
    expect(shared.length).toBeGreaterThan(0);
  });

  it('has one title by many artists', () => {
    const byTitle = Map.groupBy(tracks, ({ name }) => name);
    const artistsOf = [...byTitle.values()].map(
      (group) => new Set(group.map(({ artistIds }) => artistIds[0])).size,
    );
    expect(Math.max(...artistsOf)).toBeGreaterThan(5);
  });

  it('goes on releasing music as time passes', () => {
    const out = (at: number): number => albums.filter((album) => isReleased(album, at)).length;
    expect(out(startAt + 28 * DAY)).toBeGreaterThan(out(startAt));
    expect(out(startAt)).toBeGreaterThan(out(startAt - 14 * DAY));
  });
});

describe('the people', () => {
  const world = open();

  it('are six, five of them on the allow-list', () => {
    expect(world.accounts()).toHaveLength(6);
    expect(world.accounts().filter(({ id }) => world.isAllowListed(id))).toHaveLength(5);
    expect(() => world.setAllowListed('lena_outside', true)).toThrow(/allows 5 users/);
    world.setAllowListed('jonasberg91', false);
    world.setAllowListed('lena_outside', true);
    expect(world.isAllowListed('lena_outside')).toBe(true);
  });

  it('like from 40 to 8 400 tracks, each once and newest first', () => {
    const sizes = world.accounts().map(({ id }) => world.likes(id).length);
    expect(sizes).toEqual([900, 240, 40, 8_400, 400, 120]);
    for (const { id } of world.accounts()) {
      const likes = world.likes(id);
      expect(new Set(likes.map(({ trackId }) => trackId)).size).toBe(likes.length);
      expect(likes.every((like, at) => at === 0 || like.addedAt <= (likes[at - 1]?.addedAt ?? 0))).toBe(true);
      expect(
        likes.every(({ addedAt, trackId }) => addedAt <= startAt && world.catalogue.track(trackId)),
      ).toBe(true);
    }
  });

  it('have playlists of every kind', () => {
    const mine = world.playlistsOf('mira.keller');
    const named = (name: string) => mine.find((playlist) => playlist?.name === name);
    expect(named('For later')?.entries).toHaveLength(0);
    expect(named('For later')?.images).toBeNull();
    expect(named('Fjord Nights')?.ownerId).toBe('radio.fjord');
    expect(named('Weekly Finds')?.editorial).toBe(true);
    const kinds = new Set(named('Everything at once')?.entries.map(({ content }) => content.kind));
    expect(kinds).toEqual(new Set(['track', 'episode', 'local', 'vanished']));
    expect(world.playlistsOf('thevault').some((playlist) => playlist?.entries.length === 1_200)).toBe(true);
    const ghost = world.accounts().find(({ displayName }) => displayName === null);
    expect(world.playlistsOf(ghost?.id ?? '')).toContain(null);
  });
});

describe('listening', () => {
  it('has a past that ends before now and top lists that differ', () => {
    const world = open();
    const plays = world.plays('jonasberg91');
    expect(plays.length).toBeGreaterThan(500);
    expect(plays.at(-1)?.playedAt).toBeLessThan(startAt);
    const tops = (['short_term', 'medium_term', 'long_term'] as const).map((range) =>
      world.topTracks('jonasberg91', range).map(({ id }) => id),
    );
    expect(new Set(tops.map((ids) => ids.join())).size).toBe(3);
    expect(world.topArtists('jonasberg91', 'short_term').length).toBeGreaterThan(20);
  });

  it('plays one track after the other, ending now', () => {
    const world = open();
    const before = world.plays('mira.keller').length;
    world.clock.advance(HOUR);
    const played = world.playMusic('mira.keller', { minutes: 45 });
    expect(world.plays('mira.keller')).toHaveLength(before + played.length);
    expect(played.at(-1)?.playedAt).toBe(world.now());
    for (const [at, play] of played.entries()) {
      const previous = played[at - 1];
      if (previous) expect(play.playedAt - play.msPlayed).toBeGreaterThanOrEqual(previous.playedAt);
    }
    expect(played.reduce((sum, { msPlayed }) => sum + msPlayed, 0)).toBeGreaterThanOrEqual(45 * MINUTE);
  });

  it('moves a track up the list of the month when it is played all day', () => {
    const world = open();
    const track = world.catalogue.tracks[500];
    if (!track) throw new Error('no track');
    world.playMusic('lena_outside', { tracks: Array.from({ length: 60 }, () => track.id) });
    expect(world.topTracks('lena_outside', 'short_term')[0]?.id).toBe(track.id);
  });

  it('can be that of somebody new', () => {
    const world = open();
    world.forgetListening('jonasberg91');
    expect(world.plays('jonasberg91')).toEqual([]);
    expect(world.topTracks('jonasberg91', 'long_term')).toEqual([]);
    expect(world.topArtists('jonasberg91', 'short_term')).toEqual([]);
    const [play] = world.playMusic('jonasberg91', { minutes: 1 });
    expect(world.topTracks('jonasberg91', 'medium_term').map(({ id }) => id)).toEqual([play?.trackId]);
  });

  it('says what it does not know', () => {
    const world = open();
    expect(() => world.playMusic('nobody')).toThrow('There is no account nobody');
    expect(() => world.playMusic('mira.keller', { tracks: ['x'] })).toThrow('There is no track x');
    expect(() => world.like('mira.keller', ['x'])).toThrow('There is no track x');
    expect(() => world.hand.add('x', [], 'mira.keller')).toThrow('There is no playlist x');
  });
});

describe('the clock', () => {
  it('runs with the real one and can be moved', () => {
    let real = 1_000;
    const { clock } = createWorld({ seed: 1, startAt, realNow: () => real });
    expect(clock.now()).toBe(startAt);
    real += 500;
    expect(clock.now()).toBe(startAt + 500);
    clock.advance(DAY);
    expect([clock.now(), clock.offset()]).toEqual([startAt + 500 + DAY, DAY]);
    clock.setTo(startAt - DAY);
    expect(clock.now()).toBe(startAt - DAY);
  });
});
