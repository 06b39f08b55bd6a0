import type { Store } from '../../../src/db/store.ts';
import { type ChartWish, chooseChart, serverChart } from '../../../src/domain/charts/catalogue.ts';
import type { ChartEntry, ChartSourceName } from '../../../src/domain/charts/chart.ts';
import { MAX_ENTRIES } from '../../../src/domain/charts/chart.ts';
import type { ChartId, GuildId, MemberId } from '../../../src/domain/ids.ts';
import type { ChartCaptures } from '../../../src/services/charts/capture.ts';
import { TRACKS } from '../stats/catalogue.ts';
import { createRandom, type Random } from '../suggest/random.ts';

export const ON: ReadonlySet<ChartSourceName> = new Set(['deezer', 'apple', 'listenbrainz', 'beatport']);
const wish = (
  source: ChartWish['source'],
  list: ChartWish['list'],
  genre: string | null = null,
): ChartWish => ({
  ...{ source, list, genre, country: null },
});
/** Charts that have a memory of {@link WEEKS} weeks. */
export const KEPT: readonly ChartWish[] = [
  wish('deezer', 'tracks'),
  wish('deezer', 'albums'),
  wish('deezer', 'tracks', 'Electro'),
  wish('apple', 'tracks'),
  wish('listenbrainz', 'tracks'),
  wish('listenbrainz', 'new'),
  wish('beatport', 'tracks', 'House'),
];
export const WEEKS = 26;
/** Within a week a chart changes so often. */
const LOOKS = 3;
const WEEK_MS = 7 * 86_400_000;
/** So many come and go from one look to the next. */
const CHANGED = 15;

/** A chart of tracks of the catalogue as it was at a look. */
export const entriesAt = (look: number, seed: number, random: Random): ChartEntry[] => {
  const order = Array.from({ length: MAX_ENTRIES }, (_, at) => {
    const n = 1 + ((seed * 7_919 + look * CHANGED + at) % TRACKS);
    return { n, at: at + 12 * random.normal() };
  }).sort((a, b) => a.at - b.at);
  return order.map(({ n }, at) => ({
    ...{
      rank: at + 1,
      name: `Song number ${n} about nothing`,
      artists: [`Artist ${n}`],
      externalId: `x${n}`,
    },
    ...{ mbid: null, spotifyId: String(n).padStart(22, '0'), isrc: `QZABC${String(n).padStart(7, '0')}` },
    imageUrl: `https://img.invalid/${n}/300x300bb.jpg`,
    url: `https://music.invalid/track/${n}`,
    ...{ label: n % 3 === 0 ? `Label ${n % 40}` : null, releaseDate: '2026-04-01' },
  }));
};

/** Half a year of seven charts, once; and of the server's own. @returns the first of them, to go on with */
export const writeCharts = async (
  store: Store,
  captures: ChartCaptures,
  guildId: GuildId,
  now: number,
): Promise<ChartId> => {
  const ids: ChartId[] = [];
  for (const [seed, one] of KEPT.entries()) {
    const spec = chooseChart(one, ON);
    if (spec === null) throw new Error('There is no such chart.');
    const { id, captureId } = await store.transaction((tx) => tx.charts.ensure(spec, true, now));
    ids.push(id);
    if (captureId !== null) continue;
    const random = createRandom(seed + 1);
    for (let look = 0; look < WEEKS * LOOKS; look += 1) {
      const at = now - (WEEKS * LOOKS - look) * (WEEK_MS / LOOKS);
      const entries = entriesAt(look, seed, random);
      await captures.take(id, { state: 'good', entries, raw: null }, at);
    }
  }
  await store.transaction((tx) => tx.charts.ensure(serverChart(guildId, 'tracks'), false, now));
  const [first] = ids;
  if (first === undefined) throw new Error('There are no charts.');
  return first;
};

const LIBRARY = 5_000;
const PAGE = 500;

/** Gives a member a playlist with so many tracks of the catalogue, chosen; once. */
export const writeLibrary = async (store: Store, memberId: MemberId, now: number): Promise<void> => {
  if ((await store.read.accounts.ofMember(memberId)).length > 0) return;
  await store.transaction(async (tx) => {
    const accountId = await tx.accounts.insert(
      {
        ...{ memberId, provider: 'spotify', externalId: memberId, externalUserId: memberId, appId: null },
        ...{ displayName: 'Listener', scopes: '', authorizedAt: 1, accessExpiresAt: 1, refreshDueAt: 1 },
      },
      now,
    );
    const account = await tx.accounts.find(memberId, accountId);
    if (account === null) throw new Error('An account was stored and did not come back.');
    const facts = { kind: 'playlist', externalId: `p${memberId}`, name: 'All', ownerName: null } as const;
    const more = { imageUrl: null, listedTracks: LIBRARY, snapshotId: 's', position: 0, lastProblem: null };
    await tx.sources.putListed(account, [{ ...facts, ...more, readable: true }], now);
    const [source] = await tx.sources.listed(memberId, accountId, ['playlist']);
    if (source === undefined) throw new Error('A playlist was stored and did not come back.');
    const draft = await tx.readings.begin(source.id, 's', now);
    const random = createRandom(Number(BigInt(memberId) % 1_000n));
    for (let offset = 0; offset < LIBRARY; offset += PAGE) {
      const lines = Array.from({ length: PAGE }, () => ({
        ...{ trackId: (1 + random.int(TRACKS)) as never, addedAt: now },
      }));
      await tx.readings.addPage({ ...draft, lines: offset }, memberId, {
        ...{ offset, nextOffset: offset + PAGE < LIBRARY ? offset + PAGE : null, dropped: 0, lines },
      });
    }
    const synced = {
      readingId: draft.id,
      syncedTracks: LIBRARY,
      droppedEntries: 0,
      version: 's',
      full: true,
    };
    await tx.sources.select(memberId, [source.id], now);
    await tx.sources.complete(memberId, source.id, synced, now);
  });
};
