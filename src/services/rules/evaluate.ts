import type { Clock } from '../../clock.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import type { Candidate } from '../../domain/rules/candidate.ts';
import { type Column, columnsOf } from '../../domain/rules/columns.ts';
import { compile, type Program } from '../../domain/rules/compile.ts';
import type { RuleWarning } from '../../domain/rules/compile-context.ts';
import { foldFast } from '../../domain/rules/compile-fold.ts';
import { namedSources } from '../../domain/rules/dependencies.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { fanOut } from '../../domain/rules/shape/fan-out.ts';
import type { OutReason } from '../../domain/rules/shape/outcome.ts';
import { shapeSteps } from '../../domain/rules/shape/shape.ts';
import type { Moment } from '../../domain/rules/time.ts';
import { STOPS, TRUE } from '../../domain/rules/truth.ts';
import { openBook } from './book.ts';
import { createBreath, inSteps } from './breath.ts';
import type { LoadCandidates } from './candidates.ts';
import type { RuleForms } from './forms.ts';
import { ownTargets, type Target } from './own-targets.ts';

/** The tracks of one playlist. */
export interface EvaluatedGroup {
  /** What tells it from the others of its rule set; empty where there is but one. */
  readonly key: string;
  /** Null where there is but one. */
  readonly name: string | null;
  readonly tracks: readonly Candidate[];
  /** Why tracks that match do not come in. */
  readonly out: ReadonlyMap<TrackId, OutReason>;
}

export interface Evaluation {
  /** Tracks that were looked at. */
  readonly candidates: number;
  readonly matching: number;
  readonly groups: readonly EvaluatedGroup[];
  /** Why matching tracks are in no group at all. */
  readonly out: ReadonlyMap<TrackId, OutReason>;
  /**
   * The first track that lacks something where the rules want everything to stop then; nothing else can be said.
   * Null: none.
   */
  readonly stopped: TrackId | null;
  readonly warnings: readonly RuleWarning[];
  /** Loading and all, ms. */
  readonly took: number;
}

/** A rule set with the tracks it is about, made ready. */
export interface Prepared {
  readonly rules: RuleSet;
  readonly candidates: readonly Candidate[];
  readonly program: Program;
  readonly moment: Moment;
}

/** Evaluates rule sets. It changes nothing. */
export interface RuleEvaluator {
  /**
   * @param run any text: with the same one, an order that is random per run comes out the same
   * @param target which playlists it is for: what stands in them does not count as the member's library
   */
  evaluate(memberId: MemberId, rules: RuleSet, run: string, target?: Target): Promise<Evaluation>;
  /** Several over one load of the tracks, in their order. */
  counts(memberId: MemberId, all: readonly RuleSet[]): Promise<number[]>;
  /** @param more columns beside those that the rules need */
  prepare(memberId: MemberId, rules: RuleSet, target?: Target, more?: readonly Column[]): Promise<Prepared>;
}

export interface RuleEvaluatorDeps {
  readonly read: Pick<Reads, 'ruleSets' | 'members' | 'sources' | 'managedPlaylists'>;
  readonly clock: Clock;
  readonly forms: RuleForms;
  readonly load: LoadCandidates;
}

/** Candidates that are asked between two looks at the time. */
const AT_ONCE = 2_000;
const NO_TARGET: Target = { ruleSetId: null };

export const createRuleEvaluator = ({ read, clock, forms, load }: RuleEvaluatorDeps): RuleEvaluator => {
  /** Everything but the tracks. */
  const settingOf = async (memberId: MemberId) => {
    const book = await openBook(read, forms, memberId);
    const timeZone = (await read.members.find(memberId))?.timeZone ?? 'UTC';
    const sources = (await read.sources.chosen(memberId)).map(({ kind, name }) =>
      kind === 'liked' ? 'liked' : name,
    );
    const managed = (await read.managedPlaylists.ofMember(memberId)).map(({ name }) => name);
    return { resolve: book.resolve, moment: { now: clock.now(), timeZone }, sources, managed };
  };

  const prepareAll = async (
    memberId: MemberId,
    all: readonly RuleSet[],
    more: readonly Column[],
    target: Target = NO_TARGET,
  ): Promise<Prepared[]> => {
    const { resolve, moment, sources, managed } = await settingOf(memberId);
    const named = new Set(all.flatMap((rules) => [...namedSources(rules, resolve)]));
    const without = await ownTargets(read, memberId, target, named);
    const loaded = new Map<RuleSet['from'], readonly Candidate[]>();
    for (const [from, some] of Map.groupBy(all, (rules) => rules.from)) {
      const needs = some.map((rules) => columnsOf(rules, resolve, moment));
      const columns = new Set([...needs.flatMap((need) => [...need.columns]), ...more]);
      const since = needs.flatMap(({ plays }) => (plays === null ? [] : [plays.since]));
      const every = more.includes('plays') || since.includes(null);
      const known = since.filter((one) => one !== null);
      const plays = !every && known.length === 0 ? null : { since: every ? null : Math.min(...known) };
      loaded.set(from, await load(memberId, { from, columns, plays, without }));
    }
    return all.map((rules) => {
      const candidates = loaded.get(rules.from) ?? [];
      const program = compile(rules, { ...moment, resolve, candidates, sources, managed });
      return { rules, candidates, program, moment };
    });
  };

  const prepare = async (
    memberId: MemberId,
    rules: RuleSet,
    target: Target | undefined,
    more: readonly Column[],
  ): Promise<Prepared> => {
    const [prepared] = await prepareAll(memberId, [rules], more, target);
    if (prepared === undefined) throw new Error('A rule set was prepared and did not come back.');
    return prepared;
  };

  const matchingOf = async ({
    candidates,
    program,
  }: Prepared): Promise<{ matching: Candidate[]; stopped: TrackId | null }> => {
    const breathe = createBreath(clock);
    const matching: Candidate[] = [];
    for (let start = 0; start < candidates.length; start += AT_ONCE) {
      for (const candidate of candidates.slice(start, start + AT_ONCE)) {
        const truth = program.truth(candidate);
        if (truth === STOPS) return { matching: [], stopped: candidate.trackId };
        if (truth === TRUE) matching.push(candidate);
      }
      await breathe();
    }
    return { matching, stopped: null };
  };

  return {
    evaluate: async (memberId, rules, run, target) => {
      const began = clock.elapsed();
      const prepared = await prepare(memberId, rules, target, ['durationMs']);
      const { program, candidates } = prepared;
      const { matching, stopped } = await matchingOf(prepared);
      const breathe = createBreath(clock);
      const fanned = fanOut(matching, rules.output);
      const groups: EvaluatedGroup[] = [];
      for (const { value, name, tracks } of fanned.groups) {
        await breathe();
        const key = value === null ? '' : foldFast(value);
        const steps = shapeSteps(tracks, rules.shape, { program, run });
        groups.push({ key, name, ...(await inSteps(steps, breathe)) });
      }
      const counts = { candidates: candidates.length, matching: matching.length, stopped };
      return {
        ...counts,
        groups,
        out: fanned.out,
        warnings: program.warnings,
        took: clock.elapsed() - began,
      };
    },

    counts: async (memberId, all) => {
      const numbers: number[] = [];
      for (const prepared of await prepareAll(memberId, all, [])) {
        numbers.push((await matchingOf(prepared)).matching.length);
      }
      return numbers;
    },

    prepare: (memberId, rules, target, more = []) => prepare(memberId, rules, target, more),
  };
};
