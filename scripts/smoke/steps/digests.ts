import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE } from '../../sandbox/world/clock.ts';
import { allPosted, heardBetween, nextPostAt, postsOf, toNextPost, WISH } from '../digest-facts.ts';
import { type Scene, until } from '../scene.ts';
import { linkedIds, says, spoken, timesIn } from '../truth.ts';
import { answerOf } from '../verbs.ts';

const WEEK = 7 * DAY;
/** Discord's flag for a message that rings no phone. */
const QUIET = 1 << 12;
/** How often each of the two hears the same track. */
const MIRAS = 5;
const JONAS = 4;

/** Two people agree, and a digest is made. */
export const digestMade = async (scene: Scene): Promise<void> => {
  const { transcript, mira, jonas } = scene;
  const channel = scene.channel('digests');

  await transcript.step('/privacy server on: two people agree to be counted', async () => {
    for (const person of [mira, jonas]) {
      const { message } = await person.slash('/privacy server on');
      says(message, 'You are counted in this server', 'Nobody is named');
    }
  });

  await transcript.step('/digest add takes a channel, an hour and a zone, from managers only', async () => {
    const wish = { channel, ...WISH };
    const { message: refused } = await jonas.slash('/digest add', wish);
    says(refused, 'This needs Manage Server');
    const typed = { ...wish, timezone: 'berl' };
    const [zone] = await mira.person.autocomplete('/digest add', typed, 'timezone', mira.place);
    assert.equal(zone?.value, WISH.timezone);
    const { message } = await mira.slash('/digest add', wish);
    says(message, 'Digest added', '2 people here agreed');
    assert.equal(timesIn(message.text)[0], nextPostAt(scene) / 1_000, 'That is not Monday 09:00 in Berlin.');
    const { message: list } = await mira.slash('/digest list');
    says(list, `<#${channel}>`, 'every Monday at 09:00 (Europe/Berlin)');
  });

  await transcript.step(
    '/digest edit: on its card it is told what to tell beside the server’s week',
    async () => {
      const [choice] = await mira.person.autocomplete('/digest edit', { digest: '' }, 'digest', mira.place);
      const { message: card } = await mira.slash('/digest edit', { digest: String(choice?.value) });
      says(card, `Digest in <#${channel}>`, 'It tells: What this server played (by plays)');
      const menu = card.controls.find(({ kind }) => kind === 'select')?.customId ?? '';
      const changed = await answerOf(
        await mira.person.select(card.id, menu, ['server_week', 'chart_movers', 'radar']),
      );
      scene.show(changed);
      says(changed, '1. What this server played (by plays) · 2. Who moves on a chart (Deezer · Tracks)');
    },
  );
};

/** What it would say now. */
export const digestPreviewed = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira } = scene;

  await transcript.step('/digest preview tells what the two heard', async () => {
    const anthem = stage.world.catalogue.track(anthemOf(scene)) ?? assert.fail('There is no such track.');
    const hear = (account: string, times: number) =>
      stage.world.playMusic(account, {
        tracks: Array.from({ length: times }, () => anthem.id),
        until: stage.world.now() + HOUR - 5 * MINUTE,
      });
    const played = [...hear(scene.accounts.mira.id, MIRAS), ...hear(scene.accounts.jonas.id, JONAS)];
    transcript.note(`Mira and Jonas hear “${anthem.name}” ${played.length} times; an hour passes.`);
    await stage.advance(HOUR);
    const since = Math.min(...played.map(({ playedAt }) => playedAt));
    // Whoever heard nothing for a day is looked at less often.
    await until('both accounts to be looked at', async () => {
      const [row] = scene.rows('select count(*) as plays from plays where ended_at >= ?', since);
      if (Number(row?.['plays']) === played.length) return true;
      await stage.advance(MINUTE);
      return `${row?.['plays']} plays`;
    });
    const { message } = await mira.slash('/digest preview');
    const heard = heardBetween(scene, stage.world.now() - WEEK, stage.world.now());
    says(message, `${spoken(heard.length)} plays in all by 2 listeners`, 'A preview: only you see it');
    says(message, `${played.length} plays by 2 people`);
    assert.equal(linkedIds(message)[0], anthem.id, 'Another track was played more often.');
    assert.equal(message.ephemeralFor, mira.person.id);
    assert.equal(postsOf(scene).length, 0, 'The preview was posted.');
  });
};

/** Its hour comes. */
export const digestPosted = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira, jonas } = scene;

  await transcript.step('At its hour the digest is posted: once, quietly, mentioning nobody', async () => {
    const at = nextPostAt(scene);
    await toNextPost(scene);
    const [post = assert.fail('There is no post.')] = await allPosted(scene, 1);
    scene.show(post);
    const heard = heardBetween(scene, at - WEEK, at);
    says(post, `${spoken(heard.length)} plays in all by 2 listeners`, `${MIRAS + JONAS} plays by 2 people`);
    assert.equal(linkedIds(post)[0], anthemOf(scene), 'Another track was played more often.');
    says(post, 'Who moves: Deezer · Tracks');
    const pictures = post.attachments.map(({ contentType }) => contentType);
    assert.deepEqual(pictures.slice(0, 2), ['image/png', 'image/png'], 'The pictures are missing.');
    for (const { name } of [mira, jonas]) assert(!post.text.includes(name), `${name} is named.`);
    assert.equal(post.authorId, stage.discord.botUserId);
    assert.equal(post.flags & QUIET, QUIET, 'Phones ring.');
    assert.deepEqual(post.pings, [], 'Somebody is mentioned.');
    const { customId } = post.controls[0] ?? assert.fail('The post has no button.');
    const closer = await jonas.person.click(post.id, customId ?? '');
    const details = await closer.waitForMessage();
    scene.show(details);
    says(details, `${MIRAS + JONAS} plays · 2 people`);
    assert.equal(details.ephemeralFor, jonas.person.id);
  });

  await transcript.step(
    'Jonas takes himself out: the post that is there is told anew without him',
    async () => {
      await jonas.slash('/privacy server off');
      const [before] = postsOf(scene);
      await until('the post to change', () => {
        const [post] = postsOf(scene);
        return (
          (post?.id === before?.id && post?.text.includes(`${MIRAS} plays by 1 person`)) || `${post?.text}`
        );
      });
      const [post = assert.fail('The post is gone.')] = postsOf(scene);
      scene.show(post);
      assert.equal(linkedIds(post)[0], anthemOf(scene), 'Another track was played more often.');
      assert(!post.text.includes('2 people'), 'Jonas still counts.');
      assert(post.attachments[0]?.description?.includes(`(${MIRAS} plays)`), 'The picture still counts him.');
      await jonas.slash('/privacy server on');
    },
  );
};

/** A track that Jonas likes and that both will hear often. */
const anthemOf = ({ stage, accounts }: Scene): string =>
  stage.world.likes(accounts.jonas.id).at(-1)?.trackId ?? assert.fail('Jonas likes nothing.');
