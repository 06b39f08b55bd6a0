import { DAY, HOUR, MINUTE } from './clock.ts';
import type { PlayOptions } from './contract.ts';
import type { Person } from './people.ts';
import { byText, type Random } from './random.ts';
import type { Taste } from './taste.ts';
import type { Catalogue, Play, TimeRange, WorldArtist, WorldTrack } from './types.ts';

export interface Listening {
  plays(): readonly Play[];
  play(options: PlayOptions, now: number): Play[];
  topTracks(range: TimeRange, now: number): WorldTrack[];
  topArtists(range: TimeRange, now: number): WorldArtist[];
  /** As if nothing had ever been heard. */
  forget(): void;
}

interface ListeningDeps {
  catalogue: Catalogue;
  person: Person;
  taste: () => Taste;
  random: Random;
  startAt: number;
}

const windows: Record<TimeRange, { days: number; prior: number }> = {
  short_term: { days: 28, prior: 1.5 },
  medium_term: { days: 182, prior: 6 },
  long_term: { days: 365, prior: 15 },
};

const ranges = ['short_term', 'medium_term', 'long_term'] as const satisfies readonly TimeRange[];

const historyDays = 90;

/** One person's listening: a seeded past, what they play from now on, and what Spotify computes from both. */
export function createListening(deps: ListeningDeps): Listening {
  const { catalogue, person, random } = deps;
  let history: Play[] | undefined;
  let calls = 0;
  const priors = new Map<TimeRange, Map<string, number>>();
  const plays = (): Play[] => {
    history ??= seedPlays(deps);
    return history;
  };
  const scores = (range: TimeRange, now: number): Map<string, number> => {
    let prior = priors.get(range);
    if (!prior) {
      prior = priorScores(deps, range);
      priors.set(range, prior);
    }
    const result = new Map(prior);
    const from = now - windows[range].days * DAY;
    for (const play of plays()) {
      if (play.playedAt < from || play.playedAt > now) continue;
      result.set(play.trackId, (result.get(play.trackId) ?? 0) + 1);
    }
    return result;
  };
  const ranked = (range: TimeRange, now: number): [string, number][] =>
    [...scores(range, now)].sort(([a, x], [b, y]) => y - x || byText(a, b));
  return {
    plays,
    forget() {
      history = [];
      for (const range of ranges) priors.set(range, new Map());
    },
    play(options, now) {
      const draw = random.fork(`live/${calls++}`);
      const until = options.until ?? now;
      const tracks = options.tracks
        ? namedTracks(catalogue, options.tracks)
        : pickTracks(deps, draw, options, until);
      const added = endStamps(tracks, until, options);
      history = [...plays(), ...added].sort((a, b) => a.playedAt - b.playedAt);
      return added;
    },
    topTracks: (range, now) =>
      ranked(range, now)
        .slice(0, person.topSize)
        .flatMap(([id]) => catalogue.track(id) ?? []),
    topArtists(range, now) {
      const sums = new Map<string, number>();
      for (const [id, score] of ranked(range, now)) {
        const artist = catalogue.track(id)?.artistIds[0];
        if (artist !== undefined) sums.set(artist, (sums.get(artist) ?? 0) + score);
      }
      return [...sums]
        .sort(([a, x], [b, y]) => y - x || byText(a, b))
        .slice(0, person.topSize)
        .flatMap(([id]) => catalogue.artist(id) ?? []);
    },
  };
}

function namedTracks(catalogue: Catalogue, ids: readonly string[]): WorldTrack[] {
  return ids.map((id) => {
    const track = catalogue.track(id);
    if (!track) throw new Error(`There is no track ${id} in this world.`);
    return track;
  });
}

function pickTracks(deps: ListeningDeps, random: Random, options: PlayOptions, until: number): WorldTrack[] {
  const picked: WorldTrack[] = [];
  let left = (options.minutes ?? 30) * MINUTE;
  while (left > 0) {
    const track = deps.taste().draw(random, until);
    picked.push(track);
    left -= track.durationMs;
  }
  return picked;
}

/** Played one after the other, the last one ending at `until`. */
function endStamps(tracks: readonly WorldTrack[], until: number, options: PlayOptions): Play[] {
  let end = until;
  const backwards = tracks.toReversed().map((track): Play => {
    const play: Play = {
      trackId: track.id,
      playedAt: end,
      msPlayed: track.durationMs,
      contextUri: options.contextUri ?? null,
      visibleAt: end + (options.delayMs ?? 0),
    };
    end -= track.durationMs + 400;
    return play;
  });
  return backwards.reverse();
}

function seedPlays({ person, taste, random, startAt }: ListeningDeps): Play[] {
  const draw = random.fork('history');
  const plays: Play[] = [];
  let cursor = 0;
  for (let day = historyDays; day >= 0; day--) {
    if (!draw.chance(person.activity)) continue;
    for (const hour of person.hours) {
      if (!draw.chance(0.75)) continue;
      const begin = Math.floor(startAt / DAY - day) * DAY + hour * HOUR + draw.int(0, 90) * MINUTE;
      cursor = Math.max(cursor, begin);
      for (let left = draw.int(4, 18); left > 0; left--) {
        const track = taste().draw(draw, cursor);
        const msPlayed = draw.chance(0.12)
          ? Math.min(track.durationMs, draw.int(31_000, 120_000))
          : track.durationMs;
        cursor += msPlayed + draw.int(0, 3_000);
        if (cursor >= startAt) return plays;
        plays.push({ trackId: track.id, playedAt: cursor, msPlayed, contextUri: null, visibleAt: cursor });
      }
    }
  }
  return plays;
}

/** What was heard before the remembered history, so that the lists of half a year and a year differ from a month's. */
function priorScores({ taste, random }: ListeningDeps, range: TimeRange): Map<string, number> {
  const known = taste();
  const draw = random.fork(`top/${range}`);
  const heaviest = Math.max(...known.tracks.map((track) => known.weight(track)));
  return new Map(
    known.tracks.map((track) => [
      track.id,
      (known.weight(track) / heaviest) * windows[range].prior * (0.3 + draw.next() * 1.4),
    ]),
  );
}
