import type { Database } from '../db/database.ts';
import { backupWork } from './backups.ts';
import { chartWork } from './chart-readers.ts';
import { curationWork } from './curation.ts';
import { intakeWork } from './curation-intake.ts';
import { digestWork } from './digests.ts';
import { enrichmentWork } from './enrichment.ts';
import type { HalfSurroundings } from './half.ts';
import { heartWork } from './heart.ts';
import { importWork } from './imports.ts';
import { linkingWork } from './linking.ts';
import { listeningWork } from './listening.ts';
import { alertWork } from './operators.ts';
import type { OutsideServices } from './outside.ts';
import { pictureWork } from './pictures.ts';
import { playlistWork } from './playlists.ts';
import { privacyWork } from './privacy.ts';
import { radarWork } from './radar.ts';
import { ruleImportWork } from './rule-cards.ts';
import { ruleWork } from './rules.ts';
import { scrobbleWork } from './scrobbles.ts';
import { serverWork } from './server.ts';
import type { SharedServices } from './shared.ts';
import { sourceWork } from './sources.ts';
import { sumWork } from './sums.ts';
import { tasteWork } from './taste.ts';
import type { Work } from './work-list.ts';

/** One line per family of job kinds. */
export const workOf = (
  surroundings: HalfSurroundings,
  shared: SharedServices,
  outside: OutsideServices,
  database: Database,
): Work => {
  const { store, outbox, digestRuns, pictures } = shared;
  const heart = {
    store,
    outbox,
    posts: outside.posts,
    pictures,
    onRefused: [
      digestRuns.refused,
      outside.alerts.refused,
      shared.radarChannels.refused,
      shared.namedPosts.refused,
    ],
  };
  const parts: Work[] = [
    heartWork(surroundings, heart),
    linkingWork(outside),
    sourceWork(outside),
    enrichmentWork(outside, shared.externalOrders),
    listeningWork(outside),
    sumWork(shared),
    scrobbleWork(outside),
    radarWork(outside),
    tasteWork(shared),
    pictureWork(outside),
    importWork(outside, shared),
    playlistWork(outside),
    ruleWork(shared),
    ruleImportWork(surroundings, shared, outside),
    curationWork(shared),
    intakeWork(outside),
    chartWork(outside, shared),
    digestWork(shared, outside),
    privacyWork(surroundings, { ...shared, posts: outside.posts, database }),
    backupWork(surroundings, shared),
    alertWork(outside),
    serverWork(surroundings, { ...shared, ...outside }),
  ];
  return {
    handlers: parts.flatMap(({ handlers }) => handlers),
    schedules: parts.flatMap(({ schedules }) => schedules),
    due: parts.flatMap(({ due }) => due),
  };
};
