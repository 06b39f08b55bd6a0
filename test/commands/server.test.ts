import { describe, expect, test } from 'vitest';
import { crownsFeature } from '../../src/commands/server/crowns.ts';
import { serverFeature } from '../../src/commands/server/top.ts';
import { whoKnowsFeature } from '../../src/commands/server/who-knows.ts';
import { type MemberId, memberId } from '../../src/domain/ids.ts';
import { rankingOf } from '../../src/domain/server/ranking.ts';
import { createMembersService } from '../../src/services/members.ts';
import { pageOf } from '../../src/views/server/lines.ts';
import { chartsOver } from '../support/charts.ts';
import { expectValidCommands } from '../support/commands.ts';
import { SERVER } from '../support/digests.ts';
import { expectValidMessage, markdownOf } from '../support/messages.ts';
import { noPictures } from '../support/pictures.ts';
import { openServerWorld } from '../support/server.ts';
import { createVisitor, type Shown } from '../support/visitor.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const NASTY = '**@everyone** [x](https://a.b) <@100000000000000002> \u202eabc `';

const open = async () => {
  const world = openServerWorld();
  const { store, clock } = world;
  const charts = chartsOver(store, clock);
  const unused = async (): Promise<never> => {
    throw new Error('Nobody asks for this here.');
  };
  const deps = {
    ...world,
    ...{ trending: charts.trending, chartHistory: charts.history, chartWatching: charts.watching },
    ...{ chartAdding: { choose: unused, add: unused } as never, periods: { list: unused } },
    ...{ pictures: noPictures, members: createMembersService({ store }) },
  };
  const features = [whoKnowsFeature(deps), serverFeature(deps), crownsFeature(deps)];
  const visit = (id: MemberId, guildId: typeof SERVER | null = SERVER, locale = 'en') =>
    createVisitor(features, clock, { id, name: 'x', avatarUrl: null, locale }, { guildId });
  const see = async (shown: Promise<Shown>): Promise<string> => {
    const { view } = await shown;
    expectValidMessage(view);
    return markdownOf(view);
  };
  return { ...world, features, visit, see };
};

describe('what members of a server see of one another', () => {
  test('its commands are what Discord takes, and of a server alone', async () => {
    await using world = await open();
    expectValidCommands(world.features);
    const alone = world.visit(ANNA, null);
    for (const path of ['whoknows artist', 'server top', 'server charts', 'crowns member', 'crowns top']) {
      await expect(alone.type(path)).rejects.toMatchObject({ code: 'GUILD_ONLY' });
    }
    await expect(world.visit(ANNA).type('whoknows artist', { name: 'nobody' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('names of mischief are harmless, in both languages', async () => {
    await using world = await open();
    const { see, visit } = world;
    for (const id of [ANNA, BEN]) await world.agree(id, SERVER, 'named');
    const track = await world.play(ANNA, 'a', NASTY, 31);
    await world.countAll();
    for (const locale of ['en', 'de']) {
      const ben = visit(BEN, SERVER, locale);
      const artist = { name: `artist:${await world.artist(NASTY)}` };
      for (const text of [
        await see(ben.type('whoknows artist', artist)),
        await see(ben.type('whoknows track', { name: `track:${track}` })),
        await see(ben.type('crowns artist', artist)),
        await see(ben.type('crowns member', { person: { id: ANNA, name: NASTY, isBot: false } })),
      ]) {
        expect(text).toContain(`<@${ANNA}>`);
        expect(text).not.toContain(`<@${BEN}>`);
        expect(text).not.toContain('\u202e');
        expect(text).not.toContain('](https://a.b)');
      }
      expect(await see(ben.type('whoknows genre', { name: 'genre:techno' }))).toBeTruthy();
      expect(await see(ben.type('server top', { by: 'streak', time: 'all' }))).toContain(`<@${ANNA}>`);
    }
  });

  test('five thousand members are five hundred pages of ten', () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => ({
      memberId: memberId(String(200_000_000_000_000_000n + BigInt(at))),
      level: 'named' as const,
      value: 5_000 - at,
    }));
    const own = { memberId: memberId('200000000000004999'), level: 'named' as const, value: 1 };
    const ranking = rankingOf(rows, own);
    const last = pageOf(ranking, 10_000);
    expect([last.pages, last.page, last.part.at(-1)?.place, ranking.own?.place]).toEqual([
      500, 499, 5_000, 5_000,
    ]);
  });
});
