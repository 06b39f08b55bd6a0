import assert from 'node:assert/strict';
import type { MessageView } from '../../sandbox/discord/types.ts';
import { heardBetween } from '../digest-facts.ts';
import { type Scene, until } from '../scene.ts';
import { says } from '../truth.ts';
import { answerOf, typeCode } from '../verbs.ts';
import { agreeOn } from './linking.ts';

const ENDED = 'Spotify asks you to sign in again';

/** A consent that ends, and a new one. */
export const consentEnds = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira } = scene;
  const { world, spotify } = stage;
  const account = scene.accounts.mira.id;

  await transcript.step(
    'The permission is taken back at Spotify: one DM with the way to link again',
    async () => {
      world.revokeAuthorization(account);
      await mira.slash('/jobs run', { step: 'tracks' });
      const dm = mira.person.openDm();
      const told = await mira.person.waitForMessage(dm, ({ text }) => text.includes(ENDED), 15_000);
      scene.show(told);
      const { message: states } = await mira.slash('/accounts');
      says(states, ENDED);
      const { message: start } = await mira.press(told, 'Link again');
      const { code } = await agreeOn(scene, mira, start, account);
      spotify.counters.reset();
      const linked = await typeCode(mira.person, start, code);
      scene.show(linked);
      says(linked, 'is back', 'Everything that Segue had is still there');
      await until('Spotify to be asked again', () => spotify.counters.bucket('playlists') > 0);
      const { message: sources } = await mira.slash('/sources');
      says(sources, 'from 5 sources');
      assert(!sources.text.includes('⚠️'), `Something is still wrong:\n${sources.text}`);
      assert.equal(endings(scene).length, 1, 'The person was told more than once.');
    },
  );
};

/** The end of it all, as somebody wants it. */
export const unlink = async (scene: Scene): Promise<void> => {
  const { transcript, mira } = scene;
  const { world } = scene.stage;

  await transcript.step('/unlink: the tokens go at once, the data when its person says so', async () => {
    const id = mira.person.id;
    const { message } = await mira.slash('/unlink');
    const plays = heardBetween(scene, 0, world.now(), [scene.accounts.mira.id]).length;
    says(message, 'is unlinked', 'What about what came from it?', `5 sources`, `${plays} plays`);
    const kept = scene.rows('select status, tokens_sealed as tokens from accounts where member_id = ?', id);
    assert.deepEqual(kept, [{ status: 'unlinked', tokens: null }], 'The tokens are still there.');
    const { message: deleting } = await mira.press(message, 'Delete it all');
    await mira.see(deleting, ({ text }) => text.includes('Your data is deleted'));
    for (const table of ['accounts', 'sources', 'source_tracks', 'rankings', 'ranking_captures']) {
      const [row] = scene.rows(`select count(*) as left from ${table} where member_id = ?`, id);
      assert.equal(row?.['left'], 0, `Something is left in ${table}.`);
    }
    for (const table of ['plays', 'play_origins']) {
      const [row] = scene.rows(
        `select count(*) as left from ${table} join listeners on listeners.id = listener_id where member_id = ?`,
        id,
      );
      assert.equal(row?.['left'], 0, `Something is left in ${table}.`);
    }
    const top = await answerOf(await mira.person.slash('/top', {}, mira.place));
    says(top, 'No Spotify account yet');
    const [others] = scene.rows(
      'select count(*) as n from source_tracks where member_id = ?',
      scene.jonas.person.id,
    );
    assert(Number(others?.['n']) > 0, 'Somebody else’s data is gone too.');
  });
};

/** What Segue told Mira about ended permissions. */
const endings = ({ mira }: Scene): readonly MessageView[] =>
  mira.person.visibleMessages(mira.person.openDm()).filter(({ text }) => text.includes(ENDED));
