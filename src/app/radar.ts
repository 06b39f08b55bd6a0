import { radarFeature } from '../commands/radar/radar.ts';
import type { Store } from '../db/store.ts';
import { radarGatherJob, radarScanJob, radarTellJob } from '../jobs/radar.ts';
import { radarFillAllJob, radarFillJob } from '../jobs/radar-fill.ts';
import { createBeatportNewReleases } from '../providers/beatport/new-releases.ts';
import type { BeatportAccess } from '../providers/beatport/port.ts';
import type { Http } from '../providers/http-port.ts';
import { createNewReleases } from '../providers/listenbrainz/new-releases.ts';
import type { NewReleaseSource } from '../providers/new-release-port.ts';
import { createSpotifyAlbums } from '../providers/spotify/albums.ts';
import { createSpotifyNewReleases } from '../providers/spotify/new-releases.ts';
import type { AccountAccess } from '../services/accounts/access.ts';
import { createAskAnyone } from '../services/charts/askers.ts';
import type { Enqueue, Post } from '../services/intents.ts';
import { createRadarChannelTelling } from '../services/radar/channel-telling.ts';
import { createRadarDelivery } from '../services/radar/delivery.ts';
import { createRadarFilling } from '../services/radar/filling.ts';
import { createRadarFinding } from '../services/radar/finding.ts';
import { createRadarFollowing } from '../services/radar/following.ts';
import { createRadarGather } from '../services/radar/gather.ts';
import { createRadarNames } from '../services/radar/names.ts';
import { createRadar } from '../services/radar/radar.ts';
import { createRadarScan } from '../services/radar/scan.ts';
import { createRadarTelling } from '../services/radar/telling.ts';
import { RADAR_FILL_ALL, RADAR_GATHER, RADAR_TELL } from '../services/radar/work.ts';
import { radarClosedBody, radarNewsBody } from '../views/radar/in-channel.ts';
import { radarBody } from '../views/radar/telling.ts';
import type { HalfSurroundings } from './half.ts';
import type { PlaylistServices } from './playlists.ts';

/** The radar as it is stored: for both halves. */
export const createRadarServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  deps: { store: Store; enqueue: Enqueue; post: Post } & Pick<PlaylistServices, 'playlistMaking'>,
) => {
  const { store, enqueue, post, playlistMaking: making } = deps;
  const bodies = { news: radarNewsBody, closed: radarClosedBody };
  return {
    radar: createRadar({ store, clock, enqueue }),
    radarFollowing: createRadarFollowing({ store, clock, enqueue }),
    radarDelivery: createRadarDelivery({ store, clock, enqueue, making }),
    radarChannels: createRadarChannelTelling({ store, post, bodies }),
  };
};

export type RadarServices = ReturnType<typeof createRadarServices>;

export const radarFeatures = (services: Parameters<typeof radarFeature>[0]) => [radarFeature(services)];

/** What asks for new releases, and finds them on Spotify: for the service half. */
export const createRadarReaders = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    post: Post;
    http: Http;
    access: AccountAccess;
    beatportTokens: BeatportAccess;
  } & Pick<PlaylistServices, 'playlistWishes'> &
    Pick<RadarServices, 'radarChannels'>,
) => {
  const { store, enqueue, post, http, radarChannels, playlistWishes: wishes } = deps;
  const { listenbrainz, musicbrainz, beatport } = config.providers;
  const { apiUrl } = config.spotify;
  const accessOf = deps.access.access;
  const ask = createAskAnyone({ store, clock, accessOf });
  const hasBeatport = beatport.clientId !== undefined || beatport.token !== undefined;
  const sources: NewReleaseSource[] = [
    createNewReleases({ http, userAgent: musicbrainz.userAgent, ...listenbrainz }),
    ...(hasBeatport
      ? [createBeatportNewReleases({ http, apiUrl: beatport.apiUrl, access: deps.beatportTokens })]
      : []),
    createSpotifyNewReleases({ http, apiUrl, ask, names: createRadarNames({ store }) }),
  ];
  const finding = createRadarFinding(createSpotifyAlbums({ http, apiUrl }));
  return {
    radarChannels,
    radarGather: createRadarGather({ store, clock, sources, enqueue }),
    radarScan: createRadarScan({ store, clock }),
    radarTelling: createRadarTelling({ store, post, body: radarBody }),
    radarFilling: createRadarFilling({ store, clock, enqueue, accessOf, finding, wishes }),
  };
};

/** Jobs, the look of the day and what follows from it, and every hour those for whom it is day (cron, UTC). */
export const radarWork = (readers: ReturnType<typeof createRadarReaders>) => {
  const { radarGather, radarScan, radarTelling, radarFilling, radarChannels } = readers;
  return {
    handlers: [
      radarGatherJob(radarGather),
      radarScanJob(radarScan),
      radarTellJob(radarTelling, radarChannels),
      radarFillJob(radarFilling),
      radarFillAllJob(radarFilling),
    ],
    schedules: [
      { name: RADAR_GATHER, cron: '20 5 * * *', kind: RADAR_GATHER },
      { name: RADAR_FILL_ALL, cron: '20 6 * * *', kind: RADAR_FILL_ALL },
      { name: RADAR_TELL, cron: '40 * * * *', kind: RADAR_TELL },
    ],
    due: [],
  };
};
