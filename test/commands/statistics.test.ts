import { describe, expect, test } from 'vitest';
import { topFeature } from '../../src/commands/listening/top.ts';
import { statsFeature } from '../../src/commands/statistics/stats.ts';
import type { Picture } from '../../src/domain/pictures.ts';
import { playsRebuildJob } from '../../src/jobs/plays-sums.ts';
import { createJobDesk } from '../../src/services/jobs/desk.ts';
import { createSteps } from '../../src/services/jobs/steps.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { createSumKeeper } from '../../src/services/listening/ledger-sums.ts';
import { createRollupBuild } from '../../src/services/listening/rollup-build.ts';
import { listeningSteps } from '../../src/services/listening/steps.ts';
import { createOverviews } from '../../src/services/statistics/overviews.ts';
import { expectValidCommands } from '../support/commands.ts';
import { createJobBench } from '../support/jobs.ts';
import { person } from '../support/linking.ts';
import { openListeningWorld, trackNamed } from '../support/listening.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { addTracks } from '../support/tracks.ts';
import { createVisitor } from '../support/visitor.ts';

const ANNA = person(1, 'Anna');
const BEN = person(2, 'Ben');
const DAY = 86_400_000;
const IMPORT = { kind: 'import', accountId: null, importId: null } as const;

/** Anna heard three tracks: one 12 times in the last days, one 5 times, one twice more than a year ago. */
const open = async () => {
  const world = openListeningWorld();
  const { store, clock } = world;
  const drawn: Picture[] = [];
  const pictures = {
    make: async (picture: Picture) => {
      drawn.push(picture);
      return {
        name: picture.name,
        data: Buffer.from('png'),
        contentType: 'image/png',
        description: picture.alt,
      };
    },
  };
  const build = createRollupBuild({ store, sums: createSumKeeper() });
  const bench = createJobBench(store, [playsRebuildJob(build)], {}, clock);
  const steps = createSteps(
    world.queue,
    listeningSteps.filter(({ name }) => name === 'recount'),
  );
  const deps = {
    ...{ ...world, pictures, steps },
    desk: createJobDesk({ store, clock, wake: () => undefined }),
    overviews: createOverviews(world),
  };
  const features = [topFeature(deps), statsFeature(deps)];
  expectValidCommands(features);
  await store.transaction(async (tx) => {
    for (const { id } of [ANNA, BEN]) await tx.members.see({ id, locale: 'en' }, 1);
  });
  const now = clock.now();
  const fill = async () => {
    const ids = await addTracks(store, [
      trackNamed('often', 'Mina'),
      trackNamed('some', 'Aurel'),
      trackNamed('old', 'Mina'),
    ]);
    const [often, some, old] = ids;
    if (often === undefined || some === undefined || old === undefined) throw new Error('No tracks.');
    const play = (trackId: typeof often, at: number) => ({
      trackId,
      endedAt: at,
      msPlayed: 180_000,
      flags: 0,
    });
    const plays = [
      ...Array.from({ length: 12 }, (_, at) => play(often, now - (at % 3) * DAY - at * 200_000)),
      ...Array.from({ length: 5 }, (_, at) => play(some, now - DAY - 4_000_000 - at * 200_000)),
      ...Array.from({ length: 2 }, (_, at) => play(old, now - 500 * DAY - at * 200_000)),
    ];
    await store.transaction((tx) =>
      createPlayLedger().take(tx, { memberId: ANNA.id, origin: IMPORT, plays, now }),
    );
  };
  const visit = (who: typeof ANNA) => createVisitor(features, clock, who);
  return Object.assign(world, { anna: visit(ANNA), ben: visit(BEN), drawn, fill, settle: bench.settle });
};

describe('/top from plays', () => {
  test('any window and kind, pictures and words, pages of one list, shared', async () => {
    await using world = await open();
    await world.fill();
    const month = await world.anna.type('top', { type: 'tracks', window: '30d' });
    expect(textsOf(month.view)).toContain('Your top tracks · last 30 days');
    expect(textsOf(month.view)).toContain('2 tracks in all, counted from plays.');
    expect(world.drawn.at(-1)?.alt).toMatch(/Song often.*12 plays.*Song some.*5 plays/);
    const words = await world.anna.press(month, 'Links');
    expect(words.how).toBe('update');
    expect(textsOf(words.view)).toMatch(/\*\*1\*\* · .*Song often.* · Mina · 12 plays/);
    const ever = await world.anna.pick(words, 'all time');
    expect(textsOf(ever.view)).toMatch(/\*\*3\*\* · .*Song old.* · 2 plays/);
    const artists = await world.anna.press(ever, 'Artists');
    expect(textsOf(artists.view)).toMatch(/\*\*1\*\* · .*Mina.* · 14 plays/);
    const covers = await world.anna.press(artists, 'Covers');
    expect(world.drawn.at(-1)?.name).toBe('collage.png');
    const labels = await world.anna.press(covers, 'Labels');
    expect(textsOf(labels.view)).toContain('Nobody knows the labels');

    const shared = await world.anna.press(artists, 'Share here');
    expect(shared).toMatchObject({ how: 'reply', public: true });
    expect(textsOf(shared.view)).toContain('Anna: top artists · all time');
    const bens = await world.ben.press(shared, 'Show mine');
    expect(bens).toMatchObject({ how: 'reply', public: false });
    expect(textsOf(bens.view)).toContain('Segue has no play of yours');
    for (const { view } of [month, words, ever, artists, covers, labels, shared, bens])
      expectValidMessage(view);
  });

  test('what is no window is refused with examples, and windows are suggested', async () => {
    await using world = await open();
    await world.fill();
    await expect(world.anna.type('top', { window: 'yesterday' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: { problem: 'stats_window', value: 'yesterday' },
    });
    expect(await world.anna.suggestions('top', 'window', '2025-03')).toEqual([
      { name: 'March 2025', value: '2025-03' },
    ]);
    const all = await world.anna.suggestions('stats', 'window', '');
    expect(all.slice(0, 2)).toEqual([
      { name: 'last 7 days', value: '7d' },
      { name: 'last 30 days', value: '30d' },
    ]);
    expect(all.length).toBeLessThanOrEqual(25);
  });
});

describe('/stats', () => {
  test('numbers, pictures by buttons, other times, shared, and a way to the top list', async () => {
    await using world = await open();
    await world.fill();
    const shown = await world.anna.type('stats');
    const text = textsOf(shown.view);
    expect(text).toContain('**17 plays** · **51 minutes** of music');
    expect(text).toContain('2 different tracks, 2 of them for the first time');
    expect(text).toContain('3 days in a row');
    expect(text).toContain('0% skipped');
    expect(text).not.toContain('Plays that came live');
    expect(world.drawn.at(-1)?.name).toBe('clock.png');
    const looks = [];
    for (const [label, name] of [
      ['Week', 'week.png'],
      ['Calendar', 'calendar.png'],
    ] as const) {
      looks.push(await world.anna.press(shown, label));
      expect(world.drawn.at(-1)?.name).toBe(name);
    }
    const river = await world.anna.press(shown, 'Genres over time');
    expect(textsOf(river.view)).toContain('Nobody knows the genres');
    const ever = await world.anna.pick(shown, 'all time');
    expect(textsOf(ever.view)).toContain('**19 plays**');
    expect(textsOf((await world.anna.press(shown, 'Top tracks')).view)).toContain('Your top tracks');
    const shared = await world.anna.press(ever, 'Share here');
    expect(shared.public).toBe(true);
    expect(textsOf(shared.view)).toContain('Anna: listening · all time');
    for (const { view } of [shown, ...looks, river, ever, shared]) expectValidMessage(view);
  });

  test('while sums are made it says so, and counting anew is a job that ends with the same numbers', async () => {
    await using world = await open();
    expect(textsOf((await world.anna.type('stats')).view)).toContain('Segue has no play of yours');
    await world.fill();
    const before = textsOf((await world.anna.type('stats', { window: 'all' })).view);
    const card = await world.anna.type('stats', { rebuild: true });
    expectValidMessage(card.view);
    await world.store.transaction(async (tx) => {
      const active = await tx.rollups.active(ANNA.id);
      if (active !== null) await tx.rollups.setState(active.id, 'retired');
    });
    expect(textsOf((await world.anna.type('stats')).view)).toContain('Your plays are being counted');
    await world.settle();
    expect(textsOf((await world.anna.type('stats', { window: 'all' })).view)).toBe(before);
  });
});
