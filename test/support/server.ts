import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createLookBackServices } from '../../src/app/look-back.ts';
import { createServerAnswers } from '../../src/app/server.ts';
import { createStatisticServices } from '../../src/app/statistics.ts';
import { createTrackServices } from '../../src/app/tracks.ts';
import { type ArtistId, guildId, type MemberId, type TrackId } from '../../src/domain/ids.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { createOutbox } from '../../src/services/outbox/outbox.ts';
import { createPrivacy } from '../../src/services/privacy/privacy.ts';
import { COUNT_EVERY_MS, createServerCounting } from '../../src/services/server/counting.ts';
import { createCrownKeeping } from '../../src/services/server/crown-keeping.ts';
import { createNamedPosts } from '../../src/services/server/named-posts.ts';
import { createNamedPostKeeping } from '../../src/services/server/named-posts-keeping.ts';
import { createServerConsents } from '../../src/services/server/withdrawal.ts';
import { SERVER_CROWNS } from '../../src/services/server/work.ts';
import { openDigestWorld } from './digests.ts';
import { trackNamed } from './listening.ts';
import { createMemoryLog } from './log.ts';

const Crowns = z.object({
  guildId: z.string().transform(guildId),
  artistIds: z.array(z.number().transform((id) => id as ArtistId)),
});
const ledger = createPlayLedger();
let nonces = 0;

/** A server with its consents and what was said in it, over a store of its own. */
export const openServerWorld = () => {
  const world = openDigestWorld();
  const { store, clock, queue, posts, sender } = world;
  const outbox = createOutbox({ store, clock, queue, newNonce: () => `server-${++nonces}` });
  const emptied = { components: [{ type: 10, content: 'nobody' }] };
  const enqueue = queue.enqueueIn;
  const namedPosts = createNamedPosts({ clock, post: outbox.post, enqueue, emptied });
  const consents = createServerConsents({ clock, namedPosts, enqueue });
  const keeping = createNamedPostKeeping({ store, clock, posts, log: createMemoryLog(), enqueue, emptied });
  const { signal } = new AbortController();
  const statistics = createStatisticServices({ clock }, { store });
  const tracks = createTrackServices({ clock }, { store });
  const lookBack = createLookBackServices({ store, ...statistics, ...tracks });
  const answers = createServerAnswers({ store, namedPosts, ...tracks, ...lookBack });
  const crowns = createCrownKeeping({ store, clock });
  const counting = createServerCounting({ store, clock, sets: statistics.listeningSets, crowns });
  const waiting = () => store.read.namedPosts.due(Number.MAX_SAFE_INTEGER, 1_000);
  return {
    ...world,
    emptied,
    namedPosts,
    consents,
    privacy: createPrivacy({ store, consents }),
    waiting,
    /** Makes the sums of whoever is due, and gives crowns to whom they belong; later, so that new plays are due. */
    countAll: async (): Promise<void> => {
      clock.advance(COUNT_EVERY_MS + 1);
      await counting.run(signal);
    },
    /** Does what was asked for: crowns that became free. */
    settleAll: async (): Promise<void> => {
      for (const { kind, metadata } of await world.jobs()) {
        if (kind !== SERVER_CROWNS) continue;
        const { guildId, artistIds } = Crowns.parse(metadata);
        await crowns.settle(guildId, artistIds, signal);
      }
    },
    /** Somebody played a song of an artist so often. */
    play: async (memberId: MemberId, name: string, artist: string, times: number): Promise<TrackId> =>
      store.transaction(async (tx) => {
        await tx.members.see({ id: memberId, locale: 'en' }, clock.now());
        const track = trackNamed(name, artist);
        const trackId = (await tx.tracks.upsertTracks([track], clock.now())).get(track.uri);
        if (trackId === undefined) throw new Error('The track was not stored.');
        const first = clock.now() - 3_600_000;
        const plays = Array.from({ length: times }, (_, at) => ({
          ...{ trackId, endedAt: first + at * 1_000, msPlayed: 60_000 },
          flags: 0,
        }));
        const origin = { kind: 'live', accountId: null, importId: null } as const;
        await ledger.take(tx, { memberId, origin, plays, now: clock.now() });
        return trackId;
      }),
    /** An artist whom somebody played. */
    artist: async (name: string): Promise<ArtistId> => {
      const { q, t } = world.database.read;
      const rows = await q.select({ id: t.artists.id, name: t.artists.name }).from(t.artists);
      const found = rows.find((row) => row.name === name);
      if (found === undefined) throw new Error(`Nobody played ${name}.`);
      return found.id;
    },
    ...answers,
    crownKeeping: crowns,
    /** Sends what waits in the outbox. */
    sendAll: async (): Promise<void> => {
      const rows = await world.outboxRows();
      for (const { id, status } of rows) if (status === 'PENDING') await sender.send(id, signal);
    },
    /** Changes what has to be changed. */
    unnameAll: async (): Promise<void> => {
      for (const id of await waiting()) await keeping.run(id, signal);
    },
    /** Which of these words stand in the file of the database. */
    holds: async (...needles: string[]): Promise<string[]> => {
      await world.database.care.flush();
      const bytes = readFileSync(world.path);
      return needles.filter((needle) => bytes.includes(needle));
    },
  };
};

export type ServerWorld = ReturnType<typeof openServerWorld>;
