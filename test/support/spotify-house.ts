import { setTimeout as sleep } from 'node:timers/promises';
import type { SpotifyDouble } from '../../scripts/sandbox/spotify/contract.ts';
import { createListeningReaders, listeningWork } from '../../src/app/listening.ts';
import { createSourceReaders, sourceWork } from '../../src/app/sources.ts';
import { DAY, MINUTE, SECOND } from '../../src/clock.ts';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../src/db/store.ts';
import { accessTimes } from '../../src/domain/accounts/refresh.ts';
import type { App } from '../../src/domain/accounts.ts';
import type { MemberId } from '../../src/domain/ids.ts';
import { accountsRefreshJob } from '../../src/jobs/accounts-refresh.ts';
import { createRegistry } from '../../src/jobs/registry.ts';
import { createRunner } from '../../src/jobs/runner.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import { createHttp } from '../../src/providers/http.ts';
import type { Http } from '../../src/providers/http-port.ts';
import { createSpotifyAuth } from '../../src/providers/spotify/auth.ts';
import { createSpotifyReader } from '../../src/providers/spotify/reader.ts';
import { createAccountAccess } from '../../src/services/accounts/access.ts';
import { createAccountTeller } from '../../src/services/accounts/teller.ts';
import { sealTokens } from '../../src/services/accounts/tokens.ts';
import { createBudgets } from '../../src/services/budgets.ts';
import type { Enqueue } from '../../src/services/intents.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { createCatchUp, createTick } from '../../src/services/jobs/ticks.ts';
import { createJobWork } from '../../src/services/jobs/work.ts';
import { listeningAfterLink } from '../../src/services/listening/after-link.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { createSecrets } from '../../src/services/secrets.ts';
import { createStartSources } from '../../src/services/sources/after-link.ts';
import { sourcesSync } from '../../src/services/sources/work.ts';
import { createManualClock } from './clock.ts';
import { createMemoryLog } from './log.ts';
import type { TestDouble } from './spotify-double.ts';

/** One time for the service and for the world it looks at. */
export const createSharedClock = ({ world }: Pick<TestDouble, 'world'>) => {
  const clock = createManualClock(world.now());
  const advance = (ms: number): void => {
    clock.advance(ms);
    world.clock.advance(ms);
  };
  return {
    ...clock,
    advance,
    /**
     * Waiting takes no time but moves the clock. In steps with a turn of the event loop between them, so that workers
     * who wait at once wait together and their leases are seen to.
     */
    wait: async (ms: number): Promise<void> => {
      const until = clock.elapsed() + ms;
      while (clock.elapsed() < until) {
        await sleep(5);
        if (clock.elapsed() < until) advance(Math.min(5 * SECOND, until - clock.elapsed()));
      }
    },
  };
};

export type SharedClock = ReturnType<typeof createSharedClock>;

const secrets = createSecrets([{ id: 'k1', key: Buffer.alloc(32, 7) }]);

/**
 * One life of the service half as far as it calls Spotify by itself: everything real over the database in that file,
 * the gaps between calls in simulated time. Another one over the same file is a restart.
 */
export const openSpotifyHouse = (path: string, clock: SharedClock, spotify: SpotifyDouble) => {
  const database = openSqlite({ path, gate: openGate, durability: 'normal' });
  const store = createStore(database);
  const budgets = createBudgets({ store, clock });
  const assertMayCall = (): void => {
    if (database.inTransaction()) throw new Error('The network was called inside a database transaction.');
  };
  const log = createMemoryLog();
  const calls: { bucket: string; at: number }[] = [];
  const door = createHttp({
    clock,
    ledger: budgets,
    assertMayCall,
    log,
    wait: clock.wait,
    random: () => 0.5,
  });
  const http: Http = {
    ...door,
    request: (request) =>
      door.request({
        ...request,
        limiter: { ...request.limiter, minGapMs: 0 },
        pace: async () => {
          clock.advance(request.limiter.minGapMs);
          calls.push({ bucket: request.bucket, at: clock.now() });
        },
      }),
  };
  let wake = (): void => undefined;
  const queue = createJobQueue({ store, clock, wake: () => wake() });
  const enqueue: Enqueue = (tx, job) => queue.enqueueIn(tx, job);
  const auth = createSpotifyAuth({ http, accountsUrl: spotify.accountsUrl, clientSecretOf: () => undefined });
  const reader = createSpotifyReader({ http, apiUrl: spotify.apiUrl });
  const post = async (): Promise<never> => {
    throw new Error('Nobody has to be told anything in this world.');
  };
  const teller = createAccountTeller({ post, notices: { needsReauth: () => null, expiring: () => null } });
  const access = createAccountAccess({ store, auth, secrets, clock, teller, enqueue });
  const externalOrders = { afterSync: async () => undefined };
  const deps = { store, enqueue, reader, access, externalOrders, ledger: createPlayLedger() };
  const sources = sourceWork(createSourceReaders({ clock }, deps));
  const listening = listeningWork(createListeningReaders({ clock }, deps));
  const accounts = { name: 'accounts.refresh', run: access.enqueueDue };
  const handlers = [...sources.handlers, ...listening.handlers, accountsRefreshJob(access)];
  let owners = 0;
  const newOwner = (): string => `${path}-${clock.now()}-${++owners}`;
  const work = createJobWork({ store, clock, random: () => 0.5, newOwner });
  const runner = createRunner({ work, clock, log, registry: createRegistry(handlers, []), pollMs: 100 });
  wake = runner.wake;
  runner.start();
  const kinds = handlers.map(({ kind }) => kind);
  /** Until nothing runs and nothing is due. */
  const settle = async (): Promise<void> => {
    while (runner.running() > 0 || (await store.read.jobLeases.anyClaimable(clock.now(), kinds, []))) {
      runner.wake();
      do await sleep(2);
      while (runner.running() > 0);
    }
  };
  const due = [accounts, ...sources.due, ...listening.due];
  const tick = createTick({ store, queue });
  const catchUp = createCatchUp({ store, tick });
  const scheduler = createScheduler({ schedules: [], due, background: true, tick, catchUp, clock, log });
  const [sweep] = listening.schedules;
  if (sweep?.cron !== '0 3 * * *') throw new Error('The sweep of the top lists has another time.');

  const appOf = (): Promise<App> =>
    store.transaction(async (tx) => {
      await tx.apps.ensureOperators({ clientId: 'dev', mode: 'development', name: 'Segue' }, clock.now());
      const app = await tx.apps.byClientId('dev');
      if (app === null) throw new Error('The app was not stored.');
      return app;
    });

  return {
    store,
    resting: async () => budgets.restingBuckets(await appOf()),
    log,
    /** What left for Spotify in this life, oldest first; `at` in ms UTC. */
    calls,

    /** What the service does by itself until `until` (ms UTC), with a look every `stepMs`. */
    live: async (until: number, stepMs = 10 * MINUTE): Promise<void> => {
      while (clock.now() < until) {
        const hour = new Date(clock.now()).getUTCHours();
        if (hour === 3) await tick(sweep, Math.floor(clock.now() / DAY));
        await scheduler.scan();
        await settle();
        if (clock.now() < until) clock.advance(Math.min(stepMs, until - clock.now()));
      }
    },

    /** What linking leaves behind. */
    link: async (memberId: MemberId, double: TestDouble, userId: string): Promise<void> => {
      const { token: accessToken, refreshToken } = await double.link(userId);
      const profile = double.world.account(userId);
      if (profile === undefined) throw new Error(`There is no account ${userId}.`);
      const app = await appOf();
      const now = clock.now();
      await store.transaction(async (tx) => {
        await tx.members.see({ id: memberId, locale: 'en' }, now);
        const facts = {
          appId: app.id,
          externalId: profile.accountId,
          externalUserId: profile.id,
          displayName: userId,
          scopes: 'everything',
          authorizedAt: now,
          ...accessTimes(3_600, now),
        };
        const id = await tx.accounts.insert({ ...facts, memberId, provider: 'spotify' }, now);
        await tx.accounts.setTokens(memberId, id, sealTokens(secrets, id, { accessToken, refreshToken }));
        const account = await tx.accounts.find(memberId, id);
        if (account === null) throw new Error('The account was not stored.');
        await createStartSources({ enqueue })(tx, account, now);
        for (const job of listeningAfterLink({ account, again: false, now })) await enqueue(tx, job);
      });
    },

    /** Chooses everything that can be read, as a member does once the list is there. */
    chooseAll: (memberId: MemberId): Promise<number> =>
      store.transaction(async (tx) => {
        const names = (await tx.sources.names(memberId)).filter(({ readable }) => readable);
        await tx.sources.select(
          memberId,
          names.map(({ id }) => id),
          clock.now(),
        );
        await enqueue(tx, sourcesSync(memberId));
        return names.length;
      }),

    close: async (): Promise<void> => {
      await runner.stop();
      await http.close();
      await database.close();
    },
  };
};

export type SpotifyHouse = ReturnType<typeof openSpotifyHouse>;
