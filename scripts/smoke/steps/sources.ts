import assert from 'node:assert/strict';
import type { MessageView } from '../../sandbox/discord/types.ts';
import { MINUTE } from '../../sandbox/world/clock.ts';
import type { Scene } from '../scene.ts';
import { type Line, linkedIds, musicIn, playlistNamed, says, spoken } from '../truth.ts';

/** More than one page of a menu, so that choosing has to remember. */
const MORE_PLAYLISTS = 24;
const FIRST_PAGE = ['Liked tracks', 'Set 03'];
const SECOND_PAGE = ['Peak time', 'Warm-up', 'Everything at once'];
const CHOSEN = [...FIRST_PAGE, ...SECOND_PAGE];

/** Gives Mira more playlists than one menu holds; before she links. */
export const fillShelf = ({ stage: { world }, accounts: { mira } }: Scene): void => {
  for (let at = MORE_PLAYLISTS; at >= 1; at -= 1) {
    const { id } = world.createPlaylist(mira.id, { name: `Set ${String(at).padStart(2, '0')}` });
    const tracks = world.catalogue.tracks.slice(at * 10, at * 10 + 5);
    world.hand.add(
      id,
      tracks.map((track) => ({ kind: 'track' as const, trackId: track.id })),
      mira.id,
    );
  }
};

/** Sources are listed, chosen and read; what did not change costs nothing. */
export const sources = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira, accounts } = scene;
  const { world, spotify } = stage;
  const account = accounts.mira.id;
  let list: MessageView | null = null;

  await transcript.step('/sources: the list arrives by itself in the message', async () => {
    const { message } = await mira.slash('/sources');
    says(message, 'Segue is looking for your playlists');
    list = await mira.see(message, ({ text }) => text.includes('Your playlists are listed'));
  });

  await transcript.step('Several sources are chosen over two pages', async () => {
    const shown = (await mira.press(list ?? assert.fail('No list.'), 'Choose sources')).message;
    says(shown, '🔒', 'Fjord Nights', 'Office hours');
    const first = (await mira.tick(shown, FIRST_PAGE)).message;
    says(first, `${FIRST_PAGE.length} sources are chosen`);
    const second = (await mira.press(first, 'Next')).message;
    const both = (await mira.tick(second, SECOND_PAGE)).message;
    says(both, `${CHOSEN.length} sources are chosen`);
    list = (await mira.press(both, 'Previous')).message;
    says(list, `${CHOSEN.length} sources are chosen`);
  });

  await transcript.step('Sync now: live progress up to the end, with true numbers', async () => {
    // A page of Spotify takes its time, as it does.
    const quicken = spotify.faults.add({
      answer: { kind: 'slow', ms: 40 },
      on: /^GET \/v1\/(me\/tracks|playlists)/,
    });
    const message = list ?? assert.fail('No list.');
    const bars: string[] = [];
    const stop = stage.discord.on('messageUpdated', ({ id, text }) => {
      const bar = /[▓░]{4,}[^\n]*/.exec(text)?.[0].replace('`', '');
      if (id === message.id && bar !== undefined) bars.push(bar);
    });
    await mira.press(message, 'Sync now');
    const done = await mira.see(message, ({ text }) => text.includes('Your sources are up to date'));
    stop();
    quicken();
    transcript.note(`On the way: ${bars.join('   ')}`);
    assert(bars.length > 0, 'Nobody saw any progress.');
    for (const [name, count] of counts(scene)) says(done, `✓ ${name} · ${spoken(count)}`);
    const { message: overview } = await mira.press(done, 'Pick sources');
    const all = new Set(chosenMusic(scene));
    says(overview, `${spoken(all.size)} tracks from ${CHOSEN.length} sources`);
    const dropped = playlistNamed(world, account, 'Everything at once').entries.filter(
      ({ content }) => content.kind === 'episode' || content.kind === 'vanished',
    );
    says(overview, `${dropped.length} entries that are not music`);
  });

  await transcript.step('/jobs run tracks: unchanged sources cost no page', async () => {
    spotify.counters.reset();
    const { message } = await mira.slash('/jobs run', { step: 'tracks' });
    await mira.see(message, ({ text }) => text.includes('Your sources are up to date'));
    const paths = [...spotify.counters.paths()];
    transcript.note(`Calls to Spotify: ${paths.map(([path, calls]) => `${path} ×${calls}`).join(', ')}`);
    const pages = paths.filter(([path]) => path.includes('/playlists/{id}'));
    assert.deepEqual(pages, [], 'Unchanged playlists were read.');
    const liked = paths.find(([path]) => path === 'GET /v1/me/tracks')?.[1] ?? 0;
    assert(liked <= 1, `Liked tracks cost ${liked} calls.`);
  });

  await transcript.step('A playlist changed by hand is in the library after a sync', async () => {
    const warmUp = playlistNamed(world, account, 'Warm-up');
    const fresh = unknownTrack(scene);
    const gone = warmUp.entries[3]?.content;
    world.hand.removeAt(warmUp.id, 3);
    world.hand.add(warmUp.id, [{ kind: 'track', trackId: fresh.id }], account);
    transcript.note(
      `Twelve minutes later, in Spotify: “${fresh.name}” comes into “Warm-up”, another track leaves.`,
    );
    await stage.advance(12 * MINUTE);
    spotify.counters.reset();
    const { message } = await mira.slash('/sources');
    await mira.press(message, 'Sync now');
    const done = await mira.see(message, ({ text }) => text.includes('Your sources are up to date'));
    says(done, `✓ Warm-up · ${warmUp.entries.length} +1 −1`);
    const reads = spotify.counters.paths().get('GET /v1/playlists/{id}/items') ?? 0;
    assert(reads >= 1 && reads <= 2, `${reads} pages were read for one changed playlist.`);
    const { message: found } = await mira.slash('/library', { text: fresh.name });
    assert(linkedIds(found).includes(fresh.id), 'The new track is not in the library.');
    assert(gone?.kind === 'track');
    const { message: warm } = await mira.slash('/library', { source: 'Warm-up' });
    says(warm, `${warmUp.entries.length} of ${spoken(new Set(chosenMusic(scene)).size)} tracks`);
  });
};

/** How many entries each chosen source has, by the name Segue shows. */
const counts = ({ stage: { world }, accounts: { mira } }: Scene): [string, number][] => [
  ['Liked tracks', world.likes(mira.id).length],
  ...CHOSEN.slice(1).map((name): [string, number] => [
    name,
    musicIn(world, playlistNamed(world, mira.id, name).id).length,
  ]),
];

/** Everything that Mira's chosen sources hold, each as often as it stands there. */
export const chosenLines = ({ stage: { world }, accounts: { mira } }: Scene): Line[] => [
  ...world.likes(mira.id).map(({ trackId: id, addedAt }) => ({ id, addedAt })),
  ...CHOSEN.slice(1).flatMap((name) => musicIn(world, playlistNamed(world, mira.id, name).id)),
];

export const chosenMusic = (scene: Scene): string[] => chosenLines(scene).map(({ id }) => id);

/** A track that is in none of the chosen sources. */
const unknownTrack = (scene: Scene) => {
  const known = new Set(chosenMusic(scene));
  const found = scene.stage.world.catalogue.tracks.find(({ id }) => !known.has(id));
  return found ?? assert.fail('Mira has every track there is.');
};
