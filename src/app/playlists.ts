import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../db/store.ts';
import { createCompare } from '../domain/recordings/compare.ts';
import { playlistsApplyJob, playlistsDeleteJob } from '../jobs/playlists-apply.ts';
import type { Http } from '../providers/http-port.ts';
import { createPlaylistWriter } from '../providers/spotify/playlist-writer.ts';
import type { SpotifyReader } from '../providers/spotify/port.ts';
import type { AccountAccess } from '../services/accounts/access.ts';
import type { Enqueue } from '../services/intents.ts';
import { createPlaylistAnswers } from '../services/playlists/answers.ts';
import { createPlaylistApply } from '../services/playlists/apply.ts';
import { createPlaylistDelete } from '../services/playlists/delete.ts';
import { createPlaylistHistory } from '../services/playlists/history.ts';
import { createTrackLearning } from '../services/playlists/learning.ts';
import { createPlaylistMaking } from '../services/playlists/making.ts';
import { createPlaylistMarks } from '../services/playlists/marks.ts';
import { createPlaylistOrders } from '../services/playlists/orders.ts';
import { createManagedPlaylists } from '../services/playlists/playlists.ts';
import type { AfterApply, OnHandEdits } from '../services/playlists/task.ts';
import { createPlaylistWishes } from '../services/playlists/wishes.ts';
import { PLAYLISTS_APPLY } from '../services/playlists/work.ts';
import { createRecordingGrouping } from '../services/recordings/grouping.ts';
import type { HalfSurroundings } from './half.ts';

/** What is wanted in playlists, and what people say about it: for both halves. */
export const createPlaylistServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  { store, enqueue }: { store: Store; enqueue: Enqueue },
) => ({
  playlists: createManagedPlaylists({ store, clock, enqueue }),
  playlistMaking: createPlaylistMaking({ store, clock }),
  playlistWishes: createPlaylistWishes({ store, clock }),
  playlistMarks: createPlaylistMarks({ store, clock }),
  playlistAnswers: createPlaylistAnswers({ store, clock, enqueue }),
  playlistHistory: createPlaylistHistory({ store, clock, enqueue }),
});

export type PlaylistServices = ReturnType<typeof createPlaylistServices>;

/** What writes playlists: for the service half. */
export const createPlaylistWriters = (
  { clock, config }: Pick<HalfSurroundings, 'clock' | 'config'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    http: Http;
    reader: SpotifyReader;
    access: AccountAccess;
    afterApply: AfterApply;
    onHandEdits: OnHandEdits;
  },
) => {
  const { store, enqueue, http, reader, access, afterApply, onHandEdits } = deps;
  const writer = createPlaylistWriter({
    http,
    apiUrl: config.spotify.apiUrl,
    accessOf: access.access,
    reader,
  });
  const grouping = createRecordingGrouping({ store, clock, enqueue, createCompare });
  const learn = createTrackLearning({ store, clock, grouping });
  const wait = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal });
  return {
    playlistApply: createPlaylistApply({ store, clock, writer, wait, learn, afterApply, onHandEdits }),
    playlistDelete: createPlaylistDelete({ store, writer }),
    playlistOrders: createPlaylistOrders({ store, enqueue }),
  };
};

export type PlaylistWriters = ReturnType<typeof createPlaylistWriters>;

/** Jobs, and the look for playlists of which something else is wanted, or that were not looked at for a day. */
export const playlistWork = ({ playlistApply, playlistDelete, playlistOrders }: PlaylistWriters) => ({
  handlers: [playlistsApplyJob(playlistApply), playlistsDeleteJob(playlistDelete)],
  schedules: [],
  due: [{ name: PLAYLISTS_APPLY, always: true, run: playlistOrders.enqueueDue } as const],
});
