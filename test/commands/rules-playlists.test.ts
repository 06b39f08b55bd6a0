import { describe, expect, test } from 'vitest';
import type { ManagedPlaylistId } from '../../src/domain/ids.ts';
import type { Job } from '../../src/domain/jobs.ts';
import type { PlaylistState, RevisionKind } from '../../src/domain/playlists/managed.ts';
import { jobCard } from '../../src/views/jobs/card.ts';
import { en } from '../../src/views/messages/en.ts';
import { ANNA, BEN } from '../support/jobs.ts';
import { menus } from '../support/menus.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { rulesFrom } from '../support/rule-world.ts';
import { openRulesLibrary } from '../support/rules-visitor.ts';

const open = async () => {
  const world = await openRulesLibrary();
  const set = await world.ruleSets.create(ANNA, { name: 'Peak pool', rules: rulesFrom('genre is "techno"') });
  await world.anna.type('rules apply', { rule: 'Peak pool' });
  const [playlist] = await world.playlists.list(ANNA);
  if (playlist === undefined) throw new Error('no playlist');
  const { id } = playlist;
  return Object.assign(world, {
    set,
    playlist: id,
    menus: menus(world.features, world.clock),
    put: (state: PlaylistState, question: { removes: number; of: number } | null = null) =>
      world.store.transaction((tx) =>
        tx.managedPlaylists.set(ANNA, id, {
          state,
          spotifyId: 'abc',
          question: question === null ? null : { key: 'key-of-question', adds: 3, ...question },
        }),
      ),
    revision: (kind: RevisionKind, at: number) =>
      world.store.transaction((tx) =>
        tx.managedRevisions.add(id, {
          at,
          kind,
          added: 11,
          size: 1,
          removed: 4,
          restored: null,
          lists: { entries: ['spotify:track:One'], paused: false },
        }),
      ),
  });
};

describe('the card of a playlist', () => {
  test('is found by name, and says how it stands', async () => {
    await using world = await open();
    const card = await world.anna.type('rules playlist', { playlist: 'Peak' });
    expectValidMessage(card.view);
    expect(textsOf(card.view)).toContain('Follows **Peak pool**');
    expect(await world.anna.suggestions('rules playlist', 'playlist', '')).toEqual([
      { name: 'Peak pool', value: String(world.playlist) },
    ]);
    expect(await world.ben.suggestions('rules playlist', 'playlist', '')).toEqual([]);
    await expect(world.ben.type('rules playlist', { playlist: 'Peak' })).rejects.toMatchObject({
      data: { what: 'playlist' },
    });
    const paused = await world.anna.press(card, 'Pause');
    expect(textsOf(paused.view)).toContain('Paused');
    const resumed = await world.anna.press(paused, 'Resume');
    expect(textsOf(resumed.view)).not.toContain('⏸️ Paused');
  });

  test.each([
    ['gone', 'took it out of your Spotify library'],
    ['unreadable', 'belongs to somebody else now'],
    ['full', 'It is full'],
    ['needs_reauth', 'Link Spotify'],
    ['no_permission', 'Link Spotify'],
    ['app_refused', 'Spotify refuses the app'],
    ['creating', 'asked to make it'],
  ] as const)('%s is said with the next step', async (state, words) => {
    await using world = await open();
    await world.put(state);
    const card = await world.anna.type('rules playlist');
    expectValidMessage(card.view);
    expect(textsOf(card.view)).toContain(words);
  });

  test('the question with its numbers: yes, no, and out of date', async () => {
    await using world = await open();
    await world.put('asking', { removes: 212, of: 300 });
    const card = await world.anna.type('rules playlist');
    expectValidMessage(card.view);
    expect(textsOf(card.view)).toContain('would take out **212** of 300 tracks and add 3');
    const kept = await world.anna.press(card, 'Keep them');
    expect(textsOf(kept.view)).toContain('They stay.');
    expect(await world.playlists.get(ANNA, world.playlist)).toMatchObject({
      answer: { yes: false },
      question: null,
    });
    await expect(world.anna.press(card, 'Remove 212 tracks')).rejects.toMatchObject({ code: 'OUT_OF_DATE' });

    await world.put('asking', { removes: 213, of: 300 });
    await expect(world.anna.press(card, 'Remove 212 tracks')).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
    const again = await world.anna.type('rules playlist');
    const yes = await world.anna.press(again, 'Remove 213 tracks');
    expectValidMessage(yes.view);
    expect(textsOf(yes.view)).toContain('Writing a playlist');
    expect((await world.playlists.get(ANNA, world.playlist)).answer).toEqual({
      key: 'key-of-question',
      yes: true,
    });
  });

  test('undo, redo, and back to any of its last states', async () => {
    await using world = await open();
    const none = await world.anna.type('rules undo', { rule: 'Peak pool' });
    expectValidMessage(none.view);
    expect(textsOf(none.view)).toContain('There is nothing (more) to take back');
    await world.revision('apply', 1_000_000);
    const done = await world.anna.type('rules undo', { rule: 'Peak pool' });
    expectValidMessage(done.view);
    expect(textsOf(done.view)).toContain('Writing a playlist');
    expect(await world.playlists.desired(ANNA, world.playlist)).toEqual(['spotify:track:One']);
    await world.revision('undo', 2_000_000);
    await world.store.transaction((tx) =>
      tx.managedPlaylists.set(ANNA, world.playlist, { restore: null, state: 'active' }),
    );
    const twice = await world.anna.type('rules undo', { rule: 'Peak pool' });
    expectValidMessage(twice.view);
    expect(textsOf(twice.view)).toContain('There is nothing (more) to take back');
    const back = await world.menus.pick(twice, 'Go back to how it was', labelOf(twice, '+11 −4'));
    expect(textsOf(back.view)).toContain('Writing a playlist');
    expectValidMessage((await world.anna.press(twice, 'Redo')).view);
    expectValidMessage((await world.anna.type('rules redo', { rule: 'Peak pool' })).view);
  });

  test('nothing was taken back: redo says so', async () => {
    await using world = await open();
    await world.revision('apply', 1_000_000);
    const card = await world.anna.type('rules redo', { rule: 'Peak pool' });
    expect(textsOf(card.view)).toContain('Nothing was taken back');
  });

  test('pins and bans are listed, and left to the rules again', async () => {
    await using world = await open();
    await world.playlistMarks.put(ANNA, world.playlist, 'pin', [
      'spotify:track:One',
      'spotify:local:x:y:z:1',
    ]);
    await world.playlistMarks.put(ANNA, world.playlist, 'ban', ['spotify:track:Two']);
    const card = await world.anna.type('rules playlist');
    expect(textsOf(card.view)).toContain('📌 2 pinned · 🚫 1 banned by hand');
    const marks = await world.anna.press(card, 'Pins & bans');
    expectValidMessage(marks.view);
    expect(textsOf(marks.view)).toContain('a track that Segue does not know');
    const less = await world.anna.pick(marks, 'a track that Segue does not know');
    expectValidMessage(less.view);
    expect(textsOf(less.view)).toContain('One is left to the rules again.');
    expect(await world.playlistMarks.list(ANNA, world.playlist)).toHaveLength(2);
  });

  test('many marks go on pages, each within the limits', async () => {
    await using world = await open();
    const uris = Array.from({ length: 40 }, (_, at) => `spotify:local:${'n'.repeat(140)}:${at}`);
    await world.playlistMarks.put(ANNA, world.playlist, 'ban', uris);
    const page = await world.anna.press(await world.anna.type('rules playlist'), 'Pins & bans');
    expectValidMessage(page.view);
    expectValidMessage((await world.anna.press(page, 'Next')).view);
  });

  test('let go of it: asks, and then it is the person’s alone', async () => {
    await using world = await open();
    const ask = await world.anna.press(await world.anna.type('rules playlist'), 'Let go of it');
    expectValidMessage(ask.view);
    const gone = await world.anna.press(ask, 'Yes, let go');
    expect(textsOf(gone.view)).toContain('Segue has let go of it.');
    expect(await world.playlists.list(ANNA)).toEqual([]);
    const none = await world.anna.type('rules playlist');
    expectValidMessage(none.view);
    expect(textsOf(none.view)).toContain('has no playlist yet');
  });
});

describe('applying', () => {
  test('what would change is shown against the playlist before it is applied', async () => {
    await using world = await open();
    await world.settle();
    await world.ruleSets.change(ANNA, world.set.id, { rules: rulesFrom('in liked\nlimit 2') });
    const preview = await world.anna.type('rules preview', { rule: 'Peak pool' });
    expectValidMessage(preview.view);
    expect(textsOf(preview.view)).toMatch(/\*\*\+ \d+\*\* new {3}\*\*− \d+\*\* leave/);
    const applied = await world.anna.press(preview, 'Apply');
    expect(textsOf(applied.view)).toContain('Writing a playlist');
    expect(await world.playlists.desired(ANNA, world.playlist)).toHaveLength(2);
    expect(await world.playlists.list(ANNA)).toHaveLength(1);
  });

  test('a playlist of one’s own instead of a new one', async () => {
    await using world = await openRulesLibrary();
    await world.ruleSets.create(ANNA, { name: 'Mine', rules: rulesFrom('in liked') });
    const preview = await world.anna.type('rules preview', { rule: 'Mine' });
    const list = await world.anna.press(preview, 'Use a playlist I have');
    expectValidMessage(list.view);
    const ask = await world.anna.pick(list, 'Promo Pool');
    expectValidMessage(ask.view);
    const applied = await world.anna.press(ask, 'Keep what is in it');
    expect(textsOf(applied.view)).toContain('Writing a playlist: Promo Pool');
    expect(await world.playlists.list(ANNA)).toMatchObject([
      { name: 'Promo Pool', spotifyId: 'Promo Pool', adoption: 'keep', state: 'active' },
    ]);
    await expect(world.anna.pick(list, 'Promo Pool')).rejects.toMatchObject({ data: { what: 'source' } });
    expect(await world.playlists.list(BEN)).toEqual([]);
  });

  test('a playlist per value: as many as there are values', async () => {
    await using world = await openRulesLibrary();
    await world.ruleSets.create(ANNA, {
      name: 'Fan',
      rules: rulesFrom('in liked\none playlist per genre named "All {genre}"'),
    });
    const preview = await world.anna.type('rules preview', { rule: 'Fan' });
    expectValidMessage(preview.view);
    expect(textsOf(preview.view)).toContain('**2 playlists**');
    const applied = await world.anna.press(preview, 'Create playlist & apply');
    expectValidMessage(applied.view);
    expect(textsOf(applied.view)).toContain('2 playlists are being written');
    const which = await world.anna.press(applied, '2 playlists');
    expectValidMessage(which.view);
    expect(textsOf((await world.anna.pick(which, 'All techno')).view)).toContain(
      '### All techno: the playlist',
    );
    expectValidMessage((await world.anna.type('rules undo', { rule: 'Fan' })).view);
  });
});

describe('the card of the job', () => {
  const job = (more: Partial<Job>): Job => ({
    id: 7 as Job['id'],
    memberId: ANNA,
    kind: 'playlists.apply',
    status: 'DONE',
    progress: 1,
    message: { key: 'done', name: 'Peak pool' },
    payload: null,
    metadata: { playlistId: 5 as ManagedPlaylistId },
    attempts: 0,
    crashes: 0,
    runAt: 1,
    leaseUntil: null,
    dedupeKey: null,
    parentId: null,
    notify: null,
    cancelRequested: false,
    createdAt: 1,
    updatedAt: 1,
    finishedAt: 1,
    ...more,
  });

  test.each([
    [
      {
        payload: {
          kind: 'applied',
          added: 11,
          removed: 4,
          size: 50,
          calls: 2,
          pinned: 1,
          banned: 0,
          leftOut: 0,
          redated: 0,
        },
      },
      '**+ 11** new   **− 4** left   = **50** in it\nSeen by hand and respected: 1 added, 0 taken out.',
    ],
    [{ payload: { kind: 'unchanged', size: 50 } }, 'It was like this already: 50 tracks in it.'],
    [
      {
        message: { key: 'skipped', code: 'PLAYLIST_ASKS', name: 'Peak pool', done: 212, total: 300 } as const,
      },
      'It would take out **212** of 300 tracks',
    ],
  ])('%j', (more, words) => {
    const view = jobCard({ job: job(more), children: [] }, en);
    expectValidMessage(view);
    expect(textsOf(view)).toContain(words);
    expect(textsOf(view)).toContain('Show playlist');
  });

  test('the question is answered right there', () => {
    const message = { key: 'skipped', code: 'PLAYLIST_ASKS', done: 212, total: 300 } as const;
    const view = jobCard({ job: job({ message }), children: [] }, en);
    expect(textsOf(view)).toContain('Remove 212 tracks');
    expect(textsOf(view)).toContain('Keep them');
  });
});

/** The label of the option that holds these words. */
const labelOf = ({ view }: { view: Parameters<typeof textsOf>[0] }, words: string): string =>
  textsOf(view)
    .split('\n')
    .find((line) => line.startsWith('Before') && line.includes(words)) ?? '';
