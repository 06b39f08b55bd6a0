import { z } from 'zod';
import type { ManagedPlaylistId } from '../domain/ids.ts';
import type { PlaylistApply } from '../services/playlists/apply.ts';
import type { PlaylistDelete } from '../services/playlists/delete.ts';
import { PLAYLISTS_APPLY, PLAYLISTS_DELETE, problemCode } from '../services/playlists/work.ts';
import { done, type JobHandler, retryAt, skip } from './job.ts';

const Metadata = z.object({ playlistId: z.number().transform((id) => id as ManagedPlaylistId) });
const LATER_MS = 60_000;

/** Makes Spotify hold what is wanted in one playlist. Where it stands is in the database with every call. */
export const playlistsApplyJob = (playlists: PlaylistApply): JobHandler => ({
  kind: PLAYLISTS_APPLY,
  concurrency: 3,
  run: async ({ job, signal, progress, now }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} writes a playlist of nobody.`);
    const outcome = await playlists.apply(job.memberId, Metadata.parse(job.metadata).playlistId, {
      signal,
      asked: job.notify !== null,
      progress: (made, total) => progress(made / total, { key: 'writing', done: made, total }),
    });
    if (outcome.kind === 'later') return retryAt(now() + LATER_MS, { key: 'waiting' });
    const code = problemCode(outcome);
    if (code === null) return done(outcome);
    const asked = outcome.kind === 'asking' ? outcome.question : null;
    return skip({ key: 'skipped', code, ...(asked !== null && { done: asked.removes, total: asked.of }) });
  },
});

export const playlistsDeleteJob = (playlists: PlaylistDelete): JobHandler => ({
  kind: PLAYLISTS_DELETE,
  run: async ({ job, signal }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} deletes a playlist of nobody.`);
    await playlists.run(job.memberId, Metadata.parse(job.metadata).playlistId, signal);
    return done();
  },
});
