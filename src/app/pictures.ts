import type { Store } from '../db/store.ts';
import { createDrawer } from '../drawing/drawer.ts';
import { coversFetchJob } from '../jobs/covers-fetch.ts';
import { createCoverReader } from '../providers/covers.ts';
import type { Http } from '../providers/http-port.ts';
import type { Enqueue } from '../services/intents.ts';
import { createCoverFetching } from '../services/pictures/cover-fetching.ts';
import { createCovers } from '../services/pictures/covers.ts';
import { createPictures } from '../services/pictures/pictures.ts';
import { COVERS_FETCH } from '../services/pictures/work.ts';
import type { HalfSurroundings } from './half.ts';

const SPOTIFY = 'https://api.spotify.com';

/** Where a double of Spotify serves its covers; the real ones have hosts of their own. */
const oursOf = ({ config }: Pick<HalfSurroundings, 'config'>): string | null => {
  const { origin } = new URL(config.spotify.apiUrl);
  return origin === SPOTIFY ? null : origin;
};

/** Pictures as answers and posts ask for them: for both halves, each with a process of its own that draws. */
export const createPictureServices = (
  surroundings: Pick<HalfSurroundings, 'clock' | 'config' | 'log'>,
  { store, enqueue }: { store: Store; enqueue: Enqueue },
) => {
  const { clock, log } = surroundings;
  const drawer = createDrawer({ log });
  const covers = createCovers({ store, enqueue, ours: oursOf(surroundings) });
  return { drawer, pictures: createPictures({ draw: drawer.draw, covers, clock, log }) };
};

export type PictureServices = ReturnType<typeof createPictureServices>;

/** What brings covers: for the service half. */
export const createCoverServices = (
  surroundings: Pick<HalfSurroundings, 'clock' | 'config'>,
  { store, enqueue, http }: { store: Store; enqueue: Enqueue; http: Http },
) => {
  const reader = createCoverReader({ http, ours: oursOf(surroundings) });
  return { coverFetching: createCoverFetching({ store, clock: surroundings.clock, enqueue, reader }) };
};

export const pictureWork = ({ coverFetching }: ReturnType<typeof createCoverServices>) => ({
  handlers: [coversFetchJob(coverFetching)],
  schedules: [],
  due: [{ name: COVERS_FETCH, always: true as const, run: coverFetching.enqueueDue }],
});
