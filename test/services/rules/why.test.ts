import { expect, test } from 'vitest';
import { ANNA } from '../../support/jobs.ts';
import { openRuleWorld, rulesFrom } from '../../support/rule-world.ts';

test('what was seen comes with who said it', async () => {
  await using world = await openRuleWorld();
  const ids = await world.tracks({ One: { known: { bpm: 118 } } });
  const one = ids.get('One');
  if (one === undefined) throw new Error('The track was stored and did not come back.');
  await world.source(ANNA, 'liked', [one]);
  const { explained } = await world.ruleReasons.why(ANNA, rulesFrom('bpm 124..132'), null, one);
  const [saying] = await world.store.read.enrichments.ofTracks([one]);
  expect(explained).toMatchObject({
    kind: 'condition',
    truth: false,
    seen: {
      field: 'bpm',
      value: { kind: 'number', value: 118 },
      said: { source: saying?.source, confidence: saying?.confidence },
    },
  });
});
