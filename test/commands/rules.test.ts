import { describe, expect, test } from 'vitest';
import { trackValue } from '../../src/domain/tracks/suggest.ts';
import { ANNA } from '../support/jobs.ts';
import { expectValidMessage, expectValidModal, textsOf } from '../support/messages.ts';
import { rulesFrom } from '../support/rule-world.ts';
import { openRules, openRulesLibrary } from '../support/rules-visitor.ts';

describe('/rules new', () => {
  test('an empty library is taught what to do first', async () => {
    await using world = await openRules();
    const { view } = await world.anna.type('rules new');
    expectValidMessage(view);
    expect(textsOf(view)).toContain('no sources yet');
    expect(textsOf(view)).toContain('Pick sources');
  });

  test('templates in plain words with their live counts', async () => {
    await using world = await openRulesLibrary();
    const { view } = await world.anna.type('rules new');
    expectValidMessage(view);
    const text = textsOf(view);
    expect(text).toContain('**Liked, long not heard** · liked, not heard for 60 days · **4 tracks**');
    expect(text).toContain('**Peak time techno** · techno at 128–142 BPM with energy, rising · **3 tracks**');
    expect(text).toContain('**New this month**');
  });

  test('three clicks from the command to the playlist: template, look, create', async () => {
    await using world = await openRulesLibrary();
    const start = await world.anna.type('rules new');
    const preview = await world.anna.pick(start, 'Liked, long not heard · 4 tracks');
    expect(preview.how).toBe('update');
    expectValidMessage(preview.view);
    const text = textsOf(preview.view);
    expect(text).toContain('### Liked, long not heard: preview');
    expect(text).toContain('in your liked tracks and not played in the last 60 days');
    expect(text).toContain('**4** of **4** matching (at most 100 tracks)');
    expect(text).toContain('No playlist yet');
    const applied = await world.anna.press(preview, 'Create playlist & apply');
    expectValidMessage(applied.view);
    expect(textsOf(applied.view)).toContain('Writing a playlist: Liked, long not heard');
    const [set] = await world.ruleSets.list(ANNA);
    expect(set).toMatchObject({ name: 'Liked, long not heard', schedule: 'afterSync', enabled: true });
    const [playlist] = await world.playlists.list(ANNA);
    if (playlist === undefined) throw new Error('no playlist');
    expect(await world.playlists.desired(ANNA, playlist.id)).toHaveLength(4);
    const [job] = await world.store.read.jobs.list(ANNA, 5);
    expect(job).toMatchObject({ kind: 'playlists.apply', metadata: { playlistId: playlist.id } });
    expect(job?.notify).toMatchObject({ via: 'interaction' });
    await expect(world.anna.press(preview, 'Create playlist & apply')).rejects.toMatchObject({
      data: { what: 'rule_draft' },
    });
  });

  test('the numbers of a template are adjusted in a form', async () => {
    await using world = await openRulesLibrary();
    const start = await world.anna.type('rules new');
    const preview = await world.anna.pick(start, 'Peak time techno · 3 tracks');
    const form = await world.anna.open(preview, 'Adjust numbers');
    expectValidModal(form);
    const changed = await world.anna.submit(form, { bpmFrom: '131', bpmTo: '140', limit: 'nonsense' });
    expectValidMessage(changed.view);
    expect(textsOf(changed.view)).toContain('BPM 131–140');
    expect(textsOf(changed.view)).toContain('At most 60 tracks');
    expect(textsOf(changed.view)).toContain('Nothing matches yet');
  });

  test('renamed and saved only: nothing is written anywhere', async () => {
    await using world = await openRulesLibrary();
    const preview = await world.anna.pick(await world.anna.type('rules new'), 'New this month · 6 tracks');
    const form = await world.anna.open(preview, 'Rename');
    expectValidModal(form);
    const renamed = await world.anna.submit(form, { name: 'Fresh **bold**' });
    expect(textsOf(renamed.view)).toContain('### Fresh \\*\\*bold\\*\\*: preview');
    const saved = await world.anna.press(renamed, 'Save only');
    expectValidMessage(saved.view);
    expect(textsOf(saved.view)).toContain('Saved. Nothing was changed in Spotify.');
    expect(await world.store.read.jobs.list(ANNA, 5)).toEqual([]);
    // The proposed name of the same template gets a number, and nobody has to type.
    await world.anna.press(
      await world.anna.pick(await world.anna.type('rules new'), 'New this month · 6 tracks'),
      'Save only',
    );
    await world.anna.press(
      await world.anna.pick(await world.anna.type('rules new'), 'New this month · 6 tracks'),
      'Save only',
    );
    const names = (await world.ruleSets.list(ANNA)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['New this month', 'New this month 2']));
  });

  test('without a link nothing is kept, and the card goes on working', async () => {
    await using world = await openRulesLibrary();
    const { store } = world;
    const accounts = await store.read.accounts.ofMember(ANNA);
    const preview = await world.anna.pick(await world.anna.type('rules new'), 'New this month · 6 tracks');
    await store.transaction(async (tx) => {
      for (const { id } of accounts) await tx.accounts.unlink(ANNA, id, world.clock.now());
    });
    await expect(world.anna.press(preview, 'Create playlist & apply')).rejects.toMatchObject({
      code: 'NOT_LINKED',
    });
    expect(await world.ruleSets.list(ANNA)).toEqual([]);
    const saved = await world.anna.press(preview, 'Save only');
    expect(textsOf(saved.view)).toContain('Saved.');
  });
});

describe('rules as text', () => {
  const open = async (world: Awaited<ReturnType<typeof openRulesLibrary>>) =>
    world.anna.open(await world.anna.type('rules new'), 'Write it as text');

  test('understood at once: the preview', async () => {
    await using world = await openRulesLibrary();
    const form = await open(world);
    expectValidModal(form);
    const shown = await world.anna.submit(form, { name: 'Mine', text: 'genre is "techno"\nlimit 2' });
    expectValidMessage(shown.view);
    expect(textsOf(shown.view)).toContain('### Mine: preview');
    expect(textsOf(shown.view)).toContain('**2** of **3** matching (at most 2 tracks)');
  });

  test('a mistake gives the text back with the place, and nothing is lost', async () => {
    await using world = await openRulesLibrary();
    const typed = 'genre is "techno"\nbmp 124..132';
    const broken = await world.anna.submit(await open(world), { name: 'Mine', text: typed });
    expectValidMessage(broken.view);
    const text = textsOf(broken.view);
    expect(text).toContain('bmp 124..132\n^^^');
    expect(text).toContain('Did you mean `bpm`?');
    const again = await world.anna.open(broken, 'Try again');
    expectValidModal(again);
    expect(JSON.stringify(again)).toContain(JSON.stringify(typed).slice(1, -1));
    expect(JSON.stringify(again)).toContain('"value":"Mine"');
    const still = await world.anna.submit(again, { name: 'Mine', text: 'bpm 124..' });
    expect(textsOf(still.view)).toContain('Not understood yet');
    const good = await world.anna.submit(await world.anna.open(still, 'Try again'), {
      name: 'Mine',
      text: 'bpm 124..132',
    });
    expect(textsOf(good.view)).toContain('### Mine: preview');
    const saved = await world.anna.press(good, 'Save only');
    expect(textsOf(saved.view)).toContain('### Mine');
    expect((await world.ruleDrafts.list(ANNA)).length).toBe(0);
  });

  test('what a form does not hold comes as a file', async () => {
    await using world = await openRulesLibrary();
    const many = Array.from({ length: 300 }, (_, at) => `title contains "number ${at}"`).join('\n');
    await world.ruleSets.create(ANNA, { name: 'Long', rules: rulesFrom(many) });
    const edit = await world.anna.type('rules edit', { rule: 'Long' });
    expectValidMessage(edit.view);
    expect(textsOf(edit.view)).toContain('more conditions than a menu can show');
    const long = await world.anna.press(edit, 'As text');
    expectValidMessage(long.view);
    expect(textsOf(long.view)).toContain('/rules import');
    expect(long.view.files?.[0]?.data.toString()).toBe(many);
  });
});

describe('a rule set that is kept', () => {
  const keep = async (text: string, name = 'Peak pool') => {
    const world = await openRulesLibrary();
    const set = await world.ruleSets.create(ANNA, { name, rules: rulesFrom(text) });
    return Object.assign(world, { set });
  };

  test('is found by its name, shown with its summary, and nobody else’s', async () => {
    await using world = await keep('genre is "techno"\nlimit 50, at most 2 per artist');
    const list = await world.anna.type('rules list');
    expectValidMessage(list.view);
    expect(textsOf(list.view)).toContain('**Peak pool** · no playlist · by hand');
    expect(textsOf(list.view)).toContain('genre “techno” · At most 50 tracks, at most 2 per artist');
    const card = await world.anna.pick(list, 'Peak pool');
    expectValidMessage(card.view);
    expect(textsOf(card.view)).toContain('Runs: Only when I say so');
    expect(await world.anna.suggestions('rules edit', 'rule', 'peak')).toEqual([
      { name: 'Peak pool', value: String(world.set.id) },
    ]);
    expect(await world.ben.suggestions('rules edit', 'rule', '')).toEqual([]);
    await expect(world.ben.type('rules preview', { rule: String(world.set.id) })).rejects.toMatchObject({
      data: { what: 'rule_set' },
    });
    await expect(world.ben.press(list, 'New rule set')).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  test('why in, why out: the rules as a tree with the values seen', async () => {
    await using world = await keep('genre is "techno" and bpm 124..129\nlimit 50');
    const preview = await world.anna.type('rules preview', { rule: 'Peak pool' });
    expectValidMessage(preview.view);
    expect(textsOf(preview.view)).toContain('Nothing matches yet: none of 6 tracks.');
    expect(textsOf(preview.view)).toContain('1 of 6 tracks have no genre yet');
    const why = await world.anna.type('rules why', { rule: 'Peak pool', track: trackValue(world.id('One')) });
    expectValidMessage(why.view);
    const text = textsOf(why.view);
    expect(text).toContain('❌ It does not match.');
    expect(text).toContain('✗ all of these');
    expect(text).toContain('✓ genre “techno”: is techno');
    expect(text).toContain('✗ BPM 124–129: is 130');
    const back = await world.anna.press(why, 'Back to the preview');
    expect(textsOf(back.view)).toContain('Peak pool: preview');
    const five = await world.anna.type('rules why', {
      rule: 'Peak pool',
      track: trackValue(world.id('Five')),
    });
    expect(textsOf(five.view)).toContain('? BPM 124–129: not known');
  });

  test('a track of the preview is asked about by one select', async () => {
    await using world = await keep('genre is "techno"\nsort by title\nlimit 1');
    const preview = await world.anna.type('rules preview', { rule: 'Peak pool' });
    const why = await world.anna.pick(preview, 'Nova Lane – One');
    expectValidMessage(why.view);
    expect(textsOf(why.view)).toContain('✅ It is in.');
    const six = await world.anna.type('rules why', { rule: 'Peak pool', track: trackValue(world.id('Six')) });
    expect(textsOf(six.view)).toContain('the list was full before its turn: one track');
  });

  test('given values are tested without a track', async () => {
    await using world = await keep('genre is "techno" and bpm 124..132');
    const yes = await world.anna.type('rules test', { rule: 'Peak pool', values: 'bpm:128 genre:techno' });
    expectValidMessage(yes.view);
    expect(textsOf(yes.view)).toContain('✅ It matches.');
    expect(textsOf(yes.view)).toContain('✓ BPM 124–132: is 128');
    const no = await world.anna.type('rules test', { rule: 'Peak pool', values: 'bpm:140, genre:techno' });
    expect(textsOf(no.view)).toContain('✗ BPM 124–132: is 140');
    const track = await world.anna.type('rules test', {
      rule: 'Peak pool',
      track: trackValue(world.id('Five')),
      values: 'bpm:128 genre:techno',
    });
    expect(textsOf(track.view)).toContain('✅ It matches.');
    await expect(
      world.anna.type('rules test', { rule: 'Peak pool', values: 'bpm:fast' }),
    ).rejects.toMatchObject({ data: { problem: 'bpm', value: 'fast' } });
  });

  test('edited in a draft: the rule set changes only when it is saved', async () => {
    await using world = await keep('genre is "techno"');
    const builder = await world.anna.type('rules edit', { rule: 'Peak pool' });
    const form = await world.anna.open(builder, 'As text');
    const preview = await world.anna.submit(form, { name: 'Peak pool', text: 'genre is "house"' });
    expect(textsOf(preview.view)).toContain('This changes **Peak pool** only when you save or apply it.');
    expect((await world.ruleSets.find(ANNA, world.set.id)).rules).toEqual(world.set.rules);
    await world.anna.press(preview, 'Save only');
    expect((await world.ruleSets.find(ANNA, world.set.id)).rules).toEqual(rulesFrom('genre is "house"'));
    expect(await world.ruleSets.list(ANNA)).toHaveLength(1);
  });

  test('deleted while it was edited: what was made becomes a new one', async () => {
    await using world = await keep('genre is "techno"');
    const builder = await world.anna.type('rules edit', { rule: 'Peak pool' });
    await world.ruleSets.remove(ANNA, world.set.id);
    const preview = await world.anna.press(builder, 'Preview');
    await world.anna.press(preview, 'Save only');
    expect(await world.ruleSets.list(ANNA)).toMatchObject([{ name: 'Peak pool' }]);
    await expect(world.anna.press(preview, 'Save only')).rejects.toMatchObject({
      data: { what: 'rule_draft' },
    });
  });

  test('rules that cannot be kept are said, and neither saved nor applied', async () => {
    await using world = await keep('bpm 140..120');
    const preview = await world.anna.type('rules preview', { rule: 'Peak pool' });
    expectValidMessage(preview.view);
    expect(textsOf(preview.view)).toContain('Turn them round');
    expect(textsOf(preview.view)).not.toContain('Apply');
    const held = await world.anna.type('rules apply', { rule: 'Peak pool' });
    expect(textsOf(held.view)).toContain('Nothing was done');
  });
});
