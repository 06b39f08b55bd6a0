import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ArtistId, type MemberId, memberId } from '../../../src/domain/ids.ts';
import { SERVER_CONSENTS } from '../../../src/domain/privacy.ts';
import { BOARD_WINDOWS, MEASURES } from '../../../src/domain/server/boards.ts';
import { CROWN_PLAYS } from '../../../src/domain/server/crowns.ts';
import { LEAST_GROUP } from '../../../src/domain/server/ranking.ts';
import { messageBody } from '../../../src/views/kit/message.ts';
import { en } from '../../../src/views/messages/en.ts';
import { artistCrownsView, crownHoldersView } from '../../../src/views/server/artist-crowns.ts';
import { boardView } from '../../../src/views/server/board.ts';
import { pageOf } from '../../../src/views/server/lines.ts';
import { memberCrownsView } from '../../../src/views/server/member-crowns.ts';
import { whoKnowsView } from '../../../src/views/server/who-knows.ts';
import { CHANNEL, SERVER } from '../../support/digests.ts';
import { openServerWorld, type ServerWorld } from '../../support/server.ts';

const MEMBERS = [1, 2, 3, 4, 5, 6].map((at) => memberId(`10000000000000000${at}`));
const STRANGER = memberId('100000000000000099');
const ARTISTS = ['Aurel', 'Mina K.'];

const member = fc.constantFrom(...MEMBERS);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('agree' as const),
      who: member,
      level: fc.constantFrom(...SERVER_CONSENTS, 'named' as const, 'named' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('play' as const),
      who: member,
      artist: fc.constantFrom(...ARTISTS),
      times: fc.constantFrom(3, CROWN_PLAYS, CROWN_PLAYS + 10),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('count' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('share' as const), artist: fc.constantFrom(...ARTISTS) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leaveAll' as const), who: member }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const artistIdOf = async ({ database }: ServerWorld, name: string): Promise<ArtistId | null> => {
  const { q, t } = database.read;
  const rows = await q.select({ id: t.artists.id, name: t.artists.name }).from(t.artists);
  return rows.find((row) => row.name === name)?.id ?? null;
};

const run = async (world: ServerWorld, one: Step): Promise<void> => {
  switch (one.do) {
    case 'agree':
      await world.privacy.setServer(one.who, SERVER, one.level);
      return;
    case 'play':
      world.clock.advance(4_000_000);
      await world.play(one.who, `song of ${one.artist}`, one.artist, one.times);
      return;
    case 'count':
      return world.countAll();
    case 'leaveAll':
      await world.privacy.leaveAll(one.who);
      return;
    case 'share': {
      const id = await artistIdOf(world, one.artist);
      if (id === null) return;
      await world.serverSharing.share({ guildId: SERVER, channelId: CHANNEL, mayPost: true }, async () => {
        const known = await world.whoKnows.ask(SERVER, null, { kind: 'artist', id });
        const members = pageOf(known.ranking, 0).part.map((row) => row.memberId);
        return { members, body: messageBody(whoKnowsView(known, 0, null, en)) };
      });
      return world.sendAll();
    }
  }
};

/** Everything that a stranger can get to read, as Discord gets it. */
const answersOf = async (world: ServerWorld): Promise<string[]> => {
  const { whoKnows, leaderboards, crowns } = world;
  const told: unknown[] = [crownHoldersView(await crowns.holders(SERVER), en)];
  for (const name of ARTISTS) {
    const id = await artistIdOf(world, name);
    if (id === null) continue;
    const asker = { guildId: SERVER, memberId: STRANGER };
    told.push(whoKnowsView(await whoKnows.ask(SERVER, STRANGER, { kind: 'artist', id }), 0, STRANGER, en));
    told.push(artistCrownsView(await crowns.ofArtist(asker, id), STRANGER, en));
  }
  for (const measure of MEASURES) {
    for (const window of BOARD_WINDOWS) {
      told.push(boardView(await leaderboards.ask(SERVER, STRANGER, measure, window), 0, STRANGER, en));
    }
  }
  return told.map((view) => JSON.stringify(view));
};

test('nobody is named, nowhere, who does not agree to it at that moment', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async (steps) => {
      await using world = openServerWorld();
      await world.agree(STRANGER, SERVER, 'counted');
      await world.store.transaction(async (tx) => {
        for (const id of MEMBERS) await tx.members.see({ id, locale: 'en' }, world.clock.now());
      });
      await world.privacy.leaveAll(STRANGER);
      for (const one of steps) await run(world, one);
      await world.settleAll();
      await world.unnameAll();
      const named = new Set<MemberId>(await world.store.read.members.named(SERVER));
      const counted = (await world.store.read.members.consenting(SERVER)).length - named.size;
      const said = [
        ...(await answersOf(world)),
        ...world.posts.messages.map(({ body }) => JSON.stringify(body)),
      ];
      const hidden = MEMBERS.filter((id) => !named.has(id));
      expect(await world.holds(...hidden.map((id) => `<@${id}>`))).toEqual([]);
      for (const id of hidden) {
        const crowns = await world.crowns.ofMember(SERVER, id, 0);
        said.push(JSON.stringify(memberCrownsView(crowns, STRANGER, en)));
        expect(said.filter((text) => text.includes(id))).toEqual([]);
      }
      // A group that is too small is not spoken of: as long as everybody who was in it is.
      if (counted < LEAST_GROUP) {
        expect((await answersOf(world)).filter((text) => text.includes('without their names'))).toEqual([]);
      }
      // Crowns belong to those who are named and played enough, each to one.
      const { q, t } = world.database.read;
      const held = (await q.select().from(t.crowns)).filter(({ lostAt }) => lostAt === null);
      expect(held.every((crown) => named.has(crown.memberId) && crown.plays >= CROWN_PLAYS)).toBe(true);
      expect(new Set(held.map(({ artistId }) => artistId)).size).toBe(held.length);
    }),
    { numRuns: 6 },
  );
});
