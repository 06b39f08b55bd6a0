import type { Store } from '../../src/db/store.ts';
import { channelId, type GuildId, guildId, type MemberId, memberId } from '../../src/domain/ids.ts';
import type { ServerConsent } from '../../src/domain/privacy.ts';
import type { DigestViewer } from '../../src/services/digests/access.ts';
import { createDigestAmending, createDigestsLeaving } from '../../src/services/digests/amending.ts';
import { createBlockReaders } from '../../src/services/digests/blocks/readers.ts';
import { createDigests } from '../../src/services/digests/digests.ts';
import { createDigestIssues } from '../../src/services/digests/issues.ts';
import { createDigestLooks } from '../../src/services/digests/looks.ts';
import { createDigestPosting } from '../../src/services/digests/posting.ts';
import { createDigestRuns } from '../../src/services/digests/runs.ts';
import type { DigestWish } from '../../src/services/digests/wish.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { createOutbox } from '../../src/services/outbox/outbox.ts';
import { createOutboxSender } from '../../src/services/outbox/sender.ts';
import { createPrivacy } from '../../src/services/privacy/privacy.ts';
import { createNamedPosts } from '../../src/services/server/named-posts.ts';
import { createServerConsents } from '../../src/services/server/withdrawal.ts';
import { createListeningSets } from '../../src/services/statistics/listening.ts';
import { createTallies } from '../../src/services/statistics/tallies.ts';
import { digestBodies } from '../../src/views/digests/bodies.ts';
import { createManualClock, type ManualClock } from './clock.ts';
import { openTestStore } from './database.ts';
import { createFakePosts } from './discord-posts.ts';
import { trackNamed } from './listening.ts';
import { createMemoryLog } from './log.ts';
import { noPictures } from './pictures.ts';
import { addPlays } from './plays.ts';

export const SERVER = guildId('400000000000000001');
export const ELSEWHERE = guildId('400000000000000002');
export const CHANNEL = channelId('500000000000000001');
export const MAKER = memberId('100000000000000009');
/** Whoever manages the server, and somebody of another one. */
export const MANAGER: DigestViewer = { memberId: MAKER, guildId: SERVER, manages: true };
export const STRANGER: DigestViewer = {
  memberId: memberId('100000000000000008'),
  guildId: ELSEWHERE,
  manages: true,
};

export const weeklyWish: DigestWish = {
  target: { to: 'channel', guildId: SERVER, channelId: CHANNEL },
  createdBy: MAKER,
  cadence: 'weekly',
  weekday: 1,
  dayOfMonth: null,
  hour: 18,
  timeZone: 'UTC',
  locale: 'en',
};

let nonces = 0;

/** Everything that digests consist of, over a store; with another clock or store of the same file it is a restart. */
export const createDigestHouse = (store: Store, clock: ManualClock = createManualClock()) => {
  const queue = createJobQueue({ store, clock, wake: () => undefined });
  const outbox = createOutbox({ store, clock, queue, newNonce: () => `nonce-${++nonces}` });
  const log = createMemoryLog();
  const enqueue = queue.enqueueIn;
  const bodies = digestBodies;
  const listeningSets = createListeningSets({ store, clock });
  const readers = createBlockReaders({ store, listeningSets, tallies: createTallies({ store }) });
  const issues = createDigestIssues({ store, readers, log });
  const posting = createDigestPosting({ store, clock, issues, bodies, post: outbox.post });
  const runs = createDigestRuns({ store, clock, bodies, posting, enqueue, post: outbox.post });
  const posts = createFakePosts(clock);
  const sender = createOutboxSender({
    store,
    clock,
    posts,
    log,
    pictures: noPictures,
    onRefused: [runs.refused],
  });
  const digests = createDigests({ store, clock });
  const namedPosts = createNamedPosts({ ...{ clock, enqueue }, post: outbox.post, emptied: {} });
  const onLeaving = createDigestsLeaving({ clock, enqueue });
  const consents = createServerConsents({ ...{ clock, enqueue }, namedPosts, onLeaving });
  const amending = createDigestAmending({
    ...{ store, clock, issues, bodies, enqueue, posts, log, pictures: noPictures },
  });
  return {
    ...{ store, clock, queue, log, runs, posts, sender, digests, issues, readers, amending },
    digestLooks: createDigestLooks({ store, clock, issues, posting }),
    privacy: createPrivacy({ store, consents }),
  };
};

export const openDigestWorld = () => {
  const db = openTestStore();
  const house = createDigestHouse(db.store);
  const { store, clock } = house;
  return {
    ...db,
    ...house,
    /** A member who agreed to be counted in the server. */
    agree: async (id: MemberId, guild: GuildId = SERVER, level: ServerConsent = 'counted'): Promise<void> =>
      store.transaction(async (tx) => {
        await tx.members.see({ id, locale: 'en' }, clock.now());
        await tx.members.setConsent(guild, id, level, clock.now());
      }),
    /** Somebody played something. */
    hear: async (id: MemberId, name: string, playedAt: number, artist?: string): Promise<void> =>
      store.transaction(async (tx) => {
        await tx.members.see({ id, locale: 'en' }, clock.now());
        const track = trackNamed(name, artist);
        const trackId = (await tx.tracks.upsertTracks([track], clock.now())).get(track.uri);
        if (trackId === undefined) throw new Error('The track was not stored.');
        const play = { memberId: id, trackId, playedAt, msPlayed: null, source: 'live' as const };
        await addPlays(tx, [{ ...play, accountId: null }]);
      }),
    outboxRows: () => db.database.read.q.select().from(db.database.read.t.outbox),
    jobs: () => db.database.read.q.select().from(db.database.read.t.jobs),
  };
};

export type DigestWorld = ReturnType<typeof openDigestWorld>;
