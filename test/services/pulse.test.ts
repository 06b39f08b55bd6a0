import { expect, test } from 'vitest';
import { createFactsService } from '../../src/services/facts.ts';
import { createPulse, PULSE_MS } from '../../src/services/pulse.ts';
import { createManualClock } from '../support/clock.ts';
import { openTestStore } from '../support/database.ts';

test('the bot half is up while it gives signs, and down when they stop', async () => {
  await using db = openTestStore();
  const clock = createManualClock();
  const pulse = createPulse({ facts: createFactsService(db), clock });
  expect(await pulse.bot()).toBe('unknown');
  await pulse.beat();
  clock.advance(3 * PULSE_MS);
  expect(await pulse.bot()).toBe('up');
  clock.advance(1);
  expect(await pulse.bot()).toBe('down');
  await pulse.beat();
  expect(await pulse.bot()).toBe('up');
  clock.jump(-24 * 3_600_000);
  expect(await pulse.bot()).toBe('down');
});
