import type { MemberId, SourceId } from '../../domain/ids.ts';
import type { JobNotify, NewJob } from '../../domain/jobs.ts';
import type { Source } from '../../domain/library.ts';

/** The kinds of work of this family, and how each is asked for. */

export const SOURCES_LIST = 'sources.list';
export const SOURCES_SYNC = 'sources.sync';
export const SOURCES_SYNC_ONE = 'sources.syncOne';

/** What a sync is to do. */
export interface SyncOrder {
  /** Only these of the chosen sources; all when absent. */
  readonly only?: readonly SourceId[];
  /** Read everything, whatever the versions say. */
  readonly full?: boolean;
}

/** Reads what there is to choose; asking twice while one is waiting or running is asking once. */
export const sourcesList = (memberId: MemberId, notify?: JobNotify): NewJob => ({
  kind: SOURCES_LIST,
  memberId,
  dedupeKey: sourcesListKey(memberId),
  ...(notify === undefined ? {} : { notify }),
});

export const sourcesListKey = (memberId: MemberId): string => `${SOURCES_LIST}:${memberId}`;

/** Brings chosen sources up to date; the parent of one job per source. */
export const sourcesSync = (memberId: MemberId, order: SyncOrder = {}, notify?: JobNotify): NewJob => ({
  kind: SOURCES_SYNC,
  memberId,
  metadata: order,
  dedupeKey: [sourcesSyncKey(memberId), ...(order.only ?? []), ...(order.full === true ? ['full'] : [])].join(
    ':',
  ),
  ...(notify === undefined ? {} : { notify }),
});

/** Of a sync of everything. */
export const sourcesSyncKey = (memberId: MemberId): string => `${SOURCES_SYNC}:${memberId}`;

export const sourceSync = (
  { id, memberId, name }: Pick<Source, 'id' | 'memberId' | 'name'>,
  full: boolean,
): NewJob => ({
  kind: SOURCES_SYNC_ONE,
  memberId,
  name,
  metadata: { sourceId: id, full },
  dedupeKey: sourceSyncKey(id),
});

export const sourceSyncKey = (id: SourceId): string => `${SOURCES_SYNC_ONE}:${id}`;
