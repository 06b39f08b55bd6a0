import type { Step } from '../jobs/steps.ts';
import { SOURCES_LIST, SOURCES_SYNC, sourcesListKey, sourcesSyncKey } from './work.ts';

/** What `/jobs run` can start in this family. */
export const sourceSteps: readonly Step[] = [
  {
    name: 'tracks',
    kind: SOURCES_SYNC,
    job: (memberId) => ({ metadata: {}, dedupeKey: sourcesSyncKey(memberId) }),
  },
  { name: 'sources', kind: SOURCES_LIST, job: (memberId) => ({ dedupeKey: sourcesListKey(memberId) }) },
];
