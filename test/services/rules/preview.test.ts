import { expect, test } from 'vitest';
import { TEMPLATES } from '../../../src/domain/rules/templates.ts';
import { ANNA } from '../../support/jobs.ts';
import { openRuleWorld, rulesFrom } from '../../support/rule-world.ts';

const techno = { genres: [{ name: 'techno', weight: 1 }], bpm: 130 };
const house = { genres: [{ name: 'house', weight: 1 }], bpm: 124 };

/** Five liked tracks, of which two are techno and one was played lately, and one elsewhere. */
const openLibrary = async () => {
  const world = await openRuleWorld();
  const ids = await world.tracks({
    One: { known: techno, durationMs: 100_000 },
    Two: { known: techno, durationMs: 200_000, artists: [{ spotifyId: 'a2', name: 'Mina' }] },
    Three: { known: house, explicit: true },
    Four: { known: house },
    Five: {},
    Six: { known: techno },
  });
  const id = (name: string) => {
    const found = ids.get(name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  await world.source(ANNA, 'liked', ['One', 'Two', 'Three', 'Four', 'Five'].map(id));
  await world.source(ANNA, 'Promo Pool', ['One', 'Six'].map(id));
  await world.play(ANNA, id('Two'), 3);
  return { ...world, id };
};

test('a preview counts, shows the first tracks in order, and changes nothing', async () => {
  await using world = await openLibrary();
  const { q, t } = world.database.read;
  const before = [await q.select().from(t.jobs), await q.select().from(t.ruleSets)];
  const shown = await world.rulePreviews.preview(
    ANNA,
    rulesFrom('genre any of ("techno", "hard techno")\nnot explicit\nsort by added desc\nlimit 2'),
    null,
  );
  expect(shown).toMatchObject({
    candidates: 6,
    matching: 3,
    count: 2,
    stopped: null,
    warnings: [],
    groups: [{ key: '', name: null, count: 2, diff: null }],
    filling: true,
  });
  expect(shown.first.map(({ title }) => title)).toEqual(['One', 'Two']);
  expect([await q.select().from(t.jobs), await q.select().from(t.ruleSets)]).toEqual(before);
});

test('a fan-out has a group per value', async () => {
  await using world = await openLibrary();
  const rules = rulesFrom('in liked');
  const shown = await world.rulePreviews.preview(
    ANNA,
    {
      ...rules,
      output: { mode: 'reconcile', fanOut: { by: 'artist', template: 'All of {artist}' } },
    },
    null,
  );
  expect(shown.groups.map(({ name, count }) => [name, count])).toEqual([
    ['All of Mina', 1],
    ['All of Nova Lane', 4],
  ]);
});

test('a rule that wants to stop stops, and a source that is gone is told of', async () => {
  await using world = await openLibrary();
  const stopping = await world.rulePreviews.preview(ANNA, rulesFrom('bpm > 100 if unknown fail'), null);
  expect(stopping.stopped?.title).toBe('Five');
  expect(stopping.count).toBe(0);
  const { warnings } = await world.rulePreviews.preview(ANNA, rulesFrom('in "Promo Pol"'), null);
  expect(warnings).toEqual([{ kind: 'sourceMissing', name: 'Promo Pol' }]);
});

test('why a track is in, why it is not, and what it would be with other values', async () => {
  await using world = await openLibrary();
  const { ruleReasons, id } = world;
  const rules = rulesFrom('genre is "techno"\nplayed in the last 60 days = 0\nsort by added desc\nlimit 1');
  expect(await ruleReasons.why(ANNA, rules, null, id('One'))).toMatchObject({
    verdict: { kind: 'in' },
    explained: { truth: true },
    playlists: [''],
  });
  const two = await ruleReasons.why(ANNA, rules, null, id('Two'));
  expect(two.verdict).toEqual({ kind: 'noMatch', unknown: false });
  expect(two.explained).toMatchObject({ kind: 'group', parts: [{ truth: true }, { truth: false }] });
  expect(await ruleReasons.why(ANNA, rules, null, id('Six'))).toMatchObject({
    verdict: { kind: 'out', reason: { kind: 'limit' } },
  });
  expect((await ruleReasons.why(ANNA, rules, null, id('Five'))).verdict).toEqual({
    kind: 'noMatch',
    unknown: true,
  });
  const given = { genres: [{ name: 'techno', weight: 1 }] };
  expect((await ruleReasons.test(ANNA, rules, id('Five'), given)).verdict).toEqual({ kind: 'in' });
  expect((await ruleReasons.test(ANNA, rules, null, given)).verdict).toEqual({ kind: 'in' });
  expect((await ruleReasons.test(ANNA, rules, null, {})).verdict).toMatchObject({ kind: 'noMatch' });
});

test('templates count over one load, and every one of them can be kept', async () => {
  await using world = await openLibrary();
  const { ruleForms, ruleSets, rulePreviews } = world;
  const all = TEMPLATES.map(({ build }) => build());
  const counts = await rulePreviews.counts(ANNA, all);
  expect(Object.fromEntries(TEMPLATES.map(({ id }, at) => [id, counts[at]]))).toEqual({
    notHeard: 4,
    newThisMonth: 6,
    peakTimeTechno: 3,
    forgottenFavourites: 0,
    skippedTooOften: 0,
    heavyRotation: 0,
    warmUp: 0,
    bestOfYears: 0,
  });
  for (const { id, build } of TEMPLATES) {
    expect((await ruleSets.create(ANNA, { name: id, rules: build() })).rules).toEqual(build());
    expect(ruleForms.readText(ruleForms.writeText(build()))).toEqual({ ok: true, ruleSet: build() });
  }
});

test('values to choose from are those of the own tracks, the commonest first', async () => {
  await using world = await openLibrary();
  const { ruleValues } = world;
  expect(await ruleValues.suggest(ANNA, 'genre', '')).toEqual([
    { value: 'techno', tracks: 3 },
    { value: 'house', tracks: 2 },
  ]);
  expect(await ruleValues.suggest(ANNA, 'artist', 'min')).toEqual([{ value: 'Mina', tracks: 1 }]);
  expect(await ruleValues.suggest(ANNA, 'source', 'pool')).toEqual([{ value: 'Promo Pool', tracks: 2 }]);
});

test('a second preview comes from memory until something changes', async () => {
  await using world = await openLibrary();
  const { rulePreviews, store, id } = world;
  const rules = rulesFrom('label is "Mine"');
  const count = async () => (await rulePreviews.preview(ANNA, rules, null)).matching;
  expect(await count()).toBe(0);
  await store.transaction((tx) => tx.manualValues.apply(ANNA, id('Five'), { label: 'Mine' }, 5));
  expect(await count()).toBe(1);
  await world.source(ANNA, 'Third', [id('Six')]);
  expect((await rulePreviews.preview(ANNA, rulesFrom('in "Third"'), null)).matching).toBe(1);
});
