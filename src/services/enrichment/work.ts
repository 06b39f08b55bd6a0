import { type AskedSource, askedSources, isAskedSource } from '../../domain/enrichment/asking.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { JobNotify, NewJob } from '../../domain/jobs.ts';

/** The kinds of work of this family, and how each is asked for. */

/** Gathers what providers know about a member's tracks; the parent of one job per provider. */
export const EXTERNAL = 'external';
/** Every night: for everybody who has tracks. */
export const EXTERNAL_SWEEP = 'external.sweep';

export const externalKindOf = (source: AskedSource): string => `${EXTERNAL}.${source}`;
export const externalKinds: readonly string[] = [EXTERNAL, ...askedSources.map(externalKindOf)];

/** Whom a job of this kind asks; null for any other kind. */
export const sourceOfKind = (kind: string): AskedSource | null => {
  const name = kind.startsWith(`${EXTERNAL}.`) ? kind.slice(EXTERNAL.length + 1) : '';
  return isAskedSource(name) ? name : null;
};

export const externalKey = (memberId: MemberId): string => `${EXTERNAL}:${memberId}`;

/** Asking twice while one is waiting or running is asking once. @param runAt ms UTC; now if absent */
export const external = (memberId: MemberId, runAt?: number, notify?: JobNotify): NewJob => ({
  kind: EXTERNAL,
  memberId,
  dedupeKey: externalKey(memberId),
  ...(runAt === undefined ? {} : { runAt }),
  ...(notify === undefined ? {} : { notify }),
});

export const externalOf = (source: AskedSource, memberId: MemberId): NewJob => ({
  kind: externalKindOf(source),
  memberId,
  dedupeKey: `${externalKindOf(source)}:${memberId}`,
});
