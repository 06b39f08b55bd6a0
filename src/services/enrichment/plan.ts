import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { type AskedSource, askedByIds, interestOf } from '../../domain/enrichment/asking.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import { type AskedProvider, facetOf, isOpen, loadKnown, sourcesFor } from './known.ts';

/** What one provider is to be asked about for one member. */
export interface AskingPlan {
  /** The tracks that matter most first. */
  readonly ready: readonly TrackId[];
  /** Tracks about which somebody else is being asked first. */
  readonly waiting: number;
}

/** @param moving sources that are at work just now and whose answers matter to this provider */
export type PlanAsking = (
  memberId: MemberId,
  provider: AskedProvider,
  moving: readonly AskedSource[],
  signal: AbortSignal,
) => Promise<AskingPlan>;

/** So many tracks are looked at between two breaths of the event loop. */
const CHUNK = 250;

/** Which tracks of a member a provider should be asked about: missing or stale, acceptable, worth it, and ripe. */
export const createPlan =
  (deps: { store: Store; clock: Clock; providers: readonly AskedProvider[] }): PlanAsking =>
  async (memberId, provider, moving, signal) => {
    const { store, clock, providers } = deps;
    const ways = providers.filter(({ source }) => source === provider.source);
    // An earlier way of asking the same provider that has failed for a track comes first, whenever it works again.
    const earlier = ways.slice(0, ways.indexOf(provider));
    const waits = askedByIds.has(provider.source);
    const others = providers.filter(({ source, isSlow }) => moving.includes(source) && (waits || !isSlow));
    const ahead = [...earlier, ...others];
    const due = await candidates(store, memberId, provider, clock.now());
    const sources = sourcesFor([provider, ...ahead]);
    const ready: TrackId[] = [];
    let waiting = 0;
    for (let start = 0; start < due.length; start += CHUNK) {
      await turn(undefined, { signal });
      const now = clock.now();
      const chunk = await loadKnown(store.read, due.slice(start, start + CHUNK), sources);
      for (const known of chunk) {
        // Whatever they find may open this one, or make it needless.
        if (ahead.some((other) => isOpen(other, known, now))) waiting += 1;
        else if (isOpen(provider, known, now)) ready.push(known.track.id);
      }
    }
    return { ready, waiting };
  };

const candidates = async (
  store: Store,
  memberId: MemberId,
  provider: AskedProvider,
  now: number,
): Promise<TrackId[]> => {
  const key = { provider: provider.source, facet: facetOf(provider) };
  const inLibrary = await store.read.asking.dueInLibrary(memberId, key, now);
  const played = await store.read.asking.dueInPlays(memberId, key, now);
  const interest = new Map(inLibrary.map(({ trackId, addedAt }) => [trackId, { plays: 0, addedAt }]));
  for (const { trackId, plays } of played) {
    interest.set(trackId, { plays, addedAt: interest.get(trackId)?.addedAt ?? 0 });
  }
  return [...interest]
    .map(([trackId, facts]) => ({ trackId, worth: interestOf(facts, now) }))
    .sort((a, b) => b.worth - a.worth || a.trackId - b.trackId)
    .map(({ trackId }) => trackId);
};
