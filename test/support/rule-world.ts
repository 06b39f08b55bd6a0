import { createPlaylistServices } from '../../src/app/playlists.ts';
import { ruleForms } from '../../src/app/rule-forms.ts';
import { createRuleServices, ruleWork } from '../../src/app/rules.ts';
import type { EnrichmentValues } from '../../src/domain/enrichment/values.ts';
import type { MemberId, TrackId } from '../../src/domain/ids.ts';
import type { NewTrack } from '../../src/domain/library.ts';
import type { RuleSet } from '../../src/domain/rules/rule-set.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { createManualClock } from './clock.ts';
import { openTestStore } from './database.ts';
import { ANNA, addMembers, BEN, createJobBench } from './jobs.ts';
import { addPlays } from './plays.ts';
import { addSource } from './rule-library.ts';
import { addTracks, trackFrom } from './tracks.ts';

/** A rule set from its text form. */
export const rulesFrom = (text: string): RuleSet => {
  const read = ruleForms.readText(text);
  if (!read.ok) throw new Error(`not understood: ${JSON.stringify(read.problems)}`);
  return read.ruleSet;
};

/** A track of the test: its id makes uri and title, what is known of it comes from a provider. */
export interface WorldTrack extends Partial<NewTrack> {
  readonly known?: Partial<EnrichmentValues>;
}

/** Members with libraries, the real services of rules and playlists, and the machinery of jobs; no Spotify. */
export const openRuleWorld = async () => {
  const db = openTestStore();
  const { store } = db;
  const clock = createManualClock();
  await addMembers(store, ANNA, BEN);
  const enqueue = createJobQueue({ store, clock, wake: () => undefined }).enqueueIn;
  const playlists = createPlaylistServices({ clock }, { store, enqueue });
  const rules = createRuleServices({ clock }, { store, enqueue, ...playlists });
  const { handlers, due } = ruleWork(rules);
  const bench = createJobBench(store, handlers, {}, clock);
  /** Everything that is due is done; what waits for a time waits. */
  const settle = async (): Promise<void> => {
    for (const { run } of due) await run(clock.now());
    await bench.settle();
  };
  return {
    ...db,
    ...playlists,
    ...rules,
    clock,
    bench,
    settle,
    /** Stores tracks, by their names. */
    tracks: async (wanted: Readonly<Record<string, WorldTrack>>): Promise<Map<string, TrackId>> => {
      const named = Object.entries(wanted);
      const fresh = named.map(([name, { known: _, ...more }]) => trackFrom(name, { title: name, ...more }));
      const ids = await addTracks(store, fresh, clock.now());
      await store.transaction(async (tx) => {
        for (const [at, [, { known }]] of named.entries()) {
          const trackId = ids[at];
          if (known === undefined || trackId === undefined) continue;
          const said = { source: 'deezer', facet: '', version: 1, ids: null, confidence: 0.9 } as const;
          await tx.enrichments.put([{ ...said, trackId, values: known, fetchedAt: clock.now() }]);
        }
        await tx.trackFacts.refresh(await tx.tracks.byIds(ids), clock.now());
      });
      return new Map(named.flatMap(([name], at) => (ids[at] === undefined ? [] : [[name, ids[at]]])));
    },
    /** Fills a source; the first track was added last. */
    source: (memberId: MemberId, name: string, trackIds: readonly TrackId[]) =>
      addSource(
        store,
        memberId,
        name === 'liked' ? { kind: 'liked', name: 'Liked Songs' } : { kind: 'playlist', name },
        trackIds.map((trackId, at) => ({ trackId, addedAt: clock.now() - at * 60_000 })),
      ),
    play: (memberId: MemberId, trackId: TrackId, daysAgo: number, msPlayed: number | null = null) =>
      store.transaction((tx) =>
        addPlays(tx, [
          {
            memberId,
            trackId,
            playedAt: clock.now() - daysAgo * 86_400_000,
            msPlayed,
            source: 'live',
            accountId: null,
          },
        ]),
      ),
  };
};

export type RuleWorld = Awaited<ReturnType<typeof openRuleWorld>>;
