import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposition, type Family } from '../../../src/domain/metrics/exposition.ts';
import { createTallies } from '../../../src/domain/metrics/tallies.ts';
import { readExposition } from '../../support/exposition.ts';

const kinds = [
  { name: 'segue_things_total', help: 'Things.' },
  { name: 'segue_wait_seconds', help: 'Waits\nin "\\" lines.', buckets: [0.1, 1] },
];

test('counters and histograms as Prometheus reads them', () => {
  const tallies = createTallies(kinds);
  tallies.add('segue_things_total', { kind: 'a' });
  tallies.add('segue_things_total', { kind: 'a' }, 2);
  for (const value of [0.1, 0.5, 1, 5]) tallies.observe('segue_wait_seconds', { name: 'x "y" \\z' }, value);
  expect(exposition(tallies.families())).toBe(
    [
      '# HELP segue_things_total Things.',
      '# TYPE segue_things_total counter',
      'segue_things_total{kind="a"} 3',
      '# HELP segue_wait_seconds Waits\\nin "\\\\" lines.',
      '# TYPE segue_wait_seconds histogram',
      'segue_wait_seconds_bucket{name="x \\"y\\" \\\\z",le="0.1"} 1',
      'segue_wait_seconds_bucket{name="x \\"y\\" \\\\z",le="1"} 3',
      'segue_wait_seconds_bucket{name="x \\"y\\" \\\\z",le="+Inf"} 4',
      'segue_wait_seconds_sum{name="x \\"y\\" \\\\z"} 6.6',
      'segue_wait_seconds_count{name="x \\"y\\" \\\\z"} 4',
      '',
    ].join('\n'),
  );
  expect(() => tallies.add('segue_other_total', {})).toThrow('Nobody declared');
});

test('both halves stand under one name, and an empty family is left out', () => {
  const of = (half: string): Family => ({
    name: 'segue_up',
    help: 'Up.',
    type: 'gauge',
    samples: [{ labels: { half }, value: 1 }],
  });
  const empty: Family = { name: 'segue_none', help: '', type: 'gauge', samples: [] };
  const lines = exposition([of('bot'), empty, of('service')]).split('\n');
  expect(lines.filter((line) => line.startsWith('# TYPE'))).toEqual(['# TYPE segue_up gauge']);
  expect(lines).toContain('segue_up{half="service"} 1');
});

test('names from outside do not fill the memory', () => {
  const tallies = createTallies(kinds);
  for (let n = 0; n < 700; n += 1) tallies.add('segue_things_total', { kind: `k${n}` });
  const samples = tallies.families()[0]?.samples ?? [];
  expect(samples).toHaveLength(501);
  expect(samples.find(({ labels }) => labels['kind'] === 'other')?.value).toBe(200);
});

test('whatever stands in labels and values, the answer can be read back', () => {
  const signs = fc.constantFrom('"', '\\', '\n', 'n', '{', '}', ',', '=', ' ', 'é', '🎧');
  const text = fc.array(signs, { maxLength: 8 }).map((all) => all.join(''));
  const sample = fc.tuple(text, fc.double());
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 8 }), (pairs) => {
      const samples = pairs.map(([name, value]) => ({ labels: { name }, value }));
      const read = readExposition(exposition([{ name: 'segue_x', help: 'X.', type: 'gauge', samples }]));
      expect(read.map(({ labels, value }) => [labels['name'], value])).toEqual(
        pairs.map(([name, value]) => [name, Object.is(value, -0) ? 0 : value]),
      );
    }),
    { numRuns: 80 },
  );
});
