import assert from 'node:assert/strict';
import type { MessageView } from '../sandbox/discord/types.ts';
import { DAY, HOUR, SECOND } from '../sandbox/world/clock.ts';
import type { Play } from '../sandbox/world/types.ts';
import { type Scene, until } from './scene.ts';

/** What there is to know about the server's weekly digest: every Monday at 09:00 in Berlin. */

export const WISH = { cadence: 'weekly', hour: 9, timezone: 'Europe/Berlin', weekday: 1 } as const;
/** The same in winter. */
const HOUR_UTC = 8;
/** Spotify tells the last 50 plays when an account is linked. */
const FIRST_LOOK = 50;

/** The next time of the digest, ms UTC. */
export const nextPostAt = ({ stage: { world } }: Scene): number => {
  const today = Math.floor(world.now() / DAY);
  // 1 January 1970 was a Thursday.
  const mondays = [0, 1, 2, 3, 4, 5, 6, 7].map((ahead) => today + ahead).filter((day) => (day + 3) % 7 === 0);
  const times = mondays.map((day) => day * DAY + HOUR_UTC * HOUR);
  return times.find((at) => at > world.now()) ?? assert.fail('There is no Monday ahead.');
};

/** Moves the clock to the next time of the digest. */
export const toNextPost = async (scene: Scene): Promise<void> => {
  const { stage } = scene;
  await stage.advance(nextPostAt(scene) - stage.world.now() + SECOND);
};

/** The posts in the channel, oldest first. */
export const postsOf = (scene: Scene): readonly MessageView[] =>
  scene.mira.person.visibleMessages(scene.channel('digests'));

/** What became of the digest's posts, oldest first. */
export const statesOf = (scene: Scene): string[] =>
  scene
    .rows("select status from outbox where dedupe_key like 'digest:%' order by id")
    .map(({ status }) => String(status));

/** All posts as soon as Segue is sure of the last one: exactly so many. */
export const allPosted = async (scene: Scene, count: number): Promise<readonly MessageView[]> => {
  await until(`post ${count} to be sent`, () => {
    const states = statesOf(scene);
    return (states.length === count && states.every((state) => state === 'SENT')) || String(states);
  });
  const posts = postsOf(scene);
  assert.equal(posts.length, count, `There are ${posts.length} posts in the channel.`);
  scene.transcript.note(`#digests holds ${count} ${count === 1 ? 'post' : 'posts'}.`);
  return posts;
};

/** Plays that Segue can know of these accounts: the last 50 from before the world began, and all since. */
export const heardBetween = (
  scene: Scene,
  fromAt: number,
  toAt: number,
  accountIds = [scene.accounts.mira.id, scene.accounts.jonas.id],
): Play[] =>
  accountIds.flatMap((id) => {
    const plays = scene.stage.world.plays(id);
    const old = plays.filter(({ playedAt }) => playedAt < scene.startedAt);
    const known = [...old.slice(-FIRST_LOOK), ...plays.slice(old.length)];
    return known.filter(({ playedAt }) => playedAt >= fromAt && playedAt < toAt);
  });
