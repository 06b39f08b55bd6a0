import type { NamedProvider } from '../../src/domain/accounts/listeners.ts';
import type { AccountId } from '../../src/domain/ids.ts';
import type { Scrobble } from '../../src/domain/listening/scrobbles.ts';
import type { NewOutboxPost } from '../../src/domain/outbox.ts';
import { AppError } from '../../src/errors.ts';
import { accountsClaimJob } from '../../src/jobs/accounts-claim.ts';
import { playsBackfillJob } from '../../src/jobs/plays-backfill.ts';
import type { ScrobbleSource } from '../../src/providers/scrobble-port.ts';
import { createClaims } from '../../src/services/accounts/claims.ts';
import { createAccountTeller } from '../../src/services/accounts/teller.ts';
import { createLinkingByName } from '../../src/services/linking/by-name.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { startScrobbles } from '../../src/services/listening/scrobbles/after-link.ts';
import { createScrobbleBackfill } from '../../src/services/listening/scrobbles/backfill.ts';
import { createScrobbleIntake } from '../../src/services/listening/scrobbles/intake.ts';
import { createListeners } from '../../src/services/listening/scrobbles/listeners.ts';
import { createScrobbleSync } from '../../src/services/listening/scrobbles/sync.ts';
import { createScrobbleTracks } from '../../src/services/listening/scrobbles/tracks.ts';
import { createSecrets } from '../../src/services/secrets.ts';
import { createManualClock, TEST_NOW } from './clock.ts';
import { openTestStore } from './database.ts';
import { ANNA, addMembers, BEN, createJobBench } from './jobs.ts';

/** A place that keeps plays, in memory. */
export interface Place {
  /** By name, in any order. */
  readonly plays: Map<string, Scrobble[]>;
  /** Whose token it is. */
  readonly tokens: Map<string, string>;
  /** Thrown by the next calls, oldest first; null lets one through. */
  readonly failures: (Error | null)[];
  /** `before` of every page that was asked for. */
  readonly asked: (number | null)[];
  perPage: number;
}

const placeOf = (provider: NamedProvider, place: Place): ScrobbleSource => {
  const fail = (): void => {
    const error = place.failures.shift() ?? null;
    if (error !== null) throw error;
  };
  const playsOf = (name: string): Scrobble[] => {
    const plays = place.plays.get(name);
    if (plays === undefined) throw new AppError('LISTENER_UNKNOWN', { provider, name });
    return [...plays].sort((a, b) => b.at - a.at);
  };
  return {
    provider,
    profile: async ({ name: given, token }) => {
      fail();
      const owner = token === null ? given : place.tokens.get(token);
      if (owner === undefined) throw new AppError('TOKEN_REFUSED', { provider: 'listenbrainz' });
      return { name: owner, total: playsOf(owner).length };
    },
    page: async ({ name }, { before }) => {
      fail();
      place.asked.push(before);
      const older = playsOf(name).filter(({ at }) => before === null || at < before);
      const scrobbles = older.slice(0, place.perPage);
      const oldest = scrobbles.at(-1)?.at;
      const again = oldest === undefined ? null : oldest + 1_000;
      const isStuck = again !== null && before !== null && again >= before;
      const next = older.length <= scrobbles.length ? null : isStuck ? (oldest ?? null) : again;
      return { scrobbles, unreadable: 0, next };
    },
  };
};

const newPlace = (): Place => ({
  plays: new Map(),
  tokens: new Map(),
  failures: [],
  asked: [],
  perPage: 5,
});

/** Everything that reads plays by name, on a real database with the real machinery of jobs, and places in memory. */
export const openScrobbleWorld = async () => {
  const db = openTestStore();
  const { store } = db;
  await addMembers(store, ANNA, BEN);
  const clock = createManualClock();
  const secrets = createSecrets([{ id: 'k1', key: Buffer.alloc(32, 7) }]);
  const lastfm = newPlace();
  const listenbrainz = newPlace();
  const sources = new Map<NamedProvider, ScrobbleSource>([
    ['lastfm', placeOf('lastfm', lastfm)],
    ['listenbrainz', placeOf('listenbrainz', listenbrainz)],
  ]);
  const posts: NewOutboxPost[] = [];
  const teller = createAccountTeller({
    post: async (_, post) => posts.push(post),
    notices: { needsReauth: ({ displayName }) => ({ reauth: displayName }), expiring: () => ({}) },
  });
  const ledger = createPlayLedger();
  const tracks = createScrobbleTracks({ store });
  const listeners = createListeners({ store, secrets, sources, teller });
  const intake = createScrobbleIntake({ store, ledger, tracks });
  const claims = createClaims({ store, clock, secrets, sources, onLinked: [startScrobbles] });
  const backfill = createScrobbleBackfill({ store, clock, listeners, intake });
  const bench = createJobBench(store, [accountsClaimJob(claims), playsBackfillJob(backfill)], {}, clock);
  const enqueue = bench.queue.enqueueIn;
  return {
    ...db,
    clock,
    lastfm,
    listenbrainz,
    posts,
    ledger,
    bench,
    intake,
    backfill,
    sync: createScrobbleSync({ store, clock, listeners, intake, enqueue }),
    byName: createLinkingByName({ store, clock, secrets, enqueue, providers: ['listenbrainz', 'lastfm'] }),
    /** Anna's account there, linked and read to its beginning. */
    linked: async (provider: NamedProvider, name: string): Promise<AccountId> => {
      const member = { id: ANNA, name: 'Anna', avatarUrl: null, locale: 'en' };
      await createLinkingByName({ store, clock, secrets, enqueue, providers: [provider] }).ask(
        member,
        provider,
        name,
        null,
      );
      await bench.settle();
      const account = (await store.read.accounts.ofMember(ANNA)).find((one) => one.provider === provider);
      if (account === undefined) throw new Error('The account was not linked.');
      return account.id;
    },
    /** Anna's plays as they are listed, oldest first: "time title". */
    heard: async (): Promise<string[]> =>
      (await store.read.plays.recent(ANNA, 0, 1_000))
        .map(({ playedAt, title }) => `${(playedAt - TEST_NOW) / 1_000} ${title}`)
        .reverse(),
  };
};

export type ScrobbleWorld = Awaited<ReturnType<typeof openScrobbleWorld>>;
