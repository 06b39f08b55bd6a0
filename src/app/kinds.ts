import { ACCOUNTS_CLAIM } from '../services/accounts/claim-order.ts';
import { ACCOUNTS_DELETE_DATA, ACCOUNTS_REFRESH, ACCOUNTS_RESEAL } from '../services/accounts/work.ts';
import { CHARTS_ADD, CHARTS_IDENTIFY, CHARTS_REFRESH, CHARTS_RESOLVE } from '../services/charts/work.ts';
import { CURATION_IMPORT, CURATION_INTAKE } from '../services/curation/intake-work.ts';
import { CURATION_LEARN } from '../services/curation/learning.ts';
import { CURATION_MATCH } from '../services/curation/match-work.ts';
import { CURATION_PERIOD } from '../services/curation/work.ts';
import { DIGEST_AMEND, DIGEST_POST } from '../services/digests/work.ts';
import { externalKinds } from '../services/enrichment/work.ts';
import {
  PLAYS_IMPORT_READ,
  PLAYS_IMPORT_STORE,
  PLAYS_IMPORT_UNDO,
} from '../services/listening/import/work.ts';
import { PLAYS_BACKFILL } from '../services/listening/scrobbles/work.ts';
import { PLAYS_REBUILD, PLAYS_REVIEW } from '../services/listening/sums-work.ts';
import { PLAYS_SYNC, PLAYS_SYNC_ALL, RANKINGS_REFRESH } from '../services/listening/work.ts';
import { OUTBOX_SEND } from '../services/outbox/outbox.ts';
import { COVERS_FETCH } from '../services/pictures/work.ts';
import { PLAYLISTS_APPLY, PLAYLISTS_DELETE } from '../services/playlists/work.ts';
import { PRIVACY_DELETE } from '../services/privacy/work.ts';
import { RADAR_FILL, RADAR_GATHER, RADAR_SCAN } from '../services/radar/work.ts';
import { RECORDINGS_GROUP } from '../services/recordings/work.ts';
import { RULES_FLATTEN, RULES_FOLLOW, RULES_IMPORT, RULES_RUN } from '../services/rules/work.ts';
import { SERVER_COUNT, SERVER_CROWNS, SERVER_LOOK, SERVER_UNNAME } from '../services/server/work.ts';
import { SOURCES_LIST, SOURCES_SYNC, SOURCES_SYNC_ONE } from '../services/sources/work.ts';
import { TASTE_BLEND } from '../services/taste/work.ts';

/** Every job kind that services enqueue: the start-up check wants a handler for each. Schedules and steps name theirs. */
export const enqueuedKinds: readonly string[] = [
  ACCOUNTS_CLAIM,
  ACCOUNTS_DELETE_DATA,
  ACCOUNTS_REFRESH,
  ACCOUNTS_RESEAL,
  CHARTS_ADD,
  CHARTS_IDENTIFY,
  CHARTS_REFRESH,
  CHARTS_RESOLVE,
  COVERS_FETCH,
  CURATION_IMPORT,
  CURATION_INTAKE,
  CURATION_LEARN,
  CURATION_MATCH,
  CURATION_PERIOD,
  DIGEST_AMEND,
  DIGEST_POST,
  ...externalKinds,
  OUTBOX_SEND,
  PLAYLISTS_APPLY,
  PLAYLISTS_DELETE,
  PLAYS_BACKFILL,
  PLAYS_REBUILD,
  PLAYS_REVIEW,
  PLAYS_IMPORT_READ,
  PLAYS_IMPORT_STORE,
  PLAYS_IMPORT_UNDO,
  PLAYS_SYNC,
  PLAYS_SYNC_ALL,
  RADAR_FILL,
  RADAR_GATHER,
  PRIVACY_DELETE,
  RADAR_SCAN,
  RANKINGS_REFRESH,
  RECORDINGS_GROUP,
  RULES_FLATTEN,
  RULES_FOLLOW,
  RULES_IMPORT,
  RULES_RUN,
  SERVER_COUNT,
  SERVER_CROWNS,
  SERVER_LOOK,
  SERVER_UNNAME,
  SOURCES_LIST,
  SOURCES_SYNC,
  SOURCES_SYNC_ONE,
  TASTE_BLEND,
];
