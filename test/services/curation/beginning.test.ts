import { expect, test } from 'vitest';
import { cardInAnswer } from '../../../src/app/curation-cards.ts';
import type { PeriodId } from '../../../src/domain/ids.ts';
import type { Job } from '../../../src/domain/jobs.ts';
import { jobCard } from '../../../src/views/jobs/card.ts';
import { en } from '../../../src/views/messages/en.ts';
import { type CurationWorld, openCuration } from '../../support/curation.ts';
import { ANNA } from '../../support/jobs.ts';
import { expectValidMessage, textsOf } from '../../support/messages.ts';

const beginningOf = async (world: CurationWorld): Promise<Job> => {
  const { q, t } = world.database.read;
  const [row] = await q.select({ id: t.jobs.id }).from(t.jobs).orderBy(t.jobs.id);
  const job = row === undefined ? null : await world.store.read.jobs.find(ANNA, row.id);
  if (job === null) throw new Error('No job began the week.');
  return job;
};
const cardsOf = ({ posts }: CurationWorld, id: PeriodId) =>
  posts.filter(({ dedupeKey }) => dedupeKey.startsWith(`curation:card:${id}`));
/** Two seconds later, when the job looks again. */
const wait = async (world: CurationWorld, ms = 2_000): Promise<void> => {
  world.clock.advance(ms);
  await world.bench.settle();
};
const wordsOf = (job: Job): string => {
  const view = jobCard({ job, children: [] }, en);
  expectValidMessage(view);
  return textsOf(view);
};

test('the card comes by itself, once, however often the week is begun or filled', async () => {
  await using world = await openCuration();
  await world.publish(world.styleId, [0, 1, 2]);
  const id = await world.begin();
  expect(cardsOf(world, id)).toHaveLength(1);
  expect(JSON.stringify(cardsOf(world, id))).toContain('Track 0');
  const job = await beginningOf(world);
  expect(job.payload).toMatchObject({ joined: 3, card: 'dm' });
  expect(wordsOf(job)).toContain('The card is in your DMs');
  expect(await cardInAnswer(world.sorting)(job, 'en')).toBeNull();
  await world.publish(world.styleId, [3]);
  await world.begin();
  expect(cardsOf(world, id)).toHaveLength(1);
});

test('where the DMs are closed, the answer that began the week becomes the card', async () => {
  await using world = await openCuration();
  await world.publish(world.styleId, [0]);
  world.dms.are = 'closed';
  await world.begin();
  const job = await beginningOf(world);
  expect(job.payload).toMatchObject({ card: 'here' });
  const body = await cardInAnswer(world.sorting)(job, 'en');
  expect(JSON.stringify(body)).toContain('Track 0');
  expect(JSON.stringify(body)).toContain('curate.sort');
});

test('while nobody knows whether the card arrived, the job looks again', async () => {
  await using world = await openCuration();
  await world.publish(world.styleId, [0]);
  world.dms.are = 'slow';
  const id = await world.begin();
  expect((await beginningOf(world)).status).toBe('PENDING');
  await wait(world);
  expect((await beginningOf(world)).status).toBe('PENDING');
  expect(cardsOf(world, id)).toHaveLength(1);
  await wait(world, 11 * 60_000);
  expect(await beginningOf(world)).toMatchObject({ status: 'DONE', payload: { card: 'none' } });
});

test('it waits for releases that are being read, but not long once there is something to sort', async () => {
  await using world = await openCuration();
  world.coming.reading = true;
  const id = await world.begin();
  await wait(world, 60_000);
  const job = await beginningOf(world);
  expect(job.status).toBe('PENDING');
  expect(wordsOf(job)).toContain('0 of 0 so far');
  await world.publish(world.styleId, [0, 1], (n) => n === 0);
  await wait(world);
  expect(cardsOf(world, id)).toHaveLength(1);
  expect((await beginningOf(world)).payload).toMatchObject({ joined: 2, waiting: 1, card: 'dm' });
});

test('without anything to sort the card comes later, with the first track that is found', async () => {
  await using world = await openCuration();
  const [release] = await world.publish(world.styleId, [0], () => false);
  const id = await world.begin();
  expect(await beginningOf(world)).toMatchObject({ status: 'DONE', payload: { waiting: 1, card: 'none' } });
  expect(cardsOf(world, id)).toHaveLength(0);
  const tracks = await world.addTracks([0]);
  for (let again = 0; again < 2; again += 1) {
    await world.match(new Map(release === undefined ? [] : [[release, tracks.get(0) ?? null]]));
  }
  expect(cardsOf(world, id)).toHaveLength(1);
});

test('who sorts already is not sent a card, and neither is anybody whose week is closed', async () => {
  await using world = await openCuration();
  const id = await world.begin();
  await world.closer.close(ANNA, id, 'keep');
  await world.publish(world.styleId, [0]);
  await world.begin();
  expect(world.posts).toHaveLength(0);
});

test('a source that does not let Segue in is named, and what others bring is sorted', async () => {
  await using world = await openCuration();
  world.coming.closed = ['beatport'];
  await world.publish(world.styleId, [0]);
  await world.begin();
  const job = await beginningOf(world);
  expect(job.payload).toMatchObject({ card: 'dm', closed: ['beatport'] });
  expect(wordsOf(job)).toContain('Beatport does not let Segue in');
});
