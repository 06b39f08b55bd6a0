import { type Clock, HOUR } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId, RadarReleaseId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';
import { isMuted } from '../../domain/radar/noise.ts';
import {
  type MuteKind,
  type NamedMute,
  type RadarItem,
  type RadarPage,
  radarSources,
} from '../../domain/radar/radar.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { answeredAt, GATHERED_AT } from './gather.ts';
import { radarFill, radarGather, radarScan } from './work.ts';

/** A member's radar: what is new from whom they listen to. Only the database is asked. */
export interface Radar {
  /** A page. What is missing for it is asked for: new releases when they are old, a look at them for who has none. */
  look(memberId: MemberId, page: number): Promise<RadarPage>;
  /** Takes a release off the radar for good; null: everything that is on it. */
  deal(memberId: MemberId, id: RadarReleaseId | null): Promise<void>;
  /** Keeps a release's artist, label or kind off the radar. @throws {AppError} NOT_FOUND, LIMIT_REACHED */
  mute(memberId: MemberId, id: RadarReleaseId, kind: MuteKind): Promise<void>;
  /** Whether to be told in a DM what is new, once a week at the most. */
  tell(memberId: MemberId, wants: boolean): Promise<void>;
  mutes(memberId: MemberId): Promise<NamedMute[]>;
  /** Takes mutes back, by their places in {@link mutes}. */
  unmute(memberId: MemberId, places: readonly number[]): Promise<void>;
}

export const RADAR_PAGE_SIZE = 5;
const MOST_ITEMS = 300;
/** As many as a menu can list. */
export const MOST_MUTES = 25;

/** The look of the day was missed. */
const STALE_MS = 26 * HOUR;

export const createRadar = (deps: { store: Store; clock: Clock; enqueue: Enqueue }): Radar => {
  const { store, clock, enqueue } = deps;
  const shown = async (memberId: MemberId): Promise<{ items: RadarItem[]; muted: number }> => {
    const all = await store.read.radar.open(memberId, MOST_ITEMS);
    const mutes = await store.read.radar.mutes(memberId);
    const items = all.filter(({ release, artist }) => !isMuted(release, { name: artist }, mutes));
    return { items, muted: all.length - items.length };
  };

  const answered = async (): Promise<RadarPage['answered']> => {
    const all = [];
    for (const source of radarSources) {
      const at = await store.read.facts.get(answeredAt(source));
      if (at !== null) all.push({ source, at: Number(at) });
    }
    return all;
  };
  /** What they do with their radar shows in their playlist as well. */
  const refill = async (tx: Repositories, memberId: MemberId): Promise<void> => {
    if ((await tx.radarDeliveries.playlistOf(memberId)) !== null) await enqueue(tx, radarFill(memberId));
  };

  return {
    look: async (memberId, asked) => {
      const { items, muted } = await shown(memberId);
      const pages = Math.max(1, Math.ceil(items.length / RADAR_PAGE_SIZE));
      const page = Math.min(Math.max(0, asked), pages - 1);
      const gathered = Number((await store.read.facts.get(GATHERED_AT)) ?? 0);
      const listens =
        (await store.read.playOrigins.listener(memberId)) !== null ||
        (await store.read.radar.follows(memberId)).length > 0;
      const isStale = Math.abs(clock.now() - gathered) > STALE_MS;
      if (isStale || (listens && items.length + muted === 0)) {
        await store.transaction((tx) => enqueue(tx, isStale ? radarGather() : radarScan(memberId)));
      }
      return {
        items: items.slice(page * RADAR_PAGE_SIZE, (page + 1) * RADAR_PAGE_SIZE),
        page,
        pages,
        total: items.length,
        muted,
        gatheredAt: gathered === 0 ? null : gathered,
        answered: await answered(),
        listens,
        tells: (await store.read.radar.toldAt(memberId)) !== null,
      };
    },

    deal: async (memberId, id) => {
      const ids = id === null ? (await shown(memberId)).items.map(({ release }) => release.id) : [id];
      await store.transaction(async (tx) => {
        await tx.radar.deal(memberId, ids, clock.now());
        await refill(tx, memberId);
      });
    },

    mute: (memberId, id, kind) =>
      store.transaction(async (tx) => {
        const item = await tx.radar.find(memberId, id);
        const mute = item === null ? null : muteOf(item, kind);
        if (mute === null) throw new AppError('NOT_FOUND', { what: 'release' });
        if ((await tx.radar.mutes(memberId)).length >= MOST_MUTES) {
          throw new AppError('LIMIT_REACHED', { what: 'mutes', limit: MOST_MUTES });
        }
        await tx.radar.mute(memberId, mute, clock.now());
        await refill(tx, memberId);
      }),

    tell: (memberId, wants) =>
      store.transaction((tx) =>
        wants ? tx.radar.tell(memberId, clock.now()) : tx.radar.stopTelling(memberId),
      ),

    mutes: (memberId) => store.read.radar.mutes(memberId),

    unmute: (memberId, places) =>
      store.transaction(async (tx) => {
        const mutes = await tx.radar.mutes(memberId);
        for (const place of places) {
          const mute = mutes[place];
          if (mute !== undefined) await tx.radar.unmute(memberId, mute);
        }
        await refill(tx, memberId);
      }),
  };
};

const muteOf = ({ release, artist }: RadarItem, kind: MuteKind): NamedMute | null => {
  switch (kind) {
    case 'artist':
      return { kind, value: fold(artist), name: artist };
    case 'kind':
      return { kind, value: release.kind, name: release.kind };
    case 'label':
      return release.label === null ? null : { kind, value: fold(release.label), name: release.label };
  }
};
