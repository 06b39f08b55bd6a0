import type { BackupTrouble } from '../backups/problem.ts';
import type { TroubleKind } from '../enrichment/troubles.ts';
import type { Care } from '../operators/care.ts';

/** What is worth a warning, with the facts of its sentence. */
export type Alert =
  | {
      readonly kind: 'provider';
      readonly provider: string;
      readonly why: TroubleKind;
      readonly since: number;
    }
  | { readonly kind: 'dead_letters'; readonly recent: number; readonly count: number }
  | { readonly kind: 'disk'; readonly free: number; readonly total: number }
  /** `at` null: there never was one. */
  | { readonly kind: 'backup'; readonly lastAt: number | null; readonly failed: BackupTrouble | null }
  | { readonly kind: 'database'; readonly at: number }
  | { readonly kind: 'live_sync'; readonly since: number };

/** Tells alerts apart: each key is told once when it begins and once when it ends. */
export const keyOf = (alert: Alert): string =>
  alert.kind === 'provider' ? `provider:${alert.provider}` : alert.kind;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Nothing but failures for so long is no passing trouble. */
const DOWN_MS = HOUR_MS;
/** So many dead letters within six hours are no accident; it is over when there are hardly any. */
const DEAD_LETTERS = { begins: 5, ends: 1 };
const DISK_SHARE = { begins: 0.1, ends: 0.12 };
/** The room that ends an alert is so much more than what began it. */
const DISK_MORE = 1.2;
/** A nightly backup, and half a day in which somebody may have mended something. */
const BACKUP_OLD_MS = 36 * HOUR_MS;
const LIVE_SYNC = { begins: 30 * MINUTE_MS, ends: 10 * MINUTE_MS };

export interface AlertLimits {
  /** Least room, in bytes, on the disks that Segue writes to. */
  readonly diskFreeBytes: number;
  /** When this Segue was first looked at: until a backup can be old. */
  readonly firstLookAt: number;
}

/**
 * What holds now. What is on already holds a little longer than it took to begin, so that nothing flickers.
 * @param on keys of the alerts that have begun
 */
export const alertsOf = (
  care: Care,
  on: ReadonlySet<string>,
  { diskFreeBytes, firstLookAt }: AlertLimits,
  now: number,
): Alert[] => {
  /** The threshold that counts for this kind. */
  const bound = (kind: string, { begins, ends }: { begins: number; ends: number }): number =>
    on.has(kind) ? ends : begins;
  const providers = care.down
    .filter(({ since, lastAt }) => lastAt - since >= DOWN_MS)
    .map(({ provider, why, since }): Alert => ({ kind: 'provider', provider, why, since }));

  const { recent, count } = care.deadLetters;
  const letters: Alert[] = (
    on.has('dead_letters')
      ? recent > DEAD_LETTERS.ends
      : recent >= DEAD_LETTERS.begins
  )
    ? [{ kind: 'dead_letters', recent, count }]
    : [];

  const { disk } = care;
  const share = bound('disk', DISK_SHARE);
  const least = on.has('disk') ? diskFreeBytes * DISK_MORE : diskFreeBytes;
  const full: Alert[] =
    disk !== null && (disk.free < disk.total * share || disk.free < least) ? [{ kind: 'disk', ...disk }] : [];

  // Without background sync nobody promised to read them.
  const { listenersSince: since, paused } = care;
  const isLate = since !== null && !paused.background && now - since > bound('live_sync', LIVE_SYNC);
  const late: Alert[] = isLate ? [{ kind: 'live_sync', since }] : [];

  return [...providers, ...letters, ...full, ...backupAlerts(care.backup, firstLookAt, now), ...late];
};

const backupAlerts = (
  { last, failed, scheduled }: Care['backup'],
  firstLookAt: number,
  now: number,
): Alert[] => {
  // A damaged database is what the check of its copy finds: that is told, and not that the backup is missing as well.
  if (failed?.why === 'damaged') return [{ kind: 'database', at: failed.at }];
  const old = scheduled && now - Math.max(last?.at ?? 0, firstLookAt) > BACKUP_OLD_MS;
  const lastAt = last?.at ?? null;
  return old || failed !== null ? [{ kind: 'backup', lastAt, failed: failed?.why ?? null }] : [];
};
