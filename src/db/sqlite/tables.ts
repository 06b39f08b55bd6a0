import { defineSchema } from '../schema/schema.ts';
import { sqliteKit } from './kit.ts';

export const tables = defineSchema(sqliteKit);

/** drizzle-kit reads the exported tables of this module to generate migrations. */
export const {
  members,
  serverConsents,
  apps,
  accounts,
  linkRequests,
  artists,
  tracks,
  trackArtists,
  sources,
  sourceReadings,
  sourceTracks,
  sourceLists,
  libraryViews,
  plays,
  playSyncs,
  playGaps,
  rankings,
  rankingStates,
  labels,
  releases,
  recordings,
  recordingTracks,
  recordingEdits,
  ownRecordings,
  externalData,
  enrichments,
  manualValues,
  trackEdits,
  jobs,
  digests,
  outbox,
  budgetSlices,
  budgetBlocks,
  paces,
  facts,
} = tables;
