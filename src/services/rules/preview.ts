import type { Reads } from '../../db/repositories/repositories.ts';
import type { MemberId, RuleSetId, TrackId } from '../../domain/ids.ts';
import type { Track } from '../../domain/library.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { PlaylistDiff, PreviewGroup, RulePreview } from '../../domain/rules/shown.ts';
import { compareWith } from './against.ts';
import type { Evaluation, RuleEvaluator } from './evaluate.ts';

/** Shows what rules would do. It never changes anything. */
export interface RulePreviews {
  /** @param ruleSetId whose playlists it is compared with; null: none */
  preview(memberId: MemberId, rules: RuleSet, ruleSetId: RuleSetId | null): Promise<RulePreview>;
  /**
   * Tracks of one group, a page at a time.
   * @param page counts from 0; beyond the end it is the last one
   * @param ruleSetId as in `preview`
   */
  page(
    memberId: MemberId,
    rules: RuleSet,
    key: string,
    page: number,
    ruleSetId?: RuleSetId | null,
  ): Promise<{ tracks: Track[]; page: number; pages: number; total: number }>;
  /** How many tracks match each of these, over one load of the library. */
  counts(memberId: MemberId, all: readonly RuleSet[]): Promise<number[]>;
}

const FIRST = 25;
const PER_PAGE = 10;

export const createRulePreviews = (deps: {
  read: Pick<Reads, 'tracks' | 'managedPlaylists' | 'managedMarks' | 'managedKeys' | 'managedRefusals'>;
  evaluator: RuleEvaluator;
  elapsed: () => number;
  isReady: () => Promise<boolean>;
}): RulePreviews => {
  const { read, evaluator, elapsed, isReady } = deps;

  const inOrder = async (ids: readonly TrackId[]): Promise<Track[]> => {
    const tracks = new Map((await read.tracks.byIds(ids)).map((track) => [track.id, track]));
    return ids.flatMap((id) => tracks.get(id) ?? []);
  };

  const against = async (
    memberId: MemberId,
    { groups }: Evaluation,
    { output }: RuleSet,
    ruleSetId: RuleSetId | null,
  ): Promise<Pick<RulePreview, 'groups' | 'emptied'>> => {
    const playlists = ruleSetId === null ? [] : await read.managedPlaylists.ofRuleSet(memberId, ruleSetId);
    const byKey = new Map(playlists.map((playlist) => [playlist.fanOutKey, playlist]));
    const shown: PreviewGroup[] = [];
    for (const { key, name, tracks } of groups) {
      const playlist = byKey.get(key);
      byKey.delete(key);
      const uris = tracks.map(({ uri }) => uri);
      const diff = playlist === undefined ? null : await compareWith(read, playlist, uris, output);
      shown.push({ key, name, count: tracks.length, diff });
    }
    const emptied: PlaylistDiff[] = [];
    for (const playlist of byKey.values()) emptied.push(await compareWith(read, playlist, [], output));
    return { groups: shown, emptied };
  };

  return {
    preview: async (memberId, rules, ruleSetId) => {
      const began = elapsed();
      // What is shown twice in a row is the same twice: a random order of one run is only drawn when it is applied.
      const found = await evaluator.evaluate(memberId, rules, 'preview', { ruleSetId });
      const { candidates, matching, warnings, groups, stopped } = found;
      const all = groups.flatMap(({ tracks }) => tracks);
      const compared = await against(memberId, found, rules, ruleSetId);
      const first = await inOrder(all.slice(0, FIRST).map(({ trackId }) => trackId));
      return {
        candidates,
        matching,
        count: all.length,
        durationMs: all.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0),
        first,
        ...compared,
        warnings,
        stopped: stopped === null ? null : ((await inOrder([stopped]))[0] ?? null),
        filling: !(await isReady()),
        took: elapsed() - began,
      };
    },

    page: async (memberId, rules, key, asked, ruleSetId = null) => {
      const { groups } = await evaluator.evaluate(memberId, rules, 'preview', { ruleSetId });
      const tracks = groups.find((group) => group.key === key)?.tracks ?? [];
      const pages = Math.max(1, Math.ceil(tracks.length / PER_PAGE));
      const page = Math.min(Math.max(0, asked), pages - 1);
      const shown = tracks.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
      return {
        tracks: await inOrder(shown.map(({ trackId }) => trackId)),
        page,
        pages,
        total: tracks.length,
      };
    },

    counts: (memberId, all) => evaluator.counts(memberId, all),
  };
};
