import { accountsFeature } from '../commands/linking/accounts.ts';
import { byNameFeature } from '../commands/linking/by-name.ts';
import { pairingFeature } from '../commands/linking/code.ts';
import { linkFeature } from '../commands/linking/link.ts';
import { unlinkFeature } from '../commands/linking/unlink.ts';
import type { Store } from '../db/store.ts';
import { accountsDeleteDataJob } from '../jobs/accounts-delete-data.ts';
import { accountsRefreshJob } from '../jobs/accounts-refresh.ts';
import { accountsResealJob } from '../jobs/accounts-reseal.ts';
import { accountsWarnJob } from '../jobs/accounts-warn.ts';
import { linksSweepJob } from '../jobs/links-sweep.ts';
import type { SpotifyAuth, SpotifyReader } from '../providers/spotify/port.ts';
import { createAccountAccess } from '../services/accounts/access.ts';
import { createAccounts } from '../services/accounts/accounts.ts';
import { createAccountDeletion } from '../services/accounts/deletion.ts';
import { type AccountNotices, createAccountTeller } from '../services/accounts/teller.ts';
import { createAccountUpkeep } from '../services/accounts/upkeep.ts';
import { ACCOUNTS_RESEAL, ACCOUNTS_WARN, LINKS_SWEEP } from '../services/accounts/work.ts';
import type { Enqueue, Post } from '../services/intents.ts';
import { createApps } from '../services/linking/apps.ts';
import { createLinkingByName } from '../services/linking/by-name.ts';
import { createConsent, redirectUriOf } from '../services/linking/consent.ts';
import { createGrantReader } from '../services/linking/grant-reader.ts';
import { createLinking } from '../services/linking/linking.ts';
import { type AfterLink, createPairing, type OnLinked } from '../services/linking/pairing.ts';
import type { PlayLedger } from '../services/listening/ledger.ts';
import { createSecrets } from '../services/secrets.ts';
import { messageBody } from '../views/kit/message.ts';
import { expiringView, needsReauthView } from '../views/linking/notices.ts';
import { messagesFor } from '../views/messages/catalogue.ts';
import type { HalfSurroundings } from './half.ts';
import { namedProvidersOn } from './scrobbles.ts';

/** Linking and accounts, as far as they need only the database: for both halves. */
export const createLinkingServices = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  deps: { store: Store; enqueue: Enqueue; afterLink: readonly AfterLink[]; onLinked: readonly OnLinked[] },
) => {
  const { store, enqueue } = deps;
  const { publicUrl } = config.web;
  const { clientId, mode } = config.spotify;
  const secrets = createSecrets(config.encryptionKeys);
  return {
    secrets,
    apps: createApps({ store, clock, operators: { clientId, mode, name: 'Segue' } }),
    linking: createLinking({ store, clock, publicUrl, operatorsClientId: clientId }),
    pairing: createPairing({ ...deps, secrets, clock }),
    accounts: createAccounts({ store, clock, enqueue }),
    byName: createLinkingByName({
      store,
      clock,
      secrets,
      enqueue,
      providers: namedProvidersOn(config.providers),
    }),
    redirectUri: redirectUriOf(publicUrl),
  };
};

export type LinkingServices = ReturnType<typeof createLinkingServices>;

export const linkingFeatures = (services: LinkingServices) => [
  linkFeature(services),
  pairingFeature(services),
  byNameFeature(services),
  accountsFeature(services),
  unlinkFeature(services),
];

const notices: AccountNotices = {
  needsReauth: (account, locale) => messageBody(needsReauthView(account, messagesFor(locale))),
  expiring: (account, days, locale) => messageBody(expiringView(account, days, messagesFor(locale))),
};

/** What acts for linked accounts in the outside world: for the service half. */
export const createAccountServices = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  deps: {
    store: Store;
    secrets: LinkingServices['secrets'];
    enqueue: Enqueue;
    post: Post;
    auth: SpotifyAuth;
    reader: Pick<SpotifyReader, 'me'>;
    ledger: PlayLedger;
  },
) => {
  const { store, secrets, auth } = deps;
  const teller = createAccountTeller({ post: deps.post, notices });
  return {
    teller,
    access: createAccountAccess({ ...deps, clock, teller }),
    deletion: createAccountDeletion(deps),
    upkeep: createAccountUpkeep({ store, clock, secrets, teller }),
    consent: createConsent({
      store,
      secrets,
      clock,
      auth,
      reader: createGrantReader(deps.reader),
      publicUrl: config.web.publicUrl,
    }),
  };
};

export type AccountServices = ReturnType<typeof createAccountServices>;

/** Jobs, their times (cron, UTC) and the look for due refreshes. */
export const linkingWork = ({ access, deletion, upkeep, consent }: AccountServices) => ({
  handlers: [
    accountsRefreshJob(access),
    accountsWarnJob(upkeep),
    accountsResealJob(upkeep),
    accountsDeleteDataJob(deletion),
    linksSweepJob(consent),
  ],
  schedules: [
    { name: ACCOUNTS_WARN, cron: '12 * * * *', kind: ACCOUNTS_WARN },
    { name: ACCOUNTS_RESEAL, cron: '47 3 * * *', kind: ACCOUNTS_RESEAL },
    { name: LINKS_SWEEP, cron: '*/10 * * * *', kind: LINKS_SWEEP },
  ],
  due: [{ name: 'accounts.refresh', run: access.enqueueDue }],
});
