import type { Store } from '../db/store.ts';
import { enrichmentSteps } from '../services/enrichment/steps.ts';
import { createFactsService } from '../services/facts.ts';
import type { Enqueue } from '../services/intents.ts';
import { listeningAfterLink } from '../services/listening/after-link.ts';
import { listeningSteps } from '../services/listening/steps.ts';
import { createMembersService } from '../services/members.ts';
import { resumePlaylists } from '../services/playlists/orders.ts';
import { createPulse } from '../services/pulse.ts';
import { createStartSources } from '../services/sources/after-link.ts';
import { sourceSteps } from '../services/sources/steps.ts';
import { createStandingService } from '../services/standing.ts';
import { createChartServices } from './charts.ts';
import { createCurationServices } from './curation.ts';
import { createIntakeServices, createReviewServices } from './curation-intake.ts';
import { createDigestServices } from './digests.ts';
import { createEnrichmentOrders } from './enrichment.ts';
import type { HalfSurroundings } from './half.ts';
import { createHeartServices } from './heart.ts';
import { createImportServices } from './imports.ts';
import { createLinkingServices } from './linking.ts';
import { createListeningServices } from './listening.ts';
import { createLookBackServices } from './look-back.ts';
import { createOperatorServices } from './operators.ts';
import { createPictureServices } from './pictures.ts';
import { createPlaylistServices } from './playlists.ts';
import { createPrivacyServices } from './privacy.ts';
import { createRadarServices } from './radar.ts';
import { createRuleCardServices } from './rule-cards.ts';
import { createRuleServices } from './rules.ts';
import { createServerAnswers, createServerServices } from './server.ts';
import { createSourceServices } from './sources.ts';
import { createStatisticServices } from './statistics.ts';
import { createStatusService } from './status.ts';
import { createSumServices, sumsFollowZone } from './sums.ts';
import { createTasteServices } from './taste.ts';
import { createTrackServices } from './tracks.ts';

/** Services that need only the database: both halves have them. */
export const createSharedServices = (surroundings: HalfSurroundings, store: Store) => {
  const { clock } = surroundings;
  const facts = createFactsService({ store });
  const enqueue: Enqueue = (tx, job) => heart.queue.enqueueIn(tx, job);
  const externalOrders = createEnrichmentOrders(surroundings, { store, enqueue });
  const steps = [...sourceSteps, ...listeningSteps, ...enrichmentSteps(externalOrders)];
  const heart = createHeartServices(surroundings, { store, steps });
  const { outbox } = heart;
  const playlists = createPlaylistServices(surroundings, { store, enqueue });
  const rules = createRuleServices(surroundings, { store, enqueue, ...playlists });
  const intake = createIntakeServices(surroundings, { store, enqueue });
  const curation = createCurationServices(surroundings, {
    store,
    enqueue,
    post: outbox.post,
    ...playlists,
    wantReleases: intake.intakeOrders.want,
    releasesComing: intake.intakeOrders.isReading,
    closedSources: async () => review.closedSources(),
  });
  const linking = createLinkingServices(surroundings, {
    store,
    enqueue,
    afterLink: [listeningAfterLink],
    onLinked: [createStartSources({ enqueue }), resumePlaylists],
  });
  const review = createReviewServices(surroundings, {
    ...{ store, secrets: linking.secrets, joining: curation.joining },
  });
  const tracks = createTrackServices(surroundings, { store });
  const statistics = createStatisticServices(surroundings, { store });
  const members = createMembersService({ store, zoneChanged: sumsFollowZone(enqueue) });
  const imports = createImportServices(surroundings, { store, enqueue, secrets: linking.secrets });
  const lookBack = createLookBackServices({ store, ...statistics, ...tracks });
  const server = createServerServices(surroundings, { post: outbox.post, enqueue });
  const operators = createOperatorServices(surroundings, { store });
  return {
    store,
    facts,
    ...heart,
    enqueue,
    externalOrders,
    ...tracks,
    status: createStatusService(surroundings, {
      ...{ store, desk: heart.desk, beatport: review.beatportKeeping, ...operators },
    }),
    ...operators,
    operatorIds: surroundings.config.discord.operatorIds,
    members,
    standing: createStandingService({ store }),
    pulse: createPulse({ facts, clock }),
    ...createSourceServices(surroundings, { store, enqueue }),
    ...createPictureServices(surroundings, { store, enqueue }),
    ...playlists,
    ...rules,
    ...createRuleCardServices({ store, enqueue }, rules, playlists),
    ...intake,
    ...curation,
    ...createChartServices(surroundings, { store, enqueue, ...playlists, ...curation }),
    ...review,
    ...createSumServices(surroundings, { store, enqueue }),
    ...createListeningServices(surroundings, { store, enqueue }),
    ...statistics,
    ...lookBack,
    ...createServerAnswers({ store, ...server, ...tracks, ...lookBack }),
    ...createTasteServices(surroundings, {
      ...{ store, enqueue, post: outbox.post },
      ...{ ...playlists, ...server, ...statistics },
    }),
    ...createRadarServices(surroundings, { store, enqueue, post: outbox.post, ...playlists }),
    ...imports,
    ...createPrivacyServices(surroundings, {
      ...{ store, enqueue, members, secrets: linking.secrets },
      ...imports,
      ...server,
    }),
    ...server,
    ...createDigestServices(surroundings, {
      ...{ store, enqueue, post: outbox.post },
      ...server,
      ...statistics,
    }),
    ...linking,
  };
};

export type SharedServices = ReturnType<typeof createSharedServices>;
