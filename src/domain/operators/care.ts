import type { BackupFile } from '../backups/files.ts';
import type { FailedBackup } from '../backups/problem.ts';
import type { Silence } from './health.ts';

/** Room on the disks that Segue writes to, in bytes; the fuller one counts where there are two. */
export interface Disk {
  readonly free: number;
  readonly total: number;
}

/** How the installation itself is: what whoever runs Segue has to look after. */
export interface Care {
  /** The job that should have run for longest, as far as nobody waits on purpose; null when none is late. */
  readonly oldestDue: { readonly kind: string; readonly since: number } | null;
  /** Since when the longest waiting listener's plays are due; null when nobody's are. */
  readonly listenersSince: number | null;
  readonly databaseBytes: number;
  /** Of the log beside the database, which grows while somebody reads or a backup is made. */
  readonly journalBytes: number;
  /** Null where the system does not say. */
  readonly disk: Disk | null;
  readonly backup: {
    /** Every file that counts as a backup was verified. Null: there is none. */
    readonly last: BackupFile | null;
    readonly count: number;
    /** The last attempt, when it failed. */
    readonly failed: FailedBackup | null;
    /** False: only a person makes them. */
    readonly scheduled: boolean;
  };
  readonly consents: {
    /** Accounts whose consent ends within 30 days. */
    readonly ending: number;
    /** The first of them, ms UTC. */
    readonly nextAt: number | null;
    /** Accounts that need a new link already. */
    readonly dead: number;
  };
  readonly paused: {
    /** ENABLE_BACKGROUND_SYNC is false. */
    readonly background: boolean;
    readonly digests: number;
    readonly playlists: number;
  };
  readonly posts: { readonly waiting: number; readonly failed: number };
  readonly deadLetters: {
    readonly count: number;
    /** Of the last six hours. */
    readonly recent: number;
  };
  /** Providers of which nothing but failures was heard, the longest first. */
  readonly down: readonly (Silence & { readonly provider: string })[];
}

/** Dead letters of this long count as recent. */
export const RECENT_MS = 6 * 3_600_000;
/** Consents that end within this are worth telling. */
export const ENDING_MS = 30 * 86_400_000;
