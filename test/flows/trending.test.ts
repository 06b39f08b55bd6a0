import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/clock.ts';
import { type Flow, type Guest, openFlow, until, wordsOf } from '../support/stage.ts';

/** Charts from the sources of the world to what people see of them, through both halves. */
let flow: Flow;
let mira: Guest;

beforeAll(async () => {
  const nobody = 'http://127.0.0.1:1';
  const env = { ENABLE_BACKGROUND_SYNC: 'false', MUSICBRAINZ_URL: nobody };
  flow = await openFlow({ startAt: Date.UTC(2026, 10, 18, 12), env });
  mira = flow.guest('mira');
});
afterAll(async () => flow[Symbol.asyncDispose]());

const DEEZER = { source: 'deezer', list: 'tracks' };

/** The answer once it fits. */
const shown = async (path: string, options: Readonly<Record<string, string>>, fits: RegExp) => {
  let view = await mira.ask(path, options);
  await until(`${path} to say ${fits}`, async () => {
    if (fits.test(wordsOf(view))) return true;
    view = await mira.ask(path, options);
    return wordsOf(view);
  });
  return view;
};

test.each([
  ['deezer', 'tracks', {}],
  ['apple', 'albums', { country: 'de' }],
  ['listenbrainz', 'artists', {}],
  ['listenbrainz', 'new', {}],
])('%s tells its %s', async (source, list, more) => {
  const view = await shown('/trending show', { source, list, ...more }, /As .* had it/);
  expect(wordsOf(view)).toMatch(/\*\*1\*\* · /);
});

test('a week later everything has moved, and its way is told', async () => {
  await flow.stage.advance(7 * DAY);
  const view = await shown('/trending show', DEEZER, /Arrows say what moved/);
  expect(wordsOf(view)).toMatch(/\*\*\d+\*\* (▲|▼|🆕)/);
  const [first] = flow.rows(
    'select e.id, e.name from chart_memory m join chart_entities e on e.id = m.entity_id where m.weeks = 2 limit 1',
  );
  const history = await mira.ask('/trending history', { what: String(first?.['id']) });
  expect(wordsOf(history)).toMatch(/now \d+ · peak \d+ .* · 2 weeks · first seen/);
  expect(wordsOf(await mira.ask('/trending stats', DEEZER))).toContain('Climbed most');
});

test('what was there stays when a source answers in another shape', async () => {
  const before = await mira.ask('/trending show', DEEZER);
  flow.stage.providers.faults.add({ provider: 'deezer', answer: { kind: 'other-shape' } });
  await flow.stage.advance(7 * HOUR);
  const view = await shown('/trending show', DEEZER, /brought nothing: the answer has another shape/);
  const places = (words: string): string[] => words.split('\n').filter((line) => line.startsWith('**'));
  expect(places(wordsOf(view))).toEqual(places(wordsOf(before)));
});
