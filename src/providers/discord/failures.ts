import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { AppError, RetryAfter } from '../../errors.ts';

/** What a failed request to Discord means. */
export type Failure =
  /** Discord said no, for good or for now: nothing happened. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: number | string }
  /** Refused, and when to come back (ms from now). */
  | { readonly kind: 'wait'; readonly ms: number }
  /** No answer, or none that can be read: it may have happened. */
  | { readonly kind: 'unanswered'; readonly why: 'timeout' | 'network' | 'server' | 'bad_body' }
  /** A mistake of ours. */
  | { readonly kind: 'unknown' };

/** A 429 that does not say how long, and DMs opened too fast. */
const USUAL_WAIT_MS = 60_000;
const DM_WAIT_MS = 10 * 60_000;
const NETWORK = /^(E[A-Z]{3,}|UND_ERR_)/;

export const failureOf = (error: unknown): Failure => {
  if (error instanceof RateLimitError) {
    return { kind: 'wait', ms: error.retryAfter > 0 ? error.retryAfter : USUAL_WAIT_MS };
  }
  if (error instanceof HTTPError) return { kind: 'unanswered', why: 'server' };
  if (error instanceof DiscordAPIError) {
    if (Number(error.code) === RESTJSONErrorCodes.OpeningDirectMessagesTooFast) {
      return { kind: 'wait', ms: DM_WAIT_MS };
    }
    return { kind: 'refused', status: error.status, code: error.code };
  }
  if (!(error instanceof Error)) return { kind: 'unknown' };
  if (error.name === 'AbortError') return { kind: 'unanswered', why: 'timeout' };
  // The body of a 2xx that is not JSON.
  if (error instanceof SyntaxError) return { kind: 'unanswered', why: 'bad_body' };
  const code = 'code' in error ? String(error.code) : '';
  return NETWORK.test(code) ? { kind: 'unanswered', why: 'network' } : { kind: 'unknown' };
};

const CLOSED_DMS = [
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  RESTJSONErrorCodes.UnknownUser,
] as const;
const NOT_POSTABLE = [
  ...CLOSED_DMS,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.ThreadLocked,
] as const;

const isOneOf = (codes: readonly number[], code: number | string): boolean => codes.includes(Number(code));

/** The person does not take DMs, or is gone. */
export const isClosedDm = (failure: Failure): boolean =>
  failure.kind === 'refused' && isOneOf(CLOSED_DMS, failure.code);

/** The interaction's token is over, or its message was dismissed. */
export const isExpired = (failure: Failure): boolean =>
  failure.kind === 'refused' && (failure.status === 404 || failure.status === 401 || failure.code === 50_027);

/** Nothing may be read or written there. */
export const isForbidden = (failure: Failure): boolean =>
  failure.kind === 'refused' && (failure.status === 403 || isOneOf(NOT_POSTABLE, failure.code));

/** It cannot be looked at, which says nothing about whether it still exists: no right to, or Discord knows no such call. */
export const isUnreadable = (failure: Failure): boolean =>
  isForbidden(failure) ||
  (failure.kind === 'refused' &&
    failure.status !== 401 &&
    Number(failure.code) !== RESTJSONErrorCodes.UnknownChannel);

/**
 * The error that services know.
 * @param now ms UTC
 * @param channelId for the sentence about a channel that cannot be posted in
 */
export const asAppError = (error: unknown, failure: Failure, now: number, channelId: string): unknown => {
  switch (failure.kind) {
    case 'wait': {
      const facts = { provider: 'discord', bucket: 'posts', why: 'rate' } as const;
      return new RetryAfter(now + failure.ms, facts, { cause: error });
    }
    case 'unanswered':
      return new AppError(
        'PROVIDER_UNAVAILABLE',
        { provider: 'discord', why: failure.why },
        { cause: error },
      );
    case 'refused':
      if (isForbidden(failure)) return new AppError('CANNOT_POST', { channelId }, { cause: error });
      if (failure.status === 404)
        return new AppError('RESOURCE_GONE', { provider: 'discord' }, { cause: error });
      // A token that Discord does not take: whoever runs the bot sees it in the log, the post waits.
      if (failure.status === 401) {
        return new AppError('PROVIDER_UNAVAILABLE', { provider: 'discord', why: 'server' }, { cause: error });
      }
      return error;
    case 'unknown':
      return error;
  }
};
