import type {
  AccountId,
  ListenerId,
  MemberId,
  PlayImportId,
  PlayOriginId,
  RollupId,
  TrackId,
} from '../../domain/ids.ts';
import type { RollupState } from '../../domain/listening/rollup-state.ts';
import type { PlaySource } from '../../domain/listening.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { definePeople } from './people.ts';

/**
 * Plays as they came from every source, and the sums over them (docs/decisions/0021-plays-and-rollups.md).
 *
 * Tens of millions of rows: they carry small numbers, stand in the order in which they are read, and have no second
 * index. In SQLite they are WITHOUT ROWID, which the migration says by hand. What has no key in that order (an origin, a
 * track) is no foreign key either: taking it away would walk over all plays; the ledger takes plays away by origin.
 */
export const definePlays = (k: SchemaKit, { members }: ReturnType<typeof definePeople>) => {
  const listeners = k.table(
    'listeners',
    {
      id: k.id<ListenerId>(),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      /** Another one after every change of their plays: for whoever keeps what was read. */
      revision: k.int().notNull().default(0),
    },
    (t) => [k.uniqueIndex('listeners_member').on(t.memberId)],
  );

  const listener = () =>
    k
      .ref<ListenerId>()
      .notNull()
      .references(() => listeners.id, { onDelete: 'cascade' });

  /** Where plays came from. What `/unlink` and the undo of an import delete by. */
  const playOrigins = k.table(
    'play_origins',
    {
      id: k.id<PlayOriginId>(),
      listenerId: listener(),
      kind: k.text<PlaySource>().notNull(),
      /** The account that they were fetched from; null for imports. */
      accountId: k.ref<AccountId>(),
      importId: k.ref<PlayImportId>(),
      createdAt: k.time().notNull(),
    },
    (t) => [k.index('play_origins_listener').on(t.listenerId)],
  );

  const plays = k.table(
    'plays',
    {
      listenerId: listener(),
      /** When it ended, ms UTC; it began `msPlayed` before. */
      endedAt: k.time().notNull(),
      trackId: k.ref<TrackId>().notNull(),
      /** ms heard. With the flag "estimated": the track's length, or 0 where nobody knows even that. */
      msPlayed: k.int().notNull(),
      originId: k.ref<PlayOriginId>().notNull(),
      /** Bits, see domain/listening/play-flags.ts. */
      flags: k.int().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.listenerId, t.endedAt, t.trackId, t.msPlayed, t.originId] })],
  );

  /** Stretches that a member says were not theirs: somebody else used the account. */
  const notMine = k.table(
    'not_mine',
    {
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      fromAt: k.time().notNull(),
      toAt: k.time().notNull(),
      createdAt: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.fromAt, t.toAt] })],
  );

  /** Sets of sums. Readers know the active one; one that is being built counts up to its frontier. */
  const rollups = k.table(
    'rollups',
    {
      id: k.id<RollupId>(),
      listenerId: listener(),
      /** IANA name: days, months and hours are of this zone. */
      timeZone: k.text().notNull(),
      state: k.text<RollupState>().notNull(),
      /** Plays that ended up to then are in it, ms UTC. */
      builtThrough: k.time().notNull(),
    },
    (t) => [k.index('rollups_listener').on(t.listenerId, t.state)],
  );

  const rollup = () =>
    k
      .ref<RollupId>()
      .notNull()
      .references(() => rollups.id, { onDelete: 'cascade' });

  const playTotals = k.table(
    'play_totals',
    {
      rollupId: rollup(),
      trackId: k.ref<TrackId>().notNull(),
      plays: k.int().notNull(),
      ms: k.int().notNull(),
      skips: k.int().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.rollupId, t.trackId] })],
  );

  const playMonths = k.table(
    'play_months',
    {
      rollupId: rollup(),
      /** year × 12 + month (January is 0). First: months are read together, and plays come in their order. */
      month: k.int().notNull(),
      trackId: k.ref<TrackId>().notNull(),
      plays: k.int().notNull(),
      ms: k.int().notNull(),
      skips: k.int().notNull(),
      /** Of what counts as a play; null when nothing of it does. */
      firstAt: k.time(),
      lastAt: k.time(),
    },
    (t) => [k.primaryKey({ columns: [t.rollupId, t.month, t.trackId] })],
  );

  const playDays = k.table(
    'play_days',
    {
      rollupId: rollup(),
      /** Days since 1970-01-01. */
      day: k.int().notNull(),
      plays: k.int().notNull(),
      ms: k.int().notNull(),
      skips: k.int().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.rollupId, t.day] })],
  );

  const playHours = k.table(
    'play_hours',
    {
      rollupId: rollup(),
      month: k.int().notNull(),
      /** 0 … 167; 0 is Monday, midnight to one. */
      hourOfWeek: k.int().notNull(),
      plays: k.int().notNull(),
      ms: k.int().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.rollupId, t.month, t.hourOfWeek] })],
  );

  return { listeners, playOrigins, plays, notMine, rollups, playTotals, playMonths, playDays, playHours };
};
