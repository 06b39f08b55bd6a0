import type { Place } from '../../src/domain/curation/curation.ts';
import type { ReleaseFacts } from '../../src/domain/curation/release.ts';
import type { CategoryId, CurationTrackId, MemberId, StyleId } from '../../src/domain/ids.ts';
import { curationLearnJob } from '../../src/jobs/curation-learn.ts';
import { createSortLearning, type SortLearning } from '../../src/services/curation/learning.ts';
import { createSuggestions } from '../../src/services/curation/suggestions.ts';
import { openTestStore } from './database.ts';
import { ANNA, addMembers, BEN, createJobBench } from './jobs.ts';

const NOTHING: ReleaseFacts = {
  source: 'file',
  externalId: '',
  title: '',
  mix: null,
  artists: [],
  remixers: [],
  label: null,
  releaseTitle: null,
  releaseExternalId: null,
  catalogNumber: null,
  isrc: null,
  bpm: null,
  key: null,
  durationMs: null,
  artworkUrl: null,
  publishDate: '2026-11-16',
  releaseDate: null,
  url: null,
  spotifyUri: null,
};

/** Anna and Ben sort a week of techno; learning runs when a test says so. */
export const openSorted = async () => {
  const db = openTestStore();
  const { store } = db;
  await addMembers(store, ANNA, BEN);
  const later: { learning: SortLearning | null } = { learning: null };
  const job = curationLearnJob({ run: async (signal) => (await later.learning?.run(signal)) ?? 0 });
  const bench = createJobBench(store, [job]);
  const { clock } = bench;
  const learning = createSortLearning({ store, clock, enqueue: bench.queue.enqueueIn });
  later.learning = learning;

  const begin = (memberId: MemberId) =>
    store.transaction(async (tx) => {
      const styleId = await tx.styles.add(memberId, 'Techno', 1);
      const category = (name: string, position: number) =>
        tx.categories.add({ memberId, styleId, name, position, trash: false }, 1);
      const week = { kind: 'beatport', year: 2026, week: 46 } as const;
      return {
        memberId,
        styleId,
        warm: await category('Warm-up', 1),
        peak: await category('Peak time', 2),
        period: await tx.curationPeriods.add(memberId, styleId, week, 1),
      };
    });
  const anna = await begin(ANNA);
  const ben = await begin(BEN);
  let released = 0;

  /** A track in Bronze. */
  const release = (of: typeof anna, known: Partial<ReleaseFacts>): Promise<CurationTrackId> =>
    store.transaction(async (tx) => {
      const externalId = `r${++released}`;
      const facts = { ...NOTHING, externalId, title: `Track ${released}`, ...known };
      const shelf = { styleId: of.styleId, ownerId: of.memberId };
      const { ids } = await tx.releaseTracks.put(shelf, 'file', [facts], clock.now());
      const releaseTrackId = ids[0];
      if (releaseTrackId === undefined) throw new Error('The release was not stored.');
      await tx.curationJoins.add(of.period, [{ releaseTrackId, trackId: null }], clock.now());
      const bronze = await tx.curationTracks.ofPlace(of.period.id, { stage: 'bronze' });
      const track = bronze.find((one) => one.releaseTrackId === releaseTrackId);
      if (track === undefined) throw new Error('The release did not join.');
      return track.id;
    });

  const move = (memberId: MemberId, styleId: StyleId, id: CurationTrackId, to: Place): Promise<void> =>
    store.transaction(async (tx) => {
      const track = await tx.curationTracks.find(memberId, id);
      if (track === null) throw new Error('There is no such track.');
      await tx.curationTracks.place(track, to, clock.now());
      await learning.noted(tx, { memberId, styleId });
      clock.advance(1_000);
    });

  return {
    ...{ store, clock, bench, learning, anna, ben, release },
    suggestions: createSuggestions({ read: store.read }),
    categoriesOf: (of: typeof anna) => store.read.categories.ofStyle(of.memberId, of.styleId),

    move: (of: typeof anna, id: CurationTrackId, to: Place) => move(of.memberId, of.styleId, id, to),

    /** Blackline goes to Peak time, Haze to Warm-up, Filler to Trash. @returns the tracks in order */
    sortByLabel: async (of: typeof anna, count: number): Promise<CurationTrackId[]> => {
      const silver = (categoryId: CategoryId): Place => ({ stage: 'silver', categoryId });
      const labels = [
        ['Blackline', silver(of.peak)],
        ['Haze', silver(of.warm)],
        ['Filler', { stage: 'trash' }],
      ] as const;
      const ids: CurationTrackId[] = [];
      for (let at = 0; at < count; at++) {
        const [label, to] = labels[(at + (at >> 3)) % labels.length] ?? labels[0];
        const id = await release(of, { label });
        await move(of.memberId, of.styleId, id, to);
        ids.push(id);
      }
      return ids;
    },

    /** What the service does by itself. */
    learn: async (): Promise<void> => {
      clock.advance(20_000);
      await learning.enqueueDue(clock.now());
      await bench.settle();
    },
    [Symbol.asyncDispose]: db.close,
  };
};
