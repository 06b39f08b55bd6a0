import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../src/domain/rules/fields.ts';
import { readFacts } from '../../src/domain/rules/given-facts.ts';
import { ANNA } from '../support/jobs.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { rulesFrom } from '../support/rule-world.ts';
import { openRulesLibrary } from '../support/rules-visitor.ts';

describe('rules are tried with values of every field', () => {
  test.each([
    ['title contains "live"', 'title:"Live at home"', 'title:Studio'],
    ['artist is "Bicep"', 'artist:Bicep', 'artist:Aurel'],
    ['artist count >= 2', 'artist:Bicep, Hammer', 'artistcount:1'],
    ['tag is "opener"', 'tag:opener, dark', 'tag:closer'],
    ['length 3:00..6:30', 'length:4:30', 'length:8:00'],
    ['danceability > 70%', 'danceability:80%', 'danceability:60%'],
    ['loudness > -8', 'loudness:-7', 'loudness:-9'],
    ['year 1990..1999', 'year:1994', 'year:2001'],
    ['added before 2020', 'added:2019-10-01', 'added:2021-10-01'],
    ['added in the last 2 weeks', 'added:3 days ago', 'added:3 weeks ago'],
    ['plays in the last 30 days = 3', 'plays:3', 'plays:2'],
    ['last played more than 60 days ago', 'lastplayed:90 days ago', 'lastplayed:2 days ago'],
    ['first played before 2020', 'firstplayed:2019-05-05 plays:2', 'firstplayed:2021-05-05 plays:2'],
    ['skips > 2', 'skips:3', 'skips:1 plays:9'],
    ['skip rate < 50%', 'skiprate:20%', 'skiprate:60%'],
    ['completion > 90%', 'completion:95%', 'completion:50%'],
    ['playtime > 2 hours', 'playtime:3 hours', 'playtime:1 hour'],
    ['streak >= 3', 'streak:3', 'streak:2'],
    ['last skipped in the last 7 days', 'lastskipped:2 days ago', 'lastskipped:9 days ago'],
    ['key compatible with 8A', 'key:9A', 'key:3B'],
    ['explicit', 'explicit:yes', 'explicit:no'],
    ['local', 'local:yes', 'local:no'],
    ['in "Promo Pool"', 'in:Promo Pool', 'in:liked'],
    ['bpm > 120 and plays = 0', 'bpm:128 genre:techno plays:0', 'bpm:128 plays:1'],
  ])('%s: %s, not %s', async (rules, yes, no) => {
    await using world = await openRulesLibrary();
    await world.ruleSets.create(ANNA, { name: 'Try', rules: rulesFrom(rules) });
    const tried = await world.anna.type('rules test', { rule: 'Try', values: yes });
    expectValidMessage(tried.view);
    expect(textsOf(tried.view)).toContain('✅ It matches.');
    const other = await world.anna.type('rules test', { rule: 'Try', values: no });
    expect(textsOf(other.view)).toContain('❌ It does not match.');
  });

  test.each(['nonsense:3', 'length:fast', 'explicit:perhaps', 'now:2026', 'just words'])(
    '%s is refused with an example',
    async (values) => {
      await using world = await openRulesLibrary();
      await world.ruleSets.create(ANNA, { name: 'Try', rules: rulesFrom('bpm > 1') });
      await expect(world.anna.type('rules test', { rule: 'Try', values })).rejects.toMatchObject({
        data: { problem: 'rule_value' },
      });
    },
  );
});

test('every field of the language but the time of day can be given', () => {
  const samples: Record<string, string> = { number: '1', date: '2024-05-05', flag: 'yes', key: '8A' };
  for (const { word, field, type, ...info } of FIELDS) {
    const sample = 'unit' in info && info.unit === 'duration' ? '3:00' : (samples[type] ?? 'de');
    const read = readFacts(new Map([[word, sample]]), 1_790_000_000_000);
    expect([field, read.ok]).toEqual([field, field !== 'now']);
    if (field !== 'now')
      expect([field, read.ok && Object.keys(read.facts).length > 0]).toEqual([field, true]);
  }
});
