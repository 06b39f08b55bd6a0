import type { Queries, Tx } from '../database.ts';
import { accountDataReads, accountDataWrites } from './account-data.ts';
import { accountScans } from './account-scans.ts';
import { accountReads, accountWrites } from './accounts.ts';
import { appReads, appWrites } from './apps.ts';
import { artistReads } from './artists.ts';
import { askingReads } from './asking.ts';
import { blendReads, blendWrites } from './blends.ts';
import { budgetReads, budgetWrites } from './budgets.ts';
import { candidateReads } from './candidates.ts';
import { categoryReads, categoryWrites } from './categories.ts';
import { chartFamily, chartFamilyReads } from './chart-repositories.ts';
import { coverReads, coverWrites } from './covers.ts';
import { crownReads, crownWrites } from './crowns.ts';
import { curatedReads } from './curated.ts';
import { curationCardReads } from './curation-cards.ts';
import { curationJoinReads, curationJoinWrites } from './curation-joins.ts';
import { curationNewsReads } from './curation-news.ts';
import { curationPeriodReads, curationPeriodWrites } from './curation-periods.ts';
import { curationPromotionReads, curationPromotionWrites } from './curation-promotions.ts';
import { curationSortReads, curationSortWrites } from './curation-sorts.ts';
import { curationStatReads } from './curation-stats.ts';
import { curationTrackReads, curationTrackWrites } from './curation-tracks.ts';
import { digestReads, digestWrites } from './digests.ts';
import { enrichmentReads, enrichmentWrites } from './enrichments.ts';
import { externalDataReads, externalDataWrites } from './external-data.ts';
import { factReads, factWrites } from './facts.ts';
import { jobLeaseReads, jobLeaseWrites } from './job-leases.ts';
import { jobShowReads, jobShowWrites } from './job-shows.ts';
import { jobReads, jobWrites } from './jobs.ts';
import { libraryReads } from './library.ts';
import { libraryViewReads, libraryViewWrites } from './library-views.ts';
import { linkReads, linkWrites } from './links.ts';
import { listenerCountReads, listenerCountWrites } from './listener-counts.ts';
import { managedDesiredReads, managedDesiredWrites } from './managed-desired.ts';
import { managedHintWrites } from './managed-hints.ts';
import { managedKeyReads } from './managed-keys.ts';
import { managedMarkReads, managedMarkWrites } from './managed-marks.ts';
import { managedPlaylistReads, managedPlaylistWrites } from './managed-playlists.ts';
import { managedRefusalReads, managedRefusalWrites } from './managed-refusals.ts';
import { managedRevisionReads, managedRevisionWrites } from './managed-revisions.ts';
import { manualValueReads, manualValueWrites } from './manual-values.ts';
import { matchWordReads, matchWordWrites } from './match-words.ts';
import { memberReads, memberWrites } from './members.ts';
import { namedPostReads, namedPostWrites } from './named-posts.ts';
import { namedTrackReads } from './named-tracks.ts';
import { notMineReads, notMineWrites } from './not-mine.ts';
import { operatorReads } from './operators.ts';
import { outboxReads, outboxWrites } from './outbox.ts';
import { ownTrackReads } from './own-tracks.ts';
import { paceReads, paceWrites } from './paces.ts';
import { placeholderTrackReads, placeholderTrackWrites } from './placeholder-tracks.ts';
import { playImportReads, playImportWrites } from './play-imports.ts';
import { playOriginReads, playOriginWrites } from './play-origins.ts';
import { playRowReads, playRowWrites } from './play-rows.ts';
import { playSyncReads, playSyncWrites } from './play-syncs.ts';
import { playReads, playWrites } from './plays.ts';
import { privacyFamily, privacyFamilyReads } from './privacy-repositories.ts';
import { radarFamily, radarFamilyReads } from './radar-repositories.ts';
import { rankingCaptureReads, rankingCaptureWrites } from './ranking-captures.ts';
import { rankingReads, rankingWrites } from './rankings.ts';
import { readingReads, readingWrites } from './readings.ts';
import { recordingEditReads, recordingEditWrites } from './recording-edits.ts';
import { recordingReads, recordingWrites } from './recordings.ts';
import { releaseIntakeReads, releaseIntakeWrites } from './release-intakes.ts';
import { releaseMatchQueueReads } from './release-match-queue.ts';
import { releaseMatchReads, releaseMatchWrites } from './release-matches.ts';
import { releaseTrackReads, releaseTrackWrites } from './release-tracks.ts';
import { releaseUploadReads, releaseUploadWrites } from './release-uploads.ts';
import { releaseReads, releaseWrites } from './releases.ts';
import { rollupCheckReads } from './rollup-checks.ts';
import { rollupReads, rollupWrites } from './rollups.ts';
import { ruleDraftReads, ruleDraftWrites } from './rule-drafts.ts';
import { ruleMarkReads, ruleMarkWrites } from './rule-marks.ts';
import { ruleSetReads, ruleSetWrites } from './rule-sets.ts';
import { scrobbleSyncReads, scrobbleSyncWrites } from './scrobble-syncs.ts';
import { serverLeavingReads, serverLeavingWrites } from './server-leaving.ts';
import { serverPlayReads } from './server-plays.ts';
import { serverRowReads } from './server-rows.ts';
import { serverSubjectReads } from './server-subjects.ts';
import { setBackWrites } from './set-back.ts';
import { sourceListReads, sourceListWrites } from './source-lists.ts';
import { sourceReads, sourceWrites } from './sources.ts';
import { standingReads } from './standing.ts';
import { statisticNameReads } from './statistic-names.ts';
import { statisticOwnReads } from './statistic-own.ts';
import { statisticTimeReads } from './statistic-times.ts';
import { statisticReads } from './statistics.ts';
import { styleReads, styleWrites } from './styles.ts';
import { suggestionReads, suggestionWrites } from './suggestions.ts';
import { tasteReads } from './tastes.ts';
import { trackFactReads, trackFactWrites } from './track-facts.ts';
import { trackReads, trackWrites } from './tracks.ts';

/** Every question, by noun. */
export const readsOf = (queries: Queries) => ({
  budgets: budgetReads(queries),
  digests: digestReads(queries),
  accounts: { ...accountReads(queries), ...accountScans(queries) },
  accountData: accountDataReads(queries),
  apps: appReads(queries),
  links: linkReads(queries),
  facts: factReads(queries),
  jobs: jobReads(queries),
  jobLeases: jobLeaseReads(queries),
  jobShows: jobShowReads(queries),
  members: memberReads(queries),
  operators: operatorReads(queries),
  outbox: outboxReads(queries),
  covers: coverReads(queries),
  paces: paceReads(queries),
  placeholderTracks: placeholderTrackReads(queries),
  namedPosts: namedPostReads(queries),
  namedTracks: namedTrackReads(queries),
  scrobbleSyncs: scrobbleSyncReads(queries),
  ...radarFamilyReads(queries),
  blends: blendReads(queries),
  tastes: tasteReads(queries),
  plays: playReads(queries),
  ...privacyFamilyReads(queries),
  playImports: playImportReads(queries),
  playOrigins: playOriginReads(queries),
  playRows: playRowReads(queries),
  notMine: notMineReads(queries),
  playSyncs: playSyncReads(queries),
  rankings: rankingReads(queries),
  rankingCaptures: rankingCaptureReads(queries),
  rollups: rollupReads(queries),
  rollupChecks: rollupCheckReads(queries),
  serverPlays: serverPlayReads(queries),
  serverLeaving: serverLeavingReads(queries),
  serverRows: serverRowReads(queries),
  listenerCounts: listenerCountReads(queries),
  crowns: crownReads(queries),
  serverSubjects: serverSubjectReads(queries),
  standing: standingReads(queries),
  statistics: statisticReads(queries),
  statisticNames: statisticNameReads(queries),
  statisticOwn: statisticOwnReads(queries),
  statisticTimes: statisticTimeReads(queries),
  artists: artistReads(queries),
  library: libraryReads(queries),
  libraryViews: libraryViewReads(queries),
  readings: readingReads(queries),
  sources: sourceReads(queries),
  sourceLists: sourceListReads(queries),
  tracks: trackReads(queries),
  recordings: recordingReads(queries),
  recordingEdits: recordingEditReads(queries),
  releases: releaseReads(queries),
  asking: askingReads(queries),
  externalData: externalDataReads(queries),
  enrichments: enrichmentReads(queries),
  manualValues: manualValueReads(queries),
  ownTracks: ownTrackReads(queries),
  managedPlaylists: managedPlaylistReads(queries),
  managedDesired: managedDesiredReads(queries),
  managedMarks: managedMarkReads(queries),
  managedRevisions: managedRevisionReads(queries),
  managedRefusals: managedRefusalReads(queries),
  managedKeys: managedKeyReads(queries),
  trackFacts: trackFactReads(queries),
  candidates: candidateReads(queries),
  curated: curatedReads(queries),
  ruleSets: ruleSetReads(queries),
  ruleDrafts: ruleDraftReads(queries),
  ruleMarks: ruleMarkReads(queries),
  ...chartFamilyReads(queries),
  categories: categoryReads(queries),
  curationCards: curationCardReads(queries),
  curationJoins: curationJoinReads(queries),
  curationNews: curationNewsReads(queries),
  curationPeriods: curationPeriodReads(queries),
  curationPromotions: curationPromotionReads(queries),
  curationSorts: curationSortReads(queries),
  curationStats: curationStatReads(queries),
  curationTracks: curationTrackReads(queries),
  releaseIntakes: releaseIntakeReads(queries),
  matchWords: matchWordReads(queries),
  releaseMatchQueue: releaseMatchQueueReads(queries),
  releaseMatches: releaseMatchReads(queries),
  releaseTracks: releaseTrackReads(queries),
  releaseUploads: releaseUploadReads(queries),
  styles: styleReads(queries),
  suggestions: suggestionReads(queries),
});

/** Every question and every write, by noun; exists within a transaction only. */
export const repositoriesOf = (tx: Tx) => ({
  budgets: { ...budgetReads(tx), ...budgetWrites(tx) },
  digests: { ...digestReads(tx), ...digestWrites(tx) },
  accounts: { ...accountReads(tx), ...accountScans(tx), ...accountWrites(tx) },
  accountData: { ...accountDataReads(tx), ...accountDataWrites(tx) },
  apps: { ...appReads(tx), ...appWrites(tx) },
  links: { ...linkReads(tx), ...linkWrites(tx) },
  facts: { ...factReads(tx), ...factWrites(tx) },
  jobs: { ...jobReads(tx), ...jobWrites(tx) },
  jobLeases: { ...jobLeaseReads(tx), ...jobLeaseWrites(tx) },
  jobShows: { ...jobShowReads(tx), ...jobShowWrites(tx) },
  members: { ...memberReads(tx), ...memberWrites(tx) },
  outbox: { ...outboxReads(tx), ...outboxWrites(tx) },
  covers: { ...coverReads(tx), ...coverWrites(tx) },
  paces: { ...paceReads(tx), ...paceWrites(tx) },
  placeholderTracks: { ...placeholderTrackReads(tx), ...placeholderTrackWrites(tx) },
  namedPosts: { ...namedPostReads(tx), ...namedPostWrites(tx) },
  namedTracks: namedTrackReads(tx),
  scrobbleSyncs: { ...scrobbleSyncReads(tx), ...scrobbleSyncWrites(tx) },
  ...radarFamily(tx),
  blends: { ...blendReads(tx), ...blendWrites(tx) },
  tastes: tasteReads(tx),
  plays: { ...playReads(tx), ...playWrites(tx) },
  ...privacyFamily(tx),
  playImports: { ...playImportReads(tx), ...playImportWrites(tx) },
  playOrigins: { ...playOriginReads(tx), ...playOriginWrites(tx) },
  notMine: { ...notMineReads(tx), ...notMineWrites(tx) },
  playRows: { ...playRowReads(tx), ...playRowWrites(tx) },
  playSyncs: { ...playSyncReads(tx), ...playSyncWrites(tx) },
  rankings: { ...rankingReads(tx), ...rankingWrites(tx) },
  rankingCaptures: { ...rankingCaptureReads(tx), ...rankingCaptureWrites(tx) },
  rollupChecks: rollupCheckReads(tx),
  rollups: { ...rollupReads(tx), ...rollupWrites(tx) },
  serverPlays: serverPlayReads(tx),
  serverLeaving: { ...serverLeavingReads(tx), ...serverLeavingWrites(tx) },
  serverRows: serverRowReads(tx),
  listenerCounts: { ...listenerCountReads(tx), ...listenerCountWrites(tx) },
  crowns: { ...crownReads(tx), ...crownWrites(tx) },
  setBack: setBackWrites(tx),
  standing: standingReads(tx),
  artists: artistReads(tx),
  library: libraryReads(tx),
  libraryViews: { ...libraryViewReads(tx), ...libraryViewWrites(tx) },
  readings: { ...readingReads(tx), ...readingWrites(tx) },
  sources: { ...sourceReads(tx), ...sourceWrites(tx) },
  sourceLists: { ...sourceListReads(tx), ...sourceListWrites(tx) },
  tracks: { ...trackReads(tx), ...trackWrites(tx) },
  recordings: { ...recordingReads(tx), ...recordingWrites(tx) },
  recordingEdits: { ...recordingEditReads(tx), ...recordingEditWrites(tx) },
  releases: { ...releaseReads(tx), ...releaseWrites(tx) },
  asking: askingReads(tx),
  externalData: { ...externalDataReads(tx), ...externalDataWrites(tx) },
  enrichments: { ...enrichmentReads(tx), ...enrichmentWrites(tx) },
  manualValues: { ...manualValueReads(tx), ...manualValueWrites(tx) },
  ownTracks: ownTrackReads(tx),
  managedPlaylists: { ...managedPlaylistReads(tx), ...managedPlaylistWrites(tx) },
  managedDesired: { ...managedDesiredReads(tx), ...managedDesiredWrites(tx) },
  managedMarks: { ...managedMarkReads(tx), ...managedMarkWrites(tx) },
  managedRevisions: { ...managedRevisionReads(tx), ...managedRevisionWrites(tx) },
  managedRefusals: { ...managedRefusalReads(tx), ...managedRefusalWrites(tx) },
  managedKeys: managedKeyReads(tx),
  managedHints: managedHintWrites(tx),
  candidates: candidateReads(tx),
  ruleSets: { ...ruleSetReads(tx), ...ruleSetWrites(tx) },
  ruleDrafts: { ...ruleDraftReads(tx), ...ruleDraftWrites(tx) },
  trackFacts: { ...trackFactReads(tx), ...trackFactWrites(tx) },
  ruleMarks: { ...ruleMarkReads(tx), ...ruleMarkWrites(tx) },
  ...chartFamily(tx),
  categories: { ...categoryReads(tx), ...categoryWrites(tx) },
  curationCards: curationCardReads(tx),
  curationJoins: { ...curationJoinReads(tx), ...curationJoinWrites(tx) },
  curationNews: curationNewsReads(tx),
  curationPeriods: { ...curationPeriodReads(tx), ...curationPeriodWrites(tx) },
  curationPromotions: { ...curationPromotionReads(tx), ...curationPromotionWrites(tx) },
  curationSorts: { ...curationSortReads(tx), ...curationSortWrites(tx) },
  curationStats: curationStatReads(tx),
  curationTracks: { ...curationTrackReads(tx), ...curationTrackWrites(tx) },
  releaseIntakes: { ...releaseIntakeReads(tx), ...releaseIntakeWrites(tx) },
  matchWords: { ...matchWordReads(tx), ...matchWordWrites(tx) },
  releaseMatchQueue: releaseMatchQueueReads(tx),
  releaseMatches: { ...releaseMatchReads(tx), ...releaseMatchWrites(tx) },
  releaseTracks: { ...releaseTrackReads(tx), ...releaseTrackWrites(tx) },
  releaseUploads: { ...releaseUploadReads(tx), ...releaseUploadWrites(tx) },
  styles: { ...styleReads(tx), ...styleWrites(tx) },
  suggestions: { ...suggestionReads(tx), ...suggestionWrites(tx) },
});

export type Reads = ReturnType<typeof readsOf>;
export type Repositories = ReturnType<typeof repositoriesOf>;
