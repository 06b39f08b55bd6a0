import type { BlockFacts } from '../../src/domain/digests/issue.ts';
import type { ChartEntityId, DigestId, RadarReleaseId } from '../../src/domain/ids.ts';
import type { Picture } from '../../src/domain/pictures.ts';
import { partOf } from '../../src/views/digests/blocks/parts.ts';
import { en } from '../../src/views/messages/en.ts';
import { coverOf, hours, names } from './samples.ts';

/** One picture of each block of a digest, as its post shows it. */

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 8);
const period = { fromAt: NOW - 7 * DAY, toAt: NOW };

const tops = names.map(([name, by], at) => ({
  ...{ name, artists: [{ spotifyId: null, name: by }], spotifyId: null, imageUrl: coverOf(at) },
  ...{ plays: Math.round(214 / (at + 1) + 31), listeners: 9 - at },
}));

const entities = names.map(([name, by], at) => ({
  ...({ id: at as ChartEntityId, kind: 'track', name, artists: [by], imageUrl: coverOf(at) } as const),
  ...{ isrc: null, url: null, label: null, releaseDate: '2026-11-20', spotifyId: null, mbid: null },
  ...({ namedBy: 'deezer', trackId: null, artistId: null, releaseId: null } as const),
}));
const chart = {
  ...({
    source: 'deezer',
    key: 'top:track',
    kind: 'track',
    form: 'top',
    genre: null,
    country: null,
  } as const),
  ...{ name: null, ownerId: null, guildId: null, sourceId: null },
};
const ranks = [1, 4, 9, 17, 42, 88];

const blocks: readonly BlockFacts[] = [
  {
    kind: 'server_week',
    content: {
      ...{ cadence: 'weekly', period, counted: 23, by: 'plays', tracks: tops, artists: [] },
      totals: { plays: 3_120, listeners: 19, tracks: 900, heardMs: 40 * 3_600_000 },
    },
  },
  {
    kind: 'personal_week',
    tally: { plays: 412, ms: 26 * 3_600_000, skips: 12 },
    before: { plays: 300, ms: 20 * 3_600_000, skips: 3 },
    ...{ daysHeard: 7, discovered: 41, tracks: tops, artists: [], hours },
  },
  {
    kind: 'chart_movers',
    ...{ chart, seenAt: NOW, basisAt: NOW - 7 * DAY, climbed: 31, fresh: 12 },
    moves: entities.slice(0, ranks.length).map((entity, at) => {
      const rank = ranks[at] ?? 1;
      return at % 3 === 2
        ? { entity, rank, before: null, movement: { kind: at === 2 ? 'new' : 'reentry' } }
        : { entity, rank, before: rank + 7 + at, movement: { kind: 'up', by: 7 + at } };
    }),
  },
  { kind: 'new_releases', source: 'listenbrainz', releases: entities.slice(0, 6), total: 48 },
  {
    kind: 'radar',
    total: 9,
    releases: names.slice(0, 4).map(([title, credit], at) => ({
      people: 5 - at,
      release: {
        ...({ id: at as RadarReleaseId, title, credit, kind: 'album', label: null } as const),
        ...{ releaseDate: '2026-11-20', imageUrl: coverOf(at + 6), url: 'https://musicbrainz.org/' },
      },
    })),
  },
  {
    kind: 'curation',
    weeks: [{ style: 'Techno (Peak Time)', week: 47, left: 75, total: 87, waiting: 4 }],
    left: 75,
    funnel: { all: 312, sorted: 240, silver: 61, gold: 14 },
  },
];

export const digestPictures = (): Picture[] =>
  blocks.flatMap((facts) => {
    const place = facts.kind === 'personal_week' || facts.kind === 'curation' ? 'member' : 'channel';
    const where = { digest: 1 as DigestId, place, cadence: 'weekly', period } as const;
    const { picture } = partOf(facts, where, en);
    return picture === null ? [] : [{ ...picture, name: `digest-${facts.kind.replace('_', '-')}.png` }];
  });
