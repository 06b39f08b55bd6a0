import type { Clock } from '../clock.ts';
import type { Store } from '../db/store.ts';
import type { Family, Labels } from '../domain/metrics/exposition.ts';
import type { CareService } from '../services/operators/care.ts';
import type { PlaysCount } from '../services/operators/plays-count.ts';
import type { NumberedBucket, StatusService } from '../services/status.ts';

const gauge = (name: string, help: string, ...samples: (readonly [Labels, number])[]): Family => ({
  name,
  help,
  type: 'gauge',
  samples: samples.map(([labels, value]) => ({ labels, value })),
});

/** What the database and the disk say, for whoever measures. Apps by their number: a name may be a person's. */
export const createMeasures = (deps: {
  store: Pick<Store, 'read'>;
  clock: Clock;
  care: CareService;
  status: Pick<StatusService, 'budgets'>;
  playsCount: Pick<PlaysCount, 'known'>;
}): (() => Promise<Family[]>) => {
  const { store, clock, care, status, playsCount } = deps;
  const { read } = store;
  return async () => {
    const now = clock.now();
    const since = (at: number | null): number => (at === null ? 0 : Math.max(0, now - at) / 1_000);
    const { backup, disk, ...all } = await care.look();
    const budgets = await status.budgets();
    const jobs = await read.jobs.countByStatus();
    const plays = playsCount.known();
    return [
      gauge(
        'segue_jobs',
        'Jobs in the table, by status.',
        ...jobs.map(({ status: is, count }) => [{ status: is }, count] as const),
      ),
      gauge('segue_dead_letters', 'Jobs that failed for good.', [{}, all.deadLetters.count]),
      gauge('segue_job_lag_seconds', 'How long the longest due job waits.', [
        {},
        since(all.oldestDue?.since ?? null),
      ]),
      gauge('segue_live_sync_lag_seconds', 'How long plays are due that nobody has read.', [
        {},
        since(all.listenersSince),
      ]),
      gauge('segue_outbox_pending', 'Posts on their way.', [{}, all.posts.waiting]),
      gauge('segue_outbox_failed', 'Posts of the last weeks that could not be sent.', [{}, all.posts.failed]),
      ...(plays === null
        ? []
        : [gauge('segue_plays_stored', 'Plays of everybody, as of the last hour.', [{}, plays])]),
      gauge('segue_members', 'People who have used Segue.', [{}, await read.operators.members()]),
      gauge(
        'segue_database_bytes',
        'Size of the database.',
        [{ file: 'database' }, all.databaseBytes],
        [{ file: 'journal' }, all.journalBytes],
      ),
      ...(disk === null
        ? []
        : [
            gauge('segue_disk_free_bytes', 'Room on the fuller of the disks written to.', [{}, disk.free]),
            gauge('segue_disk_bytes', 'Size of that disk.', [{}, disk.total]),
          ]),
      ...(backup.last === null
        ? []
        : [
            gauge('segue_backup_age_seconds', 'Age of the newest verified backup.', [
              {},
              since(backup.last.at),
            ]),
          ]),
      gauge('segue_backups', 'Verified backups that are kept.', [{}, backup.count]),
      gauge('segue_backup_failed', '1 when the last attempt at a backup failed.', [
        {},
        backup.failed === null ? 0 : 1,
      ]),
      gauge('segue_consents_ending', 'Accounts whose consent ends within 30 days.', [
        {},
        all.consents.ending,
      ]),
      gauge('segue_accounts_dead', 'Accounts that need a new link.', [{}, all.consents.dead]),
      gauge(
        'segue_provider_silent_seconds',
        'How long nothing but failures was heard of a provider.',
        ...all.down.map(({ provider, since: from }) => [{ provider }, since(from)] as const),
      ),
      ...budgetFamilies(budgets, now),
    ];
  };
};

const budgetFamilies = (budgets: readonly NumberedBucket[], now: number): Family[] => {
  const labelsOf = ({ provider, bucket, appId }: NumberedBucket): Labels => ({
    provider,
    bucket,
    app: appId,
  });
  return [
    gauge(
      'segue_budget_used',
      'Calls of the last 24 hours.',
      ...budgets.map((one) => [labelsOf(one), one.used] as const),
    ),
    gauge(
      'segue_budget_left',
      'Calls that our own budget still allows within 24 hours.',
      ...budgets.flatMap((one) =>
        one.limit === null ? [] : [[labelsOf(one), Math.max(0, one.limit - one.used)] as const],
      ),
    ),
    gauge(
      'segue_provider_resting_seconds',
      'How long nobody calls this part of a provider any more.',
      ...budgets.flatMap((one) =>
        one.rest === null ? [] : [[labelsOf(one), Math.max(0, one.rest.until - now) / 1_000] as const],
      ),
    ),
  ];
};
