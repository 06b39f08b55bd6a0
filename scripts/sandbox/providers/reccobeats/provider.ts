import { type Answer, json } from '../../http/answer.ts';
import { intParam, listParam } from '../../http/params.ts';
import { uuid } from '../../world/ids.ts';
import type { WorldTrack } from '../../world/types.ts';
import { type Facts, once, type Piece } from '../knowledge/facts.ts';
import { heardKey, heardTempo, rounded } from '../knowledge/sound.ts';
import { type Ask, type Parts, type Provider, retryHeader } from '../provider.ts';

const mostIds = 40;
const hearing = { octave: 0.04, spread: 0.05, wrongKey: 0.06 };

interface Entry {
  uuid: string;
  track: WorldTrack;
  piece: Piece;
  /** Drawn once; the track is covered as long as this is below the share of its age. */
  luck: number;
}

/** ReccoBeats: Spotify's old audio features by Spotify id, for six tracks in ten and one in five of the new ones. */
export function createReccobeats({ facts }: Parts): Provider {
  const entries = once(() => entriesOf(facts));
  const covers = ({ piece, luck }: Entry): boolean =>
    facts.isOut(piece) && luck < (facts.ageDays(piece) < 330 ? 0.2 : 0.72);
  const find = (id: string): Entry | undefined => {
    const entry = entries().get(id);
    return entry && covers(entry) ? entry : undefined;
  };
  const several = (render: (entry: Entry) => unknown) => (ask: Ask) => {
    const ids = listParam(ask.query, 'ids');
    if (ids.length < 1 || ids.length > mostIds) return badSize(ask);
    const found = new Map(ids.map(find).flatMap((entry) => (entry ? [[entry.uuid, entry]] : [])));
    // Never in the order of the question: by its own ids.
    const sorted = [...found.values()].toSorted((a, b) => (a.uuid < b.uuid ? -1 : 1));
    return json({ content: sorted.map(render) });
  };
  return {
    name: 'reccobeats',
    roots: ['/reccobeats'],
    routes: [
      { method: 'GET', path: '/v1/audio-features', handle: several((entry) => features(facts, entry)) },
      { method: 'GET', path: '/v1/track', handle: several((entry) => details(facts, entry)) },
      {
        method: 'GET',
        path: '/v1/track/recommendation',
        handle: (ask) => {
          const seeds = listParam(ask.query, 'seeds').flatMap((id) => find(id) ?? []);
          const size = intParam(ask.query, 'size', 20, 1, 100);
          if (size === undefined) return failure(400, 'size must be between 1 and 100', ask);
          if (seeds.length === 0) return failure(400, 'seeds must not be empty', ask);
          return json({
            content: alike([...entries().values()].filter(covers), seeds, size).map((entry) =>
              details(facts, entry),
            ),
          });
        },
      },
      {
        method: 'GET',
        path: '/v1/track/{id}/audio-features',
        handle: (ask) => {
          const entry = find(ask.params[0] ?? '');
          return entry ? json(features(facts, entry)) : failure(404, 'Track not found', ask);
        },
      },
    ],
    pace: () => ({ kind: 'window', calls: 20, ms: 10_000 }),
    tooFast: (retryAfter) => json({ error: 'Too Many Requests' }, 429, retryHeader(retryAfter)),
    busy: () => json({ error: 'Service Unavailable' }, 503),
    failure: (status, retryAfter) =>
      json({ error: 'Internal Server Error' }, status, retryHeader(retryAfter)),
  };
}

const failure = (status: number, error: string, { call }: Ask): Answer =>
  json({ status, error, path: call.path }, status);

const badSize = (ask: Ask): Answer => failure(400, 'size must be between 1 and 40', ask);

/** By its own uuid and by Spotify id. */
function entriesOf(facts: Facts): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const piece of facts.pieces()) {
    for (const track of piece.tracks) {
      const random = facts.dice('reccobeats', track.id);
      const entry = { uuid: uuid(random), track, piece, luck: random.next() };
      entries.set(entry.uuid, entry);
      entries.set(track.id, entry);
    }
  }
  return entries;
}

const href = ({ track }: Entry): string => `https://open.spotify.com/track/${track.id}`;

function features(facts: Facts, entry: Entry): Record<string, unknown> {
  const { recording } = entry.piece;
  const random = facts.dice('reccobeats/heard', entry.track.id);
  const { key, mode } = heardKey(random, recording, hearing);
  const hasCode = random.chance(0.6) && entry.track.isrc !== null;
  return {
    id: entry.uuid,
    href: href(entry),
    ...(hasCode && { isrc: entry.track.isrc }),
    acousticness: rounded((1 - recording.energy) ** 2, 4),
    danceability: recording.danceability,
    energy: recording.energy,
    instrumentalness: recording.instrumentalness,
    key: random.chance(0.03) ? -1 : key,
    liveness: rounded(0.05 + random.next() * 0.3, 4),
    loudness: recording.loudness,
    mode,
    speechiness: rounded(0.03 + random.next() * 0.12, 4),
    tempo: rounded(heardTempo(random, recording.bpm, hearing), 3),
    valence: recording.valence,
  };
}

function details(facts: Facts, entry: Entry): Record<string, unknown> {
  const { track, piece } = entry;
  return {
    id: entry.uuid,
    trackTitle: track.name,
    artists: piece.artists.map((artist) => ({
      id: uuid(facts.dice('reccobeats/artist', artist.id)),
      name: artist.name,
      href: `https://open.spotify.com/artist/${artist.id}`,
    })),
    durationMs: track.durationMs,
    isrc: track.isrc,
    ean: null,
    upc: null,
    href: href(entry),
    availableCountries: 'DE,GB,NL,US',
    popularity: track.popularity,
  };
}

/** What sounds nearest to the seeds. */
function alike(entries: readonly Entry[], seeds: readonly Entry[], size: number): Entry[] {
  const seedIds = new Set(seeds.map(({ uuid: id }) => id));
  const mean = (of: (entry: Entry) => number): number =>
    seeds.reduce((sum, seed) => sum + of(seed), 0) / seeds.length;
  const energy = mean(({ piece }) => piece.recording.energy);
  const tempo = mean(({ piece }) => piece.recording.bpm);
  const distance = ({ piece }: Entry): number =>
    Math.abs(piece.recording.energy - energy) + Math.abs(piece.recording.bpm - tempo) / 60;
  const others = new Map(
    entries.filter(({ uuid: id }) => !seedIds.has(id)).map((entry) => [entry.uuid, entry]),
  );
  return [...others.values()].toSorted((a, b) => distance(a) - distance(b)).slice(0, size);
}
