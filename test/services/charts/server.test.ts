import { describe, expect, it } from 'vitest';
import { serverChart } from '../../../src/domain/charts/catalogue.ts';
import { weekNumber, weekStart } from '../../../src/domain/charts/weeks.ts';
import { guildId, type MemberId, memberId } from '../../../src/domain/ids.ts';
import { openChartWorld } from '../../support/charts.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';
import { addPlays } from '../../support/plays.ts';
import { addTracks, trackFrom } from '../../support/tracks.ts';

const GUILD = guildId('400000000000000001');
const DAY = 86_400_000;
const signal = new AbortController().signal;

describe("a server's own chart", () => {
  const open = async () => {
    const world = await openChartWorld();
    const { store, clock } = world;
    const ids = await addTracks(store, [trackFrom('a'), trackFrom('b'), trackFrom('c')]);
    const [a, b, c] = ids;
    if (a === undefined || b === undefined || c === undefined) throw new Error('no tracks');
    const agree = (member: MemberId, agreed: boolean, level: 'counted' | 'named' = 'named') =>
      store.transaction((tx) => tx.members.setConsent(GUILD, member, agreed ? level : 'off', clock.now()));
    const monday = weekStart(weekNumber(clock.now()));
    const play = (memberId: typeof ANNA, trackId: typeof a, playedAt: number) =>
      store.transaction((tx) => addPlays(tx, [{ memberId, trackId, playedAt, msPlayed: 200_000 }]));
    // Two weeks ago: a before b, by Ben alone; last week nothing; this week b before c.
    for (const at of [1, 2]) await play(BEN, a, monday - 14 * DAY + at * 1_000);
    await play(BEN, b, monday - 13 * DAY);
    for (const member of [ANNA, BEN]) await play(member, b, monday + 1_000 + (member === ANNA ? 1 : 2));
    await play(ANNA, c, monday + 2_000);
    const viewer = { memberId: ANNA, guildId: GUILD, locale: 'en' };
    const wish = { source: 'server', list: 'tracks', genre: null, country: null } as const;
    const look = () => world.trending.page(viewer, wish, null, 0);
    const count = async () => {
      const chart = await store.read.charts.byKey(serverChart(GUILD, 'tracks'));
      return chart === null ? null : world.refresh.run(chart.id, signal);
    };
    const names = async () =>
      (await look()).entries.map(({ entity, movement }) => [entity.name, movement.kind]);
    return { ...world, agree, look, count, names, viewer, wish };
  };

  it('leaves those out who are counted without their names and are too few to be a group', async () => {
    await using w = await open();
    const others = ['8', '9'].map((end) => memberId(`10000000000000000${end}`));
    await w.agree(ANNA, true);
    await w.agree(BEN, true, 'counted');
    await w.look();
    expect(await w.count()).toEqual({ kind: 'captured', entries: 2 });
    expect(await w.trending.weeks(w.viewer, w.wish)).toHaveLength(1);
    await addMembers(w.store, ...others);
    for (const other of others) await w.agree(other, true, 'counted');
    await w.look();
    await w.count();
    // Ben is one of three now: his week of then counts.
    expect(await w.trending.weeks(w.viewer, w.wish)).toHaveLength(2);
  });

  it('is counted week by week from plays, among those who agreed, with its movement', async () => {
    await using w = await open();
    await w.agree(ANNA, true);
    await w.agree(BEN, true);
    expect((await w.look()).capture).toBeNull();
    expect(await w.count()).toEqual({ kind: 'captured', entries: 2 });
    expect(await w.names()).toEqual([
      ['Song b', 'up'],
      ['Song c', 'new'],
    ]);
    const now = weekNumber(w.clock.now());
    expect(await w.trending.weeks(w.viewer, w.wish)).toEqual([now, now - 2]);
    // Another look within the week changes nothing.
    expect(await w.count()).toEqual({ kind: 'unchanged', entries: 2 });
  });

  it('forgets everything at once when somebody withdraws, and is counted anew without them', async () => {
    await using w = await open();
    await w.agree(ANNA, true);
    await w.agree(BEN, true);
    await w.look();
    await w.count();
    const suggested = async () => w.trending.suggest(w.viewer, ['track'], '');
    const known = (await suggested()).find(({ name }) => name === 'Song a');
    expect(known).toBeDefined();
    await w.agree(BEN, false);
    const after = await w.look();
    expect(after).toMatchObject({ capture: null, entries: [], refreshing: true });
    expect(await suggested()).toEqual([]);
    await expect(w.history.of(w.viewer, known?.id ?? (0 as never), null)).rejects.toThrow('NOT_FOUND');
    await w.count();
    expect(await w.names()).toEqual([
      ['Song b', 'none'],
      ['Song c', 'none'],
    ]);
    expect((await suggested()).map(({ name }) => name).sort()).toEqual(['Song b', 'Song c']);
  });

  it('has nothing while nobody agreed, and is for its server alone', async () => {
    await using w = await open();
    await w.look();
    expect(await w.count()).toEqual({ kind: 'kept', problem: 'empty' });
    const chart = await w.store.read.charts.byKey(serverChart(GUILD, 'tracks'));
    const elsewhere = { ...w.viewer, guildId: null };
    await expect(w.trending.page(elsewhere, w.wish, null, 0)).rejects.toThrow('GUILD_ONLY');
    await expect(w.trending.page(elsewhere, chart?.id ?? (0 as never), null, 0)).rejects.toThrow('NOT_FOUND');
  });
});
