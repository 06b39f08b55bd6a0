import { describe, expect, test } from 'vitest';
import { type Beliefs, beliefsOf } from '../../../../src/domain/curation/suggest/document.ts';
import type { Choice, Example } from '../../../../src/domain/curation/suggest/facts.ts';
import { createLearner, learnAll, MOST_SORTS } from '../../../../src/domain/curation/suggest/learner.ts';
import { SORTS_NEEDED } from '../../../../src/domain/curation/suggest/model.ts';
import { weigh } from '../../../../src/domain/curation/suggest/predict.ts';
import { reasonsFor } from '../../../../src/domain/curation/suggest/why.ts';
import type { CategoryId } from '../../../../src/domain/ids.ts';
import { AFTER, facts, OFFERED, PEAK, WARM_UP } from '../../../support/sort-facts.ts';

const LABELS: readonly (readonly [name: string, choice: Choice])[] = [
  ['Blackline', PEAK],
  ['Haze', WARM_UP],
  ['Undertone', AFTER],
  ['Filler', 'trash'],
];

/** Somebody who goes by labels only. */
const byLabel = (count: number, labels = LABELS): Example[] =>
  Array.from({ length: count }, (_, at) => {
    const [label, choice] = labels[(at * 7 + (at >> 3)) % labels.length] ?? ['Blackline', PEAK];
    return { facts: facts({ label, artists: [`Artist ${at}`], bpm: 120 + ((at * 13) % 20) }), choice };
  });

const learned = (examples: readonly Example[]): Beliefs => {
  const beliefs = beliefsOf(learnAll(examples));
  if (beliefs === null) throw new Error('The model cannot be read.');
  return beliefs;
};

describe('the likeliest', () => {
  test('is said from the thirtieth sort on', () => {
    const about = facts({ label: 'BLACKLINE' });
    expect(weigh(learned(byLabel(SORTS_NEEDED - 1)), about, OFFERED).likeliest).toBeNull();
    expect(weigh(learned(byLabel(SORTS_NEEDED)), about, OFFERED).likeliest).toBe(PEAK);
  });

  test('is not said of a track of which nothing is known, or nothing that counts', () => {
    const beliefs = learned(byLabel(80));
    expect(weigh(beliefs, facts(), OFFERED).likeliest).toBeNull();
    expect(weigh(beliefs, facts({ label: 'Never heard' }), OFFERED).likeliest).toBeNull();
  });

  test('is not said to who sorts without a pattern', () => {
    const pattern = [2, 0, 3, 1, 1, 3, 0, 2, 0, 1, 2, 3, 3, 1, 0, 2, 1, 3, 2, 0, 2, 1, 3];
    const examples = byLabel(200).map(({ facts: about }, at): Example => {
      return {
        facts: about,
        choice: OFFERED[pattern[(at * 5 + (at >> 4)) % pattern.length] ?? 0] ?? 'trash',
      };
    });
    expect(weigh(learned(examples), facts({ label: 'Blackline' }), OFFERED).likeliest).toBeNull();
  });

  test('is not said where always guessing the same is as good', () => {
    const examples = byLabel(120).map((example): Example => ({ ...example, choice: 'trash' }));
    expect(weigh(learned(examples), facts({ label: 'Blackline' }), OFFERED).likeliest).toBeNull();
  });

  test('is one of those that are offered', () => {
    const beliefs = learned(byLabel(80));
    const fresh = 9 as CategoryId;
    const left = OFFERED.filter((choice) => choice !== PEAK);
    const { ranking } = weigh(beliefs, facts({ label: 'Blackline' }), [...left, fresh]);
    expect(ranking.map(({ choice }) => choice)).not.toContain(PEAK);
    expect(ranking).toHaveLength(4);
    expect(weigh(beliefs, facts({ label: 'Blackline' }), [PEAK]).likeliest).toBeNull();
    expect(weigh(beliefs, facts({ label: 'Blackline' }), []).ranking).toEqual([]);
  });

  test('follows a taste that changes', () => {
    const changed = LABELS.map(([name, choice]) => [name, name === 'Blackline' ? AFTER : choice] as const);
    const beliefs = learned([...byLabel(200), ...byLabel(30, changed)]);
    expect(weigh(beliefs, facts({ label: 'Blackline' }), OFFERED).likeliest).toBe(AFTER);
    expect(weigh(beliefs, facts({ label: 'Haze' }), OFFERED).likeliest).toBe(WARM_UP);
  });

  test('may follow from what nobody says', () => {
    const examples = byLabel(90).map((example, at): Example => {
      return at % 4 === 0 ? { facts: { ...example.facts, label: null }, choice: WARM_UP } : example;
    });
    const weighed = weigh(learned(examples), facts({ artists: ['New'], bpm: 129 }), OFFERED);
    expect(weighed.likeliest).toBe(WARM_UP);
    expect(reasonsFor(weighed, WARM_UP)[0]).toMatchObject({ kind: 'missing', what: 'label' });
  });

  test('knows tempos by their neighbours', () => {
    const examples = Array.from({ length: 120 }, (_, at): Example => {
      const bpm = 120 + ((at * 7) % 20);
      return { facts: facts({ bpm }), choice: bpm < 127 ? WARM_UP : bpm < 134 ? PEAK : AFTER };
    }).filter(({ facts: { bpm } }) => bpm !== 130);
    expect(weigh(learned(examples), facts({ bpm: 130 }), OFFERED).likeliest).toBe(PEAK);
    expect(weigh(learned(examples), facts({ bpm: 121.4 }), OFFERED).likeliest).toBe(WARM_UP);
  });
});

describe('why', () => {
  test('says how many of the label went there', () => {
    const examples = byLabel(44);
    const slipped = examples.map(
      (example, at): Example => (at === 30 ? { ...example, choice: 'trash' } : example),
    );
    const ofLabel = slipped.filter((example) => example.facts.label === slipped[30]?.facts.label);
    const right = ofLabel.find((_, at) => at === 0)?.choice ?? 'trash';
    const about = facts({ label: slipped[30]?.facts.label ?? null, bpm: 126 });
    const [first] = reasonsFor(weigh(learned(slipped), about, OFFERED), right);
    expect(first).toMatchObject({ kind: 'label', hits: ofLabel.length - 1, of: ofLabel.length });
  });

  test('says each kind of thing once, and nothing of what is unknown', () => {
    const examples = Array.from({ length: 60 }, (_, at): Example => {
      const peak = at % 2 === 0;
      return {
        facts: facts({
          label: peak ? 'Blackline' : 'Haze',
          bpm: peak ? 138 : 122,
          tags: [peak ? 'rave' : 'warm'],
        }),
        choice: peak ? PEAK : WARM_UP,
      };
    });
    const weighed = weigh(
      learned(examples),
      facts({ label: 'Blackline', bpm: 138, tags: ['rave'] }),
      OFFERED,
    );
    const kinds = reasonsFor(weighed, PEAK, 9).map(({ kind }) => kind);
    expect(kinds).toEqual([...new Set(kinds)]);
    expect(kinds).toEqual(expect.arrayContaining(['label', 'tempo', 'tag']));
    expect(reasonsFor(weighed, WARM_UP)).toEqual([]);
    expect(reasonsFor(weigh(learned(examples), facts(), OFFERED), PEAK)).toEqual([]);
  });
});

describe('a model', () => {
  test('of another version is not read', () => {
    const model = learnAll(byLabel(40));
    expect(beliefsOf({ ...model, version: 0 as 1 })).toBeNull();
  });

  test('learns from the newest sorts only', () => {
    const old = Array.from({ length: 40 }, (): Example => ({ facts: facts({ label: 'Old' }), choice: PEAK }));
    const model = learnAll([...old, ...Array.from({ length: MOST_SORTS }, () => byLabel(1)).flat()]);
    expect(model.sorts).toBe(MOST_SORTS);
    expect(Object.keys(model.counts.label)).toEqual(['blackline']);
  });

  test('forgets artists who came once long ago, and keeps the others', () => {
    const once: Example = { facts: facts({ artists: ['Once'] }), choice: PEAK };
    const twice: Example = { facts: facts({ artists: ['Twice'] }), choice: PEAK };
    const { artist } = learnAll([once, twice, twice, ...byLabel(700)]).counts;
    expect(Object.keys(artist)).not.toContain('once');
    expect(artist['twice']).toBeDefined();
  });

  test('that is being learned believes what the stored one does', () => {
    const learner = createLearner();
    for (const example of byLabel(60)) learner.learn(example);
    const about = facts({ label: 'Haze', bpm: 128 });
    expect(weigh(learner.beliefs(), about, OFFERED).likeliest).toBe(
      weigh(learned(byLabel(60)), about, OFFERED).likeliest,
    );
  });
});
