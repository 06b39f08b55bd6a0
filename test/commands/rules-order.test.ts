import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/domain/jobs.ts';
import type { PlaylistState } from '../../src/domain/playlists/managed.ts';
import { trackValue } from '../../src/domain/tracks/suggest.ts';
import { jobCard } from '../../src/views/jobs/card.ts';
import { en } from '../../src/views/messages/en.ts';
import { ANNA } from '../support/jobs.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { rulesFrom } from '../support/rule-world.ts';
import { openRulesLibrary } from '../support/rules-visitor.ts';

const open = async () => {
  const world = await openRulesLibrary();
  await world.ruleSets.create(ANNA, { name: 'Peak pool', rules: rulesFrom('genre is "techno"') });
  const applied = await world.anna.type('rules apply', { rule: 'Peak pool' });
  const [playlist] = await world.playlists.list(ANNA);
  if (playlist === undefined) throw new Error('no playlist');
  const { id } = playlist;
  const set = (facts: { orderLeft?: boolean; movedByHand?: number; state?: PlaylistState }) =>
    world.store.transaction((tx) =>
      tx.managedPlaylists.set(ANNA, id, { state: 'active', spotifyId: 'abc', order: 'gentle', ...facts }),
    );
  return Object.assign(world, { playlist: id, set, applied });
};

describe('where a playlist differs from what the rules want', () => {
  test('nothing of it is offered while it does not', async () => {
    await using world = await open();
    const words = textsOf((await world.anna.type('rules playlist')).view);
    for (const no of ['Write it anew once', 'Keep my order', 'Which ones?', 'Make a new one']) {
      expect(words).not.toContain(no);
    }
  });

  test('the order was left: it is written anew once, and no second time', async () => {
    await using world = await open();
    await world.set({ orderLeft: true });
    const card = await world.anna.type('rules playlist');
    expectValidMessage(card.view);
    const written = await world.anna.press(card, 'Write it anew once');
    expectValidMessage(written.view);
    expect(textsOf(written.view)).toContain('Writing a playlist');
    expect((await world.playlists.get(ANNA, world.playlist)).anewDue).toBe(true);
    await world.set({ orderLeft: false });
    await expect(world.anna.press(card, 'Write it anew once')).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
  });

  test('what was moved by hand may stay there', async () => {
    await using world = await open();
    await world.set({ movedByHand: 3 });
    const card = await world.anna.type('rules playlist');
    expectValidMessage(card.view);
    expect(textsOf(card.view)).toContain('You moved 3 tracks');
    const kept = await world.anna.press(card, 'Keep my order');
    expect(textsOf(kept.view)).toContain('stay where you put them');
    expect(textsOf(kept.view)).not.toContain('Keep my order');
    expect(await world.playlists.get(ANNA, world.playlist)).toMatchObject({ order: 'loose', movedByHand: 0 });
  });

  test('tracks that are not to be had are counted and listed', async () => {
    await using world = await open();
    const refusal = { why: 'refused', times: 1, at: 1, retryAt: 9e12 } as const;
    await world.store.transaction((tx) =>
      tx.managedRefusals.put(world.playlist, [
        { uri: 'spotify:track:One', ...refusal },
        { uri: 'spotify:track:Nowhere', ...refusal },
      ]),
    );
    const card = await world.anna.type('rules playlist');
    expectValidMessage(card.view);
    expect(textsOf(card.view)).toContain('2 tracks are not available on Spotify now.');
    const list = await world.anna.press(card, 'Which ones?');
    expectValidMessage(list.view);
    expect(textsOf(list.view)).toContain('a track that Segue does not know');
    expect(textsOf((await world.anna.press(list, 'Back')).view)).toContain('Peak pool: the playlist');
  });

  test('one that was deleted in Spotify is made anew', async () => {
    await using world = await open();
    await world.set({ state: 'gone' });
    const card = await world.anna.type('rules playlist');
    expectValidMessage(card.view);
    expect(textsOf((await world.anna.press(card, 'Make a new one')).view)).toContain('Writing a playlist');
    expect(await world.playlists.get(ANNA, world.playlist)).toMatchObject({ state: 'new', spotifyId: null });
  });
});

test('the result of an apply says the same, with the same buttons', async () => {
  await using world = await open();
  await world.set({ orderLeft: true, movedByHand: 2 });
  const [job] = await world.store.read.jobs.list(ANNA, 1);
  if (job === undefined) throw new Error('no job');
  const counts = { added: 1, removed: 0, size: 9, calls: 1, pinned: 0, banned: 0, leftOut: 0, redated: 0 };
  const done: Job = {
    ...job,
    status: 'DONE',
    payload: { kind: 'applied', ...counts, unavailable: 2, orderLeft: true, movedByHand: 2 },
  };
  const view = jobCard({ job: done, children: [] }, en);
  expectValidMessage(view);
  expect(textsOf(view)).toContain('2 tracks are not available on Spotify now.');
  expect(textsOf(view)).toContain('The order was left as it was');
  expect(textsOf(view)).toContain('You had moved 2 tracks');
  const kept = await world.anna.press({ ...world.applied, view }, 'Keep my order');
  expect(textsOf(kept.view)).toContain('stay where you put them');
});

describe('a word about a track, from why it is in or out', () => {
  const why = (world: Awaited<ReturnType<typeof open>>, name: string) =>
    world.anna.type('rules why', { rule: 'Peak pool', track: trackValue(world.id(name)) });
  const marks = async (world: Awaited<ReturnType<typeof open>>) =>
    (await world.playlistMarks.list(ANNA, world.playlist)).map(({ uri, kind, by }) => [uri, kind, by]);

  test('always, never, and left to the rules again', async () => {
    await using world = await open();
    const { uri } = await world.store.read.tracks.find(world.id('One')).then((track) => track ?? { uri: '' });
    const card = await why(world, 'One');
    expectValidMessage(card.view);
    const banned = await world.anna.press(card, 'Never this one');
    expectValidMessage(banned.view);
    expect(textsOf(banned.view)).toContain('It stays out because you banned it');
    expect(await marks(world)).toEqual([[uri, 'ban', 'word']]);
    const pinned = await world.anna.press(banned, 'Always keep it in');
    expect(textsOf(pinned.view)).toContain('It is in because you pinned it');
    expect(textsOf(pinned.view)).not.toContain('Always keep it in');
    expect(await marks(world)).toEqual([[uri, 'pin', 'word']]);
    const list = await world.anna.press(await world.anna.type('rules playlist'), 'Pins & bans');
    expect(textsOf(list.view)).toContain('One');
    const none = await world.anna.press(pinned, 'Leave it to the rules');
    expect(textsOf(none.view)).toContain('It is in.');
    expect(await marks(world)).toEqual([]);
  });

  test('is not offered without a playlist, nor for values that are tried out', async () => {
    await using world = await openRulesLibrary();
    await world.ruleSets.create(ANNA, { name: 'Bare', rules: rulesFrom('in liked') });
    const track = trackValue(world.id('One'));
    for (const sub of ['why', 'test']) {
      const card = await world.anna.type(`rules ${sub}`, { rule: 'Bare', track });
      expect(textsOf(card.view)).not.toContain('Never this one');
    }
  });

  test('of several playlists it can be kept out, not put into all', async () => {
    await using world = await openRulesLibrary();
    const rules = rulesFrom('in liked\none playlist per genre named "All {genre}"');
    await world.ruleSets.create(ANNA, { name: 'Fan', rules });
    await world.anna.type('rules apply', { rule: 'Fan' });
    const card = await world.anna.type('rules why', { rule: 'Fan', track: trackValue(world.id('One')) });
    expect(textsOf(card.view)).not.toContain('Always keep it in');
    await world.anna.press(card, 'Never this one');
    const all = await world.playlists.list(ANNA);
    expect(all).toHaveLength(2);
    for (const { id } of all) expect(await world.playlistMarks.list(ANNA, id)).toHaveLength(1);
  });
});
