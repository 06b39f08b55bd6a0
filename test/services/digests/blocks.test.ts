import { describe, expect, test } from 'vitest';
import { type DigestBlock, usualBlock } from '../../../src/domain/digests/blocks.ts';
import type { BlockFacts, RadarFacts } from '../../../src/domain/digests/issue.ts';
import { type MemberId, memberId, type RadarReleaseId } from '../../../src/domain/ids.ts';
import { createDigestIssues } from '../../../src/services/digests/issues.ts';
import { chartEntry, chartList, chartsOver } from '../../support/charts.ts';
import { type DigestWorld, ELSEWHERE, openDigestWorld, SERVER } from '../../support/digests.ts';

const ANNA = memberId('100000000000000001');
const BEN = memberId('100000000000000002');
const CARL = memberId('100000000000000003');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const issueOf = (world: DigestWorld, blocks: readonly DigestBlock[], own: MemberId | null = null) => {
  const where = own === null ? { guildId: SERVER, memberId: null } : { guildId: null, memberId: own };
  return world.digestLooks.preview({ ...where, cadence: 'weekly', blocks });
};
const factsOf = async (world: DigestWorld, block: DigestBlock, own: MemberId | null = null) =>
  (await issueOf(world, [block], own)).facts[0];

/** A release on somebody's radar, found an hour ago. */
const onRadar = (world: DigestWorld, id: MemberId, title: string, artist: string, weight = 1) =>
  world.store.transaction(async (tx) => {
    const found = world.clock.now() - HOUR;
    await tx.members.see({ id, locale: 'en' }, found);
    const release = { source: 'listenbrainz', externalId: title, title, credit: artist } as const;
    const facts = { kind: 'album', label: null, releaseDate: '2026-11-13', imageUrl: null } as const;
    await tx.radar.put({ ...release, ...facts, artistMbids: [], url: 'https://a.test' }, [artist], found);
    const known = (await tx.radar.withCredit([artist])).find((one) => one.title === title);
    const releaseId = known?.id ?? (0 as RadarReleaseId);
    const before = (await tx.radar.open(id, 100)).map((one) => ({
      ...{ releaseId: one.release.id, artist: one.artist, isMain: true, weight: 1 },
      via: 'artist' as const,
    }));
    const item = { releaseId, artist, isMain: true, via: 'artist', weight } as const;
    await tx.radar.setItems(id, [...before, item], found);
  });
const titlesOf = (facts: BlockFacts | undefined): string[] =>
  facts?.kind === 'radar' ? facts.releases.map(({ release }) => release.title) : [];

describe('the radar of a server', () => {
  test('counts those who agreed, names nobody, and heeds what each of them muted', async () => {
    await using world = openDigestWorld();
    await world.agree(ANNA);
    await world.agree(BEN);
    await world.agree(CARL, ELSEWHERE);
    await onRadar(world, ANNA, 'Shared', 'Mina');
    await onRadar(world, BEN, 'Shared', 'Mina');
    await onRadar(world, ANNA, 'Hers', 'Aurel', 50);
    await onRadar(world, BEN, 'Muted', 'Loud');
    await onRadar(world, CARL, 'Elsewhere', 'Other');
    await world.store.transaction((tx) =>
      tx.radar.mute(BEN, { kind: 'artist', value: 'loud', name: 'Loud' }, 1),
    );
    const facts = await factsOf(world, usualBlock('radar'));
    expect(facts).toMatchObject({
      total: 2,
      releases: [
        { release: { title: 'Shared' }, people: 2 },
        { release: { title: 'Hers' }, people: 1 },
      ],
    } satisfies Partial<Record<keyof RadarFacts, unknown>>);
    expect(JSON.stringify(facts)).not.toMatch(/10000000000000000/);
    await world.privacy.setServer(ANNA, SERVER, 'off');
    expect(titlesOf(await factsOf(world, usualBlock('radar')))).toEqual(['Shared']);
  });

  test('of one member is theirs alone, and counts nobody', async () => {
    await using world = openDigestWorld();
    await onRadar(world, ANNA, 'Hers', 'Aurel');
    await onRadar(world, BEN, 'His', 'Mina');
    expect(await factsOf(world, usualBlock('radar'), ANNA)).toMatchObject({
      releases: [{ release: { title: 'Hers' }, people: null }],
    });
    world.clock.advance(8 * DAY);
    expect(await factsOf(world, usualBlock('radar'), ANNA)).toBeUndefined();
  });
});

describe('charts', () => {
  const week = 7 * DAY;

  test('tell who climbed and who is new since the last digest; without a comparison nothing', async () => {
    await using world = openDigestWorld();
    const charts = chartsOver(world.store, world.clock);
    const id = await charts.chart('deezer', 'tracks');
    await charts.fetch(id, chartList(1, 2, 3, 4, 5));
    expect(await factsOf(world, usualBlock('chart_movers'))).toBeUndefined();
    // Within the first week there is the very first look to compare with.
    world.clock.advance(DAY);
    await charts.fetch(id, chartList(2, 1, 3, 4, 5));
    expect(await factsOf(world, usualBlock('chart_movers'))).toMatchObject({ climbed: 1, fresh: 0 });
    await charts.fetch(id, chartList(1, 2, 3, 4, 5));
    world.clock.advance(6 * DAY);
    await charts.fetch(id, chartList(5, 1, 9, 2, 3));
    expect(await factsOf(world, usualBlock('chart_movers'))).toMatchObject({
      climbed: 1,
      fresh: 1,
      moves: [
        { entity: { name: 'Song 5' }, rank: 1, before: 5, movement: { kind: 'up', by: 4 } },
        { entity: { name: 'Song 9' }, rank: 3, before: null, movement: { kind: 'new' } },
      ],
    });
    // What was told of a time stays as it was, whatever the chart looks like since.
    const told = { fromAt: world.clock.now() - week, toAt: world.clock.now() };
    const wish = { guildId: SERVER, memberId: null, cadence: 'weekly' } as const;
    const blocks = [usualBlock('chart_movers')];
    const moves = async () => {
      const [facts] = (await world.issues.compose({ ...wish, blocks }, told)).facts;
      return facts?.kind === 'chart_movers' ? facts.moves.map(({ entity, rank }) => [entity.name, rank]) : [];
    };
    const before = await moves();
    world.clock.advance(HOUR);
    await charts.fetch(id, chartList(7, 8, 1, 2, 3));
    expect(await moves()).toEqual(before);
    // Nobody has seen the chart in the time that is told of.
    world.clock.advance(3 * week);
    expect(await factsOf(world, usualBlock('chart_movers'))).toBeUndefined();
  });

  test('tell what came out in the period, once, from all captures in it', async () => {
    await using world = openDigestWorld();
    const charts = chartsOver(world.store, world.clock);
    const id = await charts.chart('listenbrainz', 'new');
    const out = (n: number, rank: number, releaseDate: string | null) => chartEntry(n, rank, { releaseDate });
    await charts.fetch(id, [out(1, 1, '2026-11-12'), out(2, 2, '2026-11-01'), out(3, 3, '2026-12')]);
    const facts = await factsOf(world, usualBlock('new_releases'));
    expect(facts).toMatchObject({ total: 1, releases: [{ name: 'Song 1' }] });
    world.clock.advance(week);
    await charts.fetch(id, [out(1, 2, '2026-11-12'), out(4, 1, '2026-11-20')]);
    expect(await factsOf(world, usualBlock('new_releases'))).toMatchObject({
      releases: [{ name: 'Song 4' }],
    });
  });
});

describe('a member’s own week', () => {
  test('is told in whole days, with what was new and how much it was before', async () => {
    await using world = openDigestWorld();
    const now = world.clock.now();
    // The clock stands at noon: today belongs to the next one.
    await world.hear(ANNA, 'old', now - 9 * DAY);
    await world.hear(ANNA, 'old', now - 2 * DAY);
    await world.hear(ANNA, 'fresh', now - 3 * DAY, 'Mina');
    await world.hear(ANNA, 'fresh', now - 3 * DAY + HOUR, 'Mina');
    await world.hear(ANNA, 'today', now - HOUR);
    await world.hear(BEN, 'his', now - 2 * DAY);
    const facts = await factsOf(world, usualBlock('personal_week'), ANNA);
    expect(facts).toMatchObject({
      tally: { plays: 3 },
      before: { plays: 1 },
      discovered: 1,
      daysHeard: 2,
      tracks: [
        { name: 'Song fresh', plays: 2 },
        { name: 'Song old', plays: 1 },
      ],
    });
    expect(facts?.kind === 'personal_week' && facts.hours.reduce((all, one) => all + one, 0)).toBe(3);
    expect(await factsOf(world, usualBlock('personal_week'), CARL)).toBeUndefined();
  });
});

test('a block that fails is left out, named, and logged; the others are told', async () => {
  await using world = openDigestWorld();
  await world.agree(ANNA);
  await world.hear(ANNA, 'a', world.clock.now() - HOUR);
  const readers = {
    ...world.readers,
    radar: async () => {
      throw new Error('The radar is broken.');
    },
  };
  const { compose } = createDigestIssues({ store: world.store, readers, log: world.log });
  const now = world.clock.now();
  const wish = { guildId: SERVER, memberId: null, cadence: 'weekly' } as const;
  const blocks = [usualBlock('radar'), usualBlock('server_week'), usualBlock('chart_movers')];
  const issue = await compose({ ...wish, blocks }, { fromAt: now - 7 * DAY, toAt: now });
  expect(issue).toMatchObject({ failed: ['radar'], facts: [{ kind: 'server_week' }] });
  expect(JSON.stringify(world.log.events.map(({ error: _, ...event }) => event))).toContain(
    'a block of a digest failed',
  );
});
