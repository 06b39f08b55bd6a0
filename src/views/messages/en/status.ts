import type { RestReason } from '../../../domain/budgets.ts';
import type { TroubleKind } from '../../../domain/enrichment/troubles.ts';
import type { JobStatus } from '../../../domain/jobs.ts';
import type { BeatportState } from '../../../domain/status.ts';
import { capital } from '../../kit/text.ts';

const why: Record<RestReason | 'budget', string> = {
  rate: 'it asked for a pause',
  quota: 'its quota is used up',
  outage: 'it has trouble',
  budget: 'our own budget for the day is used up',
};

const trouble: Record<TroubleKind, string> = {
  timeout: 'does not answer',
  network: 'does not answer',
  server: 'does not answer',
  bad_body: 'does not answer properly',
  refused: 'does not let Segue in',
};

/** For operators, who look for the cause. */
const cause: Record<TroubleKind, string> = {
  timeout: 'no answer in time',
  network: 'no connection',
  server: 'it says that it is broken',
  bad_body: 'answers that cannot be read',
  refused: 'it refuses us, look at its key or token',
};

const jobs: Record<JobStatus, string> = {
  PENDING: 'waiting',
  RUNNING: 'running',
  DONE: 'done',
  FAILED: 'failed',
  CANCELLED: 'stopped',
};

/** `/status`. Names are escaped, numbers and times formatted already. */
export const status = {
  command: 'How Segue and the music services are',
  title: 'How Segue is',
  fine: 'Everything answers, nothing has to wait.',
  /** @param who "Spotify search" @param until a time of day */
  resting: (who: string, until: string) =>
    `⏸ ${capital(who)} is resting until ${until}; everything else goes on.`,
  /** @param since a date with the time of day */
  inTrouble: (who: string, kind: TroubleKind, since: string) =>
    `⚠️ ${capital(who)} ${trouble[kind]} (since ${since}): what it knows is missing for now, and is asked for again by itself.`,
  beatportShut:
    '⚠️ Beatport does not let Segue in: no releases come from there until whoever runs Segue has signed in. Other sources go on, and sorting does too.',
  troubleTitle: 'Trouble',
  causes: cause,
  /** @param last how long ago */
  troubleOf: (who: string, kind: TroubleKind, since: string, last: string) =>
    `${capital(who)}: ${cause[kind]}, since ${since}, last ${last}`,
  part: (provider: string, part: string) => `${provider} ${part}`,
  /** For operators: the bucket by the name it has in the log. */
  bucketOf: (provider: string, bucket: string) => `${capital(provider)} (${bucket})`,
  more: (count: string) => `and ${count} more`,
  noJobs: 'None of your jobs is under way.',
  yourJobs: (running: string | null, waiting: string | null, failed: string | null) =>
    `Your jobs: ${[
      running === null ? null : `${running} running`,
      waiting === null ? null : `${waiting} waiting for their time`,
      failed === null ? null : `${failed} did not work`,
    ]
      .filter((part) => part !== null)
      .join(', ')}.`,
  on: (names: string) => `Asked about your tracks: ${names}.`,
  off: (names: string) => `Not switched on here: ${names}.`,

  operatorTitle: 'For whoever runs Segue',
  /** @param used "120 of 150" */
  bucket: (who: string, app: string | null, used: string) =>
    app === null ? `${who}: ${used}` : `${who}, ${app}: ${used}`,
  used: (used: string, limit: string) => `${used} of ${limit}`,
  unlimited: (used: string) => `${used} calls`,
  restingShort: (until: string, reason: RestReason | 'budget') => ` ⏸ until ${until}, ${why[reason]}`,
  beatport: {
    off: 'Beatport: not set up. BEATPORT_CLIENT_ID or BEATPORT_TOKEN turns it on.',
    ready: 'Beatport: signed in.',
    no_token: 'Beatport: nobody has signed in yet. `/releases login` does that.',
    refused:
      'Beatport: it does not take our token any more. `/releases login` signs in again, or put a new BEATPORT_TOKEN.',
    unreadable:
      'Beatport: the stored token needs a key that is not in TOKEN_ENCRYPTION_KEYS. Put it back, or sign in with `/releases login`.',
  } satisfies Record<BeatportState, string>,
  noCalls: 'No calls in the last 24 hours.',
  calls: 'Calls of the last 24 hours',
  jobCounts: (parts: string) => `Jobs: ${parts}`,
  jobCount: (count: string, state: JobStatus) => `${count} ${jobs[state]}`,
  noJobsAtAll: 'none',
  /** @param drifted of how many listeners; null for none */
  sums: (listeners: string, when: string, drifted: string | null) =>
    drifted === null
      ? `Counts of plays: right for all ${listeners} listeners looked at, ${when}.`
      : `⚠️ Counts of plays: wrong for ${drifted} of ${listeners} listeners looked at, ${when}. They are being counted anew; please report it.`,
  storage: (size: string, tracks: string, known: string) =>
    `Database: ${size} MB. Tracks: ${tracks}, known to somebody: ${known}.`,
  again: 'Look again',
};
