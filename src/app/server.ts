import { randomUUID } from 'node:crypto';
import type { Feature } from '../commands/command.ts';
import { crownsFeature } from '../commands/server/crowns.ts';
import type { ServerFeatureDeps } from '../commands/server/deps.ts';
import { serverFeature } from '../commands/server/top.ts';
import { whoKnowsFeature } from '../commands/server/who-knows.ts';
import type { Store } from '../db/store.ts';
import { serverCountJob, serverCrownsJob, serverSweepJobs } from '../jobs/server-members.ts';
import { serverUnnameJob } from '../jobs/server-unname.ts';
import type { DiscordGuilds } from '../providers/discord/guilds-port.ts';
import type { DiscordPosts } from '../providers/discord-port.ts';
import { createDigestsLeaving } from '../services/digests/amending.ts';
import type { Enqueue } from '../services/intents.ts';
import type { Outbox } from '../services/outbox/outbox.ts';
import { createServerCounting } from '../services/server/counting.ts';
import { createCrownKeeping } from '../services/server/crown-keeping.ts';
import { createCrowns } from '../services/server/crowns.ts';
import { createLeaderboards } from '../services/server/leaderboards.ts';
import { createNamedPosts, type NamedPosts } from '../services/server/named-posts.ts';
import { createNamedPostKeeping } from '../services/server/named-posts-keeping.ts';
import { createServerPresence, createServers } from '../services/server/presence.ts';
import { createServerSharing } from '../services/server/sharing.ts';
import { createSubjects } from '../services/server/subjects.ts';
import { createWhoKnows } from '../services/server/who-knows.ts';
import { createServerConsents } from '../services/server/withdrawal.ts';
import { SERVER_COUNT, SERVER_SWEEP, SERVER_UNNAME } from '../services/server/work.ts';
import type { ListeningSets } from '../services/statistics/listening.ts';
import type { OwnNames } from '../services/statistics/own-names.ts';
import { createBlendsLeaving } from '../services/taste/leaving.ts';
import type { TrackCards } from '../services/tracks/cards.ts';
import { en } from '../views/messages/en.ts';
import { emptiedBody } from '../views/server/emptied.ts';
import type { HalfSurroundings } from './half.ts';
import type { Work } from './work-list.ts';

/** Nobody knows any more in which language what stood there was written. */
const emptied = emptiedBody(en);

/** Who agreed to what in a server, and what is said about them: for both halves. */
export const createServerServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  { post, enqueue }: { post: Outbox['post']; enqueue: Enqueue },
) => {
  const namedPosts = createNamedPosts({ clock, post, enqueue, emptied });
  const onLeaving = createDigestsLeaving({ clock, enqueue });
  const onOff = createBlendsLeaving({ enqueue });
  return {
    namedPosts,
    serverConsents: createServerConsents({ clock, namedPosts, enqueue, onLeaving, onOff }),
  };
};

export type ServerServices = ReturnType<typeof createServerServices>;

/** What members see of one another: for both halves. */
export const createServerAnswers = (deps: {
  store: Store;
  ownNames: OwnNames;
  trackCards: TrackCards;
  namedPosts: NamedPosts;
}) => {
  const { store, namedPosts } = deps;
  const serverSubjects = createSubjects(deps);
  const whoKnows = createWhoKnows({ store, subjects: serverSubjects });
  return {
    serverSubjects,
    whoKnows,
    leaderboards: createLeaderboards({ store }),
    crowns: createCrowns({ store, whoKnows }),
    serverSharing: createServerSharing({ store, namedPosts, newKey: randomUUID }),
    servers: createServers({ store }),
  };
};

export const serverFeatures = (services: ServerFeatureDeps): Feature[] => [
  whoKnowsFeature(services),
  serverFeature(services),
  crownsFeature(services),
];

/** Sums, crowns, who left, and messages that have to be changed: these once a second as far as any wait. */
export const serverWork = (
  { clock, log }: Pick<HalfSurroundings, 'clock' | 'log'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    posts: DiscordPosts;
    guilds: DiscordGuilds;
    listeningSets: ListeningSets;
  } & Pick<ServerServices, 'serverConsents'>,
): Work => {
  const { store, enqueue, posts, guilds } = deps;
  const keeping = createNamedPostKeeping({ store, clock, posts, log, enqueue, emptied });
  const crowns = createCrownKeeping({ store, clock });
  const counting = createServerCounting({ store, clock, sets: deps.listeningSets, crowns });
  const presence = createServerPresence({ store, clock, guilds, consents: deps.serverConsents });
  return {
    handlers: [
      serverUnnameJob(keeping),
      serverCountJob(counting),
      serverCrownsJob(crowns),
      ...serverSweepJobs(presence),
    ],
    schedules: [
      { name: SERVER_COUNT, cron: '*/5 * * * *', kind: SERVER_COUNT },
      { name: SERVER_SWEEP, cron: '47 * * * *', kind: SERVER_SWEEP },
    ],
    due: [{ name: SERVER_UNNAME, always: true, run: keeping.enqueueDue }],
  };
};
