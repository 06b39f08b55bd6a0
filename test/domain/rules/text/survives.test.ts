import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRulesJson } from '../../../../src/domain/rules/json.ts';
import { printRulesJson } from '../../../../src/domain/rules/json-write.ts';
import { parseRules } from '../../../../src/domain/rules/text/parse.ts';

/** What somebody typed is kept as JSON: a bound that only one of the two forms knows would lose it. */
const survives = (text: string): boolean => {
  const read = parseRules(text);
  if (!read.ok) return false;
  expect(parseRulesJson(printRulesJson('Kept', read.ruleSet))).toMatchObject({
    ok: true,
    ruleSet: read.ruleSet,
  });
  return true;
};

const lines = (count: string): string[] => [
  `limit ${count}`,
  `limit ${count} minutes`,
  `limit ${count}%`,
  `limit ${count} albums`,
  `limit ${count} artists`,
  `at most ${count} per artist`,
  `keep artists ${count} apart`,
  `at least ${count} of (bpm 124, bpm 125)`,
  `mix ${count} of (bpm 124), 1 of (bpm 125)`,
  `ask when removing more than ${count}%`,
  `title similar to "x" at ${count}%`,
  `genre any of ("techno") with weight at least ${count}%`,
  `confidence of bpm at least ${count}%`,
  `bpm = ${count}`,
  `plays in the last ${count} days > ${count}`,
  `one playlist per year named "Best of {year}"\nlimit ${count}`,
];

describe('what the text form reads survives in JSON', () => {
  it.each(['0', '1', '100', '150', '800', '2000000', '99999999'])('with the count %s', (count) => {
    expect(lines(count).filter((line) => !survives(line))).toEqual([]);
  });

  it('or is refused at once, whatever the number', () => {
    const number = fc.oneof(
      fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value.toFixed(2)),
      fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String),
      fc.constantFrom('0.5', '.5', '1e9', '-1', '00', '9'.repeat(400)),
    );
    fc.assert(
      fc.property(number, (count) => lines(count).forEach(survives)),
      { numRuns: 200 },
    );
  });
});
