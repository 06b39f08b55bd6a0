import type { TrackId } from '../ids.ts';
import type { Candidate } from './candidate.ts';
import { compile, type Program } from './compile.ts';
import type { CompileContext } from './compile-context.ts';
import type { RuleSet } from './rule-set.ts';
import { fanOut } from './shape/fan-out.ts';
import type { OutReason, Shaped } from './shape/outcome.ts';
import { shape } from './shape/shape.ts';
import { STOPS, TRUE } from './truth.ts';

/** One playlist as the rules want it. */
export interface Wanted extends Shaped {
  /** What its tracks have in common, and its name; null where the rule set has one playlist. */
  readonly value: string | null;
  readonly name: string | null;
}

export type Evaluation =
  | {
      readonly kind: 'done';
      readonly program: Program;
      /** Everything that matches, before the shape. */
      readonly matching: readonly Candidate[];
      /** One, or one per value. */
      readonly playlists: readonly Wanted[];
      /** Matching tracks that came into no playlist at all, with the reason. */
      readonly out: ReadonlyMap<TrackId, OutReason>;
    }
  /** The rule set does not want to be evaluated while something is not known of a track. */
  | { readonly kind: 'stopped'; readonly program: Program; readonly at: Candidate };

export interface EvaluateContext extends CompileContext {
  /** Any text, for orders that are random per run. */
  readonly run: string;
}

/** What a rule set makes of its candidates: pure, the same for the same candidates, moment and run. */
export const evaluate = (rules: RuleSet, context: EvaluateContext): Evaluation => {
  const program = compile(rules, context);
  const matching: Candidate[] = [];
  for (const candidate of context.candidates) {
    const truth = program.truth(candidate);
    if (truth === TRUE) matching.push(candidate);
    else if (truth === STOPS) return { kind: 'stopped', program, at: candidate };
  }
  const fanned = fanOut(matching, rules.output);
  const playlists = fanned.groups.map(({ value, name, tracks }) => ({
    value,
    name,
    ...shape(tracks, rules.shape, { program, run: context.run }),
  }));
  const out = new Map(fanned.out);
  for (const playlist of playlists) for (const [id, reason] of playlist.out) out.set(id, reason);
  for (const { tracks } of playlists) for (const { trackId } of tracks) out.delete(trackId);
  return { kind: 'done', program, matching, playlists, out };
};
