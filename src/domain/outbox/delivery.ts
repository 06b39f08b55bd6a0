import type { MessageId, OutboxId } from '../ids.ts';
import type { OutboxPost } from '../outbox.ts';

/** How a post is found again, and what may be done when nobody knows whether it arrived. */

/** Discord remembers a nonce for "a few minutes": this long a repeated request surely makes no second message. */
const NONCE_MS = 2 * 60_000;
/** Our clock and Discord's may differ by this much. */
const SKEW_MS = 10 * 60_000;
/** How many messages to look through. */
export const HISTORY = 100;

/** A message of the target channel, as far as recognising needs it. */
export interface SeenMessage {
  readonly id: MessageId;
  readonly componentIds: readonly number[];
  readonly nonce: string | null;
}

/** The component id that marks a post: above the small numbers that Discord gives by itself, within 31 bits. */
export const markerOf = (nonce: string): number => {
  let hash = 0x811c9dc5;
  for (const character of nonce) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return 2 ** 29 + (hash >>> 3);
};

/** The body with its mark, so that the message can be recognised in the channel. */
export const withMarker = (body: unknown, nonce: string): unknown => {
  if (!isObject(body) || !Array.isArray(body['components'])) return body;
  const [first, ...rest]: unknown[] = body['components'];
  return isObject(first) ? { ...body, components: [{ ...first, id: markerOf(nonce) }, ...rest] } : body;
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export type Verdict =
  | { readonly kind: 'arrived'; readonly messageId: MessageId }
  /** It is not there, or a repetition cannot make a second one. */
  | { readonly kind: 'resend' }
  /** It may be there, and nobody can tell. */
  | { readonly kind: 'unverified' };

/**
 * Judges a post whose first request left at `firstTriedAt` and whose answer never came.
 * @param history newest first, up to {@link HISTORY}; an empty one says nothing, for Discord shows an empty list to those
 * who may not read
 */
export const judge = (
  post: Pick<OutboxPost, 'nonce'> & { readonly firstTriedAt: number },
  history: readonly SeenMessage[] | 'forbidden',
  now: number,
): Verdict => {
  const seen = history === 'forbidden' ? [] : history;
  const marker = markerOf(post.nonce);
  const ours = seen.find(({ nonce, componentIds }) => nonce === post.nonce || componentIds.includes(marker));
  if (ours !== undefined) return { kind: 'arrived', messageId: ours.id };
  const oldest = seen.at(-1);
  const complete =
    oldest !== undefined && (seen.length < HISTORY || snowflakeTime(oldest.id) < post.firstTriedAt - SKEW_MS);
  const age = now - post.firstTriedAt;
  return complete || (age >= 0 && age < NONCE_MS) ? { kind: 'resend' } : { kind: 'unverified' };
};

/** When a Discord id was made, ms UTC by Discord's clock. */
export const snowflakeTime = (id: string): number => Number(BigInt(id) >> 22n) + 1_420_070_400_000;

/** Wait before another request after no answer. @param attempts requests so far, 1 or more @returns ms */
export const resendDelay = (attempts: number): number =>
  Math.min(10 * 60_000, 3_000 * 2 ** Math.min(Math.max(0, attempts - 1), 20));

/** The job of a post. */
export const outboxKey = (id: OutboxId): string => `outbox:${id}`;
