import { describe, expect, test } from 'vitest';
import { ruleText } from '../../src/domain/rules/text/print.ts';
import { ANNA } from '../support/jobs.ts';
import { menus } from '../support/menus.ts';
import { expectValidMessage, expectValidModal, textsOf } from '../support/messages.ts';
import { rulesFrom } from '../support/rule-world.ts';
import { openRulesLibrary } from '../support/rules-visitor.ts';

const open = async () => {
  const world = await openRulesLibrary();
  const start = await world.anna.type('rules new');
  const builder = await world.anna.press(start, 'Build step by step');
  expectValidMessage(builder.view);
  const rules = async (): Promise<string> => {
    const [draft] = await world.ruleDrafts.list(ANNA);
    if (draft === undefined) return 'no draft';
    const subject = await world.ruleBench.subject(ANNA, { on: 'draft', id: draft.id });
    return ruleText(subject.rules.where);
  };
  return Object.assign(world, { builder, rules, menus: menus(world.features, world.clock) });
};

describe('building step by step', () => {
  test('field, comparison, one’s own values by select, and a live count', async () => {
    await using world = await open();
    expect(textsOf(world.builder.view)).toContain('No condition yet');
    expect(textsOf(world.builder.view)).toContain('**6 tracks** match so far');
    const operator = await world.anna.pick(world.builder, 'Genre');
    expectValidMessage(operator.view);
    const value = await world.anna.pick(operator, 'Is any of');
    expectValidMessage(value.view);
    expect(textsOf(value.view)).toContain('techno\n3 tracks');
    const added = await world.anna.pick(value, 'techno');
    expectValidMessage(added.view);
    expect(textsOf(added.view)).toContain('genre “techno”');
    expect(textsOf(added.view)).toContain('**3 tracks** match so far');
    const preview = await world.anna.press(added, 'Preview');
    expect(textsOf(preview.view)).toContain('### New rules: preview');
  });

  test('numbers are typed into a form; what cannot be read is said and typed again', async () => {
    await using world = await open();
    const operator = await world.anna.pick(world.builder, 'BPM');
    const form = await world.menus.opens(operator, 'From … to …');
    expectValidModal(form);
    const bad = await world.anna.submit(form, { first: 'fast', second: '132' });
    expectValidMessage(bad.view);
    expect(textsOf(bad.view)).toContain('cannot be read');
    expect(textsOf(bad.view)).toContain('^^^^');
    expect(await world.rules()).toBe('anything');
    const again = await world.anna.open(bad, 'Try again');
    const good = await world.anna.submit(again, { first: '124', second: '132' });
    expect(textsOf(good.view)).toContain('BPM 124–132');
    expect(await world.rules()).toBe('bpm 124..132');
  });

  test('alternatives, opposites, and taking out', async () => {
    await using world = await open();
    const one = await world.anna.pick(await world.anna.pick(world.builder, 'Explicit'), 'No');
    const key = await world.anna.pick(await world.anna.pick(one, 'Key'), 'Mixes with');
    const two = await world.anna.pick(key, '8A', '9A');
    expect(await world.rules()).toBe('not explicit and key compatible with any of (8A, 9A)');
    const item = await world.menus.pick(two, 'Change a condition', 'Not explicit');
    expectValidMessage(item.view);
    const or = await world.anna.press(item, 'Or something else');
    expectValidMessage(or.view);
    const source = await world.menus.pick(or, 'Add a condition: where it is, how you listen', 'Source');
    const places = await world.anna.pick(source, 'Is');
    expect(textsOf(places.view)).toContain('Liked tracks');
    await world.anna.pick(places, 'Liked tracks', 'Promo Pool');
    expect(await world.rules()).toBe(
      '(not explicit or (in liked or in "Promo Pool")) and key compatible with any of (8A, 9A)',
    );
    // The card from before shows what is not there any more.
    const stale = await world.anna.press(item, 'Take it out');
    expect(textsOf(stale.view)).toContain('These rules were changed meanwhile.');
    const second = await world.menus.pick(stale, 'Change a condition', 'A key that mixes with 8A or 9A');
    const turned = await world.anna.press(second, 'Turn it round');
    const third = await world.menus.pick(turned, 'Change a condition', 'Not a key that mixes with 8A or 9A');
    const less = await world.anna.press(third, 'Take it out');
    expectValidMessage(less.view);
    expect(await world.rules()).toBe('not explicit or (in liked or in "Promo Pool")');
  });

  test('order, size and where from', async () => {
    await using world = await open();
    const shape = await world.anna.press(world.builder, 'Order & size');
    expectValidMessage(shape.view);
    const ordered = await world.menus.pick(shape, 'Order', 'Longest not heard first');
    const from = await world.menus.pick(ordered, 'Where from', 'From both');
    const form = await world.anna.open(from, 'How much');
    expectValidModal(form);
    const sized = await world.anna.submit(form, { tracks: '50', minutes: '', perArtist: '2', perAlbum: 'x' });
    expectValidMessage(sized.view);
    expect(textsOf(sized.view)).toContain(
      'Tracks of your library, and everything you ever played or sorted, all of them',
    );
    expect(textsOf(sized.view)).toContain('At most 50 tracks, at most 2 per artist, oldest last play first');
  });

  test('thrown away: the old buttons say why they do nothing', async () => {
    await using world = await open();
    const gone = await world.anna.press(world.builder, 'Throw away');
    expect(textsOf(gone.view)).toContain('Thrown away.');
    await expect(world.anna.press(world.builder, 'Preview')).rejects.toMatchObject({
      data: { what: 'rule_draft' },
    });
    await expect(world.anna.press(world.builder, 'Order & size')).rejects.toMatchObject({
      data: { what: 'rule_draft' },
    });
  });

  test('two devices: both conditions are there', async () => {
    await using world = await open();
    const here = await world.anna.pick(world.builder, 'Explicit');
    const there = await world.phone.pick(world.builder, 'Genre');
    await world.anna.pick(here, 'Yes');
    await world.phone.pick(await world.phone.pick(there, 'Is none of'), 'house');
    expect(await world.rules()).toBe('explicit and genre is not "house"');
    await expect(world.ben.press(world.builder, 'Preview')).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });
});

describe('/rules add', () => {
  test('by words with suggestions of one’s own', async () => {
    await using world = await openRulesLibrary();
    const fields = await world.anna.suggestions('rules add', 'field', 'gen');
    expect(fields[0]).toEqual({ name: 'Genre', value: 'genre' });
    const ops = await world.anna.suggestions('rules add', 'op', '', { field: 'genre' });
    expect(ops.map(({ value }) => value)).toEqual(['any', 'every', 'none', 'known', 'unknown']);
    const values = await world.anna.suggestions('rules add', 'value', 'te', { field: 'genre', op: 'any' });
    expect(values).toEqual([{ name: 'techno · 3 tracks', value: 'techno' }]);
    expect(await world.ben.suggestions('rules add', 'value', '', { field: 'genre', op: 'any' })).toEqual([]);
    expect(await world.anna.suggestions('rules add', 'value', '', { field: 'nonsense' })).toEqual([]);

    const one = await world.anna.type('rules add', { field: 'genre', op: 'any', value: 'techno, house' });
    expectValidMessage(one.view);
    expect(textsOf(one.view)).toContain('genre “techno” or “house”');
    const two = await world.anna.type('rules add', { field: 'bpm', op: 'range', value: '124..132' });
    expect(textsOf(two.view)).toContain('genre “techno” or “house” and BPM 124–132');
    const bad = await world.anna.type('rules add', { field: 'bpm', op: 'atLeast', value: 'fast' });
    expectValidMessage(bad.view);
    expect(textsOf(bad.view)).toContain('cannot be read');
    const unknown = await world.anna.type('rules add', { field: 'colour', op: 'is', value: 'blue' });
    expect(textsOf(unknown.view)).toContain('That is no field or no comparison');
  });

  test('to a rule set that is kept: in a draft of it', async () => {
    await using world = await openRulesLibrary();
    const set = await world.ruleSets.create(ANNA, { name: 'Pool', rules: rulesFrom('in liked') });
    const added = await world.anna.type('rules add', { rule: 'Pool', field: 'explicit', op: 'no' });
    expect(textsOf(added.view)).toContain('### Pool: building');
    expect((await world.ruleSets.find(ANNA, set.id)).rules).toEqual(rulesFrom('in liked'));
    await world.anna.press(await world.anna.press(added, 'Preview'), 'Save only');
    expect((await world.ruleSets.find(ANNA, set.id)).rules).toEqual(rulesFrom('in liked\nnot explicit'));
  });
});

test('what was begun is found again in the list', async () => {
  await using world = await open();
  await world.anna.pick(await world.anna.pick(world.builder, 'Explicit'), 'No');
  const list = await world.phone.type('rules list');
  expectValidMessage(list.view);
  const preview = await world.phone.press(list, 'Go on: New rules');
  expect(textsOf(preview.view)).toContain('not explicit');
});
