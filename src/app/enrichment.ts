import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import type { AskedSource } from '../domain/enrichment/asking.ts';
import { paceOf } from '../domain/pacing.ts';
import { createCompare } from '../domain/recordings/compare.ts';
import { externalChildJobs, externalJob } from '../jobs/external.ts';
import { externalSweepJob } from '../jobs/external-sweep.ts';
import { recordingsGroupJob } from '../jobs/recordings-group.ts';
import { createAcousticBrainz } from '../providers/acousticbrainz/provider.ts';
import { createAnswerCache } from '../providers/answer-cache.ts';
import { createDeezer } from '../providers/deezer/provider.ts';
import { createDiscogs } from '../providers/discogs/provider.ts';
import type { EnrichmentProvider } from '../providers/enrichment-port.ts';
import type { Http } from '../providers/http-port.ts';
import { createLastfm } from '../providers/lastfm/provider.ts';
import { likenessByMatching as likeness } from '../providers/likeness-by-matching.ts';
import { createListenBrainz } from '../providers/listenbrainz/provider.ts';
import { createLlm } from '../providers/llm/provider.ts';
import { createMusicBrainz, createMusicBrainzIdentity } from '../providers/musicbrainz/providers.ts';
import { createReccobeats } from '../providers/reccobeats/provider.ts';
import { createAsking } from '../services/enrichment/asking.ts';
import { chainOf } from '../services/enrichment/chain.ts';
import { createExternalChild } from '../services/enrichment/child.ts';
import { createExternalOrders } from '../services/enrichment/orders.ts';
import { createTroubles } from '../services/enrichment/troubles.ts';
import { EXTERNAL_SWEEP } from '../services/enrichment/work.ts';
import type { Enqueue } from '../services/intents.ts';
import { createPacing } from '../services/pacing.ts';
import { createRecordingGrouping } from '../services/recordings/grouping.ts';
import { RECORDINGS_GROUP } from '../services/recordings/work.ts';
import type { HalfSurroundings } from './half.ts';

/** Providers that are switched on: those without a key always, the others with one, a model with a budget. */
export const sourcesOn = ({ lastfm, discogs, llm }: Config['providers']): ReadonlySet<AskedSource> =>
  new Set<AskedSource>([
    'musicbrainz',
    'listenbrainz',
    'acousticbrainz',
    'reccobeats',
    'deezer',
    ...(lastfm.apiKey === undefined ? [] : (['lastfm'] as const)),
    ...(discogs.token === undefined ? [] : (['discogs'] as const)),
    ...(llm.model === undefined || llm.dailyRequests === 0 ? [] : (['llm'] as const)),
  ]);

/** Asking about tracks, as people and syncs ask for it: for both halves. */
export const createEnrichmentOrders = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  { store, enqueue }: { store: Store; enqueue: Enqueue },
) => createExternalOrders({ store, clock, enqueue, on: sourcesOn(config.providers) });

/** Who is asked, and what groups tracks into recordings: for the service half. */
export const createEnrichmentReaders = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  { store, enqueue, http }: { store: Store; enqueue: Enqueue; http: Http },
) => {
  const { providers } = config;
  const { userAgent } = providers.musicbrainz;
  const pace = createPacing({ store, clock }).of('musicbrainz', paceOf('musicbrainz') ?? MUSICBRAINZ_GAP_MS);
  const others = othersOn(providers, { http, clock, userAgent });
  const musicbrainz = createMusicBrainz({ http, url: providers.musicbrainz.url, userAgent, pace });
  const troubles = createTroubles({ store, clock });
  const asking = createAsking({ store, clock, providers: chainOf({ musicbrainz, others }), troubles });
  return {
    external: createExternalChild({ store, clock, asking, on: sourcesOn(providers) }),
    /** Who somebody is at MusicBrainz, by the same door and pace. */
    identity: createMusicBrainzIdentity({ http, url: providers.musicbrainz.url, userAgent, pace }, likeness),
    grouping: createRecordingGrouping({ store, clock, enqueue, createCompare }),
  };
};

/** One request a second and address, and a little more. */
const MUSICBRAINZ_GAP_MS = 1_100;
/** Codes that Deezer answered about and that are kept for other tracks: a few megabytes. */
const CODES = 2_000;

const othersOn = (
  { listenbrainz, acousticbrainz, reccobeats, deezer, lastfm, discogs, llm }: Config['providers'],
  { http, clock, userAgent }: { http: Http; clock: Clock; userAgent: string },
): EnrichmentProvider[] => {
  const { apiKey } = lastfm;
  const { token } = discogs;
  const { model } = llm;
  const cache = () => createAnswerCache(clock);
  return [
    createListenBrainz({ http, userAgent, ...listenbrainz }),
    createAcousticBrainz({ http, userAgent, ...acousticbrainz }),
    createReccobeats({ http, ...reccobeats }),
    createDeezer({ http, likeness, albums: cache(), tracks: createAnswerCache(clock, CODES), ...deezer }),
    ...(apiKey === undefined
      ? []
      : [createLastfm({ http, userAgent, likeness, artists: cache(), url: lastfm.url, apiKey })]),
    ...(token === undefined
      ? []
      : [createDiscogs({ http, userAgent, likeness, releases: cache(), url: discogs.url, token })]),
    ...(model === undefined ? [] : [createLlm({ http, ...llm, model })]),
  ];
};

/** Jobs; asking for everybody at night; grouping whenever a track waits. */
export const enrichmentWork = (
  { external, grouping }: ReturnType<typeof createEnrichmentReaders>,
  orders: ReturnType<typeof createEnrichmentOrders>,
) => ({
  handlers: [
    externalJob(orders),
    ...externalChildJobs(external),
    externalSweepJob(orders),
    recordingsGroupJob(grouping),
  ],
  schedules: [{ name: EXTERNAL_SWEEP, cron: '30 1 * * *', kind: EXTERNAL_SWEEP }],
  due: [{ name: RECORDINGS_GROUP, always: true as const, run: grouping.enqueueDue }],
});
