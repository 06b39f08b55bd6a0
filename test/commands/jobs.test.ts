import { expect, test } from 'vitest';
import { jobsFeature } from '../../src/commands/jobs/jobs.ts';
import { AppError } from '../../src/errors.ts';
import { done } from '../../src/jobs/job.ts';
import { createSteps } from '../../src/services/jobs/steps.ts';
import { openTestStore } from '../support/database.ts';
import { ANNA, addMembers, BEN, createJobBench, handler } from '../support/jobs.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { createVisitor } from '../support/visitor.ts';

const person = (id: typeof ANNA) => ({ id, name: 'Anna', avatarUrl: null, locale: 'en-US' });

test('a step is started by its name, seen, stopped, tried again; by its own member only', async () => {
  await using db = openTestStore();
  await addMembers(db.store, ANNA, BEN);
  let broken = true;
  const bench = createJobBench(db.store, [
    handler('sources.sync', async () => {
      if (broken) throw new AppError('NOT_LINKED', {});
      return done();
    }),
  ]);
  const steps = createSteps(bench.queue, [
    { name: 'tracks', kind: 'sources.sync', job: (member) => ({ dedupeKey: `tracks:${member}` }) },
    { name: 'secret-step', kind: 'sources.sync', job: () => ({}) },
  ]);
  const features = [jobsFeature({ desk: bench.desk, steps })];
  const anna = createVisitor(features, bench.clock, person(ANNA));
  const ben = createVisitor(features, bench.clock, person(BEN));

  expect(await anna.suggestions('jobs run', 'step', 'chosen')).toEqual([
    { name: 'tracks: Read your chosen sources again', value: 'tracks' },
  ]);
  await expect(anna.type('jobs run', { step: 'nothing' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    data: { problem: 'job_step' },
  });

  const started = await anna.type('jobs run', { step: 'tracks' });
  expectValidMessage(started.view);
  expect(textsOf(started.view)).toContain('Waiting for its turn');
  await expect(ben.press(started, 'Cancel')).rejects.toMatchObject({ code: 'NOT_YOURS' });
  const stopped = await anna.press(started, 'Cancel');
  expect([stopped.how, textsOf(stopped.view)]).toEqual([
    'update',
    expect.stringContaining('You stopped this'),
  ]);

  await anna.type('jobs run', { step: 'tracks' });
  await bench.settle();
  const list = await anna.type('jobs list');
  expectValidMessage(list.view);
  expect(textsOf(list.view)).toContain('no account is linked');
  expect(textsOf((await ben.type('jobs list')).view)).toContain('Nothing is running');

  broken = false;
  const again = await anna.press(list, 'Show again');
  expect([again.how, textsOf(again.view)]).toEqual(['update', textsOf(list.view)]);
  const retried = await anna.press(list, 'Try again');
  expect(textsOf(retried.view)).toContain('Waiting for its turn');
  await bench.settle();
  expect(await bench.desk.deadLetters(ANNA, 5)).toEqual([]);
});
