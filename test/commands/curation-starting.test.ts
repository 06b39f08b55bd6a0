import { describe, expect, test } from 'vitest';
import { jobCard } from '../../src/views/jobs/card.ts';
import type { MessageView } from '../../src/views/kit/message.ts';
import { en } from '../../src/views/messages/en.ts';
import { openCurating, openWeek } from '../support/curation-visitor.ts';
import { ANNA } from '../support/jobs.ts';
import { expectValidMessage, expectValidModal, markdownOf, textsOf } from '../support/messages.ts';

const TECHNO = 'Techno (Peak Time / Driving)';

/** Runs what waits; the card of the job of a kind, as the person sees it at the end. */
const finished = async (
  world: Awaited<ReturnType<typeof openCurating>>,
  kind: string,
): Promise<MessageView> => {
  const waiting = (await world.store.read.jobs.list(ANNA, 20)).find((one) => one.kind === kind);
  await world.bench.settle();
  const job = waiting === undefined ? null : await world.store.read.jobs.find(ANNA, waiting.id);
  if (job === null) throw new Error(`No job ${kind}.`);
  return jobCard({ job, children: [] }, en);
};

describe('beginning a week', () => {
  test('from nothing: style, categories by one press, the current week, the card', async () => {
    await using world = await openCurating();
    const styles = await world.anna.type('curate start');
    expectValidMessage(styles.view);
    const style = (await world.anna.suggestions('curate start', 'style', 'hard techno'))[0];
    expect(style?.name).toBe('Hard Techno');
    const setUp = await world.anna.type('curate start', { style: style?.value ?? '' });
    expectValidMessage(setUp.view);
    expect(textsOf(setUp.view)).toContain('Hard Techno: what do you sort into?');
    const weeks = await world.anna.press(setUp, 'Warm-up · Peak time · After hours');
    expectValidMessage(weeks.view);
    expect(textsOf(weeks.view)).toContain('**Warm-up**, **Peak time**, **After hours**');
    // The same button once more changes nothing.
    expect(textsOf((await world.anna.press(setUp, 'Warm-up · Peak time · After hours')).view)).toContain(
      'which week?',
    );
    const started = await world.anna.press(weeks, 'Begin week 46, 2026');
    expectValidMessage(started.view);
    expect(textsOf(started.view)).toContain('Hard Techno · week 46 is being put together');
    const ready = await finished(world, 'curation.period');
    expectValidMessage(ready);
    const card = await world.anna.press({ view: ready }, 'Sort now');
    expectValidMessage(card.view);
    expectValidMessage((await world.anna.press({ view: ready }, 'Send to my DMs')).view);
  });

  test('own names in a form; what cannot be is refused with words', async () => {
    await using world = await openCurating();
    const setUp = await world.anna.type('curate start', { style: 'Hard Techno' });
    const form = await world.anna.open(setUp, 'Name my own');
    expectValidModal(form);
    await expect(world.anna.submit(form, { names: 'Peak, peak' })).rejects.toMatchObject({
      data: { problem: 'category_name_taken' },
    });
    await expect(world.anna.submit(form, { names: 'x'.repeat(200) })).rejects.toMatchObject({
      data: { problem: 'category_name' },
    });
    const many = Array.from({ length: 21 }, (_, at) => `C${at}`).join(', ');
    await expect(world.anna.submit(form, { names: many })).rejects.toMatchObject({ code: 'LIMIT_REACHED' });
    const weeks = await world.anna.submit(form, { names: 'Dark\nBright, Weird', trash: 'Bin' });
    expectValidMessage(weeks.view);
    expect(textsOf(weeks.view)).toContain('**Dark**, **Bright**, **Weird**');
  });

  test('another week by menu or option, ISO weeks, and a week that stands', async () => {
    await using world = await openWeek(3);
    const weeks = await world.anna.type('curate start', { style: TECHNO });
    expectValidMessage(weeks.view);
    expect(textsOf(weeks.view)).toContain('Go on with week 46, 2026');
    const iso = await world.anna.press(weeks, 'Monday to Sunday');
    expectValidMessage(iso.view);
    expect(textsOf(iso.view)).toContain('(ISO)');
    const back = await world.anna.press(iso, 'Saturday to Friday');
    const older = await world.anna.pick(back, 'Week 45, 2026');
    expect(textsOf(older.view)).toContain('week 45 is being put together');
    // What was begun is gone on with: the card at once, and no second period.
    const again = await world.anna.press(weeks, 'Go on with week 46, 2026');
    expect(markdownOf(again.view)).toContain('**Track 1');
    await expect(world.anna.type('curate start', { style: TECHNO, week: '2026-W54' })).rejects.toMatchObject({
      data: { problem: 'week' },
    });
    const typed = await world.anna.suggestions('curate start', 'week', '2019-7', { style: TECHNO });
    expect(typed).toEqual([{ name: '2019-W07', value: '2019-W07' }]);
    expect((await world.periods.list(ANNA, 10)).length).toBe(2);
  });

  test('a style picked from the menu leads to its weeks', async () => {
    await using world = await openCurating();
    const styles = await world.anna.type('curate start');
    const weeks = await world.anna.pick(styles, 'Afro House');
    expect(textsOf(weeks.view)).toContain('Afro House: what do you sort into?');
    await expect(world.anna.type('curate start', { style: 'No such thing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('weeks that were begun', () => {
  test('the list, one of them, and its numbers', async () => {
    await using world = await openWeek(3);
    await world.anna.press(await world.anna.type('curate resume'), 'Peak time');
    const list = await world.anna.type('curate list');
    expectValidMessage(list.view);
    expect(textsOf(list.view)).toContain('2 of 3 left');
    const one = await world.anna.pick(list, `${TECHNO} · week 46`);
    expectValidMessage(one.view);
    expect(textsOf(one.view)).toContain('1 of 3 sorted');
    const numbers = await world.anna.press(one, 'Numbers');
    expectValidMessage(numbers.view);
    expect(textsOf(numbers.view)).toContain('Silver **1** · 33%');
    expect(markdownOf((await world.anna.press(one, 'Sort')).view)).toContain('**Track 2');
    expectValidMessage((await world.anna.press(one, 'All weeks')).view);
  });

  test('pages', async () => {
    await using world = await openCurating();
    for (let week = 20; week <= 31; week += 1) {
      await world.periods.start(ANNA, world.styleId, { kind: 'beatport', year: 2026, week });
    }
    const first = await world.anna.type('curate list');
    expectValidMessage(first.view);
    const second = await world.anna.press(first, 'Next');
    expectValidMessage(second.view);
    expect(textsOf(second.view)).toContain('week 21');
    const found = await world.anna.suggestions('curate review', 'period', 'week 25');
    expect(found.map(({ name }) => name)).toEqual([`${TECHNO} · week 25, 2026`]);
  });

  test('numbers over all, of a style, of nobody', async () => {
    await using world = await openWeek(4);
    const card = await world.anna.type('curate resume');
    await world.anna.press(await world.anna.press(card, 'Peak time'), 'Trash');
    await world.review.promote(ANNA, world.periodId, world.peak, 'all');
    const all = await world.anna.type('curate stats');
    expectValidMessage(all.view);
    expect(textsOf(all.view)).toContain('Gold **1** · 25%');
    expect(textsOf(all.view)).toContain('Label 1: 1 of 2 kept, 1 in Gold');
    expectValidMessage((await world.anna.type('curate stats', { style: TECHNO })).view);
    expect(textsOf((await world.ben.type('curate stats')).view)).toContain('No numbers yet');
  });
});
