import type { MemberId } from '../ids.ts';
import type { GivenConsent, ServerConsent } from '../privacy.ts';

/**
 * So many members who are counted without their names make a group: fewer are not spoken of at all, for whoever knows
 * who agreed could tell who it is.
 */
export const LEAST_GROUP = 3;

/** Who has how much of something, as it is stored; only members who agreed. */
export interface ServerRow {
  readonly memberId: MemberId;
  readonly level: GivenConsent;
  readonly value: number;
}

export interface RankedMember {
  readonly memberId: MemberId;
  readonly value: number;
  /** From 1; equal values share a place. */
  readonly place: number;
}

/** What others may see of it, and what the member who asks sees of themselves. */
export interface ServerRanking {
  /** Members shown by name, the most first. */
  readonly named: readonly RankedMember[];
  /** How many more are counted without their names; null: none, or too few to speak of. */
  readonly counted: number | null;
  /** Null: for everybody's eyes. */
  readonly own: OwnPlace | null;
}

/** For the eyes of the member who asks only. */
export interface OwnPlace {
  readonly level: ServerConsent;
  readonly value: number;
  /** Among those who are shown by name; for others the place they would have. Null with nothing. */
  readonly place: number | null;
}

/** @param own what the member who asks has, whatever they agreed to; null where everybody reads it */
export const rankingOf = (
  rows: readonly ServerRow[],
  own: { readonly memberId: MemberId; readonly level: ServerConsent; readonly value: number } | null,
): ServerRanking => {
  const some = rows.filter(({ value }) => value > 0);
  const shown = some
    .filter(({ level }) => level === 'named')
    .sort((a, b) => b.value - a.value || (BigInt(a.memberId) < BigInt(b.memberId) ? -1 : 1));
  const named: RankedMember[] = [];
  for (const [at, { memberId, value }] of shown.entries()) {
    const before = named[at - 1];
    const place = before !== undefined && before.value === value ? before.place : at + 1;
    named.push({ memberId, value, place });
  }
  // Those who ask know of themselves: they are not part of what others are.
  const counted = some.filter(({ level, memberId }) => level === 'counted' && memberId !== own?.memberId);
  return {
    named,
    counted: counted.length < LEAST_GROUP ? null : counted.length,
    own: own === null ? null : { ...placeAmong(shown, own), level: own.level },
  };
};

const placeAmong = (shown: readonly ServerRow[], own: Pick<ServerRow, 'memberId' | 'value'>) => {
  const ahead = shown.filter(({ value, memberId }) => value > own.value && memberId !== own.memberId).length;
  return { value: own.value, place: own.value > 0 ? ahead + 1 : null };
};
