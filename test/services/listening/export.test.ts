import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { exportFeature } from '../../../src/commands/export/export.ts';
import { isVisible } from '../../../src/domain/listening/play-flags.ts';
import { placeholderTrack } from '../../../src/domain/listening/text-track.ts';
import { createPlaysExport } from '../../../src/services/listening/export/plays-export.ts';
import { createSecrets } from '../../../src/services/secrets.ts';
import { createWeb } from '../../../src/web/server.ts';
import { extendedRow } from '../../support/exports.ts';
import { member, openImports, other } from '../../support/imports.ts';
import { createMemoryLog } from '../../support/log.ts';
import { expectValidMessage, textsOf } from '../../support/messages.ts';
import { addPlays } from '../../support/plays.ts';
import { createVisitor } from '../../support/visitor.ts';

const open = async () => {
  const world = await openImports();
  const secrets = createSecrets([{ id: 'k1', key: randomBytes(32) }]);
  const { store, clock } = world;
  const playsExport = createPlaysExport({ store, clock, secrets, publicUrl: 'https://segue.test' });
  const visit = (id: typeof member) =>
    createVisitor([exportFeature({ playsExport })], clock, { id, name: 'x', avatarUrl: null, locale: 'en' });
  const shown = async (id: typeof member) =>
    (await world.rows(id))
      .filter(({ flags }) => isVisible(flags))
      .map(({ endedAt, msPlayed, flags, uri }) => ({ endedAt, msPlayed, flags, uri }));
  return Object.assign(world, { playsExport, visit, shown });
};

const stamp = (n: number): string => new Date(Date.UTC(2023, 0, 1, 0, 4 * n)).toISOString();
const fill = async (world: Awaited<ReturnType<typeof open>>, count: number): Promise<void> => {
  const rows = Array.from({ length: count }, (_, n) =>
    extendedRow({
      ts: stamp(n),
      spotify_track_uri: n % 5 === 0 ? null : `spotify:track:${String(n % 40).padStart(22, '0')}`,
      master_metadata_track_name: n % 7 === 0 ? '=cmd|"x",\n' : `Track ${n % 40}`,
      reason_end: n % 3 === 0 ? 'fwdbtn' : 'trackdone',
      skipped: n % 3 === 0 ? null : n % 2 === 0,
      offline: n % 11 === 0,
      offline_timestamp: n % 22 === 0 ? Date.UTC(2023, 0, 1, 0, 4 * n - 5) / 1_000 : null,
      incognito_mode: n % 13 === 0,
    }),
  );
  await world.bring({ 'Video_1.json': JSON.stringify(rows) }, 'merge', { incognito: true });
  await world.store.transaction(async (tx) => {
    const track = placeholderTrack({ uri: null, title: 'Live', artist: 'Aurel', album: null });
    const [trackId] = (await tx.placeholderTracks.ensure([track], 1)).values();
    if (trackId === undefined) throw new Error('no track');
    await addPlays(tx, [
      { memberId: member, trackId, msPlayed: null, playedAt: Date.UTC(2024, 0, 1) + 7 },
      // The same play as one of the import: covered, and not given back.
      { memberId: member, trackId, msPlayed: 200_000, playedAt: Date.UTC(2024, 5, 1), source: 'import' },
      { memberId: member, trackId, msPlayed: null, playedAt: Date.UTC(2024, 5, 1) + 2_000 },
    ]);
  });
};

test('what is given back and taken in again is the same history', async () => {
  await using world = await open();
  await fill(world, 400);
  const before = await world.shown(member);
  expect(before).toHaveLength(402);
  const ordered = await world.playsExport.order(member);
  if (ordered.kind !== 'files') throw new Error(ordered.kind);
  const { stored } = await world.bring({ 'plays.json': ordered.json }, 'merge', { incognito: false }, other);
  expect(stored.counts).toMatchObject({ rows: 402, added: 402 });
  expect(await world.shown(other)).toEqual(before);

  const lines = ordered.csv.split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFended_at,started_at,ms_played,title/);
  expect(ordered.csv).toContain(`,"'=cmd|""x"",",Aurel,`);
  expect(lines.at(-2)).toMatch(
    /^2024-06-01T00:00:00Z,2024-05-31T23:56:40Z,200000,Live,Aurel,,,import,true,false/,
  );
});

test('small ones come as files, large ones by private addresses that end', async () => {
  await using world = await open();
  const anna = world.visit(member);
  const nothing = await anna.type('export plays');
  expect(textsOf(nothing.view)).toContain('nothing to give back yet');
  await fill(world, 50);
  const files = await anna.type('export plays');
  expect(files.public).toBe(false);
  expect(files.view.files?.map(({ name }) => name)).toEqual(['plays.json', 'plays.csv']);
  for (const { view } of [nothing, files]) expectValidMessage(view);

  world.store.read.plays.countOf = async () => 50_000;
  const links = await anna.type('export plays');
  expectValidMessage(links.view);
  const [, token = ''] = /export\/([^/]+)\/plays\.json/.exec(JSON.stringify(links.view)) ?? [];
  expect(world.playsExport.open(token)).toBe(member);
  expect(world.playsExport.open(`${token.slice(0, -4)}AAAA`)).toBeNull();
  expect(world.playsExport.open('v1.x')).toBeNull();

  const unused = async (): Promise<never> => {
    throw new Error('nobody links an account here');
  };
  const web = await createWeb({
    config: { publicUrl: 'https://segue.test', host: '127.0.0.1', port: 0 },
    consentOrigin: 'https://accounts.spotify.com',
    linking: { open: unused, begin: unused, finish: unused, waiting: unused, sweep: unused },
    playsExport: world.playsExport,
    health: { database: async () => true, bot: async () => 'up' },
    clock: world.clock,
    log: createMemoryLog(),
  });
  const file = await web.server.inject(`/export/${token}/plays.json`);
  expect(file.headers['content-disposition']).toBe('attachment; filename="plays.json"');
  expect(JSON.parse(file.body)).toHaveLength(52);
  expect((await web.server.inject(`/export/${token}/plays.csv`)).body.trim().split('\r\n')).toHaveLength(53);
  expect((await web.server.inject('/export/v1.x/plays.json')).statusCode).toBe(410);
  await web.stop();
  world.clock.advance(61 * 60_000);
  expect(world.playsExport.open(token)).toBeNull();
});
