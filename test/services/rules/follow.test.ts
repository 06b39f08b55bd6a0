import { expect, test } from 'vitest';
import { DAY, MINUTE } from '../../../src/clock.ts';
import type { MemberId, RuleSetId, TrackId } from '../../../src/domain/ids.ts';
import type { RuleSchedule } from '../../../src/domain/rules/stored.ts';
import { ANNA } from '../../support/jobs.ts';
import { readSource } from '../../support/rule-library.ts';
import { openRuleWorld, rulesFrom } from '../../support/rule-world.ts';

const NAMES = ['One', 'Two', 'Three', 'Four', 'Five'];

/** A member who may write playlists, with two sources, whose tracks have been flattened. */
const open = async () => {
  const world = await openRuleWorld();
  const { store, clock, ruleSets, ruleTargets, settle } = world;
  const ids = await world.tracks(Object.fromEntries(NAMES.map((name) => [name, {}])));
  const id = (name: string): TrackId => {
    const found = ids.get(name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const liked = await world.source(ANNA, 'liked', ['One', 'Two'].map(id));
  const pool = await world.source(ANNA, 'Promo Pool', ['Three'].map(id));
  await settle();

  return {
    ...world,
    id,
    liked,
    pool,
    /** A rule set that fills a playlist of its own. */
    keep: async (name: string, text: string, schedule: RuleSchedule): Promise<RuleSetId> => {
      const { id: ruleSetId } = await ruleSets.create(ANNA, { name, rules: rulesFrom(text), schedule });
      await ruleTargets.attach(ANNA, ruleSetId, { kind: 'create', name, public: false });
      await settle();
      return ruleSetId;
    },
    /** Names of the tracks that the playlists of a rule set are to hold. */
    wanted: async (ruleSetId: RuleSetId): Promise<string[]> => {
      const [playlist] = await world.playlists.ofRuleSet(ANNA, ruleSetId);
      if (playlist === undefined) throw new Error('no playlist');
      const uris = await world.playlists.desired(ANNA, playlist.id);
      return uris.map((uri) => uri.replace('spotify:track:', ''));
    },
    /** Rule sets that were evaluated since the last look, by name. */
    evaluated: async (): Promise<string[]> => {
      const now = clock.now();
      const ran = (await ruleSets.list(ANNA)).filter(({ lastRunAt }) => lastRunAt === now);
      return ran.map(({ name }) => name);
    },
    /** A sync brought other lines. */
    sync: (memberId: MemberId, sourceId: typeof liked, names: readonly string[]) =>
      store.transaction((tx) =>
        readSource(
          tx,
          memberId,
          sourceId,
          names.map((name) => ({ trackId: id(name), addedAt: clock.now() })),
        ),
      ),
    /** Time passes, and what is due is done. */
    pass: async (ms: number): Promise<void> => {
      clock.advance(ms);
      await settle();
    },
  };
};

test('only rule sets that the change can touch are evaluated, and their playlists follow', async () => {
  await using world = await open();
  const { keep, sync, pass, evaluated, wanted, liked, pool } = world;
  const all = await keep('All', 'sort by title', 'afterSync');
  const mine = await keep('Liked', 'in liked\nsort by title', 'afterSync');
  const promo = await keep(
    'Promo',
    'in "promo pool" and bpm > 0 or in "Promo Pool"\nsort by title',
    'afterSync',
  );
  await keep('Heard', 'in liked and plays > 0', 'afterSync');
  await keep('By hand', 'in liked', 'never');
  expect(await wanted(all)).toEqual(['One', 'Three', 'Two']);

  await pass(MINUTE);
  expect(await evaluated()).toEqual([]);

  await sync(ANNA, liked, ['One', 'Four']);
  await pass(MINUTE);
  expect(await evaluated()).toEqual(['All', 'Heard', 'Liked']);
  expect(await wanted(mine)).toEqual(['Four', 'One']);
  expect(await wanted(promo)).toEqual(['Three']);

  await sync(ANNA, pool, ['Five']);
  await pass(MINUTE);
  expect(await evaluated()).toEqual(['All', 'Promo']);
  expect(await wanted(promo)).toEqual(['Five']);
  expect(await wanted(all)).toEqual(['Five', 'Four', 'One']);

  await world.play(ANNA, world.id('One'), 0);
  await pass(MINUTE);
  expect(await evaluated()).toEqual(['Heard']);

  await pass(MINUTE);
  expect(await evaluated()).toEqual([]);
});

test('what providers say is followed in steps, for the fields that count', async () => {
  await using world = await open();
  const { store, keep, pass, evaluated, wanted, id } = world;
  const fast = await keep('Fast', 'bpm > 120', 'afterSync');
  await keep('Loud', 'loudness > -6', 'afterSync');
  await store.transaction(async (tx) => {
    const said = { source: 'deezer', facet: '', version: 1, ids: null, confidence: 0.9 } as const;
    await tx.enrichments.put([{ ...said, trackId: id('Two'), values: { bpm: 128 }, fetchedAt: 1 }]);
    await tx.trackFacts.refresh(await tx.tracks.byIds([id('Two')]), world.clock.now());
  });
  await pass(MINUTE);
  expect(await evaluated()).toEqual([]);
  await pass(10 * MINUTE);
  expect(await evaluated()).toEqual(['Fast']);
  expect(await wanted(fast)).toEqual(['Two']);
  await store.transaction((tx) =>
    tx.manualValues.apply(ANNA, id('One'), { loudness: -3 }, world.clock.now()),
  );
  await pass(MINUTE);
  expect(await evaluated()).toEqual(['Loud']);
});

test('what speaks of time is looked at every day, the rest at its own times', async () => {
  await using world = await open();
  const { keep, pass, evaluated } = world;
  await keep('Recent', 'added in the last 2 days', 'afterSync');
  await keep('Still', 'in liked', 'afterSync');
  await keep('Daily', 'in liked', 'daily');
  await keep('Weekly', 'in liked', 'weekly');
  const days: string[][] = [];
  for (let day = 0; day < 8; day += 1) {
    await pass(DAY);
    days.push(await evaluated());
  }
  expect(days.map((names) => names.includes('Weekly'))).toEqual([
    ...[false, false, false, false, false, false, true, false],
  ]);
  expect(days.every((names) => names.includes('Recent') && names.includes('Daily'))).toBe(true);
  expect(days.flat()).not.toContain('Still');
});

test('a fan-out gets a playlist when a value comes, and empties one whose value is gone', async () => {
  await using world = await open();
  const { ruleSets, ruleTargets, settle, sync, pass, playlists } = world;
  const rules = rulesFrom('in liked');
  const output = { mode: 'reconcile', fanOut: { by: 'year', template: 'Best of {year}' } } as const;
  const { id } = await ruleSets.create(ANNA, {
    name: 'Years',
    rules: { ...rules, output },
    schedule: 'afterSync',
  });
  await ruleTargets.attach(ANNA, id, { kind: 'create', name: 'unused', public: false });
  await settle();
  const shelf = async () => {
    const all = [];
    for (const { id: playlistId, name } of await playlists.ofRuleSet(ANNA, id)) {
      all.push([name, (await playlists.desired(ANNA, playlistId)).length]);
    }
    return all;
  };
  expect(await shelf()).toEqual([['Best of 2024', 2]]);
  await world.tracks({ Five: { releaseDate: '2025-01-01' } });
  await sync(ANNA, world.liked, ['Five']);
  await pass(MINUTE);
  expect(await shelf()).toEqual([
    ['Best of 2024', 0],
    ['Best of 2025', 1],
  ]);
});

test('while what is known about tracks is not in order, no playlist changes', async () => {
  await using world = await openRuleWorld();
  const { ruleSets, ruleTargets, ruleRuns, settle, tracks, source } = world;
  await source(ANNA, 'liked', [...(await tracks({ One: {} })).values()]);
  const { id } = await ruleSets.create(ANNA, { name: 'Mine', rules: rulesFrom('in liked') });
  await ruleTargets.attach(ANNA, id, { kind: 'create', name: 'Mine', public: false });
  expect(await ruleRuns.run(ANNA, id, false)).toEqual({ kind: 'later' });
  await settle();
  expect(await ruleRuns.run(ANNA, id, false)).toEqual({ kind: 'evaluated', changed: 0, tracks: 1 });
});

test('a source that is taken out takes no tracks out of the playlists of rules that name it', async () => {
  await using world = await open();
  const { store, ruleSets, keep, pass, wanted, pool } = world;
  const both = await keep('Both', 'in liked or in "Promo Pool"\nsort by title', 'afterSync');
  const all = await keep('All', 'sort by title', 'afterSync');
  await store.transaction((tx) => tx.sources.select(ANNA, [pool], null));
  await pass(MINUTE);
  expect(await wanted(both)).toEqual(['One', 'Three', 'Two']);
  expect((await ruleSets.find(ANNA, both)).lastRun).toEqual({
    kind: 'broken',
    warnings: [{ kind: 'sourceMissing', name: 'Promo Pool' }],
  });
  expect(await wanted(all)).toEqual(['One', 'Two']);
  await store.transaction((tx) => tx.sources.select(ANNA, [pool], world.clock.now()));
  await pass(MINUTE);
  expect((await ruleSets.find(ANNA, both)).lastRun).toMatchObject({ kind: 'evaluated', tracks: 3 });
});

test.each([
  ['sort by title', ['One', 'Two']],
  ['in liked or in "promo pool"\nsort by title', ['One', 'Three', 'Two']],
])(
  'what stands in its own playlist does not count for a rule set, unless it says so: %s',
  async (text, expected) => {
    await using world = await open();
    const { ruleSets, ruleTargets, ruleRuns, pool, wanted } = world;
    const { id } = await ruleSets.create(ANNA, { name: 'Own', rules: rulesFrom(text), schedule: 'never' });
    await ruleTargets.attach(ANNA, id, { kind: 'adopt', sourceId: pool, takeOver: true });
    expect(await wanted(id)).toEqual(expected);
    await ruleRuns.run(ANNA, id, true);
    expect(await wanted(id)).toEqual(expected);
    const other = await world.keep('Other', 'sort by title', 'never');
    expect(await wanted(other)).toEqual(['One', 'Three', 'Two']);
  },
);
