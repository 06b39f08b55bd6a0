import { expect, test } from 'vitest';
import { budgetOf } from '../../../src/domain/budgets.ts';
import { createLlm } from '../../../src/providers/llm/provider.ts';
import { createBudgets } from '../../../src/services/budgets.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { openTestHttp } from '../../support/http.ts';
import { saying, soundModel } from '../../support/llm-model.ts';
import { openLoopback, type Responder } from '../../support/loopback.ts';
import { caught, kinds, subjectOf } from '../../support/subjects.ts';

const open = async (respond: Responder, llm: number) => {
  const server = await openLoopback(respond);
  const { store, close } = openTestStore();
  const clock = createManualClock();
  const ledger = createBudgets({ store, clock, limitOf: (bucket) => budgetOf(bucket, { llm }) });
  const door = openTestHttp({ clock, ledger });
  const provider = createLlm({
    http: door.http,
    url: server.url,
    apiKey: undefined,
    model: 'm',
    mode: 'auto',
  });
  return {
    provider,
    clock,
    requests: server.requests,
    [Symbol.asyncDispose]: async () => {
      await door.http.close();
      await server[Symbol.asyncDispose]();
      await close();
    },
  };
};

test('a day has as many requests as the operator allows, then the model rests', async () => {
  await using it = await open(soundModel, 2);
  await it.provider.look([subjectOf(1)]);
  await it.provider.look([subjectOf(2)]);
  expect(await caught(it.provider.look([subjectOf(3)]))).toMatchObject({
    name: 'RetryAfter',
    provider: 'llm',
    bucket: 'chat',
    why: 'quota',
  });
  expect(it.requests).toHaveLength(2);
  it.clock.advance(25 * 3_600_000);
  expect(kinds(await it.provider.look([subjectOf(3)]))).toEqual(['3 found']);
});

test('asking again for a better answer counts, too, and a budget in the way is no miss', async () => {
  await using it = await open(() => saying('prose'), 1);
  expect(await caught(it.provider.look([subjectOf(1), subjectOf(2)]))).toMatchObject({ name: 'RetryAfter' });
  expect(it.requests).toHaveLength(1);
});

test('a budget of nothing asks nothing', async () => {
  await using it = await open(soundModel, 0);
  expect(await caught(it.provider.look([subjectOf(1)]))).toMatchObject({ name: 'RetryAfter' });
  expect(it.requests).toHaveLength(0);
});
