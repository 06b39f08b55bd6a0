import assert from 'node:assert/strict';
import { HOUR, MINUTE } from '../../sandbox/world/clock.ts';
import { type Scene, until } from '../scene.ts';
import { says } from '../truth.ts';

/** Enough for a crown. */
const TIMES = 32;

/** Two people show their names: who knows what, who leads, who holds a crown; and one takes the name back. */
export const server = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira, jonas } = scene;
  const { world } = stage;
  const channel = scene.channel('general');
  const [miras, jonass] = [`<@${mira.person.id}>`, `<@${jonas.person.id}>`];
  const track =
    world.likes(scene.accounts.jonas.id).at(-2)?.trackId ?? assert.fail('Jonas likes too little.');
  const { name } = world.catalogue.track(track) ?? assert.fail('There is no such track.');

  await transcript.step(
    '/privacy server named: two people show their names, and hear one track often',
    async () => {
      for (const person of [mira, jonas]) {
        const { message } = await person.slash('/privacy server named');
        says(message, 'You are shown by name in this server');
      }
      const hear = (account: string, times: number) =>
        world.playMusic(account, {
          tracks: Array.from({ length: times }, () => track),
          until: world.now() + 4 * HOUR - 5 * MINUTE,
        });
      const since = Math.min(
        ...[...hear(scene.accounts.mira.id, TIMES), ...hear(scene.accounts.jonas.id, 2)].map(
          ({ playedAt }) => playedAt,
        ),
      );
      await stage.advance(4 * HOUR);
      await until('both accounts to be looked at', () => {
        const [row] = scene.rows('select count(*) as plays from plays where ended_at >= ?', since);
        return Number(row?.['plays']) === TIMES + 2 || `${row?.['plays']} plays`;
      });
    },
  );

  await transcript.step('/whoknows track: both are named, the one with more plays first', async () => {
    const { message } = await mira.slash('/whoknows track');
    says(message, name, miras, jonass, 'You: place 1');
    assert(message.text.indexOf(miras) < message.text.indexOf(jonass), 'Jonas stands before Mira.');
    assert.equal(message.ephemeralFor, mira.person.id, 'Everybody sees the answer.');
    assert.deepEqual(message.pings, [], 'Somebody is mentioned.');
    const { message: here } = await mira.press(message, 'Share here');
    says(here, 'It will be here in a moment');
    const shared = await jonas.person.waitForMessage(channel, ({ text }) => text.includes(miras));
    scene.show(shared);
    says(shared, miras, jonass);
    assert.deepEqual(shared.pings, [], 'Somebody is mentioned.');
  });

  await transcript.step('/server top and /crowns, as soon as the job has counted', async () => {
    await stage.advance(15 * MINUTE);
    await until('a crown', () => scene.rows('select id from crowns where lost_at is null').length > 0);
    const { message: top } = await jonas.slash('/server top', { by: 'plays', time: 'all' });
    says(top, 'Plays of all time', miras, jonass);
    const { message: crowns } = await mira.slash('/crowns member');
    says(crowns, `Crowns of ${miras}`, '👑');
  });

  await transcript.step(
    'A name is taken back: it is out of every answer and of the message at once',
    async () => {
      const { message: off } = await mira.slash('/privacy server off');
      says(off, 'You are not counted in this server');
      const { message: known } = await jonas.slash('/whoknows track');
      says(known, jonass);
      assert(!known.text.includes(miras), 'Mira is named.');
      const { message: top } = await jonas.slash('/crowns top');
      assert(!top.text.includes(miras), 'Mira still has crowns.');
      assert.deepEqual(scene.rows('select id from crowns where member_id = ?', mira.person.id), []);
      await until('the shared answer to be changed', () => {
        const [post] = jonas.person.visibleMessages(channel).filter(({ text }) => text.includes('Who knows'));
        return (
          (post !== undefined && !post.text.includes(miras) && post.text.includes(jonass)) || post?.text || ''
        );
      });
      const { message: back } = await mira.slash('/privacy server on');
      says(back, 'You are counted in this server');
    },
  );
};
