import assert from 'node:assert/strict';
import type { FaultEffect } from '../../sandbox/discord/control-types.ts';
import { MINUTE } from '../../sandbox/world/clock.ts';
import { allPosted, postsOf, statesOf, toNextPost } from '../digest-facts.ts';
import { type Scene, until } from '../scene.ts';

/** Whatever breaks while a digest is posted: it is there once. Another week passes before each of these. */

export const killedBeforeSending = (scene: Scene): Promise<void> =>
  scene.transcript.step('Killed when the post is written and not yet sent: one post', async () => {
    const repair = posting(scene, { kind: 'rate-limit', retryAfterMs: 20_000, scope: 'shared' });
    await toNextPost(scene);
    await until('the post in the outbox', () => statesOf(scene).at(-1) === 'PENDING' || `${statesOf(scene)}`);
    assert.equal(postsOf(scene).length, 1);
    await killed(scene, repair);
    await allPosted(scene, 2);
  });

export const killedWhileSending = (scene: Scene): Promise<void> =>
  scene.transcript.step('Killed while the post is on its way: one post', async () => {
    const repair = posting(scene, { kind: 'hang', applied: true });
    await toNextPost(scene);
    await until('the post to arrive', () => postsOf(scene).length === 3 || `${postsOf(scene).length} posts`);
    assert.equal(statesOf(scene).at(-1), 'PENDING', 'Segue knows already that it arrived.');
    await killed(scene, repair);
    await allPosted(scene, 3);
  });

export const takenButRefused = (scene: Scene): Promise<void> =>
  scene.transcript.step('Discord takes the post and answers 502: one post', async () => {
    const repair = posting(scene, { kind: 'applied-but', status: 502 }, 1);
    await toNextPost(scene);
    await allPosted(scene, 4);
    repair();
  });

/** What every post to the channel meets. @returns how to stop that */
const posting = (scene: Scene, effect: FaultEffect, times = Number.POSITIVE_INFINITY): (() => void) => {
  const path = `/channels/${scene.channel('digests')}/messages`;
  return scene.stage.discord.faults.add({ method: 'POST', path, times, effect });
};

/** Dies, is gone for a minute, comes back to a world where everything works again. */
export const killed = async ({ stage, transcript }: Scene, repair: () => void): Promise<void> => {
  await stage.segue.stop('SIGKILL');
  repair();
  transcript.note('SIGKILL. A minute later Segue starts again.');
  await stage.advance(MINUTE);
  stage.segue.start();
  await stage.segue.ready();
};
