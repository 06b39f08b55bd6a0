import { expect, test } from 'vitest';
import type { Condition, Rule, RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { createRuleDrafts } from '../../../src/services/rules/drafts.ts';
import { createRuleSets, RULE_SETS_PER_MEMBER } from '../../../src/services/rules/rule-sets.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';
import { plainForms as forms } from '../../support/rule-forms.ts';

const use = (name: string): Rule => ({ kind: 'use', name });
const fast: Condition = {
  kind: 'is',
  about: 'number',
  subject: { field: 'bpm' },
  op: 'gt',
  value: { kind: 'number', value: 120 },
};
const recent: Condition = {
  kind: 'is',
  about: 'date',
  subject: { field: 'added' },
  op: 'within',
  span: { count: 1, unit: 'month' },
};
const rulesOf = (where: Rule): RuleSet => ({
  from: 'library',
  where,
  shape: {
    dedupe: { by: 'recording', keep: 'oldestAdded' },
    sort: [],
    limits: [],
    caps: [],
    separate: [],
    mix: [],
  },
  output: { mode: 'reconcile', fanOut: null },
});

const open = async () => {
  const db = openTestStore();
  await addMembers(db.store, ANNA, BEN);
  const clock = createManualClock();
  const deps = { store: db.store, clock, forms };
  return { ...db, clock, sets: createRuleSets(deps), drafts: createRuleDrafts(deps) };
};

test('what was made is found by its name in any spelling, by nobody else', async () => {
  await using world = await open();
  const { sets } = world;
  const made = await sets.create(ANNA, { name: '  Größer &  schneller ', rules: rulesOf(fast) });
  expect(made).toMatchObject({
    name: 'Größer & schneller',
    enabled: true,
    schedule: 'never',
    nextRunAt: null,
  });
  expect(await sets.resolve(ANNA, 'grosser schneller')).toEqual(made);
  expect((await sets.resolve(ANNA, String(made.id))).rules).toEqual(rulesOf(fast));
  await expect(sets.find(BEN, made.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(sets.resolve(BEN, 'Größer & schneller')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(
    sets.create(ANNA, { name: 'GRÖSSER & schneller', rules: rulesOf(fast) }),
  ).rejects.toMatchObject({
    data: { problem: 'rule_name_taken' },
  });
  await sets.create(BEN, { name: 'Größer & schneller', rules: rulesOf(fast) });
});

test('a rule set that would come back to itself is refused, also through three others', async () => {
  await using world = await open();
  const { sets } = world;
  const a = await sets.create(ANNA, { name: 'A', rules: rulesOf(fast) });
  await sets.create(ANNA, { name: 'B', rules: rulesOf(use('A')) });
  await sets.create(ANNA, { name: 'C', rules: rulesOf({ kind: 'not', rule: use('B') }) });
  const circle = { data: { problem: 'rule_circle' } };
  for (const patch of [
    { rules: rulesOf(use('c')) },
    { rules: rulesOf({ kind: 'any', rules: [fast, use('C')] }), name: 'New' },
    { rules: rulesOf(use('a')) },
  ]) {
    await expect(sets.change(ANNA, a.id, patch)).rejects.toMatchObject(circle);
  }
  await expect(sets.create(ANNA, { name: 'D', rules: rulesOf(use('d')) })).rejects.toMatchObject(circle);
  expect((await sets.find(ANNA, a.id)).rules).toEqual(rulesOf(fast));
});

test('a new name is known where the old one was used', async () => {
  await using world = await open();
  const { sets } = world;
  const a = await sets.create(ANNA, { name: 'A', rules: rulesOf(fast) });
  const b = await sets.create(ANNA, { name: 'B', rules: rulesOf({ kind: 'all', rules: [use('a'), fast] }) });
  expect(await sets.usedBy(ANNA, a.id)).toEqual(['B']);
  await sets.change(ANNA, a.id, { name: 'Fast ones' });
  expect((await sets.find(ANNA, b.id)).rules.where).toEqual({ kind: 'all', rules: [use('Fast ones'), fast] });
});

test('a copy is switched off, a hundred is enough', async () => {
  await using world = await open();
  const { sets } = world;
  const first = await sets.create(ANNA, { name: 'First', rules: rulesOf(fast), schedule: 'daily' });
  expect(await sets.copy(ANNA, first.id, 'Second')).toMatchObject({ enabled: false, schedule: 'daily' });
  for (let n = 2; n < RULE_SETS_PER_MEMBER; n += 1)
    await sets.create(ANNA, { name: `N${n}`, rules: rulesOf(fast) });
  await expect(sets.copy(ANNA, first.id, 'One more')).rejects.toMatchObject({
    code: 'LIMIT_REACHED',
    data: { what: 'rule_sets' },
  });
  expect(await sets.list(ANNA)).toHaveLength(RULE_SETS_PER_MEMBER);
  await sets.remove(ANNA, first.id);
  await sets.copy(ANNA, (await sets.resolve(ANNA, 'second')).id, 'One more');
});

test('what follows changes is due by the clock only when it speaks of time; a change makes it due', async () => {
  await using world = await open();
  const { sets, clock } = world;
  const still = await sets.create(ANNA, { name: 'Still', rules: rulesOf(fast), schedule: 'afterSync' });
  const moving = await sets.create(ANNA, { name: 'Moving', rules: rulesOf(recent), schedule: 'afterSync' });
  const through = await sets.create(ANNA, {
    name: 'Through',
    rules: rulesOf(use('Moving')),
    schedule: 'afterSync',
  });
  expect(still.nextRunAt).toBeNull();
  expect(moving.nextRunAt).toBeGreaterThan(clock.now());
  expect(through.nextRunAt).toBe(moving.nextRunAt);
  expect(await sets.change(ANNA, still.id, { rules: rulesOf(recent) })).toMatchObject({
    nextRunAt: clock.now(),
  });
  expect(await sets.change(ANNA, still.id, { schedule: 'never' })).toMatchObject({ nextRunAt: null });
});

test('a text that is not understood is kept as it was typed, and a better one is taken', async () => {
  await using world = await open();
  const { drafts } = world;
  const about = { ruleSetId: null, name: 'Mine' };
  const first = await drafts.takeText(ANNA, 'bmp > 120', about);
  if (first.kind !== 'draft') throw new Error('understood');
  expect(first.problems[0]).toMatchObject({ at: { line: 1, column: 1 } });
  expect(await drafts.find(ANNA, first.draft.id)).toMatchObject({
    name: 'Mine',
    state: { kind: 'text', text: 'bmp > 120' },
  });
  await expect(drafts.find(BEN, first.draft.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const second = await drafts.takeText(ANNA, 'bpm >', { ...about, draftId: first.draft.id });
  expect(second).toMatchObject({ kind: 'draft', draft: { id: first.draft.id } });
  const third = await drafts.takeText(ANNA, 'bpm > 120', { ...about, draftId: first.draft.id });
  expect(third).toMatchObject({ kind: 'rules', rules: { where: fast } });
  expect(await drafts.list(ANNA)).toHaveLength(1);
});
