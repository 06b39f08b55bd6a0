import { expect, test } from 'vitest';
import { openCurating } from '../support/curation-visitor.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';

test('/releases login is for whoever runs Segue, and its link is for them alone', async () => {
  await using world = await openCurating();
  const link = await world.anna.type('releases login');
  expectValidMessage(link.view);
  expect(JSON.stringify(link.view)).toContain('https://segue.test/beatport/x');
  const refused = await world.ben.type('releases login');
  expectValidMessage(refused.view);
  expect(textsOf(refused.view)).toContain('Only for whoever runs Segue');
  expect(JSON.stringify(refused.view)).not.toContain('segue.test/beatport');
});
