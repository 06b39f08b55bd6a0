import { isAppError, RetryAfter } from '../errors.ts';
import type { Way } from './actions/go.ts';

/** Where an error leads; null when there is nothing to press. */
export const wayOn = (error: unknown, near: Way | null): Way | null => {
  if (error instanceof RetryAfter) return 'jobs list';
  if (isAppError(error, 'PAIRING_CODE_WRONG') && error.data.triesLeft <= 0) return 'link';
  if (!isAppError(error)) return null;
  switch (error.code) {
    case 'NOT_LINKED':
    case 'NEEDS_REAUTH':
    case 'LINK_EXPIRED':
    case 'CONSENT_DENIED':
    case 'INSUFFICIENT_SCOPE':
    case 'LISTENER_UNKNOWN':
    case 'LISTENER_PRIVATE':
    case 'TOKEN_REFUSED':
      return 'link';
    case 'FORBIDDEN_RESOURCE':
    case 'RESOURCE_GONE':
      return 'sources';
    case 'PROVIDER_UNAVAILABLE':
      return 'jobs list';
    case 'NOT_FOUND':
    case 'NOT_YOURS':
    case 'OUT_OF_DATE':
      return near ?? 'help';
    case 'BEING_DELETED':
    case 'ALREADY_LINKED_ELSEWHERE':
    case 'PAIRING_CODE_WRONG':
    case 'NOT_ALLOWLISTED':
    case 'OWNER_WITHOUT_PREMIUM':
    case 'INVALID_INPUT':
    case 'MISSING_PERMISSION':
    case 'CANNOT_POST':
    case 'GUILD_ONLY':
    case 'TOO_FAST':
    case 'LIMIT_REACHED':
    case 'STORAGE':
      return null;
  }
};
