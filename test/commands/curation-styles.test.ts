import { describe, expect, test } from 'vitest';
import type { SourceEntry } from '../../src/domain/library/listing.ts';
import { openCurating, openWeek } from '../support/curation-visitor.ts';
import { ANNA } from '../support/jobs.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';

const TECHNO = 'Techno (Peak Time / Driving)';

describe('/styles', () => {
  test('all of them in pages, those that are followed first', async () => {
    await using world = await openCurating();
    const none = await world.anna.type('styles list');
    expectValidMessage(none.view);
    expect(textsOf(none.view)).toContain('You follow no style yet');
    expectValidMessage((await world.anna.press(none, 'Next')).view);
    await world.styles.follow(ANNA, world.styleId, { intake: false });
    const list = await world.anna.type('styles list');
    expect(textsOf(list.view)).toContain('**Techno (Peak Time / Driving)** · only when you begin a week');
    const one = await world.anna.pick(list, TECHNO);
    expectValidMessage(one.view);
    expect(textsOf(one.view)).toContain('Weekly releases: off');
  });

  test('switches show how they are, and a press changes it', async () => {
    await using world = await openCurating();
    let card = await world.anna.type('styles show', { style: TECHNO });
    for (const label of [
      'Weekly releases: on',
      'Reminder: on',
      'Sort what Spotify lacks: off',
      'Monday to Sunday',
    ]) {
      card = await world.anna.press(card, label);
      expectValidMessage(card.view);
    }
    expect(await world.styles.following(ANNA, world.styleId)).toMatchObject({
      intake: false,
      remind: false,
      unmatched: true,
      weekKind: 'iso',
    });
    // The same press again says the same, not the opposite.
    const old = await world.anna.type('styles show', { style: TECHNO });
    await world.anna.press(old, 'Reminder: off');
    await world.anna.press(old, 'Reminder: off');
    expect((await world.styles.following(ANNA, world.styleId)).remind).toBe(true);
  });

  test('where releases come from, and which playlist is the feed', async () => {
    await using world = await openCurating();
    const card = await world.anna.type('styles show', { style: TECHNO });
    const files = await world.menus.pick(card, 'Where its releases come from', 'Files that I import');
    expectValidMessage(files.view);
    expect((await world.styles.following(ANNA, world.styleId)).sources).toEqual(['file']);
    const fed = await world.menus.pick(files, 'Where its releases come from', 'A playlist of mine');
    expect(textsOf(fed.view)).toContain('Pick the playlist as a source first');
    await world.store.transaction(async (tx) => {
      const [account] = await tx.accounts.ofMember(ANNA);
      if (account === undefined) throw new Error('Anna has no account.');
      const entry: SourceEntry = {
        ...{ externalId: 'pool', name: 'Promo *Pool*', ownerName: null, imageUrl: null, snapshotId: 's' },
        ...{ readable: true, listedTracks: 4, position: 0, lastProblem: null },
        kind: 'playlist',
      };
      await tx.sources.putListed({ id: account.id, memberId: ANNA }, [entry], 1);
      const [source] = await tx.sources.listed(ANNA, account.id, ['playlist']);
      if (source !== undefined) await tx.sources.select(ANNA, [source.id], 1);
    });
    const open = await world.anna.type('styles show', { style: TECHNO });
    expectValidMessage(open.view);
    expect(textsOf(open.view)).toContain('No playlist is picked as the feed yet');
    const picked = await world.menus.pick(open, 'Which playlist is the feed?', 'Promo *Pool*');
    expectValidMessage(picked.view);
    expect((await world.styles.following(ANNA, world.styleId)).feedSourceId).not.toBeNull();
    expect(textsOf(picked.view)).not.toContain('No playlist is picked');
  });

  test('an own style: added, sorted, deleted after a question', async () => {
    await using world = await openCurating();
    const added = await world.anna.type('styles add', { name: '**Slow** @everyone burners' });
    expectValidMessage(added.view);
    expect(textsOf(added.view)).toContain('\\*\\*Slow\\*\\* \\@everyone burners');
    await expect(
      world.anna.type('styles add', { name: 'techno (peak time / driving)' }),
    ).rejects.toMatchObject({
      data: { problem: 'style_name_taken' },
    });
    await expect(world.anna.type('styles add', { name: ' ' })).rejects.toMatchObject({
      data: { problem: 'style_name' },
    });
    const begun = await world.anna.press(added, 'Begin a week');
    expect(textsOf(begun.view)).toContain('what do you sort into?');
    const asked = await world.anna.press(added, 'Delete this style');
    expectValidMessage(asked.view);
    expectValidMessage((await world.anna.press(asked, 'Keep it')).view);
    expectValidMessage((await world.anna.press(asked, 'Delete it')).view);
    await expect(world.anna.press(asked, 'Delete it')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.ben.type('styles show', { style: 'Slow burners' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('/categories', () => {
  test('add, rename, reorder, archive and back again', async () => {
    await using world = await openCurating();
    const style = TECHNO;
    const added = await world.anna.type('categories add', { style, names: 'Closing, Ambient', trash: 'Bin' });
    expectValidMessage(added.view);
    expect(textsOf(added.view)).toContain('5. **Ambient**');
    expect(textsOf(added.view)).toContain('Trash is the playlist **Bin**.');
    const renamed = await world.anna.type('categories rename', {
      style,
      category: 'closing',
      name: 'Last hour',
    });
    expect(textsOf(renamed.view)).toContain('It is **Last hour** now');
    const first = await world.anna.type('categories reorder', { style, category: 'Ambient', position: 1 });
    expect(textsOf(first.view)).toContain('1. **Ambient**');
    const gone = await world.anna.type('categories archive', { style, category: 'Ambient' });
    expectValidMessage(gone.view);
    expect(textsOf(gone.view)).toContain('Archived: Ambient');
    const back = await world.anna.type('categories add', { style, names: 'Ambient' });
    expect(textsOf(back.view)).toContain('5. **Ambient**');
    const list = await world.anna.type('categories list', { style });
    const weeks = await world.anna.press(list, 'Begin a week');
    expect(textsOf(weeks.view)).toContain('which week?');
    const again = await world.anna.press(weeks, '5 categories');
    expect(textsOf(again.view)).toContain('**Last hour**');
    const form = await world.anna.open(again, 'Name my own');
    expect(textsOf((await world.anna.submit(form, { names: 'Tools' })).view)).toContain('**Tools**');
    await expect(
      world.anna.type('categories rename', { style, category: 'Nothing', name: 'X' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      world.anna.type('categories rename', { style, category: 'Tools', name: 'AMBIENT' }),
    ).rejects.toMatchObject({ data: { problem: 'category_name_taken' } });
  });

  test('merge asks, and takes everything along', async () => {
    await using world = await openWeek(3);
    await world.anna.press(await world.anna.type('curate resume'), 'Warm-up');
    const options = { style: TECHNO, category: 'Warm-up', into: 'Peak time' };
    const asked = await world.anna.type('categories merge', options);
    expectValidMessage(asked.view);
    expect(textsOf(asked.view)).toContain('This cannot be undone.');
    expectValidMessage((await world.anna.press(asked, 'Leave them')).view);
    const merged = await world.anna.press(asked, 'Merge');
    expectValidMessage(merged.view);
    expect(textsOf(merged.view)).toContain('Merged into **Peak time**');
    expect((await world.wanted(world.periodId))[world.peak]).toEqual(['spotify:track:t1']);
    await expect(world.anna.press(asked, 'Merge')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      world.anna.press(
        await world.anna.type('categories merge', { ...options, category: 'Peak time' }),
        'Merge',
      ),
    ).rejects.toMatchObject({ data: { problem: 'category_same' } });
  });

  test('suggestions know the style that is named', async () => {
    await using world = await openCurating();
    const options = { style: TECHNO };
    const found = await world.anna.suggestions('categories rename', 'category', 'pea', options);
    expect(found.map(({ name }) => name)).toEqual(['Peak time']);
    const into = await world.anna.suggestions('categories merge', 'into', '', options);
    expect(into).toHaveLength(3);
    expect(await world.anna.suggestions('categories rename', 'name', 'x', options)).toEqual([]);
  });
});
