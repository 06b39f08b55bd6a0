import { radarFeature } from '../commands/radar/radar.ts';
import type { Store } from '../db/store.ts';
import { radarGatherJob, radarScanJob, radarTellJob } from '../jobs/radar.ts';
import type { Http } from '../providers/http-port.ts';
import { createNewReleases } from '../providers/listenbrainz/new-releases.ts';
import type { Enqueue, Post } from '../services/intents.ts';
import { createRadarGather } from '../services/radar/gather.ts';
import { createRadar, type Radar } from '../services/radar/radar.ts';
import { createRadarScan } from '../services/radar/scan.ts';
import { createRadarTelling } from '../services/radar/telling.ts';
import { RADAR_GATHER, RADAR_TELL } from '../services/radar/work.ts';
import { radarBody } from '../views/radar/telling.ts';
import type { HalfSurroundings } from './half.ts';

/** The radar as it is stored: for both halves. */
export const createRadarServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  { store, enqueue }: { store: Store; enqueue: Enqueue },
) => ({ radar: createRadar({ store, clock, enqueue }) });

export const radarFeatures = (services: { radar: Radar }) => [radarFeature(services)];

/** What asks for new releases: for the service half. */
export const createRadarReaders = (
  { config, clock }: Pick<HalfSurroundings, 'config' | 'clock'>,
  { store, enqueue, post, http }: { store: Store; enqueue: Enqueue; post: Post; http: Http },
) => {
  const { listenbrainz, musicbrainz } = config.providers;
  const source = createNewReleases({ http, userAgent: musicbrainz.userAgent, ...listenbrainz });
  return {
    radarGather: createRadarGather({ store, clock, source, enqueue }),
    radarScan: createRadarScan({ store, clock }),
    radarTelling: createRadarTelling({ store, post, body: radarBody }),
  };
};

/** Jobs, the look of the day, and every hour those for whom it is day (cron, UTC). */
export const radarWork = ({
  radarGather,
  radarScan,
  radarTelling,
}: ReturnType<typeof createRadarReaders>) => ({
  handlers: [radarGatherJob(radarGather), radarScanJob(radarScan), radarTellJob(radarTelling)],
  schedules: [
    { name: RADAR_GATHER, cron: '20 5 * * *', kind: RADAR_GATHER },
    { name: RADAR_TELL, cron: '40 * * * *', kind: RADAR_TELL },
  ],
  due: [],
});
