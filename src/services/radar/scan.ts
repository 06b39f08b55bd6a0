import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { CountedArtist } from '../../db/repositories/radar-listeners.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import { isLiked } from '../../domain/radar/labels.ts';
import { scan } from '../../domain/radar/noise.ts';
import type { Follow, HeardLabel, PlayedArtist } from '../../domain/radar/radar.ts';
import { rankSignals, weightOf } from '../../domain/radar/ranking.ts';
import { readTitle } from '../../domain/radar/titles.ts';

/** Looks what of the new releases concerns whom. */
export interface RadarScan {
  /** For everybody who has plays or follows something. Returns how many releases are on radars now. */
  run(signal: AbortSignal): Promise<number>;
  /** For one member. */
  of(memberId: MemberId): Promise<number>;
}

/** More is no radar. */
const MOST_ITEMS = 300;
const PAUSE_MS = 2;
const MONTHS = 12;

export const createRadarScan = ({ store, clock }: { store: Store; clock: Clock }): RadarScan => {
  const { radar, radarKnown, radarListeners } = store.read;

  const artistsOf = async (
    memberId: MemberId,
    follows: readonly Follow[],
  ): Promise<Map<string, PlayedArtist>> => {
    const date = new Date(clock.now());
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth() - MONTHS + 1;
    const plays = byKey(await radarListeners.plays(memberId));
    const recent = byKey(await radarListeners.recentPlays(memberId, month));
    const kept = byKey(await radarListeners.kept(memberId));
    const followed = new Map(
      follows.flatMap(({ kind, value, name }) => (kind === 'artist' ? [[value, name] as const] : [])),
    );
    const keys = [...new Set([...plays.keys(), ...kept.keys(), ...followed.keys()])];
    const titles = Map.groupBy(await radarListeners.knownTitles(keys), ({ key }) => key);
    const ids = Map.groupBy(await radarListeners.mbids(keys), ({ key }) => key);
    return new Map(
      keys.map((key) => [
        key,
        {
          name: plays.get(key)?.name ?? kept.get(key)?.name ?? followed.get(key) ?? key,
          plays: plays.get(key)?.count ?? 0,
          recentPlays: recent.get(key)?.count ?? 0,
          kept: kept.get(key)?.count ?? 0,
          followed: followed.has(key),
          mbids: [...new Set((ids.get(key) ?? []).map(({ mbid }) => mbid))],
          known: earliest(titles.get(key) ?? []),
        },
      ]),
    );
  };

  const labelsOf = async (
    memberId: MemberId,
    follows: readonly Follow[],
  ): Promise<Map<string, HeardLabel>> => {
    const labels = await radarKnown.heardLabels(memberId);
    const nothing = { plays: 0, tracks: 0, kept: 0, gold: 0 };
    for (const { kind, value, name } of follows) {
      if (kind === 'label') labels.set(value, { name, ...nothing, ...labels.get(value), followed: true });
    }
    return new Map([...labels].filter(([, label]) => isLiked(label)));
  };

  const of: RadarScan['of'] = async (memberId) => {
    const follows = await radar.follows(memberId);
    const artists = await artistsOf(memberId, follows);
    const labels = await labelsOf(memberId, follows);
    const held = await radar.held(memberId);
    const found = await radar.withCredit([...artists.keys()]);
    const onLabels = await radar.withLabel([...labels.keys()]);
    const releases = [...new Map([...found, ...onLabels].map((one) => [one.id, one])).values()];
    // What is muted stays known, so that it is there at once when the mute is taken back.
    const { signals } = scan(releases, { artists, labels, held, mutes: [] });
    const items = rankSignals(signals)
      .slice(0, MOST_ITEMS)
      .map((one) => ({
        releaseId: one.release.id,
        artist: one.artist.name,
        isMain: one.isMain,
        via: one.label === null ? ('artist' as const) : ('label' as const),
        weight: Math.round(weightOf(one)),
      }));
    await store.transaction((tx) => tx.radar.setItems(memberId, items, clock.now()));
    return items.length;
  };

  return {
    of,
    run: async (signal) => {
      let items = 0;
      for (const memberId of await radarKnown.everybody()) {
        signal.throwIfAborted();
        items += await of(memberId);
        await sleep(PAUSE_MS);
      }
      return items;
    },
  };
};

const byKey = (artists: readonly CountedArtist[]): Map<string, CountedArtist> =>
  new Map(artists.map((artist) => [artist.key, artist]));

/** When each title first came out, by what all of its editions are called. */
const earliest = (titles: readonly { title: string; since: string }[]): Map<string, string> => {
  const known = new Map<string, string>();
  for (const { title, since } of titles) {
    const { key } = readTitle(title);
    const before = known.get(key);
    if (before === undefined || since < before) known.set(key, since);
  }
  return known;
};
