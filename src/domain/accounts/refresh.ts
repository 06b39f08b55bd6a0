import type { Account, AccountStatus } from '../accounts.ts';

/** When access tokens are refreshed, and what a refresh that fails means for the account. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A token that ends sooner than this is not handed out: a call with it could be late. */
const MARGIN_MS = 60 * SECOND_MS;
/** Spotify's tokens live an hour and are renewed at 50 minutes; other lifetimes in the same proportion. */
const REFRESH_AFTER_MS = 50 * MINUTE_MS;
const REFRESH_SHARE = 5 / 6;

/** So many failures in a row, of whatever kind, and the account is quarantined. */
export const QUARANTINE_AFTER = 3;
/** Refreshes tried in quarantine, in case that the refusal was Spotify's mistake; then only a new link helps. */
const PROBES = 3;
/** From so many failures on, the scan leaves the account alone. */
export const GIVE_UP_AFTER = QUARANTINE_AFTER + PROBES;

const PAUSE_AFTER_FAILURE_MS = [2 * MINUTE_MS, 15 * MINUTE_MS];
const PAUSE_BEFORE_PROBE_MS = [HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS];

/** What is written beside a fresh access token. */
export interface AccessTimes {
  readonly accessExpiresAt: number;
  readonly refreshDueAt: number;
}

/** @param expiresIn lifetime that Spotify gave the access token, in seconds */
export const accessTimes = (expiresIn: number, now: number): AccessTimes => {
  const lifetime = Math.max(0, expiresIn) * SECOND_MS;
  return {
    accessExpiresAt: now + lifetime,
    refreshDueAt: now + Math.min(REFRESH_AFTER_MS, Math.floor(lifetime * REFRESH_SHARE)),
  };
};

/** Whether the stored access token can still be used for a call that starts now. */
export const accessUsable = (account: Pick<Account, 'accessExpiresAt'>, now: number): boolean =>
  account.accessExpiresAt - now > MARGIN_MS;

/** `terminal`: the provider says that the authorization is dead. `transient`: no answer that means anything. */
export type RefreshFailure = 'terminal' | 'transient';

export interface AfterFailure {
  readonly status: AccountStatus;
  readonly refreshFailures: number;
  readonly refreshDueAt: number;
  /** True once per authorization: the member is to hear of it. */
  readonly tell: boolean;
}

/**
 * What a failed refresh makes of the account. The tokens stay in any case: Spotify has refused valid ones before,
 * for everybody at once, so a quarantined account is tried again a few times and comes back by itself.
 */
export const afterRefreshFailure = (
  account: Pick<Account, 'status' | 'refreshFailures' | 'reauthToldAt'>,
  failure: RefreshFailure,
  now: number,
): AfterFailure => {
  const inARow = account.refreshFailures + 1;
  const refreshFailures = failure === 'terminal' ? Math.max(inARow, QUARANTINE_AFTER) : inARow;
  if (refreshFailures < QUARANTINE_AFTER) {
    const pause = PAUSE_AFTER_FAILURE_MS[refreshFailures - 1] ?? HOUR_MS;
    return { status: 'active', refreshFailures, refreshDueAt: now + pause, tell: false };
  }
  const pause = PAUSE_BEFORE_PROBE_MS[refreshFailures - QUARANTINE_AFTER] ?? 24 * HOUR_MS;
  return {
    status: 'needs_reauth',
    refreshFailures,
    refreshDueAt: now + pause,
    tell: account.reauthToldAt === null,
  };
};
