import { describe, expect, test } from 'vitest';
import type { MatchCandidate } from '../../src/domain/curation/release.ts';
import type { Job } from '../../src/domain/jobs.ts';
import { curationImportJob } from '../../src/jobs/curation-import.ts';
import { createDoubtNews } from '../../src/services/curation/doubts.ts';
import { createReleaseFiles } from '../../src/services/curation/release-file.ts';
import { createReviewQueue } from '../../src/services/curation/review-queue.ts';
import { doubtBody } from '../../src/views/curation/match.ts';
import { jobCard } from '../../src/views/jobs/card.ts';
import { en } from '../../src/views/messages/en.ts';
import { openCurating, openWeek } from '../support/curation-visitor.ts';
import { ANNA } from '../support/jobs.ts';
import { customIdsOf, expectValidMessage, markdownOf, textsOf } from '../support/messages.ts';

const TECHNO = 'Techno (Peak Time / Driving)';
const FILE = { url: 'https://cdn.discordapp.com/x', name: 'promo.csv', size: 200 };

describe('/releases import', () => {
  test('a job, whose card says what came in and which lines did not', async () => {
    await using world = await openCurating();
    const asked = await world.anna.type('releases import', { file: FILE, style: TECHNO, week: '2026-W46' });
    expectValidMessage(asked.view);
    const [job] = await world.store.read.jobs.list(ANNA, 5);
    expect(job).toMatchObject({ kind: 'curation.import', metadata: { name: 'promo.csv' } });
    if (job === undefined) return;
    const csv = 'title,artist\nOne,Aurel\n,Nobody\nTwo,Mina\nTwo,Mina\n';
    const files = createReleaseFiles({
      store: world.store,
      clock: world.clock,
      attachments: { read: async () => new TextEncoder().encode(csv) },
      uploads: { read: async () => null },
      arrived: async () => undefined,
    });
    const outcome = await curationImportJob(files).run({
      job,
      signal: new AbortController().signal,
      progress: async () => undefined,
    } as never);
    if (outcome.kind !== 'done') throw new Error('It was not done.');
    const finished: Job = { ...job, status: 'DONE', message: null, payload: outcome.payload };
    const card = jobCard({ job: finished, children: [] }, en);
    expectValidMessage(card);
    expect(textsOf(card)).toContain('4 rows read: 2 new + 0 changed + 0 already there + 2 left out');
    expect(textsOf(card)).toContain('line 3 (no title)');
    expect(textsOf(card)).toContain('line 5 (the same track as above)');
    const weeks = await world.anna.press({ view: card }, 'Begin a week');
    expect(textsOf(weeks.view)).toContain('which week?');
  });

  test('without a file: a private page to put files on, for the style and week that were named', async () => {
    await using world = await openCurating();
    const asked = await world.anna.type('releases import', { style: TECHNO, week: '2026-W46' });
    expectValidMessage(asked.view);
    expect(textsOf(asked.view)).toContain('Put your releases on a page');
    expect(JSON.stringify(asked.view)).toContain('https://segue.test/releases/');
    expect(asked.public).not.toBe(true);
    await expect(world.anna.type('releases import', { style: 'No such thing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('what cannot be ordered is refused', async () => {
    await using world = await openCurating();
    const type = (given: Record<string, string>) =>
      world.anna.type('releases import', { file: FILE, style: TECHNO, ...given });
    await expect(type({ style: 'No such thing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(type({ week: 'soon' })).rejects.toMatchObject({ data: { problem: 'week' } });
  });
});

/** Two doubtful releases in an open week, each with so many candidates. */
const openDoubts = async (candidates = 3) => {
  const world = await openWeek(2, {}, () => false);
  const tracks = await world.addTracks([11, 12, 13, 14, 15]);
  const ids = await releaseIds(world);
  const offered: MatchCandidate[] = [...tracks].slice(0, candidates).map(([n, trackId]) => ({
    trackId,
    uri: `spotify:track:t${n}`,
    title: `Track *${n}* (Radio Edit)`,
    artists: ['Artist 1', 'Mina K.'],
    albumTitle: 'EP 1',
    label: 'Label 1',
    durationMs: 200_000 + n,
    imageUrl: 'https://i.scdn.co/image/one',
    releaseDate: '2026-11-16',
    score: 0.7,
    method: 'relaxed',
  }));
  await world.store.transaction(async (tx) => {
    for (const releaseTrackId of ids) {
      await tx.releaseMatches.put({
        ...{ releaseTrackId, status: 'review', trackId: null, method: null, score: 0.7, features: null },
        ...{ candidates: offered, algorithm: 'test', tries: 0, nextTryAt: null, decidedAt: 1 },
      });
    }
  });
  return world;
};

const releaseIds = async ({ store, periodId }: Awaited<ReturnType<typeof openWeek>>) => {
  const tracks = await store.read.curationTracks.ofPlace(periodId, { stage: 'bronze' });
  return tracks.map(({ releaseTrackId }) => releaseTrackId);
};

describe('doubtful matches', () => {
  test('candidates side by side; this one, and the card of the week has it', async () => {
    await using world = await openDoubts();
    const first = await world.anna.type('releases review');
    expectValidMessage(first.view);
    expect(textsOf(first.view)).toContain('Which one is it? 2 to look at');
    expect(markdownOf(first.view)).toContain('Track \\*12\\* (Radio Edit)');
    expect(textsOf(first.view)).toContain('Doubt: ');
    const second = await world.anna.press(first, 'This one: 2');
    expectValidMessage(second.view);
    expect(textsOf(second.view)).toContain('1 to look at');
    expect((await world.wanted(world.periodId)).bronze).toEqual(['spotify:track:t12']);
    // A second press on the old card says the same again: nothing more happens.
    await world.anna.press(first, 'This one: 2');
    expect((await world.wanted(world.periodId)).bronze).toEqual(['spotify:track:t12']);
  });

  test('they come to the DMs by day, once for what is new, and a card without tracks leads to them', async () => {
    await using world = await openDoubts();
    const news = createDoubtNews({
      store: world.store,
      queue: createReviewQueue({ store: world.store, clock: world.clock, arrived: world.joining.matched }),
      post: async (tx, post) => tx.outbox.insert({ ...post, nonce: post.dedupeKey }, 1),
      body: doubtBody,
    });
    const noon = Date.UTC(2026, 10, 20, 12);
    expect(await news.tell(Date.UTC(2026, 10, 20, 3))).toBe(0);
    expect(await news.tell(noon)).toBe(1);
    expect(await news.tell(noon)).toBe(0);
    const empty = await world.anna.type('curate resume', { period: String(world.periodId) });
    expectValidMessage(empty.view);
    const asked = await world.anna.press(empty, '2 doubtful matches');
    expect(textsOf(asked.view)).toContain('Which one is it? 2 to look at');
    await world.styles.follow(ANNA, world.styleId, { remind: false });
    expect(await world.store.read.releaseMatches.doubtful()).toEqual([]);
  });

  test('none of them, later, and back again', async () => {
    await using world = await openDoubts();
    const first = await world.anna.type('releases review');
    const put = await world.anna.press(first, 'Later');
    expect(textsOf(put.view)).toContain('2 to look at');
    const none = await world.anna.press(put, 'None of them');
    expectValidMessage(none.view);
    const undone = await world.anna.press(none, 'Undo last answer');
    expectValidMessage(undone.view);
    expect(textsOf(undone.view)).toContain('taken back');
    const last = await world.anna.press(await world.anna.press(undone, 'None of them'), 'None of them');
    expectValidMessage(last.view);
    expect(textsOf(last.view)).toContain('No doubtful matches');
    expectValidMessage((await world.anna.press(last, 'Undo last answer')).view);
  });

  test('nothing waits; somebody else has no say', async () => {
    await using world = await openDoubts(5);
    const first = await world.anna.type('releases review');
    expectValidMessage(first.view);
    expect(customIdsOf(first.view)).toHaveLength(8);
    await expect(world.ben.press(first, 'This one: 1')).rejects.toMatchObject({ code: 'NOT_YOURS' });
    const none = await world.ben.type('releases review');
    expectValidMessage(none.view);
    expect(textsOf(none.view)).toContain('No doubtful matches');
  });
});
