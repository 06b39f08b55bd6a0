import { type Answer, json } from '../../http/answer.ts';
import type { Call } from '../../http/call.ts';
import type { Facts } from '../knowledge/facts.ts';
import type { Library } from '../musicbrainz/library.ts';
import type { Renderer } from '../musicbrainz/render.ts';
import { retryHeader } from '../provider.ts';

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

export const hasToken = ({ token }: Desk, { headers }: Call): boolean =>
  headers.authorization === `Token ${token}`;

export const needsToken = (): Answer => lbError(401, 'You need to provide an Authorization header.');
