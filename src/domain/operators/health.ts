import { z } from 'zod';
import { type TroubleKind, troubleKinds } from '../enrichment/troubles.ts';

/** What was heard of a provider since its last answer: nothing but failures. */
export interface Silence {
  /** The latest of them. */
  readonly why: TroubleKind;
  /** The first one, ms UTC. */
  readonly since: number;
  /** ms UTC */
  readonly lastAt: number;
}

/** By provider; who answers is not in it. */
export type Silences = Readonly<Record<string, Silence>>;

const Stored = z.record(
  z.string(),
  z.object({ why: z.enum(troubleKinds), since: z.number(), lastAt: z.number() }),
);

/** As they are kept across restarts. @throws when they have another shape: nobody else writes them */
export const readSilences = (stored: string | null): Silences =>
  stored === null ? {} : Stored.parse(JSON.parse(stored));

/**
 * What an exchange says about whoever was asked: any answer of theirs means that they are there, a refusal too.
 * `nothing`: we gave up ourselves.
 */
export const heardFrom = (outcome: string): 'answer' | 'nothing' | TroubleKind => {
  if (outcome === 'timeout' || outcome === 'network' || outcome === 'server') return outcome;
  return outcome === 'aborted' ? 'nothing' : 'answer';
};

/** After one more exchange. The same object when nothing changed that is worth keeping. */
export const hear = (known: Silences, provider: string, outcome: string, now: number): Silences => {
  const heard = heardFrom(outcome);
  if (heard === 'nothing') return known;
  const { [provider]: before, ...others } = known;
  if (heard === 'answer') return before === undefined ? known : others;
  // A clock that was set back must not make a silence begin in the future.
  const since = Math.min(before?.since ?? now, now);
  return { ...others, [provider]: { why: heard, since, lastAt: now } };
};

/** Nobody asked for so long: what was heard then says nothing about today. */
const FORGOTTEN_MS = 36 * 3_600_000;

/** Who is silent at `now`, the longest first. */
export const silentAt = (known: Silences, now: number): { provider: string; silence: Silence }[] =>
  Object.entries(known)
    .flatMap(([provider, silence]) => (now - silence.lastAt < FORGOTTEN_MS ? [{ provider, silence }] : []))
    .sort((a, b) => a.silence.since - b.silence.since);
