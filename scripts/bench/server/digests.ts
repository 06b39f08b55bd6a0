import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { createStore, type Store } from '../../../src/db/store.ts';
import { type DigestBlock, usualBlock } from '../../../src/domain/digests/blocks.ts';
import { previewPeriod } from '../../../src/domain/digests/schedule.ts';
import type { DigestId, GuildId, MemberId } from '../../../src/domain/ids.ts';
import { createDrawer } from '../../../src/drawing/drawer.ts';
import type { Log } from '../../../src/log.ts';
import { createBlockReaders } from '../../../src/services/digests/blocks/readers.ts';
import { createDigestIssues } from '../../../src/services/digests/issues.ts';
import type { Covers } from '../../../src/services/pictures/covers.ts';
import { createPictures } from '../../../src/services/pictures/pictures.ts';
import { createListeningSets } from '../../../src/services/statistics/listening.ts';
import { createTallies } from '../../../src/services/statistics/tallies.ts';
import { digestBodies } from '../../../src/views/digests/bodies.ts';
import { sampleCovers } from '../../drawings/samples.ts';
import { type Figure, quantile } from '../report.ts';
import { memberAt } from '../stats/build.ts';
import { NOW } from '../stats/listener.ts';
import { buildServer, SERVER, SERVER_MEMBERS } from './build.ts';

const HOUR_MS = 3_600_000;
const TIMES = 20;
const WARM_UP = 2;
const DRAW_WITHIN_MS = 10_000;
/** Members who have the same releases on their radar. */
const LISTENERS = 50;
const RELEASES = 6;
const PICTURES = 3;

const BLOCKS: readonly DigestBlock[] = [
  usualBlock('server_week'),
  usualBlock('chart_movers'),
  usualBlock('radar'),
];

/** A digest of the server of the bench; its charts have to be there. @param say what goes on */
export const askDigests = async (say: (text: string) => void): Promise<Figure[]> => {
  const database = openSqlite({ path: await buildServer(say), gate: openGate, durability: 'normal' });
  const members = Array.from({ length: SERVER_MEMBERS }, (_, at) => memberAt(at + 1));
  const figures = await digestFigures(createStore(database), { guildId: SERVER, members, now: NOW }, say);
  await database.close();
  return figures;
};

/** New releases on the radars of some members, found an hour ago. */
const writeRadars = async (store: Store, members: readonly MemberId[], now: number): Promise<void> => {
  const found = now - HOUR_MS;
  const titles = Array.from({ length: RELEASES }, (_, at) => `Release ${at}`);
  await store.transaction(async (tx) => {
    for (const title of titles) {
      await tx.radar.put(
        {
          ...{ source: 'listenbrainz', externalId: title, title, credit: 'Artist 1', artistMbids: [] },
          ...{ kind: 'album', label: null, releaseDate: '2026-11-13' },
          ...{ imageUrl: `https://img.invalid/${title}.jpg`, url: 'https://music.invalid/' },
        },
        ['bench'],
        found,
      );
    }
  });
  const releases = await store.read.radar.withCredit(['bench']);
  await store.batches(members.slice(0, LISTENERS), 10, async (tx, some) => {
    for (const memberId of some) {
      const items = releases.map(({ id }) => ({
        ...{ releaseId: id, artist: 'Artist 1', isMain: true, via: 'artist' as const, weight: 5 },
      }));
      await tx.radar.setItems(memberId, items, found);
    }
  });
};

/** Every cover is there, each a photograph. */
const everyCover = (): Covers => {
  const photographs = [...sampleCovers().values()];
  return {
    of: async (urls) => ({
      bytes: new Map(
        urls.flatMap((url, at) => {
          const bytes = photographs[at % photographs.length];
          return bytes === undefined ? [] : [[url, bytes] as const];
        }),
      ),
      usedAt: new Map(),
    }),
    want: async () => undefined,
  };
};

/**
 * A weekly digest of a big server with three pictures: read, composed and drawn, as it is before it leaves. Charts have to
 * be there already.
 */
export const digestFigures = async (
  store: Store,
  facts: { readonly guildId: GuildId; readonly members: readonly MemberId[]; readonly now: number },
  say: (text: string) => void,
): Promise<Figure[]> => {
  const { guildId, members, now } = facts;
  await writeRadars(store, members, now);
  const clock = { now: () => now, elapsed: () => performance.now() };
  const log: Log = { info: () => undefined, warn: console.warn, error: console.error };
  const listeningSets = createListeningSets({ store, clock });
  const readers = createBlockReaders({ store, listeningSets, tallies: createTallies({ store }) });
  const issues = createDigestIssues({ store, readers, log });
  const drawer = createDrawer({ log });
  const pictures = createPictures({ draw: drawer.draw, covers: everyCover(), clock, log });
  const wish = { guildId, memberId: null, cadence: 'weekly', blocks: BLOCKS } as const;
  const times: number[] = [];
  try {
    for (let at = 1 - WARM_UP; at <= TIMES; at += 1) {
      const before = performance.now();
      const issue = await issues.compose(wish, previewPeriod('weekly', now));
      const post = digestBodies.post(issue, 1 as DigestId, 'en', { isTest: false });
      const files = await Promise.all(post.pictures.map((one) => pictures.make(one, DRAW_WITHIN_MS)));
      const drawn = files.filter((file) => file !== null).length;
      if (drawn !== PICTURES) throw new Error(`A digest has ${drawn} pictures instead of ${PICTURES}.`);
      if (at >= 1) times.push(performance.now() - before);
    }
  } finally {
    await drawer.stop();
  }
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  say(`digest with three pictures   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`);
  return [{ name: 'digestMs', value: p99, unit: 'ms', goal: '< 3 000, the slowest' }];
};
