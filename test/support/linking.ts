import { randomBytes } from 'node:crypto';
import { namedProviders } from '../../src/domain/accounts/listeners.ts';
import type { Account } from '../../src/domain/accounts.ts';
import { type AccountId, type MemberId, memberId } from '../../src/domain/ids.ts';
import type { NewJob } from '../../src/domain/jobs.ts';
import type { NewOutboxPost } from '../../src/domain/outbox.ts';
import { createLog } from '../../src/log.ts';
import type { SpotifyProfile } from '../../src/providers/spotify/port.ts';
import { createAccountAccess } from '../../src/services/accounts/access.ts';
import { createAccounts } from '../../src/services/accounts/accounts.ts';
import { createAccountDeletion } from '../../src/services/accounts/deletion.ts';
import { createAccountTeller } from '../../src/services/accounts/teller.ts';
import { createAccountUpkeep } from '../../src/services/accounts/upkeep.ts';
import { createApps } from '../../src/services/linking/apps.ts';
import { createLinkingByName } from '../../src/services/linking/by-name.ts';
import { createConsent } from '../../src/services/linking/consent.ts';
import { createGrantReader } from '../../src/services/linking/grant-reader.ts';
import { createLinking } from '../../src/services/linking/linking.ts';
import { createPairing } from '../../src/services/linking/pairing.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { createSecrets, type SealKey } from '../../src/services/secrets.ts';
import { createWeb } from '../../src/web/server.ts';
import { type Browser, createBrowser } from './browser.ts';
import { createManualClock } from './clock.ts';
import { openTestStore } from './database.ts';
import { createFakeSpotify } from './spotify-auth.ts';

export const person = (digit: number, name = `Person ${digit}`) => ({
  id: memberId(`10000000000000000${digit}`),
  name,
  avatarUrl: null,
  locale: 'en-GB',
});

export interface LinkingOptions {
  readonly publicUrl?: string;
  readonly keys?: readonly SealKey[];
  readonly perMinute?: number;
  readonly spotifyOrigin?: string;
}

export const OPERATORS = { clientId: 'operators-app', mode: 'development', name: 'Segue' } as const;

/**
 * Everything that linking consists of, on a real database, with a Spotify that only knows consent. `restart` builds all
 * of it anew over the same file: nothing but the database survives.
 */
export const openLinkingWorld = async (options: LinkingOptions = {}) => {
  const db = openTestStore();
  const clock = createManualClock();
  const spotify = createFakeSpotify(options.spotifyOrigin);
  const keys = options.keys ?? [{ id: 'k1', key: randomBytes(32) }];
  const publicUrl = options.publicUrl ?? 'http://127.0.0.1:8787';
  const jobs: NewJob[] = [];
  const posts: NewOutboxPost[] = [];
  const logged: string[] = [];
  const linked: AccountId[] = [];

  const build = async (sealKeys = keys) => {
    const { store } = db;
    const secrets = createSecrets(sealKeys);
    const enqueue = async (_: unknown, job: NewJob) => jobs.push(job);
    const post = async (_: unknown, one: NewOutboxPost) => posts.push(one);
    const notices = {
      needsReauth: (account: Account, locale: string) => ({ reauth: account.displayName, locale }),
      expiring: (account: Account, days: number, locale: string) => ({
        expiring: account.displayName,
        days,
        locale,
      }),
    };
    const teller = createAccountTeller({ post, notices });
    const consent = createConsent({
      store,
      secrets,
      clock,
      auth: spotify.auth,
      reader: createGrantReader(spotify.reader),
      publicUrl,
    });
    const web = await createWeb({
      config: { publicUrl, host: '127.0.0.1', port: 0 },
      consentOrigin: spotify.origin,
      linking: consent,
      health: { database: async () => true, bot: async () => 'up' as const },
      clock,
      log: createLog('trace', 'service', { write: (line) => logged.push(line) }),
      ...(options.perMinute === undefined ? {} : { perMinute: options.perMinute }),
    });
    const afterLink = [
      ({ account, again }: { account: Account; again: boolean }): NewJob[] => [
        { kind: 'after-link', memberId: account.memberId, metadata: { accountId: account.id, again } },
      ],
    ];
    const onLinked = [async (_: unknown, account: Account) => linked.push(account.id)];
    return {
      secrets,
      consent,
      web,
      apps: createApps({ store, clock, operators: OPERATORS }),
      linking: createLinking({ store, clock, publicUrl, operatorsClientId: OPERATORS.clientId }),
      pairing: createPairing({ store, secrets, clock, enqueue, afterLink, onLinked }),
      byName: createLinkingByName({ store, clock, secrets, enqueue, providers: namedProviders }),
      accounts: createAccounts({ store, clock, enqueue }),
      deletion: createAccountDeletion({ store, ledger: createPlayLedger() }),
      access: createAccountAccess({ store, auth: spotify.auth, secrets, clock, teller, enqueue }),
      upkeep: createAccountUpkeep({ store, clock, secrets, teller }),
    };
  };

  let parts = await build();
  const world = {
    store: db.store,
    database: db.database,
    clock,
    spotify,
    jobs,
    posts,
    logged,
    linked,
    get parts() {
      return parts;
    },
    restart: async (sealKeys?: readonly SealKey[]) => {
      await parts.web.stop();
      parts = await build(sealKeys);
    },
    browser: (): Browser => createBrowser(() => parts.web.server),
    start: async (who = person(1)) => {
      const { app } = await parts.apps.choose({
        member: who,
        guildId: null,
        canManageGuild: false,
        clientId: null,
        forServer: false,
      });
      return parts.linking.start(who, app.id);
    },
    /** The whole journey, as it should go. */
    link: async (spotifyUser: SpotifyProfile, who = person(1)): Promise<Account> => {
      const started = await world.start(who);
      const browser = world.browser();
      const code = await browser.consentAs(started.url, spotify, spotifyUser);
      const paired = await parts.pairing.pair(who.id, started.requestId, code);
      if (paired.kind !== 'linked') throw new Error('not linked');
      return paired.account;
    },
    sealed: async (member: MemberId, id: AccountId) =>
      (await db.store.read.accounts.sealed(member, id))?.tokensSealed,
    [Symbol.asyncDispose]: async () => {
      await parts.web.stop();
      await db.close();
    },
  };
  return world;
};

export type LinkingWorld = Awaited<ReturnType<typeof openLinkingWorld>>;
