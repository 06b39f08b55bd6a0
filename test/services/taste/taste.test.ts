import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tasteFeature } from '../../../src/commands/taste/taste.ts';
import { type BlendId, guildId, type MemberId, memberId } from '../../../src/domain/ids.ts';
import type { NewJob } from '../../../src/domain/jobs.ts';
import { createPlaylistMaking } from '../../../src/services/playlists/making.ts';
import { createPlaylistMarks } from '../../../src/services/playlists/marks.ts';
import { createPlaylistWishes } from '../../../src/services/playlists/wishes.ts';
import { createServerConsents } from '../../../src/services/server/withdrawal.ts';
import { createListeningSets } from '../../../src/services/statistics/listening.ts';
import { createTallies } from '../../../src/services/statistics/tallies.ts';
import { createBlending } from '../../../src/services/taste/blending.ts';
import { createBlends } from '../../../src/services/taste/blends.ts';
import { createComparing } from '../../../src/services/taste/comparing.ts';
import { createBlendsLeaving } from '../../../src/services/taste/leaving.ts';
import { createTasteSharing } from '../../../src/services/taste/sharing.ts';
import { createManualClock, TEST_NOW } from '../../support/clock.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';
import { trackNamed } from '../../support/listening.ts';
import { expectValidMessage, textsOf } from '../../support/messages.ts';
import { addPlays } from '../../support/plays.ts';
import { createVisitor, HOME } from '../../support/visitor.ts';

const DAY = 86_400_000;
const CARA = memberId('100000000000000077');
const ELSEWHERE = guildId('400000000000000009');

let db: TestStore;
const clock = createManualClock();
let jobs: NewJob[];
let posted: { by: string; members: readonly MemberId[]; body: unknown }[];

const worldOf = () => {
  const { store } = db;
  const enqueue = async (_: unknown, job: NewJob) => jobs.push(job);
  const listeningSets = createListeningSets({ store, clock });
  const tallies = createTallies({ store });
  const making = createPlaylistMaking({ store, clock });
  const wishes = createPlaylistWishes({ store, clock });
  return {
    comparing: createComparing({ store, listeningSets, tallies }),
    tasteSharing: createTasteSharing({
      ...{ store, clock },
      post: async () => 1 as never,
      namedPosts: {
        post: async (tx, { guildId: where, members, post }) => {
          const agreed = await tx.members.named(where);
          if (!members.every((id) => agreed.includes(id))) return 'withdrawn';
          posted.push({ by: 'level', members, body: post.body });
          return 'posted';
        },
        note: async (_, { members, body }) => {
          posted.push({ by: 'word', members, body });
        },
      },
    }),
    blends: createBlends({ store, clock, enqueue, making }),
    blending: createBlending({ store, clock, enqueue, listeningSets, tallies, wishes }),
    leaving: createBlendsLeaving({ enqueue }),
    marks: createPlaylistMarks({ store, clock }),
    making,
  };
};
let world: ReturnType<typeof worldOf>;

/** Who played what how often, the last time so many days ago. */
const PLAYED: readonly (readonly [MemberId, track: string, artist: string, plays: number, ago: number])[] = [
  [ANNA, 'both', 'Nova *Lane*', 6, 20],
  [BEN, 'both', 'Nova *Lane*', 4, 5],
  ...['a', 'b', 'c', 'd'].map((t) => [ANNA, `anna-${t}`, 'Kai', 2, 1] as const),
  ...['a', 'b', 'c', 'd'].map((t) => [BEN, `ben-${t}`, 'Zoe', 3, 1] as const),
];

beforeEach(async () => {
  db = openTestStore();
  [jobs, posted] = [[], []];
  world = worldOf();
  await addMembers(db.store, ANNA, BEN, CARA);
  await db.store.transaction(async (tx) => {
    const tracks = PLAYED.map(([, track, artist]) => trackNamed(track, artist));
    const ids = await tx.tracks.upsertTracks(tracks, 1);
    for (const [memberId_, track, , plays, ago] of PLAYED) {
      const trackId = ids.get(`spotify:track:${track}`);
      if (trackId === undefined) throw new Error(`no ${track}`);
      for (let n = 0; n < plays; n += 1) {
        const playedAt = TEST_NOW - ago * DAY - n * 3_600_000;
        await addPlays(tx, [{ memberId: memberId_, trackId, playedAt, msPlayed: 200_000 }]);
      }
    }
    await tx.accounts.insert(
      {
        ...{ memberId: ANNA, provider: 'spotify', externalId: 'anna', externalUserId: 'anna', appId: null },
        ...{ displayName: 'Anna', scopes: '', authorizedAt: 1, accessExpiresAt: 1, refreshDueAt: 1 },
      },
      clock.now(),
    );
  });
});
afterEach(() => db.close());

const named = (...members: MemberId[]) =>
  db.store.transaction(async (tx) => {
    for (const id of members) await tx.members.setConsent(HOME, id, 'named', clock.now());
  });
const visitor = (id: MemberId) =>
  createVisitor([tasteFeature(world)], clock, { id, name: 'N', avatarUrl: null, locale: 'en' });
const who = (id: MemberId) => ({ member: { id, name: 'N', isBot: false } });

describe('/taste compare', () => {
  test('is the same both ways, and says what each could show and heard first', async () => {
    const window = { kind: 'all' } as const;
    const [there, back] = [
      await world.comparing.of(ANNA, BEN, window),
      await world.comparing.of(BEN, ANNA, window),
    ];
    if (there.kind !== 'compared' || back.kind !== 'compared') throw new Error('no comparison');
    const { comparison: one } = there;
    // 6 of 14 plays, and 4 of 16.
    expect(one.artists).toBeCloseTo(0.25, 9);
    expect([one.artists, one.genres, one.tracks]).toEqual([
      back.comparison.artists,
      back.comparison.genres,
      back.comparison.tracks,
    ]);
    expect(one).toMatchObject({ aCouldShow: ['Kai'], bCouldShow: ['Zoe'], artistsInCommon: 1 });
    expect(one.aFirst).toMatchObject({ count: 1 });
    expect(one.bFirst.count).toBe(0);
    expect(back.comparison.bFirst.count).toBe(1);
  });

  test('is shown at once where both are named, and to the channel only while they are', async () => {
    await named(ANNA, BEN);
    const me = visitor(ANNA);
    const shown = await me.type('taste compare', { ...who(BEN), window: 'all' });
    expect(shown.public).toBe(false);
    expect(textsOf(shown.view)).toContain('**25');
    expect(textsOf(shown.view)).toContain('Nova \\*Lane\\*');
    expectValidMessage(shown.view);
    const said = await me.press(shown, 'Show it here');
    expect(posted).toMatchObject([{ by: 'level', members: [ANNA, BEN] }]);
    expectValidMessage(said.view);
    await db.store.transaction((tx) => tx.members.setConsent(HOME, BEN, 'off', clock.now()));
    await expect(me.press(shown, 'Show it here')).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
    expect(posted).toHaveLength(1);
  });

  test('waits for the other where one is not named: nothing is told before they agree, and only they can', async () => {
    await named(ANNA);
    const asked = await visitor(ANNA).type('taste compare', who(BEN));
    expect(asked.public).toBe(true);
    expect(JSON.stringify(asked.view)).not.toMatch(/Nova|%|Zoe/);
    expectValidMessage(asked.view);
    await expect(visitor(CARA).press(asked, 'Agree, this once')).rejects.toMatchObject({ code: 'NOT_YOURS' });
    await expect(visitor(ANNA).press(asked, 'Agree, this once')).rejects.toMatchObject({ code: 'NOT_YOURS' });
    expect(textsOf((await visitor(BEN).press(asked, 'No')).view)).toContain('Not this time');
    expect(posted).toEqual([]);
    await visitor(BEN).press(asked, 'Agree, this once');
    expect(posted).toMatchObject([{ by: 'word', members: [ANNA, BEN] }]);
    clock.advance(8 * DAY);
    await expect(visitor(BEN).press(asked, 'Agree, this once')).rejects.toMatchObject({
      code: 'OUT_OF_DATE',
    });
    clock.jump(-8 * DAY);
  });

  test('speaks German with whoever reads it', async () => {
    await named(ANNA, BEN);
    const me = createVisitor([tasteFeature(world)], clock, {
      ...{ id: ANNA, name: 'N', avatarUrl: null, locale: 'de' },
    });
    const shown = await me.type('taste compare', { ...who(BEN), window: 'all' });
    expect(textsOf(shown.view)).toContain('Ein Künstler gemeinsam');
    expect(textsOf(shown.view)).toContain('25 %'.replace(' ', '\u00a0'));
    const invitation = await me.type('taste blend');
    expect(textsOf(invitation.view)).toContain('Einer ist dabei');
    for (const { view } of [shown, invitation]) expectValidMessage(view);
  });

  test('asks nobody while there is nothing of who asks', async () => {
    const { public: isPublic, view } = await visitor(CARA).type('taste compare', who(ANNA));
    expect(isPublic).toBe(false);
    expect(textsOf(view)).toContain('Nothing to look back on');
  });

  test('with oneself, a bot, or somebody of whom nothing is known is a sentence', async () => {
    await named(ANNA, CARA);
    const me = visitor(ANNA);
    const bot = { member: { id: CARA, name: 'Bot', isBot: true } };
    for (const [given, words] of [
      [who(ANNA), 'That is you'],
      [bot, 'Bots do not'],
      [who(CARA), 'does not know yet'],
    ] as const) {
      const { view } = await me.type('taste compare', given);
      expect(textsOf(view)).toContain(words);
      expectValidMessage(view);
    }
  });
});

describe('/taste blend', () => {
  const blendId = async (): Promise<BlendId> => {
    const [blend] = await world.blends.list(ANNA);
    if (blend === undefined) throw new Error('There is no blend.');
    return blend.id;
  };
  const wanted = async () => {
    const { playlist } = await world.blends.show(ANNA, await blendId());
    if (playlist === null) throw new Error('There is no playlist.');
    return db.store.read.managedDesired.uris(playlist.id);
  };
  /** Anna began it, Ben joined, and it was made. */
  const made = async () => {
    const invitation = await visitor(ANNA).type('taste blend', { name: 'Ours' });
    const joined = await visitor(BEN).press(invitation, 'Join');
    await visitor(ANNA).press(joined, 'Make the playlist');
    await world.blending.run(await blendId());
    return invitation;
  };

  test('is begun, joined and made; everybody sees for whom each track is in', async () => {
    const invitation = await visitor(ANNA).type('taste blend', { name: 'Ours' });
    expect(invitation.public).toBe(true);
    expectValidMessage(invitation.view);
    expect(JSON.stringify(invitation.view)).not.toContain('Make the playlist');
    const joined = await visitor(BEN).press(invitation, 'Join');
    expect(textsOf((await visitor(BEN).press(joined, 'Join')).view)).toContain('2 are in');
    await expect(visitor(BEN).press(joined, 'Make the playlist')).rejects.toMatchObject({
      code: 'NOT_YOURS',
    });
    const running = await visitor(ANNA).press(joined, 'Make the playlist');
    expectValidMessage(running.view);
    expect(jobs.at(-1)).toMatchObject({ kind: 'taste.blend' });
    // One for both, then four of each.
    expect(await world.blending.run(await blendId())).toBe(9);
    expect((await wanted())[0]).toBe('spotify:track:both');
    const list = await visitor(BEN).type('taste blends');
    const own = await visitor(BEN).pick(list, 'Ours');
    expect(textsOf(own.view)).toContain(`for <@${ANNA}>, <@${BEN}>`);
    expect(textsOf(own.view)).toContain(`<@${BEN}> · 5`);
    for (const { view } of [list, own]) expectValidMessage(view);
    expect(textsOf((await visitor(CARA).type('taste blends')).view)).toContain('You are in none');
    await expect(world.blends.show(CARA, await blendId())).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
  });

  test('loses who goes at once, with all that was for them alone', async () => {
    const invitation = await made();
    jobs = [];
    await visitor(BEN).press(invitation, 'Leave');
    expect(jobs).toMatchObject([{ kind: 'taste.blend' }]);
    expect(JSON.stringify(await db.store.read.blends.lines(await blendId()))).not.toContain(BEN);
    await world.blending.run(await blendId());
    expect(await wanted()).toEqual([]);
  });

  test('loses who withdraws from the server where it was begun, and from no other', async () => {
    await made();
    await db.store.transaction((tx) => world.leaving(tx, ELSEWHERE, BEN));
    expect((await world.blends.find(await blendId()))?.members).toEqual([ANNA, BEN]);
    const consents = createServerConsents({
      ...{ clock, onOff: world.leaving, enqueue: async () => undefined },
      namedPosts: { takeOut: async () => undefined },
    });
    // Also of who was never counted there: joining was their only word.
    await db.store.transaction((tx) => consents.set(tx, HOME, BEN, 'off'));
    expect((await world.blends.find(await blendId()))?.members).toEqual([ANNA]);
    await db.store.transaction((tx) => consents.leaveAll(tx, ANNA));
    expect(await world.blends.list(ANNA)).toEqual([]);
  });

  test('ends with whoever began it; their playlist is theirs from then on', async () => {
    const invitation = await made();
    const id = await blendId();
    const over = await visitor(ANNA).press(invitation, 'Leave');
    expect(textsOf(over.view)).toContain('It is over');
    expect(await world.blending.run(id)).toBeNull();
    expect(await db.store.read.managedPlaylists.ofMember(ANNA)).toEqual([]);
    await expect(world.blends.join(CARA, id)).rejects.toMatchObject({ code: 'OUT_OF_DATE' });
  });

  test('has nothing that any of them banned, and is due each week and whenever people change', async () => {
    await made();
    expect(await world.blending.enqueueDue()).toBe(0);
    await db.store.transaction(async (tx) => {
      const own = await world.making.create(tx, ANNA, { name: 'Other', purpose: 'collection' });
      await tx.managedMarks.put(own.id, [{ uri: 'spotify:track:both', kind: 'ban', by: 'hand', at: 1 }]);
    });
    clock.advance(7 * DAY);
    expect(await world.blending.enqueueDue()).toBe(1);
    expect(await world.blending.run(await blendId())).toBe(8);
    expect(await wanted()).not.toContain('spotify:track:both');
    await db.store.transaction((tx) => tx.blends.leave(1 as BlendId, BEN));
    expect(await world.blending.enqueueDue()).toBe(1);
    clock.jump(-7 * DAY);
  });

  test('needs an account of who begins it, a name that is one, and ten people at the most', async () => {
    await expect(visitor(BEN).type('taste blend')).rejects.toMatchObject({ code: 'NOT_LINKED' });
    await expect(visitor(ANNA).type('taste blend', { name: ' ' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await visitor(ANNA).type('taste blend');
    const id = await blendId();
    const crowd = Array.from({ length: 10 }, (_, n) => memberId(`20000000000000000${n}`));
    await addMembers(db.store, ...crowd);
    for (const one of crowd.slice(0, 9)) await world.blends.join(one, id);
    const last = crowd[9];
    if (last === undefined) throw new Error('nobody');
    await expect(world.blends.join(last, id)).rejects.toMatchObject({ code: 'LIMIT_REACHED' });
  });
});
