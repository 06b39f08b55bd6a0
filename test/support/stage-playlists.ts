import { createPlaylistServices } from '../../src/app/playlists.ts';
import { ruleForms } from '../../src/app/rule-forms.ts';
import { openSqlite } from '../../src/db/sqlite/open.ts';
import { openGate } from '../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../src/db/store.ts';
import { type ManagedPlaylistId, memberId } from '../../src/domain/ids.ts';
import type { ManagedPlaylist } from '../../src/domain/playlists/managed.ts';
import { emptyRules } from '../../src/domain/rules/building/items.ts';
import type { Enqueue } from '../../src/services/intents.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { playlistsApply } from '../../src/services/playlists/work.ts';
import { createRuleSets } from '../../src/services/rules/rule-sets.ts';
import { type Flow, type Guest, until } from './stage.ts';
import { playlistUris } from './stage-music.ts';

/**
 * What a person wants in playlists, written into Segue's own database beside its process, as the bot half does it: for
 * flows about what happens in Spotify then. Segue does the rest by itself.
 */
export interface Wisher extends AsyncDisposable {
  /** A playlist that Segue fills, with these tracks in it, as the last apply left it. */
  standing(name: string, uris: readonly string[]): Promise<Standing>;
}

export interface Standing {
  readonly id: ManagedPlaylistId;
  /** In Spotify. */
  readonly spotifyId: string;
  /** Wants something else, and an apply now rather than in some seconds. @returns the job */
  want(uris: readonly string[]): Promise<number>;
  /** Waits until Segue has done what it was asked for. @returns how it stands then */
  done(): Promise<ManagedPlaylist>;
  /** Says yes or no to what Segue asks about it. */
  answer(yes: boolean): Promise<void>;
  row(): Promise<ManagedPlaylist>;
  /** What stands in it in Spotify. */
  stands(): string[];
  /** Pins and bans, as `pin spotify:track:…`. */
  marks(): Promise<string[]>;
  /** What was noted of its applies, for the way back. */
  revisions(): Record<string, unknown>[];
  /** The job that writes it, or the last one. */
  job(): Record<string, unknown> | undefined;
}

/** @param accountId the Spotify account that the guest has linked */
export const openWisher = (flow: Flow, guest: Guest, accountId: string): Wisher => {
  const { stage, rows } = flow;
  const clock = { now: stage.world.now, elapsed: () => performance.now() };
  const database = openSqlite({ path: stage.databasePath, gate: openGate, durability: 'normal' });
  const store = createStore(database);
  const queue = createJobQueue({ store, clock, wake: () => undefined });
  const enqueue: Enqueue = (tx, job) => queue.enqueueIn(tx, job);
  const services = createPlaylistServices({ clock }, { store, enqueue });
  const { playlists, playlistMaking, playlistWishes, playlistMarks, playlistAnswers } = services;
  // Without a schedule they never choose anything by themselves: they are there to be told about.
  const sets = createRuleSets({ store, clock, forms: ruleForms });
  const owner = memberId(guest.id);

  const wish = (id: ManagedPlaylistId, uris: readonly string[]): Promise<number> =>
    store.transaction(async (tx) => {
      await playlistWishes.set(tx, owner, id, uris);
      const playlist = await tx.managedPlaylists.find(owner, id);
      if (playlist === null) throw new Error(`Playlist ${id} is not there.`);
      return (await queue.enqueueIn(tx, playlistsApply(playlist))).id;
    });
  const done = async (id: ManagedPlaylistId): Promise<ManagedPlaylist> => {
    await until(`playlist ${id} to be done`, () => {
      const open = rows(
        "select status, message, run_at from jobs where dedupe_key = ? and status in ('PENDING', 'RUNNING')",
        `playlists.apply:${id}`,
      );
      return open.length === 0 || JSON.stringify(open);
    });
    return playlists.get(owner, id);
  };

  return {
    standing: async (name, uris) => {
      const { world } = stage;
      const { id: spotifyId } = world.createPlaylist(accountId, { name });
      const contents = uris.map((uri) => ({ kind: 'track', trackId: uri.slice(-22) }) as const);
      world.hand.add(spotifyId, contents, accountId);
      const { id: ruleSetId } = await sets.create(owner, { name, rules: emptyRules });
      const id = await store.transaction(async (tx) => {
        const playlist = await playlistMaking.create(tx, owner, { name, purpose: 'rules', ruleSetId });
        await playlistWishes.set(tx, owner, playlist.id, uris);
        const now = clock.now();
        const left = { base: uris, appliedVersion: 1, appliedAt: now, lookedAt: null, dueAt: null };
        const facts = { spotifyId, state: 'active', size: uris.length } as const;
        await tx.managedPlaylists.set(owner, playlist.id, { ...facts, ...left });
        return playlist.id;
      });
      return {
        id,
        spotifyId,
        want: (wanted) => wish(id, wanted),
        done: () => done(id),
        answer: async (yes) => {
          const { question } = await playlists.get(owner, id);
          await playlistAnswers[yes ? 'confirm' : 'decline'](owner, id, question?.key ?? '');
        },
        row: () => playlists.get(owner, id),
        stands: () => playlistUris(world, spotifyId),
        marks: async () => (await playlistMarks.list(owner, id)).map(({ kind, uri }) => `${kind} ${uri}`),
        revisions: () =>
          rows('select kind, added, removed from managed_revisions where playlist_id = ? order by id', id),
        job: () =>
          rows(
            `select status, attempts, message, run_at from jobs where kind = 'playlists.apply'
             and json_extract(metadata, '$.playlistId') = ? order by id desc`,
            id,
          )[0],
      };
    },
    [Symbol.asyncDispose]: () => database.close(),
  };
};
