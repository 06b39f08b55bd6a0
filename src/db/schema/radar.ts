import type { MemberId, RadarReleaseId } from '../../domain/ids.ts';
import type { MuteKind, RadarKind } from '../../domain/radar/radar.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { definePeople } from './people.ts';

/** New releases of artists whom somebody here listens to, what concerns whom, and what nobody wants to hear of. */
export const defineRadar = (k: SchemaKit, { members }: ReturnType<typeof definePeople>) => {
  const member = () =>
    k
      .text<MemberId>()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' });

  const radarReleases = k.table(
    'radar_releases',
    {
      id: k.id<RadarReleaseId>(),
      /** Of all editions together. */
      externalId: k.text().notNull(),
      title: k.text().notNull(),
      credit: k.text().notNull(),
      artistMbids: k.json<readonly string[]>().notNull(),
      kind: k.text<RadarKind>().notNull(),
      label: k.text(),
      releaseDate: k.text().notNull(),
      imageUrl: k.text(),
      url: k.text().notNull(),
      seenAt: k.time().notNull(),
    },
    (t) => [
      k.uniqueIndex('radar_releases_external').on(t.externalId),
      k.index('radar_releases_date').on(t.releaseDate),
    ],
  );

  const release = () =>
    k
      .ref<RadarReleaseId>()
      .notNull()
      .references(() => radarReleases.id, { onDelete: 'cascade' });

  /** Folded names that stand in its credit. */
  const radarCredits = k.table(
    'radar_credits',
    { nameKey: k.text().notNull(), releaseId: release() },
    (t) => [
      k.primaryKey({ columns: [t.nameKey, t.releaseId] }),
      k.index('radar_credits_release').on(t.releaseId),
    ],
  );

  /** A release on a member's radar; it stays there as dealt with, so that it never comes back as new. */
  const radarItems = k.table(
    'radar_items',
    {
      memberId: member(),
      releaseId: release(),
      /** Because of whom, as the member knows them. */
      artist: k.text().notNull(),
      isMain: k.bool().notNull(),
      /** How much they listen to that artist. */
      weight: k.int().notNull(),
      foundAt: k.time().notNull(),
      dealtAt: k.time(),
    },
    (t) => [
      k.primaryKey({ columns: [t.memberId, t.releaseId] }),
      k.index('radar_items_open').on(t.memberId, t.dealtAt),
    ],
  );

  const radarMutes = k.table(
    'radar_mutes',
    {
      memberId: member(),
      kind: k.text<MuteKind>().notNull(),
      value: k.text().notNull(),
      /** As it was written. */
      name: k.text().notNull(),
      createdAt: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.kind, t.value] })],
  );

  /** Who wants to be told in a DM; no row means no. */
  const radarTellings = k.table('radar_tellings', {
    memberId: member().primaryKey(),
    /** What was found up to then was told, or was there when they asked for it. */
    toldAt: k.time().notNull(),
  });

  return { radarReleases, radarCredits, radarItems, radarMutes, radarTellings };
};
