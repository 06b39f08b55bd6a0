import type { ChartEntityId, ChartId, ManagedPlaylistId, MemberId, PeriodId } from '../../domain/ids.ts';
import type { JobNotify, NewJob } from '../../domain/jobs.ts';

/** The kinds of work of this family, and how each is asked for. */

/** Asks for every chart that is due and that somebody wants. */
export const CHARTS_SWEEP = 'charts.sweep';
/** Fetches one chart. */
export const CHARTS_REFRESH = 'charts.refresh';
/** Finds out what entities are in the catalogue. */
export const CHARTS_RESOLVE = 'charts.resolve';
/** Asks MusicBrainz who entities are. */
export const CHARTS_IDENTIFY = 'charts.identify';
/** Finds an entity on Spotify and puts it into a playlist or a week. */
export const CHARTS_ADD = 'charts.add';

/** Asking twice while one is waiting or running is asking once. @param asked the person who waits for it */
export const chartsRefresh = (
  id: ChartId,
  name: string,
  asked?: { readonly memberId: MemberId; readonly notify: JobNotify },
): NewJob => ({
  kind: CHARTS_REFRESH,
  memberId: asked?.memberId ?? null,
  name,
  metadata: { chartId: id },
  dedupeKey: `${CHARTS_REFRESH}:${id}`,
  ...(asked === undefined ? {} : { notify: asked.notify }),
});

export const chartsResolve = (): NewJob => ({
  kind: CHARTS_RESOLVE,
  memberId: null,
  dedupeKey: CHARTS_RESOLVE,
});

export const chartsIdentify = (runAt: number): NewJob => ({
  kind: CHARTS_IDENTIFY,
  memberId: null,
  runAt,
  dedupeKey: CHARTS_IDENTIFY,
});

/** Where something is to go. */
export type AddTarget = { readonly playlistId: ManagedPlaylistId } | { readonly periodId: PeriodId };

export const chartsAdd = (
  memberId: MemberId,
  entityId: ChartEntityId,
  target: AddTarget,
  name: string,
  notify: JobNotify,
): NewJob => {
  const place = 'playlistId' in target ? `playlist:${target.playlistId}` : `week:${target.periodId}`;
  return {
    kind: CHARTS_ADD,
    memberId,
    name,
    metadata: { entityId, ...target },
    dedupeKey: `${CHARTS_ADD}:${place}:${entityId}`,
    notify,
  };
};
