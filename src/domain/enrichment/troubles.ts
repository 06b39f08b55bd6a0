import { z } from 'zod';

/** What a provider's last answers were instead of answers. `refused`: it does not take our key, or not us. */
export const troubleKinds = ['timeout', 'network', 'server', 'bad_body', 'refused'] as const;

export type TroubleKind = (typeof troubleKinds)[number];

/** A provider whose last answers were no good. */
export interface Trouble {
  /** The latest of them. */
  readonly why: TroubleKind;
  /** The first one after its last good answer, ms UTC. */
  readonly since: number;
  /** ms UTC */
  readonly lastAt: number;
}

const Stored = z.object({ why: z.enum(troubleKinds), since: z.number(), lastAt: z.number() });

/** As it is stored. @throws when it has another shape: nobody else writes it */
export const readTrouble = (stored: string | null): Trouble | null =>
  stored === null ? null : Stored.parse(JSON.parse(stored));

/** Every night everybody is asked again: what is older than that says nothing about today. */
const CURRENT_MS = 36 * 3_600_000;

/** What to remember after one more answer that was none. @param before null: the one before was good */
export const noteTrouble = (before: Trouble | null, why: TroubleKind, now: number): Trouble => ({
  why,
  since: Math.min(before?.since ?? now, now),
  lastAt: now,
});

/** True while the trouble is worth telling: nobody may have had a question for the provider since. */
export const isCurrent = ({ lastAt }: Trouble, now: number): boolean => now - lastAt < CURRENT_MS;
