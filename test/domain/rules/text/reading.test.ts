import { describe, expect, test } from 'vitest';
import { parseRules } from '../../../../src/domain/rules/text/parse.ts';
import { printRules } from '../../../../src/domain/rules/text/print.ts';

/** What a text means, in the one written form of it. */
const meaning = (text: string): string => {
  const read = parseRules(text);
  return read.ok ? printRules(read.ruleSet) : `refused: ${JSON.stringify(read.problems[0])}`;
};

const example = `in liked or in "Promo Pool"
bpm 124..132 and genre any of ("techno", "hard techno")
played in the last 60 days = 0 and not explicit
sort by added desc
limit 50, at most 2 per artist`;

test('the example reads as it should', () => {
  expect(meaning(example)).toBe(example.replace('played in', 'plays in'));
  const read = parseRules(example);
  expect(read.ok && read.ruleSet).toMatchObject({
    from: 'library',
    where: {
      kind: 'all',
      rules: [
        {
          kind: 'any',
          rules: [{ about: 'membership', place: { in: 'liked' } }, { place: { name: 'Promo Pool' } }],
        },
        { kind: 'all', rules: [{ op: 'between' }, { about: 'set', values: ['techno', 'hard techno'] }] },
        {
          kind: 'all',
          rules: [
            {
              subject: { field: 'plays', window: { kind: 'last', span: { count: 60, unit: 'day' } } },
              op: 'eq',
              value: { value: 0 },
            },
            { about: 'flag', field: 'explicit', value: false },
          ],
        },
      ],
    },
    shape: {
      sort: [{ by: 'field', field: 'added', direction: 'desc' }],
      limits: [{ by: 'tracks', count: 50 }],
      caps: [{ per: 'artist', atMost: 2 }],
    },
  });
});

describe('what people type', () => {
  test.each([
    ['', ''],
    ['# only a comment', ''],
    ['LIKED AND NOT EXPLICIT', 'in liked\nnot explicit'],
    ['liked, not played in the last 60 days', 'in liked\nplays in the last 60 days = 0'],
    ['liked or has bpm and explicit', 'in liked or has bpm and explicit'],
    ['(liked or has bpm) and explicit', 'in liked or has bpm\nexplicit'],
    ['liked || !explicit && has bpm', 'in liked or not explicit and has bpm'],
    ['liked\nand has bpm\nor explicit', 'in liked and has bpm or explicit'],
    ['genre techno or hard techno & tempo 124–132', 'genre any of ("techno", "hard techno")\nbpm 124..132'],
    ['genre: techno', 'genre is "techno"'],
    ['has tag opener', 'tag is "opener"'],
    ['artist “Daft Punk”', 'artist is "Daft Punk"'],
    ['artist ‘Don’t Tell’', 'artist is "Don’t Tell"'],
    ['artist is 2Pac', 'artist is "2Pac"'],
    ['title contains "live" or "remix"', 'title contains any of ("live", "remix")'],
    ['title matches /AC\\/DC|live/i', 'title matches /AC\\/DC|live/'],
    ['title ~ live', 'title contains "live"'],
    ['artist similar to Bicep at 85%', 'artist is similar to "Bicep" at 85%'],
    ['124–132 bpm', 'bpm 124..132'],
    ['bpm between 124 and 132 and liked', 'bpm 124..132\nin liked'],
    ['bpm ≥ 124 or unknown', 'bpm >= 124 if unknown include'],
    ['bpm is not 124 to 132, if unknown: exclude', 'bpm not 124..132 if unknown exclude'],
    ['bpm faster than average bpm * 1.1 - 5', 'bpm > average bpm * 1.1 - 5'],
    ['energy at least 80', 'energy >= 80%'],
    ['energy ≥ 0.8', 'energy >= 80%'],
    ['energy > 90th percentile of energy', 'energy > 90th percentile of energy'],
    ['loudness -8..-5.5', 'loudness -8..-5.5'],
    ['length 3 min to 6:30', 'length 3:00..6:30'],
    ['duration under 1h 5m 2s', 'length < 1:05:02'],
    ['playtime this year > 2 hours', 'playtime this year > 2:00:00'],
    ['played at least 3 times in the last month', 'plays in the last month >= 3'],
    ['skips this month', 'skips this month > 0'],
    ['never skipped', 'skips = 0'],
    ['plays in 2024 > skips in 2024 * 2', 'plays from 2024 to 2024 > skips from 2024 to 2024 * 2'],
    ['added in the last 2 weeks', 'added in the last 2 weeks'],
    ['added last month', 'added last month'],
    ['added in the last month', 'added in the last month'],
    ['added since June 2024', 'added after 2024-05'],
    ['added on a weekend', 'added on a weekend'],
    ['added on mondays or fri', 'added on (monday, friday)'],
    ['added at 22:00 to 1', 'added at hour (22, 23, 0, 1)'],
    ['last played more than 60 days ago', 'last played more than 60 days ago'],
    ['last played > 60 days ago', 'last played more than 60 days ago'],
    ['last played not in the last 2 months', 'last played not in the last 2 months'],
    ['last played never', 'missing last played'],
    ['released before 2000', 'released before 2000'],
    ['released this year', 'released this year'],
    ['released in the 90s', 'released between 1990 and 1999'],
    ['released 31.05.2024', 'released on 2024-05-31'],
    ['released >= 2020 and released <= 2021-12', 'released after 2019\nreleased before 2022-01'],
    ['released in summer', 'released in (june, july, august)'],
    ['released in the next 2 weeks', 'released in the next 2 weeks'],
    ['key compatible with Am or 9B', 'key compatible with any of (8A, 9B)'],
    ['key "F♯ minor"', 'key 11A'],
    ['no bpm or bpm is unknown', 'missing bpm or missing bpm'],
    ['bpm confidence at least 80%', 'confidence of bpm at least 80%'],
    ['in managed "Peak"', 'in managed "Peak"'],
    ['not in playlist Promo Pool', 'not in "Promo Pool"'],
    ['rule Other', 'matches "Other"'],
    ['at least 2 of (liked, has bpm\nexplicit)', 'at least 2 of (in liked, has bpm, explicit)'],
    ['none of [liked]', 'none of (in liked)'],
    [
      'if today is a weekend then energy > 80% else energy < 50%',
      'if now on a weekend then energy > 80% else energy < 50%',
    ],
    ['if liked then has bpm', 'if in liked then has bpm else anything'],
    [
      'sort by newest added, then by title, random each day',
      'sort by added desc, title asc, random each day',
    ],
    ['order by -plays in the last 30 days', 'sort by plays in the last 30 days desc'],
    ['shuffle', 'sort by random'],
    ['top 20 by plays', 'limit 20\nchoose by plays desc'],
    ['limit 2 hours or a bit more', 'limit 120 minutes or a bit more'],
    ['max 20%, one per artist', 'limit 20%, at most 1 per artist'],
    ['at least 3 tracks between the same artist', 'keep artists 3 apart'],
    ['no duplicates by isrc, keep longest', 'dedupe by isrc keep longest'],
    [
      'mix 70% of (genre techno), 30% of (genre house)',
      'mix 70 of (genre is "techno"), 30 of (genre is "house")',
    ],
    ['from everything\nappend', 'from everything\noutput append'],
    ['liked not heard for 60 days limit 20', 'in liked\nplays in the last 60 days = 0\nlimit 20'],
    ['- liked\n- tempo 128+ & played 5+ times', 'in liked\nbpm >= 128 and plays >= 5'],
    ['in "A" or "B" and explicit', 'in "A" or in "B"\nexplicit'],
    ['in any of (liked, "B")', 'in liked or in "B"'],
    ['artist "A", "B", liked', 'artist is any of ("A", "B")\nin liked'],
    ['energy between 60 and 80 %', 'energy 60%..80%'],
    ['if weekend then liked', 'if now on a weekend then in liked else anything'],
    [
      'where genre is techno and liked order by bpm limit 5',
      'genre is "techno"\nin liked\nsort by bpm asc\nlimit 5',
    ],
    ['sort by tempo, bpm > 120, not explicit', 'bpm > 120\nnot explicit\nsort by bpm asc'],
    ['50 tracks, 2 per artist', 'limit 50, at most 2 per artist'],
    ['limit 50 and at most 2 per artist', 'limit 50, at most 2 per artist'],
    ['120 <= bpm <= 130', 'bpm 120..130'],
    ['130 >= bpm >= 120', 'bpm 120..130'],
    ['120 < bpm <= 130', 'bpm > 120\nbpm <= 130'],
    ['3:00 <= length <= 6:30', 'length 3:00..6:30'],
    ['80% < energy and liked', 'energy > 80%\nin liked'],
    ['3 <= plays in the last 30 days', 'plays in the last 30 days >= 3'],
    ['120 <= bpm if unknown include', 'bpm >= 120 if unknown include'],
    ['bpm around 128', 'bpm 125..131'],
    ['bpm ~ 128 +- 5', 'bpm 123..133'],
    ['energy is about 98%', 'energy 93%..100%'],
    ['year around 1999', 'year 1997..2001'],
    ['length around 4 minutes', 'length 3:45..4:15'],
    ['year in (2020, 2021)', 'year = 2020 or year = 2021'],
    ['year in (2020)', 'year = 2020'],
    ['year in (1990..1994, 2001)', 'year 1990..1994 or year = 2001'],
    ['bpm not in (128, 130)', 'none of (bpm = 128, bpm = 130)'],
    ['in Promo Pool or Warm Up', 'in "Promo Pool" or in "Warm Up"'],
    ['in Promo or Warmup or explicit', '(in "Promo" or in "Warmup") or explicit'],
    ['in Drum & Bass and liked', 'in "Drum & Bass"\nin liked'],
    ['in Promo & liked', 'in "Promo"\nin liked'],
    ['a playlist per year called "Best of {year}"', 'one playlist per year named "Best of {year}"'],
  ])('%s', (text, written) => {
    expect(meaning(text)).toBe(written);
    expect(meaning(written)).toBe(written);
  });
});
