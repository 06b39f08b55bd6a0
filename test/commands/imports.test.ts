import { expect, test } from 'vitest';
import { importFeature } from '../../src/commands/imports/import.ts';
import { AppError } from '../../src/errors.ts';
import { playsImportJobs } from '../../src/jobs/plays-import.ts';
import { playsImportReadJob } from '../../src/jobs/plays-import-read.ts';
import { playsImportSweepJob } from '../../src/jobs/plays-import-sweep.ts';
import { jobCard } from '../../src/views/jobs/card.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { expectValidCommands } from '../support/commands.ts';
import { extendedRow, zipOf } from '../support/exports.ts';
import { openImports } from '../support/imports.ts';
import { createJobBench } from '../support/jobs.ts';
import { person } from '../support/linking.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { createVisitor } from '../support/visitor.ts';

const ANNA = person(1, 'Anna');
const BEN = person(2, 'Ben');

const open = async () => {
  const world = await openImports();
  const features = [importFeature(world)];
  const handlers = [
    playsImportReadJob(world.reading, world.imports),
    ...playsImportJobs(world.storing, world.undoing),
    playsImportSweepJob(world.sweeping),
  ];
  const bench = createJobBench(world.store, handlers, {}, world.clock);
  expectValidCommands(features);
  const visit = (who: typeof ANNA) => createVisitor(features, world.clock, who);
  await world.store.transaction(async (tx) => {
    for (const { id } of [ANNA, BEN]) await tx.members.see({ id, locale: 'en' }, world.clock.now());
  });
  /** Does what was asked for; the card of the last job. */
  const settle = async () => {
    const asked = world.jobs.splice(0);
    const jobs = await Promise.all(asked.map((job) => bench.queue.enqueue(job)));
    await bench.settle();
    const last = jobs.at(-1);
    const job = last === undefined ? null : await world.store.read.jobs.find(ANNA.id, last.id);
    if (job === null) throw new Error('no job');
    const view = jobCard({ job, children: [] }, messagesFor('en'));
    expectValidMessage(view);
    return { how: 'update' as const, view, public: false };
  };
  return Object.assign(world, { anna: visit(ANNA), ben: visit(BEN), settle });
};

const rows = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, n) =>
      extendedRow({ ts: new Date(Date.UTC(2023, 0, 1, 0, 4 * n)).toISOString().replace('.000', '') }),
    ),
  );
const attached = (name: string) => ({ url: `https://cdn.discordapp.com/${name}`, name, size: 10 });

test('an attachment is looked through, stored on a word, and taken out on another', async () => {
  await using world = await open();
  const { anna } = world;
  const zip = zipOf([{ name: 'a/Streaming_History_Audio_2023.json', content: rows(30) }]);
  world.bytes.set(attached('x.zip').url, zip);
  const first = await anna.type('import start', { file: attached('x.zip') });
  expect(textsOf(first.view)).toContain('Nothing is stored before you say yes');
  const found = await world.settle();
  expect(textsOf(found.view)).toContain('**30** rows read');
  expect(textsOf(found.view)).toContain('30 plays are new');
  expect(await world.rows(ANNA.id)).toEqual([]);

  const going = await anna.press(found, 'Import');
  expect(textsOf(going.view)).toContain('Your history goes in');
  const stored = await world.settle();
  expect(textsOf(stored.view)).toContain('30 plays are new and in your history');
  expect(await world.rows(ANNA.id)).toHaveLength(30);
  // The button of before has had its effect.
  await expect(anna.press(found, 'Import')).rejects.toMatchObject({ code: 'OUT_OF_DATE' });

  const report = await anna.type('import report');
  expect(textsOf(report.view)).toContain('Your history is in');
  const ask = await anna.type('import undo');
  expect(textsOf(ask.view)).toContain('The 30 plays');
  const kept = await anna.press(ask, 'Keep it');
  expect(textsOf(kept.view)).toContain('Your history is in');
  await anna.press(ask, 'Take it out');
  const out = await world.settle();
  expect(textsOf(out.view)).toContain('30 plays were taken out');
  expect(await world.rows(ANNA.id)).toEqual([]);
  expect(textsOf((await anna.type('import undo')).view)).toContain('no import that could be taken out');
  for (const { view } of [first, found, going, stored, report, ask, kept, out]) expectValidMessage(view);
});

test('one that was cancelled halfway says so, goes on or goes out, and the others can be looked at', async () => {
  await using world = await open();
  const { anna, clock } = world;
  const bring = async (name: string, day: number) => {
    const row = extendedRow({ ts: `2023-02-0${day}T10:00:00Z` });
    world.bytes.set(
      attached(name).url,
      zipOf([{ name: 'Streaming_History_Audio_1.json', content: JSON.stringify([row]) }]),
    );
    await anna.type('import start', { file: attached(name) });
    return world.settle();
  };
  const first = await bring('one.zip', 1);
  await anna.press(first, 'Import');
  await world.settle();
  clock.advance(60_000);
  const second = await bring('two.zip', 2);
  await anna.press(second, 'Import');
  // Cancelled before it began: nobody works on it.
  world.jobs.splice(0);
  const stopped = await anna.type('import status');
  expect(textsOf(stopped.view)).toContain('The import was stopped');
  const [newest, oldest] = await anna.suggestions('import report', 'import', '');
  expect(newest?.name).toContain('Stopped halfway');
  const before = await anna.type('import report', { import: oldest?.value ?? '' });
  expect(textsOf(before.view)).toContain('Your history is in');
  const picked = await anna.pick(before, newest?.name ?? '');
  expect(textsOf(picked.view)).toContain('The import was stopped');
  await expect(anna.type('import report', { import: '99' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await world.sweeping.run();
  expect((await world.store.read.playImports.ofMember(ANNA.id, 1))[0]?.status).toBe('stopped');
  const going = await anna.press(picked, 'Go on');
  const done = await world.settle();
  expect(textsOf(done.view)).toContain('Your history is in');
  for (const { view } of [stopped, before, picked, going]) expectValidMessage(view);
});

test('the wrong package is explained and taken, and what is no history is not', async () => {
  await using world = await open();
  const { anna } = world;
  const short = JSON.stringify([
    { endTime: '2023-05-06 18:43', artistName: 'A', trackName: 'T', msPlayed: 99_000 },
  ]);
  const zip = zipOf([
    { name: 'Spotify Account Data/StreamingHistory_music_0.json', content: short },
    { name: 'Spotify Account Data/Userdata.json', content: '{}' },
  ]);
  world.bytes.set(attached('x.zip').url, zip);
  await anna.type('import start', { file: attached('x.zip') });
  const found = await world.settle();
  expect(textsOf(found.view)).toContain('This is the **account data** package');
  const dropped = await anna.press(found, 'Leave it');
  expect(textsOf(dropped.view)).toContain('Given up');
  expect(await world.uploads.list()).toHaveLength(1);
  await world.sweeping.run();
  expect(await world.uploads.list()).toEqual([]);

  world.bytes.set(attached('y.zip').url, zipOf([{ name: 'Userdata.json', content: '{}' }]));
  await anna.type('import start', { file: attached('y.zip') });
  const nothing = await world.settle();
  expect(textsOf(nothing.view)).toContain('There is no listening history in that');
  expect(await world.uploads.list()).toEqual([]);
  for (const { view } of [found, dropped, nothing]) expectValidMessage(view);
});

test('a file that Discord does not have any more, and one that is too large', async () => {
  await using world = await open();
  const { anna } = world;
  world.trouble = new AppError('RESOURCE_GONE', { provider: 'discord' });
  await anna.type('import start', { file: attached('x.zip') });
  expect(textsOf((await world.settle()).view)).toContain('Discord does not have the file any more');
  expect((await world.imports.list(ANNA.id))[0]?.status).toBe('dropped');
  const huge = { ...attached('x.zip'), size: 3e9 };
  await expect(anna.type('import start', { file: huge })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

test('without a file there is a private page; nobody else sees anything of it', async () => {
  await using world = await open();
  const { anna, ben } = world;
  expect(textsOf((await anna.type('import status')).view)).toContain('No import yet');
  const page = await anna.type('import start', { private: true });
  expect(page.public).toBe(false);
  expect(JSON.stringify(page.view)).toContain('https://segue.test/import/');
  const waiting = await anna.press(page, 'I have uploaded');
  expect(textsOf(waiting.view)).toContain('Waiting for your files');
  await expect(ben.press(page, 'I have uploaded')).rejects.toMatchObject({ code: 'NOT_YOURS' });
  const fresh = await anna.type('import start');
  expect((await world.imports.list(ANNA.id)).map(({ status }) => status)).toEqual(['collecting', 'dropped']);
  // A day later the page is over.
  world.clock.advance(25 * 3_600_000);
  await world.sweeping.run();
  expect(textsOf((await anna.press(fresh, 'I have uploaded')).view)).toContain('Given up');
  for (const { view } of [page, waiting, fresh]) expectValidMessage(view);
});
