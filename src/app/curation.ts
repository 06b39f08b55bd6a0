import type { Store } from '../db/store.ts';
import { curationLearnJob } from '../jobs/curation-learn.ts';
import { curationPeriodJob } from '../jobs/curation-period.ts';
import { type ClosedSources, createBeginning, type ReleasesComing } from '../services/curation/beginning.ts';
import { createBringing } from '../services/curation/bringing.ts';
import { createCategories } from '../services/curation/categories.ts';
import { createCloser } from '../services/curation/closing.ts';
import { createCardDelivery } from '../services/curation/delivering.ts';
import { createGoldHistory } from '../services/curation/gold.ts';
import { createGoldKeeping } from '../services/curation/gold-keeping.ts';
import { createCurationHands } from '../services/curation/hand.ts';
import { createJoining } from '../services/curation/joining.ts';
import { CURATION_LEARN, createSortLearning } from '../services/curation/learning.ts';
import { createMerging } from '../services/curation/merging.ts';
import { createMover } from '../services/curation/mover.ts';
import { createPeriods, type WantReleases } from '../services/curation/periods.ts';
import { createCurationPlaylists } from '../services/curation/playlists.ts';
import { createPromoting } from '../services/curation/promoting.ts';
import { createReview } from '../services/curation/review.ts';
import { createSorting } from '../services/curation/sorting.ts';
import { createPeriodStates } from '../services/curation/states.ts';
import { createStatistics } from '../services/curation/stats.ts';
import { createStyles } from '../services/curation/styles.ts';
import { createSuggestions } from '../services/curation/suggestions.ts';
import type { Enqueue, Post } from '../services/intents.ts';
import { curationNames } from '../views/curation/names.ts';
import { curationNotes } from '../views/curation/notes.ts';
import { sortingCardBody } from './curation-cards.ts';
import type { HalfSurroundings } from './half.ts';
import type { PlaylistServices } from './playlists.ts';

/** Styles, weeks, sorting and Gold: for both halves. Nothing here waits for anybody but the database. */
export const createCurationServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    post: Post;
    wantReleases?: WantReleases;
    releasesComing?: ReleasesComing;
    closedSources?: ClosedSources;
  } & Pick<PlaylistServices, 'playlistMaking' | 'playlistWishes'>,
) => {
  const { store, enqueue, post, playlistMaking: making, playlistWishes: wishes } = deps;
  const { wantReleases, releasesComing = async () => false, closedSources = async () => [] } = deps;
  // Playlists are named in one language: they are not of one locale, but of everybody who opens them.
  const names = curationNames('en');
  const playlists = createCurationPlaylists({ clock, making, wishes, names });
  const states = createPeriodStates({ clock, post, notes: curationNotes });
  const learning = createSortLearning({ store, clock, enqueue });
  const suggestions = createSuggestions({ read: store.read });
  const mover = createMover({ clock, playlists, learning });
  const promoting = createPromoting({ clock, playlists, wishes });
  const sorting = createSorting({ store, clock, mover, states, promoting, suggestions });
  const delivery = createCardDelivery({ store, clock, post, suggestions, body: sortingCardBody });
  const asking = wantReleases === undefined ? {} : { wantReleases };
  return {
    styles: createStyles({ store, clock }),
    categories: createCategories({ store, clock, playlists, names }),
    categoryMerging: createMerging({ store, clock, enqueue, playlists, wishes, learning }),
    periods: createPeriods({ store, clock, enqueue, ...asking }),
    joining: createJoining({ store, clock, playlists, states, delivery }),
    beginning: createBeginning({ store, clock, delivery, releasesComing, closedSources }),
    sorting,
    cardDelivery: delivery,
    suggestions,
    sortLearning: learning,
    bringing: createBringing({ clock, playlists, states }),
    review: createReview({ store, mover, states, promoting }),
    gold: createGoldHistory({ read: store.read }),
    closer: createCloser({ store, clock, enqueue, wishes }),
    statistics: createStatistics({ read: store.read }),
    curationHands: createCurationHands({ clock, mover, states, promoting }),
    goldKeeping: createGoldKeeping({ playlists }),
  };
};

export type CurationServices = ReturnType<typeof createCurationServices>;

export const curationWork = ({
  joining,
  beginning,
  sortLearning,
}: Pick<CurationServices, 'joining' | 'beginning' | 'sortLearning'>) => ({
  handlers: [curationPeriodJob(joining, beginning), curationLearnJob(sortLearning)],
  schedules: [],
  due: [{ name: CURATION_LEARN, always: true as const, run: sortLearning.enqueueDue }],
});
