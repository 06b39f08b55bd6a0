import type { Database } from '../db/database.ts';
import { budgetOf } from '../domain/budgets.ts';
import { createDiscordGuilds } from '../providers/discord/guilds.ts';
import { createDiscordPosts } from '../providers/discord.ts';
import { createHttp } from '../providers/http.ts';
import { createSpotifyAuth } from '../providers/spotify/auth.ts';
import { createSpotifyReader } from '../providers/spotify/reader.ts';
import { createBudgets } from '../services/budgets.ts';
import { createProviderHealth } from '../services/operators/health.ts';
import { createRuleNotes } from '../services/rules/notes.ts';
import { ruleNoteBodies } from '../views/rules/notes.ts';
import { createChartReaders } from './chart-readers.ts';
import { createIntakeReaders } from './curation-intake.ts';
import { createDigestKeeping } from './digests.ts';
import { createEnrichmentReaders } from './enrichment.ts';
import type { HalfSurroundings } from './half.ts';
import { createImportReaders } from './imports.ts';
import { createAccountServices } from './linking.ts';
import { createListeningReaders } from './listening.ts';
import { createAlertServices } from './operators.ts';
import { createCoverServices } from './pictures.ts';
import { createPlaylistWriters } from './playlists.ts';
import { createRadarReaders } from './radar.ts';
import { createScrobbleReaders } from './scrobbles.ts';
import type { SharedServices } from './shared.ts';
import { createSourceReaders } from './sources.ts';
import { alsoTold } from './told-log.ts';

/** Providers and the services that call them: the service half alone has them. */
export const createOutsideServices = (
  surroundings: HalfSurroundings,
  shared: SharedServices,
  database: Database,
) => {
  const { config, clock, log } = surroundings;
  const { store, secrets, enqueue, outbox, ledger } = shared;
  const { clientId, clientSecret, accountsUrl, apiUrl } = config.spotify;
  const { dailyRequests: llm } = config.providers.llm;
  const budgets = createBudgets({ store, clock, limitOf: (bucket) => budgetOf(bucket, { llm }) });
  const assertMayCall = (): void => {
    if (database.inTransaction()) throw new Error('The network was called inside a database transaction.');
  };
  const health = createProviderHealth({ store, clock });
  const http = createHttp({ clock, log: alsoTold(log, health.hear), ledger: budgets, assertMayCall });
  const posts = createDiscordPosts({ ...config.discord, clock, log, assertMayCall });
  const guilds = createDiscordGuilds({ ...config.discord, clock, log, assertMayCall });
  const clientSecretOf = (id: string): string | undefined => (id === clientId ? clientSecret : undefined);
  const auth = createSpotifyAuth({ http, accountsUrl, clientSecretOf });
  const reader = createSpotifyReader({ http, apiUrl });
  const accounts = createAccountServices(surroundings, {
    store,
    secrets,
    enqueue,
    post: outbox.post,
    auth,
    reader,
    ledger,
  });
  const listening = createListeningReaders(surroundings, {
    store,
    enqueue,
    reader,
    access: accounts.access,
    ledger,
  });
  const ruleNotes = createRuleNotes({ clock, post: outbox.post, bodies: ruleNoteBodies });
  const enrichment = createEnrichmentReaders(surroundings, { store, enqueue, http });
  const intake = createIntakeReaders(surroundings, {
    ...shared,
    post: outbox.post,
    http,
    access: accounts.access,
  });
  return {
    alerts: createAlertServices(surroundings, { store, health, outbox }),
    budgets,
    http,
    posts,
    guilds,
    reader,
    ...accounts,
    ...createSourceReaders(surroundings, { ...shared, reader, access: accounts.access }),
    ...enrichment,
    ...createCoverServices(surroundings, { store, enqueue, http }),
    ...createDigestKeeping(surroundings, { ...shared, posts }),
    ...createPlaylistWriters(surroundings, {
      store,
      enqueue,
      http,
      reader,
      access: accounts.access,
      onHandEdits: shared.curationHands,
      afterApply: async (...applied) => {
        await shared.goldKeeping(...applied);
        await ruleNotes(...applied);
      },
    }),
    ...createImportReaders(surroundings, { store, enqueue, http, ledger }),
    ...intake,
    ...createChartReaders(surroundings, { ...shared, ...accounts, ...enrichment, ...intake, http, reader }),
    ...listening,
    ...createRadarReaders(surroundings, { ...shared, ...accounts, ...intake, post: outbox.post, http }),
    ...createScrobbleReaders(surroundings, { ...shared, ...accounts, http, spotify: listening.playSync }),
  };
};

export type OutsideServices = ReturnType<typeof createOutsideServices>;
