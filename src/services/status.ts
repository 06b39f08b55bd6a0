import type { Clock } from '../clock.ts';
import type { Store } from '../db/store.ts';
import type { App, AppMode } from '../domain/accounts.ts';
import type { MemberId } from '../domain/ids.ts';
import {
  type BeatportState,
  type BucketState,
  bucketState,
  type MemberStatus,
  type OperatorStatus,
  type ProviderState,
  pressure,
} from '../domain/status.ts';
import { troublesAt } from './enrichment/troubles.ts';
import type { JobDesk } from './jobs/desk.ts';
import { lastSumsCheck } from './listening/rollup-check.ts';
import type { AlertPlaceService } from './operators/alert-place.ts';
import { activeAlerts } from './operators/alerts.ts';
import type { CareService } from './operators/care.ts';

export interface NumberedBucket extends BucketState {
  readonly appId: string;
}

/** How Segue and the providers are. */
export interface StatusService {
  /** What concerns this member. */
  ofMember(memberId: MemberId): Promise<MemberStatus>;
  /** Everything, for whoever runs Segue. */
  ofAll(): Promise<OperatorStatus>;
  /** Every bucket with the number of its app, `-` where there are no apps: for metrics, which know no names. */
  budgets(): Promise<NumberedBucket[]>;
}

export interface StatusDeps {
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
  readonly desk: Pick<JobDesk, 'list' | 'countByStatus'>;
  /** Calls per rolling 24 hours; null is no budget. */
  readonly limitOf: (bucket: {
    readonly provider: string;
    readonly bucket: string;
    readonly mode: AppMode | null;
  }) => number | null;
  readonly providers: readonly ProviderState[];
  readonly beatport: () => Promise<BeatportState>;
  readonly care: CareService;
  readonly alertPlace: Pick<AlertPlaceService, 'current'>;
}

const JOBS = 50;

export const createStatus = (deps: StatusDeps): StatusService => {
  const { store, clock, desk, limitOf, providers, care, alertPlace } = deps;
  const { read } = store;

  /** @param concerns the apps whose budgets count, all when absent */
  const buckets = async (concerns?: readonly App[]): Promise<NumberedBucket[]> => {
    const apps = concerns ?? (await read.apps.all());
    const { slices, blocks } = await read.budgets.everything();
    const keyOf = (key: { provider: string; app: string; bucket: string }): string =>
      JSON.stringify([key.provider, key.app, key.bucket]);
    const all = new Map([...slices, ...blocks].map((one) => [keyOf(one), one]));
    const counted = Map.groupBy(slices, keyOf);
    const blocked = new Map(blocks.map((block) => [keyOf(block), block]));
    return [...all].flatMap(([key, { provider, app: text, bucket }]) => {
      // Spotify's token endpoint stands under the client id, everything else under the row.
      const app = apps.find(({ id, clientId }) => text === String(id) || text === clientId) ?? null;
      if (provider === 'spotify' && app === null) return [];
      const limit = limitOf({ provider, bucket, mode: app?.mode ?? null });
      const noted = { slices: counted.get(key) ?? [], block: blocked.get(key) ?? null };
      const state = bucketState({ provider, app: app?.name ?? null, bucket }, noted, limit, clock.now());
      return [{ ...state, appId: app === null ? '-' : String(app.id) }];
    });
  };

  /** Of a provider that is switched off nobody waits for an answer. */
  const troubles = async () => {
    const on = new Set(providers.filter((one) => one.on).map(({ provider }) => provider));
    return (await troublesAt(read, clock.now())).filter(({ provider }) => on.has(provider));
  };

  return {
    ofMember: async (memberId) => {
      const accounts = await read.accounts.ofMember(memberId);
      const own = accounts.flatMap(({ appId, status }) => (status === 'unlinked' ? [] : (appId ?? [])));
      const apps = (await read.apps.all()).filter(({ id }) => own.includes(id));
      const resting = (await buckets(apps)).filter(({ rest }) => rest !== null);
      const jobs = (await desk.list(memberId, JOBS)).map(({ job }) => job.status);
      const count = (status: string): number => jobs.filter((one) => one === status).length;
      return {
        providers,
        resting: resting.sort((a, b) => (a.rest?.until ?? 0) - (b.rest?.until ?? 0)),
        troubles: await troubles(),
        beatport: await deps.beatport(),
        jobs: { running: count('RUNNING'), waiting: count('PENDING'), failed: count('FAILED') },
      };
    },

    budgets: () => buckets(),

    ofAll: async () => {
      return {
        buckets: (await buckets()).sort((a, b) => pressure(b) - pressure(a)),
        troubles: await troubles(),
        jobs: await desk.countByStatus(),
        care: await care.look(),
        warnings: {
          channelId: await alertPlace.current(),
          on: (await activeAlerts(read))?.on ?? [],
        },
        sums: await lastSumsCheck(read),
        ...(await read.asking.coverage()),
      };
    },
  };
};
