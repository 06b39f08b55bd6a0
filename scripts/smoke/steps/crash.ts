import assert from 'node:assert/strict';
import type { MessageView } from '../../sandbox/discord/types.ts';
import { type Scene, until } from '../scene.ts';
import { allPages, linkedIds, musicIn, playlistNamed, says, spoken } from '../truth.ts';
import { answerOf, typeCode } from '../verbs.ts';
import { killed } from './digest-faults.ts';
import { consentOf } from './linking.ts';

const CHOSEN = ['Liked tracks', 'Office hours', 'Winter 2025'];

/** What two people asked for just before the crash: the messages that tell how it goes. */
export interface Asked {
  readonly jonas: MessageView;
  readonly mira: MessageView;
}

export const killedInSync = async (scene: Scene): Promise<Asked> => {
  const { transcript, stage, mira, jonas, accounts } = scene;
  const { spotify } = stage;
  let asked: Asked | null = null;
  await transcript.step(
    'Killed in the middle of a sync: the library is as if nothing had happened',
    async () => {
      const { start, code } = await consentOf(scene, jonas, accounts.jonas.id);
      says(await typeCode(jonas.person, start, code), 'Spotify is linked');
      const chosen = (await jonas.tick(await choices(scene), CHOSEN)).message;
      const on = /^GET \/v1\/(me\/tracks|playlists)/;
      const quicken = spotify.faults.add({ answer: { kind: 'slow', ms: 120 }, on });
      spotify.counters.reset();
      const { message: sync } = await jonas.press(chosen, 'Sync now');
      await until('some pages to be read', () => pagesRead(scene) >= 4 || `${pagesRead(scene)} pages`);
      const { message: plays } = await mira.slash('/jobs run', { step: 'plays' });
      asked = { jonas: sync, mira: plays };
      transcript.note(`${pagesRead(scene)} pages are read, and Mira’s press is acknowledged.`);
      await killed(scene, quicken);
      await checkJonas(scene);
    },
  );
  return asked ?? assert.fail('Nobody asked for anything.');
};

export const gatewayDrop = (scene: Scene): Promise<void> =>
  scene.transcript.step('Discord’s gateway drops: the session is resumed, no command is lost', async () => {
    const { mira } = scene;
    const { discord } = scene.stage;
    const { resumes, identifies } = discord.counters;
    discord.faults.missDispatches(1);
    const answer = mira.slash('/help');
    discord.gateway.drop();
    says((await answer).message, 'Your map', 'Linked');
    assert.equal(discord.counters.resumes, resumes + 1, 'The session was not resumed.');
    assert.equal(discord.counters.identifies, identifies, 'A new session was begun.');
  });

export const toldAfterCrash = (scene: Scene, asked: Asked): Promise<void> =>
  scene.transcript.step('What was asked for before the crash is told in the same messages', async () => {
    const { mira, jonas } = scene;
    await jonas.see(asked.jonas, ({ text }) => text.includes('Your sources are up to date'));
    await mira.see(asked.mira, ({ text }) => text.includes('Your plays are up to date'));
    const syncs = scene.rows(
      "select status from jobs where member_id = ? and kind = 'sources.sync'",
      jonas.person.id,
    );
    assert.deepEqual(syncs, [{ status: 'DONE' }], 'The sync is there more than once.');
  });

/** The menu of what Jonas can choose from, as soon as it is there. */
const choices = async (scene: Scene): Promise<MessageView> => {
  const { jonas } = scene;
  await until('the list of his playlists', () => {
    const lists = scene.rows('select listed_at as at from source_lists where member_id = ?', jonas.person.id);
    return typeof lists[0]?.['at'] === 'number';
  });
  const { message } = await jonas.slash('/sources');
  return (await jonas.press(message, 'Choose sources')).message;
};

const pagesRead = ({ stage: { spotify } }: Scene): number => {
  const paths = spotify.counters.paths();
  return (paths.get('GET /v1/playlists/{id}/items') ?? 0) + (paths.get('GET /v1/me/tracks') ?? 0);
};

/** What an undisturbed sync would have brought, track by track, and no line more. */
const checkJonas = async (scene: Scene): Promise<void> => {
  const { stage, transcript, jonas, accounts } = scene;
  const { world } = stage;
  const lines = [
    ...world.likes(accounts.jonas.id).map(({ trackId: id }) => id),
    ...CHOSEN.slice(1).flatMap((name) =>
      musicIn(world, playlistNamed(world, accounts.jonas.id, name).id).map(({ id }) => id),
    ),
  ];
  const truth = [...new Set(lines)];
  await until('the sync to go on to its end', async () => {
    const { text } = await answerOf(await jonas.person.slash('/library', {}, jonas.place));
    return text.includes(`${spoken(truth.length)} tracks`) || text;
  });
  const { message } = await jonas.slash('/library');
  says(message, `${spoken(truth.length)} tracks`);
  const shown = (await allPages(jonas.person, message)).flatMap((page) => linkedIds(page));
  assert.deepEqual(shown.toSorted(), truth.toSorted(), 'The library is not that of an undisturbed sync.');
  const [stored] = scene.rows(
    'select count(*) as lines from source_tracks where member_id = ?',
    jonas.person.id,
  );
  assert.equal(stored?.['lines'], lines.length, 'Lines are missing or stand there twice.');
  transcript.note(`${truth.length} tracks on ${lines.length} lines, as in Spotify.`);
};
