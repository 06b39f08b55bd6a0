import { expect, test } from 'vitest';
import { createAnswerCache, remembered } from '../../src/providers/answer-cache.ts';
import { createManualClock } from '../support/clock.ts';

test('an answer is asked for once, also "not there", until it is old', async () => {
  const clock = createManualClock();
  const cache = createAnswerCache(clock, 10, 1_000);
  const asked: string[] = [];
  const ask = (key: string, answer: unknown) =>
    remembered(cache, key, async () => {
      asked.push(key);
      return answer;
    });
  expect(await ask('a', { n: 1 })).toEqual({ n: 1 });
  expect(await ask('a', { n: 2 })).toEqual({ n: 1 });
  expect(await ask('b', undefined)).toBeNull();
  expect(await ask('b', { n: 3 })).toBeNull();
  clock.advance(1_000);
  expect(await ask('a', { n: 2 })).toEqual({ n: 2 });
  expect(asked).toEqual(['a', 'b', 'a']);
});

test('trouble is not remembered', async () => {
  const cache = createAnswerCache(createManualClock());
  await expect(remembered(cache, 'a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await remembered(cache, 'a', async () => 'up')).toBe('up');
});

test('of too many the oldest go', async () => {
  const cache = createAnswerCache(createManualClock(), 2);
  for (const key of ['a', 'b', 'a', 'c']) await cache.set(key, key);
  expect(await Promise.all(['a', 'b', 'c'].map((key) => cache.get(key)))).toEqual(['a', undefined, 'c']);
});
