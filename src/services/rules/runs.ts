import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId, RuleSetId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { isMissing } from '../../domain/rules/compile-context.ts';
import { dependenciesOf } from '../../domain/rules/dependencies.ts';
import { nextDue } from '../../domain/rules/due.ts';
import type { RuleRun, StoredRuleSet } from '../../domain/rules/stored.ts';
import { isAppError } from '../../errors.ts';
import type { PlaylistMaking } from '../playlists/making.ts';
import type { ReadyList } from '../playlists/staging.ts';
import type { PlaylistWishes } from '../playlists/wishes.ts';
import { openBook } from './book.ts';
import type { EvaluatedGroup, Evaluation, RuleEvaluator } from './evaluate.ts';
import type { RuleForms } from './forms.ts';

export type RunOutcome =
  | { readonly kind: 'evaluated'; readonly changed: number; readonly tracks: number }
  /** A track lacks what the rules do not want to live without; every playlist stays as it is. */
  | { readonly kind: 'stopped' }
  /** It names a source, a playlist or a rule set that is not there any more; every playlist stays as it is. */
  | { readonly kind: 'broken' }
  /** No playlist follows it, it is switched off, or gone. */
  | { readonly kind: 'idle' }
  /** Somebody changed it meanwhile, or what is known about tracks is not in order yet. */
  | { readonly kind: 'later' };

/** A playlist, and what it is to hold. */
interface Filled {
  readonly playlist: ManagedPlaylist;
  readonly list: ReadyList;
}

/** Evaluates rule sets, and has their playlists follow. */
export interface RuleRuns {
  /** @param asked a person asked for it: then it runs also while it is switched off */
  run(memberId: MemberId, id: RuleSetId, asked: boolean): Promise<RunOutcome>;
}

export interface RuleRunDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly forms: RuleForms;
  readonly evaluator: RuleEvaluator;
  readonly wishes: Pick<PlaylistWishes, 'prepare' | 'set'>;
  readonly making: Pick<PlaylistMaking, 'create'>;
  /** True when every track has been flattened by the present code. */
  readonly isReady: () => Promise<boolean>;
}

export const createRuleRuns = (deps: RuleRunDeps): RuleRuns => {
  const { store, clock, forms, evaluator, wishes, making, isReady } = deps;

  /** Playlists follow in one transaction with what the run says about itself. */
  const keep = async (
    tx: Repositories,
    memberId: MemberId,
    set: StoredRuleSet,
    found: Evaluation,
    lists: readonly Filled[],
  ): Promise<RunOutcome> => {
    const now = clock.now();
    const book = await openBook(tx, forms, memberId);
    const current = book.find(set.id);
    if (current === null) return { kind: 'idle' };
    if (current.updatedAt !== set.updatedAt) return { kind: 'later' };
    const timeZone = (await tx.members.find(memberId))?.timeZone ?? 'UTC';
    const { time } = dependenciesOf(set.rules, book.resolve, { now, timeZone });
    const nextRunAt = nextDue({ schedule: set.schedule, time }, timeZone, now);
    const tracks = found.groups.reduce((sum, group) => sum + group.tracks.length, 0);
    const lastRun = runOf(found, tracks);
    await tx.ruleSets.update(memberId, set.id, { nextRunAt, lastRunAt: now, lastRun }, null);
    if (lastRun.kind !== 'evaluated') return { kind: lastRun.kind };
    return { kind: 'evaluated', changed: await fill(tx, memberId, set, lists), tracks };
  };

  /** Makes playlists for new groups, and writes what each is to hold to where it counts for nothing yet. */
  const prepare = async (
    memberId: MemberId,
    set: StoredRuleSet,
    groups: readonly EvaluatedGroup[],
  ): Promise<Filled[]> => {
    const made = await store.transaction(async (tx) => {
      const known = await tx.managedPlaylists.ofRuleSet(memberId, set.id);
      const byKey = new Map(known.map((playlist) => [playlist.fanOutKey, playlist]));
      const fresh = (await openBook(tx, forms, memberId)).find(set.id)?.updatedAt === set.updatedAt;
      const filled: { playlist: ManagedPlaylist; uris: readonly string[] }[] = [];
      for (const group of groups) {
        const there = byKey.get(group.key) ?? null;
        const playlist = there ?? (fresh ? await make(tx, memberId, set, group, known) : null);
        byKey.delete(group.key);
        if (playlist !== null) filled.push({ playlist, uris: group.tracks.map(({ uri }) => uri) });
      }
      // Nothing has their value any more. An apply that would empty one of them asks first.
      for (const playlist of byKey.values()) filled.push({ playlist, uris: [] });
      return filled;
    });
    const lists: Filled[] = [];
    for (const { playlist, uris } of made) {
      lists.push({ playlist, list: await wishes.prepare(memberId, playlist.id, uris) });
    }
    return lists;
  };

  /** Sets what each playlist is to hold. @returns how many want something else now */
  const fill = async (
    tx: Repositories,
    memberId: MemberId,
    { rules }: StoredRuleSet,
    lists: readonly Filled[],
  ): Promise<number> => {
    const { mode } = rules.output;
    let changed = 0;
    for (const { playlist, list } of lists) {
      // Somebody may have let go of it meanwhile.
      if ((await tx.managedPlaylists.find(memberId, playlist.id)) === null) continue;
      if (playlist.mode !== mode) await tx.managedPlaylists.set(memberId, playlist.id, { mode });
      if (await wishes.set(tx, memberId, playlist.id, list)) changed += 1;
    }
    return changed;
  };

  /** One more playlist of a fan-out, like those that there are. Null when there can be no more. */
  const make = async (
    tx: Repositories,
    memberId: MemberId,
    set: StoredRuleSet,
    { key, name }: EvaluatedGroup,
    others: readonly ManagedPlaylist[],
  ): Promise<ManagedPlaylist | null> => {
    const [like] = others;
    if (like === undefined || name === null) return null;
    const { accountId, order, description } = like;
    const { mode, maxRemovedPercent } = set.rules.output;
    const guard = maxRemovedPercent === undefined ? {} : { maxRemovedPercent };
    try {
      return await making.create(tx, memberId, {
        ...{ name, description, accountId, order, mode, ...guard },
        public: like.public,
        purpose: 'rules',
        ruleSetId: set.id,
        fanOutKey: key,
      });
    } catch (error) {
      // The playlists that there are go on; the account's own troubles show there.
      if (isAppError(error, 'LIMIT_REACHED') || isAppError(error, 'NEEDS_REAUTH')) return null;
      if (isAppError(error, 'NOT_LINKED') || isAppError(error, 'INSUFFICIENT_SCOPE')) return null;
      throw error;
    }
  };

  return {
    run: async (memberId, id, asked) => {
      if (!(await isReady())) return { kind: 'later' };
      const set = (await openBook(store.read, forms, memberId)).find(id);
      if (set === null || !(set.enabled || asked)) return { kind: 'idle' };
      const playlists = await store.read.managedPlaylists.ofRuleSet(memberId, id);
      if (playlists.length === 0) {
        await store.transaction((tx) => tx.ruleSets.update(memberId, id, { nextRunAt: null }, null));
        return { kind: 'idle' };
      }
      const found = await evaluator.evaluate(memberId, set.rules, `run ${clock.now()}`, { ruleSetId: id });
      const lists = runOf(found, 0).kind === 'evaluated' ? await prepare(memberId, set, found.groups) : [];
      return store.transaction((tx) => keep(tx, memberId, set, found, lists));
    },
  };
};

const runOf = ({ stopped, warnings, matching, took }: Evaluation, tracks: number): RuleRun => {
  if (stopped !== null) return { kind: 'stopped', trackId: stopped };
  const missing = warnings.filter(isMissing);
  if (missing.length > 0) return { kind: 'broken', warnings: missing };
  return { kind: 'evaluated', matching, tracks, took: Math.round(took) };
};
