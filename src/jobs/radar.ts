import type { RadarChannelTelling } from '../services/radar/channel-telling.ts';
import type { RadarGather } from '../services/radar/gather.ts';
import type { RadarScan } from '../services/radar/scan.ts';
import type { RadarTelling } from '../services/radar/telling.ts';
import { RADAR_GATHER, RADAR_SCAN, RADAR_TELL } from '../services/radar/work.ts';
import { done, type JobHandler } from './job.ts';

/** Asks what came out. Run again, it asks again and keeps everything once. */
export const radarGatherJob = (gather: RadarGather): JobHandler => ({
  kind: RADAR_GATHER,
  run: async ({ signal }) => done(await gather.run(signal)),
});

/** Looks what of it concerns whom, everybody or one; from the beginning after a crash, with the same result. */
export const radarScanJob = (scan: RadarScan): JobHandler => ({
  kind: RADAR_SCAN,
  run: async ({ job: { memberId }, signal }) =>
    done({ items: await (memberId === null ? scan.run(signal) : scan.of(memberId)) }),
});

/** Tells those who want it; each once, whoever looks how often. */
export const radarTellJob = (
  telling: RadarTelling,
  channels: Pick<RadarChannelTelling, 'run'>,
): JobHandler => ({
  kind: RADAR_TELL,
  run: async ({ now }) => done({ told: await telling.run(now()), servers: await channels.run(now()) }),
});
