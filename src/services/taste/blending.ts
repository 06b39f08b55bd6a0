import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { weekNumber } from '../../domain/charts/weeks.ts';
import type { BlendId, MemberId } from '../../domain/ids.ts';
import { isTrack } from '../../domain/playlists/playlist.ts';
import { windowDays } from '../../domain/statistics/windows.ts';
import { type BlendCandidate, blend, MIN_BLENDED } from '../../domain/taste/blend.ts';
import type { BlendLine } from '../../domain/taste/blends.ts';
import type { Enqueue } from '../intents.ts';
import type { PlaylistWishes } from '../playlists/wishes.ts';
import type { ListeningSets } from '../statistics/listening.ts';
import { asTrackIds } from '../statistics/ready.ts';
import type { Tallies } from '../statistics/tallies.ts';
import { tasteBlend } from './work.ts';

/** Puts blends together from what their members listen to now. */
export interface Blending {
  /** @returns how many tracks it holds; null when it is over, or was not begun */
  run(id: BlendId): Promise<number | null>;
  /** Enqueues those that are not of this week, or of other people. */
  enqueueDue(): Promise<number>;
}

/** What somebody listens to most; more would be what they came across. */
const MOST_CANDIDATES = 400;
/** Who listened to less in a year is asked about all of their time. */
const ENOUGH = 100;
const PER_SWEEP = 50;
const YEAR = { kind: 'months', months: 12 } as const;

export const createBlending = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  listeningSets: ListeningSets;
  tallies: Pick<Tallies, 'recordings'>;
  wishes: Pick<PlaylistWishes, 'set'>;
}): Blending => {
  const { store, clock, enqueue, listeningSets, tallies, wishes } = deps;
  const { read } = store;

  const candidatesOf = async (memberId: MemberId): Promise<BlendCandidate[]> => {
    const opened = await listeningSets.open(memberId);
    if (opened.kind !== 'ready') return [];
    const { set } = opened;
    const lately = await tallies.recordings(set, windowDays(YEAR, set.today));
    const heard = lately.length >= ENOUGH ? lately : await tallies.recordings(set, null);
    const most = heard.slice(0, MOST_CANDIDATES);
    const total = most.reduce((sum, { plays }) => sum + plays, 0);
    const facts = await read.blends.recordings(asTrackIds(most.map(({ trackId }) => trackId)));
    const found = new Map<number, BlendCandidate>();
    for (const { plays, trackId: number } of most) {
      const [trackId] = asTrackIds([number]);
      const fact = trackId === undefined ? undefined : facts.get(trackId);
      if (trackId === undefined || fact === undefined || !isTrack(fact.uri)) continue;
      const key = fact.recording ?? -trackId;
      // Who groups tracks their own way may have one recording twice.
      if (!found.has(key)) found.set(key, { key, trackId, share: plays / total });
    }
    return [...found.values()];
  };

  const bannedBy = async (members: readonly MemberId[]): Promise<Set<number>> => {
    const ids = await read.blends.banned(members);
    const facts = await read.blends.recordings(ids);
    return new Set(ids.map((id) => facts.get(id)?.recording ?? -id));
  };

  /** Null when somebody came or went meanwhile: what was put together is not what may be written. */
  const attempt = async (id: BlendId): Promise<number | null | 'changed'> => {
    const found = await read.blends.find(id);
    if (found === null || found.playlistId === null || found.startedAt === null) return null;
    const week = weekNumber(clock.now());
    const { ownerId, playlistId, members } = found;
    const people = [];
    for (const memberId of members) {
      people.push({ id: memberId, candidates: await candidatesOf(memberId) });
    }
    const tracks =
      members.length < MIN_BLENDED ? [] : blend({ members: people, banned: await bannedBy(members), week });
    const lines: BlendLine[] = tracks.map(({ trackId, for: whom }) => ({ trackId, for: whom }));
    const facts = await read.blends.recordings(lines.map(({ trackId }) => trackId));
    const uris = lines.flatMap(({ trackId }) => facts.get(trackId)?.uri ?? []);
    return store.transaction(async (tx) => {
      const now = await tx.blends.find(id);
      if (now === null || now.playlistId !== playlistId) return null;
      if (now.members.join() !== members.join()) return 'changed';
      await tx.blends.setLines(id, { lines, week, blended: members.length });
      await wishes.set(tx, ownerId, playlistId, uris);
      return lines.length;
    });
  };

  return {
    run: async (id) => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const held = await attempt(id);
        if (held !== 'changed') return held;
      }
      throw new Error('Who is in a blend changed all the time while it was put together.');
    },

    enqueueDue: async () => {
      const due = await read.blends.due(weekNumber(clock.now()), PER_SWEEP);
      if (due.length > 0) {
        await store.transaction(async (tx) => {
          for (const id of due) await enqueue(tx, tasteBlend(id));
        });
      }
      return due.length;
    },
  };
};

const MOST_TRIES = 5;
