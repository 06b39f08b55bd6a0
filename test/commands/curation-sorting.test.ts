import { describe, expect, test } from 'vitest';
import { openWeek } from '../support/curation-visitor.ts';
import { ANNA } from '../support/jobs.ts';
import { expectValidMessage, markdownOf, textsOf } from '../support/messages.ts';

describe('the card', () => {
  test('one click sorts, and the same message is the next track', async () => {
    await using world = await openWeek(5);
    const first = await world.anna.type('curate resume');
    expectValidMessage(first.view);
    expect(first).toMatchObject({ how: 'reply', public: false });
    expect(textsOf(first.view)).toMatch(/week 46 · Bronze/);
    expect(markdownOf(first.view)).toContain('**Track 1 (Original Mix)**');
    expect(markdownOf(first.view)).toContain('1 of 5');

    const second = await world.anna.press(first, 'Peak time');
    expect(second.how).toBe('update');
    expectValidMessage(second.view);
    expect(markdownOf(second.view)).toContain('**Track 2 (Original Mix)**');
    expect(markdownOf(second.view)).toContain('Last: **Track 1 (Original Mix)** → Peak time');
    expect(markdownOf(second.view)).toContain('2 of 5');
    expect((await world.wanted(world.periodId))[world.peak]).toEqual(['spotify:track:t1']);
  });

  test('a second click on an old card sorts nothing and shows where one is', async () => {
    await using world = await openWeek(3);
    const card = await world.anna.type('curate resume');
    await world.anna.press(card, 'Peak time');
    const again = await world.phone.press(card, 'Warm-up');
    expectValidMessage(again.view);
    expect(textsOf(again.view)).toContain('That card was old');
    expect(markdownOf(again.view)).toContain('**Track 2 (Original Mix)**');
    expect((await world.periods.find(ANNA, world.periodId)).progress.silver).toBe(1);
  });

  test('trash, skip, undo without end', async () => {
    await using world = await openWeek(3, { trash: 'Rausschmiss' });
    const first = await world.anna.type('curate resume');
    expect(() => world.anna.press(first, 'Undo')).toThrow('switched off');
    const second = await world.anna.press(first, 'Rausschmiss');
    expect(textsOf(second.view)).toContain('→ Rausschmiss');
    const third = await world.anna.press(second, 'Skip');
    expect(textsOf(third.view)).toContain('→ skipped');
    const undone = await world.anna.press(third, 'Undo');
    expectValidMessage(undone.view);
    expect(textsOf(undone.view)).toContain('Back again: **Track 2');
    // The same button again means the same sort.
    const twice = await world.phone.press(third, 'Undo');
    expect(textsOf(twice.view)).toContain('That card was old');
    const both = await world.anna.press(undone, 'Undo');
    expect(textsOf(both.view)).toContain('Back again: **Track 1');
    expect((await world.periods.find(ANNA, world.periodId)).progress.left).toBe(3);
  });

  test('an archived category says so and keeps the track', async () => {
    await using world = await openWeek(2);
    const card = await world.anna.type('curate resume');
    await world.categories.archive(ANNA, world.peak);
    const after = await world.anna.press(card, 'Peak time');
    expect(textsOf(after.view)).toContain('archived by now');
    expect(markdownOf(after.view)).toContain('**Track 1');
  });

  test('the last one: what was kept, and the way to Silver', async () => {
    await using world = await openWeek(1);
    const done = await world.anna.press(await world.anna.type('curate resume'), 'Warm-up');
    expectValidMessage(done.view);
    expect(textsOf(done.view)).toContain('week 46 is sorted');
    expect(textsOf(done.view)).toContain('**1** of 1 are in Silver');
    const review = await world.anna.press(done, 'Review Silver');
    expect(textsOf(review.view)).toContain('Warm-up');
    const back = await world.anna.press(done, 'Undo');
    expect(markdownOf(back.view)).toContain('**Track 1');
  });

  test('a closed week cannot be sorted, an empty one says what helps', async () => {
    await using world = await openWeek(2);
    const card = await world.anna.type('curate resume');
    await world.closer.close(ANNA, world.periodId, 'keep');
    const closed = await world.anna.press(card, 'Peak time');
    expectValidMessage(closed.view);
    expect(textsOf(closed.view)).toContain('This week is closed, so nothing was sorted.');
    await using empty = await openWeek(0);
    const none = await empty.anna.type('curate resume', { period: String(empty.periodId) });
    expectValidMessage(none.view);
    expect(textsOf(none.view)).toContain('No releases are known');
    expectValidMessage((await empty.anna.press(none, 'Look again')).view);
  });

  test('undoing what was promoted leaves Gold as it is, says so, and one press takes it out', async () => {
    await using world = await openWeek(3);
    const second = await world.anna.press(await world.anna.type('curate resume'), 'Peak time');
    await world.review.promote(ANNA, world.periodId, world.peak, 'all');
    const back = await world.anna.press(second, 'Undo');
    expectValidMessage(back.view);
    expect(markdownOf(back.view)).toContain('Still in Gold: **Peak time**');
    expect(await world.golds(world.peak)).toEqual(['spotify:track:t1']);
    const out = await world.anna.press(back, 'Take out of Gold');
    expectValidMessage(out.view);
    expect(markdownOf(out.view)).toContain('**Track 1');
    expect(markdownOf(out.view)).not.toContain('Still in Gold');
    expect(await world.golds(world.peak)).toEqual([]);
  });

  test('later, and sent to the DMs', async () => {
    await using world = await openWeek(2);
    const later = await world.anna.press(await world.anna.type('curate resume'), 'Later');
    expectValidMessage(later.view);
    expect(textsOf(later.view)).toContain('2 tracks to sort');
    const sent = await world.anna.press(later, 'Send to my DMs');
    expectValidMessage(sent.view);
    expect(world.posts.filter(({ dedupeKey }) => dedupeKey.startsWith('curation:card:'))).toHaveLength(2);
    expect(JSON.stringify(world.posts)).toContain('Track 1');
    const here = await world.anna.press(sent, 'Sort here');
    expect(markdownOf(here.view)).toContain('**Track 1');
    const dm = await world.anna.type('curate resume', { dm: true });
    expect(textsOf(dm.view)).toContain('on its way to your DMs');
  });

  test('in the DMs the card is a message that stays, and nobody else may press it', async () => {
    await using world = await openWeek(2);
    const card = await world.phone.type('curate resume');
    expect(card.public).toBe(true);
    await expect(world.ben.press(card, 'Peak time')).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  test('before anything was begun it is the list of weeks', async () => {
    await using world = await openWeek(1);
    expect(textsOf((await world.ben.type('curate resume')).view)).toContain('No weeks yet');
  });
});
