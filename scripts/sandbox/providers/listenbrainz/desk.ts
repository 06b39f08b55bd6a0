import { type Answer, json } from '../../http/answer.ts';
import type { Call } from '../../http/call.ts';
import type { Facts } from '../knowledge/facts.ts';
import type { Library } from '../musicbrainz/library.ts';
import type { Renderer } from '../musicbrainz/render.ts';
import { retryHeader } from '../provider.ts';
import { listenbrainzUsers } from './users.ts';

export interface Desk {
  facts: Facts;
  library: Library;
  /** For the kinds of release groups, which MusicBrainz decides. */
  kinds: Pick<Renderer, 'kindOf' | 'firstDate'>;
  token: string;
}

/** Ids in one call. */
export const mostItems = 1_000;

export const lbError = (code: number, error: string, retryAfter?: number | null): Answer =>
  json({ code, error }, code, retryHeader(retryAfter));

/** Whose token it is: the operator's or one of the users'. */
export function tokenOwner({ token }: Desk, header: string | undefined): string | undefined {
  if (header === `Token ${token}`) return 'segue-operator';
  return listenbrainzUsers.find((user) => header === `Token ${user.token}`)?.name;
}

export const hasToken = (desk: Desk, { headers }: Call): boolean =>
  tokenOwner(desk, headers.authorization) !== undefined;

export const needsToken = (): Answer => lbError(401, 'You need to provide an Authorization header.');
