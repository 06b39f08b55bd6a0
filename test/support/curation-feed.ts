import type { DateRange } from '../../src/domain/curation/weeks.ts';
import type { MemberId, SourceId } from '../../src/domain/ids.ts';
import type { SourceEntry } from '../../src/domain/library/listing.ts';
import { createPlaylistFeed } from '../../src/services/curation/intake-feed.ts';
import { openTestStore } from './database.ts';
import { ANNA, addMembers, BEN } from './jobs.ts';
import { trackNamed } from './listening.ts';

const at = (text: string): number => Date.parse(text);

/** Anna in Berlin, with a playlist as the feed of a style. */
export const createIntakeFeedWorld = async () => {
  const db = openTestStore();
  const { store } = db;
  await addMembers(store, ANNA, BEN);
  const styleId = await store.transaction(async (tx) => {
    await tx.members.setTimeZone(ANNA, 'Europe/Berlin');
    const style = await tx.styles.add(ANNA, 'Basement', 1);
    const accountId = await tx.accounts.insert(
      {
        ...{ memberId: ANNA, provider: 'spotify', externalId: 'anna', externalUserId: 'anna', appId: null },
        ...{ displayName: 'Anna', scopes: '', authorizedAt: 1, accessExpiresAt: 1, refreshDueAt: 1 },
      },
      1,
    );
    const entry: SourceEntry = {
      ...{ externalId: 'pool', name: 'Promo pool', ownerName: null, imageUrl: null, snapshotId: 's' },
      ...{ readable: true, listedTracks: 4, position: 0, lastProblem: null },
      kind: 'playlist',
    };
    await tx.sources.putListed({ id: accountId, memberId: ANNA }, [entry], 1);
    const [source] = await tx.sources.listed(ANNA, accountId, ['playlist']);
    if (source === undefined) throw new Error('there is no source');
    const local = { ...trackNamed('disk'), spotifyId: null, uri: 'spotify:local:a:b:disk:1' };
    const lines = [
      // Saturday half past midnight in Berlin is Friday in UTC.
      [trackNamed('saturday'), at('2026-11-13T23:30:00Z')],
      [trackNamed('friday'), at('2026-11-20T22:30:00Z')],
      [trackNamed('late'), at('2026-11-20T23:30:00Z')],
      [local, at('2026-11-17T12:00:00Z')],
      [trackNamed('undated'), null],
    ] as const;
    const ids = await tx.tracks.upsertTracks(
      lines.map(([track]) => track),
      1,
    );
    const draft = await tx.readings.begin(source.id, 's', 1);
    await tx.readings.addPage(draft, ANNA, {
      offset: 0,
      nextOffset: null,
      lines: lines.flatMap(([{ uri }, addedAt]) => {
        const trackId = ids.get(uri);
        return trackId === undefined ? [] : [{ trackId, addedAt }];
      }),
      dropped: 0,
    });
    await tx.sources.complete(
      ANNA,
      source.id,
      { readingId: draft.id, syncedTracks: lines.length, droppedEntries: 0, version: 's', full: true },
      1,
    );
    const follow = (memberId: MemberId, feedSourceId: SourceId) =>
      tx.styles.follow(
        {
          ...{ memberId, styleId: style, weekKind: 'beatport', intake: true, remind: true, unmatched: false },
          ...{ sources: ['playlist'], feedSourceId },
        },
        1,
      );
    await follow(ANNA, source.id);
    // A feed that is not theirs.
    await follow(BEN, source.id);
    return style;
  });
  const feed = createPlaylistFeed({ store });
  const style = { name: 'Basement', beatportGenreId: null, artistKeys: new Set<string>() };
  const readOf = (ownerId: MemberId | null, range: DateRange) =>
    feed({ styleId, ownerId, source: 'playlist', range }).page({ style, ...range }, null);
  return {
    read: (range: DateRange) => readOf(ANNA, range),
    readAs: (_: 'nobody') => readOf(BEN, { from: '2000-01-01', to: '2100-01-01' }),
    [Symbol.asyncDispose]: db.close,
  };
};
