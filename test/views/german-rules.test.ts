import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRule } from '../../src/domain/rules/building/condition.ts';
import {
  needOf,
  type Operator,
  operatorsOf,
  type Topic,
  topics,
} from '../../src/domain/rules/building/operators.ts';
import type { Explained } from '../../src/domain/rules/explain.ts';
import { FIELDS } from '../../src/domain/rules/fields.ts';
import type { RuleSet } from '../../src/domain/rules/rule-set.ts';
import { parseRules } from '../../src/domain/rules/text/parse.ts';
import { parseWindow } from '../../src/domain/statistics/windows.ts';
import { checkModal } from '../../src/views/kit/check.ts';
import { de } from '../../src/views/messages/de.ts';
import { textProblem } from '../../src/views/rules/mistakes.ts';
import { inMarkdown } from '../../src/views/rules/say/voice.ts';
import { plainSummary, ruleSentence, summaryOf } from '../../src/views/rules/summary.ts';
import { treeLines } from '../../src/views/rules/tree.ts';
import { typedValues } from '../../src/views/rules/typed-values.ts';
import { valueForm } from '../../src/views/rules/value-form.ts';
import { windowWords } from '../../src/views/statistics/windows.ts';
import { anyRuleSet } from '../support/rule-sets.ts';

const rules = (text: string): RuleSet => {
  const read = parseRules(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.ruleSet;
};
/** Words that German has not, and that no name of the rules below has either. */
const ENGLISH = /\b(?:the|of|and|or|not|with|last|first|played|added|tracks? of|ago|than|least|most|per)\b/;

describe('rules in German', () => {
  test.each([
    ['bpm 124..132', 'BPM 124–132'],
    ['energy >= 82.5%', 'Energie mindestens 82,5\u00a0%'],
    ['plays in the last 60 days = 0', 'in den letzten 60 Tagen nicht gehört'],
    ['plays in the last 1 week > 0', 'in den letzten 7 Tagen gehört'],
    ['plays = 0', 'nie gehört'],
    ['last played more than 1 year ago', 'vor mehr als einem Jahr zuletzt gehört'],
    ['last played less than 3 hours ago', 'vor weniger als 3 Stunden zuletzt gehört'],
    ['added not in the last 1 month', 'im letzten Monat bis jetzt nicht hinzugefügt'],
    ['added on monday or friday', 'am Montag oder Freitag hinzugefügt'],
    ['released on 2024-05-31', 'am 31. Mai 2024 erschienen'],
    ['released in 1994', '1994 erschienen'],
    ['released in may or june', 'im Mai oder Juni erschienen'],
    ['released between 2024-05-31 and 2024-06-30', 'vom 31. Mai 2024 bis zum 30. Juni 2024 erschienen'],
    ['released before 2024-05-31', 'vor dem 31. Mai 2024 erschienen'],
    ['added after released', 'nach dem Tag des Erscheinens hinzugefügt'],
    ['now on a weekend', 'es ist Samstag oder Sonntag'],
    ['energy > average energy', 'Energie über Durchschnitt (Energie aller Tracks)'],
    ['genre any of ("techno", "house")', 'Genre „techno“ oder „house“'],
    ['language is "en"', 'Sprache „Englisch“'],
    ['language contains "en"', 'Sprache enthält „en“'],
    ['curation is "silver"', 'Kuratierung „Silber“'],
    ['version is "slowed"', 'Version „verlangsamt“'],
  ])('%s', (text, said) => {
    expect(ruleSentence(rules(text).where, de)).toBe(said);
  });

  test('order, size and playlists', () => {
    const text =
      'in liked\nsort by plays desc, released asc, title\nlimit 1, at most 2 per artist\none playlist per year named "Best {year}"';
    expect(summaryOf(rules(text), de).split('\n')).toEqual([
      'Tracks deiner Bibliothek: in deinen Lieblingssongs',
      'Ein Track, höchstens 2 pro Künstler, höchste zuerst (Wiedergaben), dann älteste zuerst (Erscheinungsdatum), dann von A bis Z (Titel)',
      'Eine Playlist pro Jahr, mit dem Namen „Best {year}“.',
    ]);
  });

  test.each(FIELDS.map((info) => [info.example]))('nothing English is left in “%s”', (text) => {
    const said = summaryOf(rules(text), de);
    expect(said).toMatch(/^Tracks deiner Bibliothek: \S/);
    expect(said.replace(/„[^“]*“/gu, '')).not.toMatch(ENGLISH);
  });

  test('whatever the rules are, they are said whole, and within the limits', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        const said = summaryOf(set, de);
        expect([...said].length).toBeLessThanOrEqual(900);
        expect([...plainSummary(set, de)].length).toBeLessThanOrEqual(100);
        expect(said.replace(/„[^“]*(?:“|…|$)/gu, '')).not.toMatch(/undefined|NaN|\[object/);
      }),
      { numRuns: 100 },
    );
  });

  test('why: every line with what was seen', () => {
    const condition = rules('bpm 124..132').where;
    if (condition.kind !== 'is') throw new Error('One condition.');
    const seen = {
      field: 'bpm' as const,
      value: { kind: 'number' as const, value: 118.5 },
      said: { source: 'manual', confidence: 1 },
    };
    const facts = { truth: false, stops: false };
    const line: Explained = {
      kind: 'condition',
      rule: condition,
      ...facts,
      missing: false,
      seen,
      against: [],
    };
    const group: Explained = {
      ...{ kind: 'group', rule: { kind: 'atLeast', count: 1, rules: [] }, ...facts },
      ...{ parts: [line], repeated: false },
    };
    expect(treeLines(group, inMarkdown(de))).toEqual([
      '✗ mindestens 1 davon',
      '\u2003✗ BPM 124–132 → 118,5 (du)',
    ]);
  });

  test('mistakes are explained in German, what to type stays as it is typed', () => {
    const read = parseRules('liked\nbmp 124..132');
    if (read.ok) throw new Error('That is a mistake.');
    const said = textProblem('liked\nbmp 124..132', read.problems[0], de);
    expect(said).toContain('**Zeile 2, Spalte 1**');
    expect(said).toContain('nicht „bmp“. Meintest du `bpm`?');
    for (const words of Object.values(de.ruleLanguage.expected)) {
      expect(words.replace(/`[^`]*`/g, '')).not.toMatch(ENGLISH);
    }
  });
});

describe('what is typed into forms in German', () => {
  const built = (topic: Topic, operator: Operator, ...typed: string[]): string => {
    const given = typedValues(
      { draft: 1 as never, beside: -1, topic, operator },
      (name) => typed[name === 'first' ? 0 : 1] ?? '',
      de,
    );
    const read = buildRule(topic, operator, given);
    return read.ok ? ruleSentence(read.rule, de) : `not read: ${read.text}`;
  };

  test.each([
    ['plays', 'noneIn', ['60 Tage'], 'in den letzten 60 Tagen nicht gehört'],
    ['plays', 'atLeastIn', ['3', '2 Wochen'], 'Wiedergaben in den letzten 2 Wochen mindestens 3'],
    ['lastPlayed', 'notWithin', ['1 Monat'], 'im letzten Monat bis jetzt nicht zuletzt gehört'],
    ['bpm', 'exactly', ['127,5'], 'BPM genau 127,5'],
    ['loudness', 'atLeast', ['-8'], 'Lautheit mindestens -8 dB'],
    ['duration', 'atMost', ['4 Minuten'], 'Länge höchstens 4:00'],
    ['released', 'before', ['1.12.2026'], 'vor dem 1. Dez. 2026 erschienen'],
    ['added', 'dates', ['2026-11-01', 'heute'], 'vom 1. Nov. 2026 bis heute hinzugefügt'],
    ['title', 'contains', ['10 Tage und 1,5'], 'Titel enthält „10 Tage und 1,5“'],
  ] as const)('%s %s %j', (topic, operator, typed, said) => {
    expect(built(topic, operator, ...typed)).toBe(said);
  });

  test('every form fits', () => {
    for (const topic of [...topics.track, ...topics.listening]) {
      for (const operator of operatorsOf(topic)) {
        if (needOf(topic, operator) === 'nothing') continue;
        const form = valueForm({ draft: 1 as never, beside: -1, topic, operator }, '1' as never, de);
        expect(checkModal(form)).toEqual([]);
      }
    }
  });
});

test.each([
  ['30d', 'letzte 30 Tage'],
  ['1d', 'heute'],
  ['1y', 'letzte 12 Monate'],
  ['3y', 'letzte 3 Jahre'],
  ['2025-03', 'März 2025'],
  ['2025-03-01..2025-03-14', '01.–14.03.2025'],
])('the window %s', (typed, said) => {
  const window = parseWindow(typed);
  if (window === null) throw new Error(typed);
  expect(windowWords(window, de)).toBe(said);
});
