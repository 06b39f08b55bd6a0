import type { Queries, Tx } from '../database.ts';
import { deletionReads, deletionWrites } from './deletions.ts';
import { memberDataReads, memberDataWrites } from './member-data.ts';
import { memberLeavingReads, memberLeavingWrites } from './member-leaving.ts';
import { memberTraceReads, memberTraceWrites } from './member-traces.ts';
import { ownCatalogueReads, ownCatalogueWrites } from './own-catalogue.ts';
import { retentionReads, retentionWrites } from './retentions.ts';

/** What is asked and written about everything of one member at once. */
export const privacyFamilyReads = (queries: Queries) => ({
  deletions: deletionReads(queries),
  memberData: memberDataReads(queries),
  memberLeaving: memberLeavingReads(queries),
  memberTraces: memberTraceReads(queries),
  ownCatalogue: ownCatalogueReads(queries),
  retentions: retentionReads(queries),
});

export const privacyFamily = (tx: Tx) => ({
  deletions: { ...deletionReads(tx), ...deletionWrites(tx) },
  memberData: { ...memberDataReads(tx), ...memberDataWrites(tx) },
  memberLeaving: { ...memberLeavingReads(tx), ...memberLeavingWrites(tx) },
  ownCatalogue: { ...ownCatalogueReads(tx), ...ownCatalogueWrites(tx) },
  memberTraces: { ...memberTraceReads(tx), ...memberTraceWrites(tx) },
  retentions: { ...retentionReads(tx), ...retentionWrites(tx) },
});
