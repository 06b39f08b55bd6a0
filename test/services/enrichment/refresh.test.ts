import { expect, test } from 'vitest';
import { chainOf } from '../../../src/services/enrichment/chain.ts';
import { external } from '../../../src/services/enrichment/work.ts';
import { createFakeProvider, openEnrichmentWorld } from '../../support/enrichment.ts';
import { ANNA } from '../../support/jobs.ts';
import { trackFrom } from '../../support/tracks.ts';

const DAY = 86_400_000;
const one = (name: string) => ({ name, weight: 1 });

/** MusicBrainz with all its ways: `ids` is what its database says today of a track, by the way that knows it. */
const open = async (ids: { isrc?: string; link?: string; text?: string }) => {
  const way = (facet: 'isrc' | 'link' | 'text') =>
    createFakeProvider('musicbrainz', {
      facet,
      answer: () => {
        const id = ids[facet];
        return id === undefined ? 'miss' : { values: { label: `of ${id}` }, recordingMbids: [id] };
      },
    });
  const known = (facet: string) =>
    createFakeProvider('musicbrainz', {
      facet,
      accepts: (subject) => subject.recordingMbids.length > 0,
      answer: () => ({ values: { label: 'A', genres: [one('techno')] } }),
    });
  const ways = {
    byIsrc: way('isrc'),
    byLink: way('link'),
    byText: way('text'),
    byRelease: known('label'),
    byMbid: known('tags'),
  };
  const listenbrainz = createFakeProvider('listenbrainz', {
    accepts: (subject) => subject.recordingMbids.length > 0,
    // Of an id that was merged it knows nothing any more.
    answer: ({ recordingMbids }) =>
      recordingMbids.some((id) => Object.values(ids).includes(id))
        ? { values: { genres: [one('techno')], styles: [one('dub techno')] } }
        : 'miss',
  });
  const world = await openEnrichmentWorld(chainOf({ musicbrainz: ways, others: [listenbrainz] }));
  await world.fill([trackFrom('t00001')]);
  await world.enrich();
  const again = async (days: number): Promise<void> => {
    world.clock.advance(days * DAY);
    await world.bench.queue.enqueue(external(ANNA));
    await world.settle();
  };
  const asked = () => [ways.byIsrc, ways.byLink, ways.byText].map(({ calls }) => calls.length);
  const status = async () =>
    Object.fromEntries(
      (await world.stored()).answers.map((answer) => [`${answer.provider}/${answer.facet}`, answer.status]),
    );
  const recordings = async () =>
    (await world.stored()).readings
      .filter(({ source }) => source === 'musicbrainz')
      .flatMap(({ ids: stored }) => stored?.recordings ?? []);
  return Object.assign(world, { again, asked, status, recordings, listenbrainz });
};

test('what was found goes stale, is asked for where it was found, and a merge is learnt', async () => {
  const ids = { isrc: 'old' };
  await using world = await open(ids);
  expect(world.asked()).toEqual([1, 0, 0]);
  // Asked in several ways, it is one track.
  expect((await world.child('musicbrainz')).payload).toEqual({ asked: 1, found: 1, missed: 0 });
  await world.again(59);
  expect(world.asked()).toEqual([1, 0, 0]);

  ids.isrc = 'survivor';
  // ListenBrainz is stale earlier, and does not know the old one: what it said stays.
  await world.again(10);
  expect(await world.status()).toMatchObject({ 'listenbrainz/': 'miss' });
  expect((await world.stored()).readings.map(({ source }) => source)).toContain('listenbrainz');
  await world.again(22);
  expect(world.asked()).toEqual([2, 0, 0]);
  expect(await world.recordings()).toEqual(['survivor']);
  expect(await world.status()).toMatchObject({ 'musicbrainz/isrc': 'found', 'listenbrainz/': 'found' });
});

test('found by name after two misses, only the name is asked for again', async () => {
  await using world = await open({ text: 'named' });
  expect(world.asked()).toEqual([1, 1, 1]);
  await world.again(40);
  expect(world.asked()).toEqual([1, 1, 1]);
  await world.again(51);
  expect(world.asked()).toEqual([1, 1, 2]);
});

test('what a way has lost the next one looks for, and the old word stands meanwhile', async () => {
  const ids: { isrc?: string; link?: string } = { isrc: 'old' };
  await using world = await open(ids);
  delete ids.isrc;
  await world.again(91);
  expect(world.asked()).toEqual([2, 1, 1]);
  expect(await world.recordings()).toEqual(['old']);
  ids.link = 'linked';
  await world.again(2);
  expect(world.asked()).toEqual([3, 2, 1]);
  expect((await world.recordings()).toSorted()).toEqual(['linked', 'old']);
});
