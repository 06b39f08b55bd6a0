import type { PlaylistProblem } from '../../domain/playlists/outcome.ts';
import { isAppError } from '../../errors.ts';

/** What an error says about a playlist; null for what says nothing about it. */
export const problemOf = (error: unknown): PlaylistProblem | null => {
  if (!isAppError(error)) return null;
  switch (error.code) {
    case 'RESOURCE_GONE':
      return 'gone';
    case 'FORBIDDEN_RESOURCE':
      return 'unreadable';
    case 'NEEDS_REAUTH':
    case 'NOT_LINKED':
      return 'needs_reauth';
    case 'INSUFFICIENT_SCOPE':
      return 'no_permission';
    case 'NOT_ALLOWLISTED':
    case 'OWNER_WITHOUT_PREMIUM':
      return 'app_refused';
    default:
      return null;
  }
};
