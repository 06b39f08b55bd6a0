import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { authorizationExpiresAt, warningCandidatesBefore } from '../../domain/accounts/authorization.ts';
import { type Care, type Disk, ENDING_MS, RECENT_MS } from '../../domain/operators/care.ts';
import { type Silences, silentAt } from '../../domain/operators/health.ts';
import { type BackupEngine, failedBackup } from './backups.ts';

/** Looks after the installation: for `/status`, metrics and warnings. */
export interface CareService {
  look(): Promise<Care>;
}

/** What the machine says. */
export interface Machine {
  /** Bytes of the database and of the log beside it. */
  files(): Promise<{ readonly database: number; readonly journal: number }>;
  disk(): Promise<Disk | null>;
}

export interface CareDeps {
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
  readonly machine: Machine;
  readonly backups: Pick<BackupEngine, 'list'>;
  readonly scheduled: { readonly backups: boolean; readonly background: boolean };
  /** Who does not answer. */
  readonly silences: () => Promise<Silences>;
}

export const createCare = (deps: CareDeps): CareService => {
  const { store, clock, machine, backups, scheduled, silences } = deps;
  const { read } = store;

  const consents = async (now: number): Promise<Care['consents']> => {
    const { authorizedAt, dead } = await read.operators.consents(warningCandidatesBefore(now));
    const ends = authorizedAt.map(authorizationExpiresAt).filter((at) => at > now && at <= now + ENDING_MS);
    return { ending: ends.length, nextAt: ends.length === 0 ? null : Math.min(...ends), dead };
  };

  return {
    look: async () => {
      const now = clock.now();
      const [last = null, ...older] = await backups.list();
      const files = await machine.files();
      const posts = await read.outbox.countByStatus();
      const postsOf = (...wanted: readonly string[]): number =>
        posts.filter(({ status }) => wanted.includes(status)).reduce((sum, { count }) => sum + count, 0);
      return {
        oldestDue: await read.operators.oldestDue(now),
        listenersSince: await read.operators.listenersDue(now),
        databaseBytes: files.database,
        journalBytes: files.journal,
        disk: await machine.disk(),
        backup: {
          last,
          count: last === null ? 0 : older.length + 1,
          failed: await failedBackup(read),
          scheduled: scheduled.backups,
        },
        consents: await consents(now),
        paused: { background: !scheduled.background, ...(await read.operators.paused()) },
        posts: { waiting: postsOf('PENDING'), failed: postsOf('FAILED', 'UNVERIFIED') },
        deadLetters: await read.operators.deadLetters(now - RECENT_MS),
        down: silentAt(await silences(), now).map(({ provider, silence }) => ({ provider, ...silence })),
      };
    },
  };
};
