import type { MemberId, TrackId } from '../ids.ts';

/** A recording that a member could bring into a blend. */
export interface BlendCandidate {
  /** Of the recording, the same for everybody. */
  readonly key: number;
  readonly trackId: TrackId;
  /** 0..1: the part of their plays that goes to it. */
  readonly share: number;
}

export interface BlendMember {
  readonly id: MemberId;
  readonly candidates: readonly BlendCandidate[];
}

/** A track of a blend, and everybody for whom it is in. */
export interface BlendTrack {
  readonly key: number;
  readonly trackId: TrackId;
  /** In the order of their ids. */
  readonly for: readonly MemberId[];
}

export const MIN_BLENDED = 2;
export const MAX_BLENDED = 10;
export const BLEND_SIZE = 50;

interface Pooled {
  readonly key: number;
  trackId: TrackId;
  most: number;
  score: number;
  readonly for: Set<MemberId>;
}

/**
 * What a blend holds in a week. A track counts for everybody who listens to it; what most of them share comes first; and
 * nobody ever has more than one track more than anybody else, so it ends where somebody has nothing left to give. Who has
 * nothing to give at all is not waited for. The same week gives the same tracks, in whatever order members come; another
 * week turns over which of somebody's favourites are chosen.
 * @param banned recordings that any of them does not want
 */
export const blend = (facts: {
  readonly members: readonly BlendMember[];
  readonly banned: ReadonlySet<number>;
  /** Weeks since 1970. */
  readonly week: number;
  readonly size?: number;
}): BlendTrack[] => {
  const { banned, week, size = BLEND_SIZE } = facts;
  const members = facts.members.filter(({ candidates }) => candidates.some(({ key }) => !banned.has(key)));
  const pool = poolOf(members, banned, week);
  const counts = new Map(members.map(({ id }) => [id, 0]));
  const chosen: Pooled[] = [];
  const left = new Set(pool);
  while (chosen.length < size) {
    const level = Math.min(...counts.values());
    const next = find(left, (one) => [...one.for].every((id) => counts.get(id) === level));
    if (next === null) break;
    left.delete(next);
    chosen.push(next);
    for (const id of next.for) counts.set(id, level + 1);
  }
  return chosen
    .map((one, at) => ({ one, at }))
    .sort((a, b) => b.one.for.size - a.one.for.size || a.at - b.at)
    .map(({ one }) => ({ key: one.key, trackId: one.trackId, for: [...one.for].sort() }));
};

/** How many of a blend's tracks are for each of its members. */
export const sharesOfBlend = (tracks: readonly BlendTrack[]): Map<MemberId, number> => {
  const counts = new Map<MemberId, number>();
  for (const track of tracks) for (const id of track.for) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

/** Shared by most first, then what they give most to, as the week has it. */
const poolOf = (members: readonly BlendMember[], banned: ReadonlySet<number>, week: number): Pooled[] => {
  const pool = new Map<number, Pooled>();
  for (const { id, candidates } of [...members].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const { key, trackId, share } of candidates) {
      if (banned.has(key)) continue;
      const known = pool.get(key);
      if (known === undefined) pool.set(key, { key, trackId, most: share, score: share, for: new Set([id]) });
      else if (!known.for.has(id)) {
        known.for.add(id);
        known.score += share;
        if (share > known.most) [known.most, known.trackId] = [share, trackId];
      }
    }
  }
  const scores = new Map([...pool.values()].map((one) => [one.key, one.score * turn(week, one.key)]));
  const score = ({ key }: Pooled): number => scores.get(key) ?? 0;
  return [...pool.values()].sort((a, b) => b.for.size - a.for.size || score(b) - score(a) || a.key - b.key);
};

const find = (all: Iterable<Pooled>, fits: (one: Pooled) => boolean): Pooled | null => {
  for (const one of all) if (fits(one)) return one;
  return null;
};

/** 0.2..1.8, another one each week: a recording's turn (a hash, no dice: the same answer every time). */
const turn = (week: number, key: number): number => {
  let hash = 0x811c9dc5;
  for (const part of [week, key, Math.floor(key / 0x1_0000_0000)]) {
    for (let shift = 0; shift < 32; shift += 8) {
      hash = Math.imul(hash ^ ((part >>> shift) & 0xff), 0x01000193);
    }
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return 0.2 + (1.6 * ((hash ^ (hash >>> 13)) >>> 0)) / 0x1_0000_0000;
};
