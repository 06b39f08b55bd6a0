import type { MemberId, RadarReleaseId } from '../ids.ts';
import type { RadarItem } from './radar.ts';

/** A release on the radar of one of the members of a server, and how much it weighs there. */
export interface SharedSignal {
  readonly item: RadarItem;
  readonly memberId: MemberId;
  readonly weight: number;
}

/**
 * What is new for a server: each release once, those first that concern its members most. Everybody has the same say,
 * however much they listen: a member's weights are parts of their sum. Who it is for is not told.
 */
export const sharedRadar = (signals: readonly SharedSignal[]): RadarItem[] => {
  const sums = new Map<MemberId, number>();
  for (const { memberId, weight } of signals) sums.set(memberId, (sums.get(memberId) ?? 0) + weight);
  const found = new Map<RadarReleaseId, { item: RadarItem; share: number; by: MemberId }>();
  for (const { item, memberId, weight } of signals) {
    const sum = sums.get(memberId) ?? 0;
    const share = sum === 0 ? 0 : weight / sum;
    const known = found.get(item.release.id);
    // Of whom it is said for: of one member only, and of the same one whoever comes first.
    if (known === undefined) found.set(item.release.id, { item, share, by: memberId });
    else {
      known.share += share;
      if (memberId < known.by) [known.item, known.by] = [item, memberId];
    }
  }
  return [...found.values()]
    .sort(
      (a, b) =>
        b.share - a.share ||
        b.item.release.releaseDate.localeCompare(a.item.release.releaseDate) ||
        (a.item.release.externalId < b.item.release.externalId ? -1 : 1),
    )
    .map(({ item }) => item);
};
