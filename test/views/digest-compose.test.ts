import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DIGEST_BLOCKS } from '../../src/domain/digests/blocks.ts';
import type { BlockFacts, DigestIssue } from '../../src/domain/digests/issue.ts';
import type { ChartEntityId, DigestId, RadarReleaseId } from '../../src/domain/ids.ts';
import { digestBodies } from '../../src/views/digests/bodies.ts';
import { MAX_PICTURES } from '../../src/views/digests/compose.ts';
import { digestPostView } from '../../src/views/digests/post.ts';
import { languages } from '../../src/views/messages/catalogue.ts';
import { TEST_NOW } from '../support/clock.ts';
import { expectValidMessage, markdownOf } from '../support/messages.ts';

const DAY = 86_400_000;

/** Names as nobody would give them: markdown, marks, mentions, letters of two units, and far too long. */
const name = fc.oneof(
  fc.string({ maxLength: 300, unit: 'binary' }),
  fc.constantFrom('*'.repeat(300), '🎧'.repeat(300), '<@1> @everyone [x](https://a.test)', '\u202e_~|>#', ''),
);
const count = fc.nat({ max: 9_999_999 });
const url = fc.constantFrom(null, `https://pictures.test/${'a'.repeat(120)}.jpg`);
const spotifyId = fc.constantFrom(null, 'a'.repeat(22));
const artists = fc.array(fc.record({ spotifyId: fc.constant(null), name }), { maxLength: 6 });
const top = fc.record({ name, artists, spotifyId, imageUrl: url, plays: count, listeners: count });
const tops = fc.array(top, { minLength: 1, maxLength: 10 });
const entity = fc.record({
  ...{ name, spotifyId, imageUrl: url, url, label: fc.constant(null), isrc: fc.constant(null) },
  id: fc.nat().map((id) => id as ChartEntityId),
  kind: fc.constantFrom('track' as const, 'album' as const, 'artist' as const),
  artists: fc.array(name, { maxLength: 5 }),
  releaseDate: fc.constant('2026-11-13'),
  ...{ mbid: fc.constant(null), namedBy: fc.constant('deezer' as const) },
  ...{ trackId: fc.constant(null), artistId: fc.constant(null), releaseId: fc.constant(null) },
});
const tally = fc.record({ plays: count, ms: count, skips: count });
const period = { fromAt: TEST_NOW - 7 * DAY, toAt: TEST_NOW };
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
const release = fc.record({
  ...{ title: name, credit: name, label: fc.constant(null), imageUrl: url },
  id: fc.nat().map((id) => id as RadarReleaseId),
  kind: fc.constant('album' as const),
  releaseDate: fc.constant('2026-11-13'),
  url: fc.constant(`https://musicbrainz.test/${'b'.repeat(100)}`),
});
const week = fc.record({ style: name, week: fc.nat(53), left: count, total: count, waiting: count });

const facts: Readonly<Record<(typeof DIGEST_BLOCKS)[number], fc.Arbitrary<BlockFacts>>> = {
  server_week: fc.record({
    kind: fc.constant('server_week'),
    content: fc.record({
      ...{ cadence: fc.constant('weekly' as const), period: fc.constant(period), counted: count },
      totals: fc.record({ plays: fc.integer({ min: 1 }), listeners: count, tracks: count, heardMs: count }),
      by: fc.constantFrom('plays' as const, 'listeners' as const),
      ...{ tracks: tops, artists: tops },
    }),
  }),
  personal_week: fc.record({
    kind: fc.constant('personal_week'),
    tally,
    before: fc.option(tally, { nil: null }),
    daysHeard: count,
    discovered: count,
    tracks: tops,
    artists: tops,
    hours: fc.array(count, { minLength: 24, maxLength: 24 }),
  }),
  chart_movers: fc.record({
    kind: fc.constant('chart_movers'),
    chart: fc.constant(chart),
    ...{ seenAt: fc.constant(TEST_NOW), basisAt: fc.constant(TEST_NOW - DAY), climbed: count, fresh: count },
    moves: fc.array(
      fc.record({
        ...{ entity, rank: fc.integer({ min: 1, max: 200 }), before: fc.option(fc.nat(200), { nil: null }) },
        movement: fc.constantFrom({ kind: 'up', by: 3 } as const, { kind: 'reentry' } as const),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
  new_releases: fc.record({
    kind: fc.constant('new_releases'),
    source: fc.constant('listenbrainz'),
    releases: fc.array(entity, { minLength: 1, maxLength: 6 }),
    total: count,
  }),
  radar: fc.record({
    kind: fc.constant('radar'),
    releases: fc.array(fc.record({ release, people: fc.option(count, { nil: null }) }), {
      minLength: 1,
      maxLength: 6,
    }),
    total: count,
  }),
  curation: fc.record({
    kind: fc.constant('curation'),
    weeks: fc.array(week, { minLength: 1, maxLength: 40 }),
    left: count,
    funnel: fc.record({ all: fc.integer({ min: 1 }), sorted: count, silver: count, gold: count }),
  }),
};

const issues: fc.Arbitrary<DigestIssue> = fc.shuffledSubarray([...DIGEST_BLOCKS]).chain((kinds) =>
  fc.record({
    cadence: fc.constantFrom('daily', 'weekly', 'monthly'),
    place: fc.constantFrom('channel', 'member'),
    period: fc.constant(period),
    facts: fc.tuple(...kinds.map((kind) => facts[kind])),
    failed: fc.subarray(DIGEST_BLOCKS.filter((kind) => !kinds.includes(kind))),
    counted: count,
  }),
);

test('whatever the blocks hold, Discord takes the post in every language, with three pictures at most', () => {
  fc.assert(
    fc.property(issues, fc.boolean(), fc.constantFrom(...Object.values(languages)), (issue, isTest, m) => {
      const { view, pictures } = digestPostView(issue, 7 as DigestId, m, { isTest });
      const files = pictures.map(({ name: file, alt }) => ({
        ...{ name: file, description: alt, data: Buffer.alloc(0), contentType: 'image/png' },
      }));
      expectValidMessage({ ...view, files });
      expect(pictures.length).toBeLessThanOrEqual(MAX_PICTURES);
      expect(markdownOf(view)).not.toMatch(/(?<!\\)<@|(?<!\\)@everyone/);
      // Every block that has something to say is there, however long the others are.
      expect(markdownOf(view).match(/^### /gm) ?? []).toHaveLength(issue.facts.length || headless(issue));
    }),
    { numRuns: 60 },
  );
});

/** Without anything to tell: a title of its own in channels, unless everything broke. */
const headless = ({ place, failed }: DigestIssue): number =>
  place === 'channel' && failed.length === 0 ? 1 : 0;

test('a body in the outbox shows each of its pictures by its own name', () => {
  fc.assert(
    fc.property(issues, (issue) => {
      const { body, pictures } = digestBodies.post(issue, 7 as DigestId, 'en', { isTest: false });
      const shown = [...JSON.stringify(body).matchAll(/attachment:\/\/([a-z_]+\.png)/g)].map(
        ([, one]) => one,
      );
      expect(shown).toEqual(pictures.map(({ name: file }) => file));
      expect(new Set(shown).size).toBe(shown.length);
    }),
    { numRuns: 20 },
  );
});
