import type { Candidate } from './candidate.ts';
import { createFolder, createLastFolder } from './compile-fold.ts';
import { createReaders, type Readers } from './compile-values.ts';
import type { RuleSet } from './rule-set.ts';
import { createTimes, type Moment } from './time.ts';
import type { Truth } from './truth.ts';

/** What a rule set is compiled against. */
export interface CompileContext extends Moment {
  /** Another rule set of the member by its name. */
  readonly resolve: (name: string) => RuleSet | null;
  /** All candidates of the run: averages and the like are taken over them. */
  readonly candidates: readonly Candidate[];
  /** Names that exist, where a rule on one that does not exist shall be unknown, with a warning, not false. */
  readonly sources?: readonly string[];
  readonly managed?: readonly string[];
}

/** What a person should know about a rule set that was compiled all the same. */
export type RuleWarning =
  /** Nobody has a rule set of this name (any more); its conditions are unknown. */
  | { readonly kind: 'ruleSetMissing'; readonly name: string }
  /** It leads back to itself, or through more rule sets than can be followed. */
  | { readonly kind: 'ruleSetCircle'; readonly name: string }
  | { readonly kind: 'sourceMissing'; readonly name: string }
  | { readonly kind: 'managedMissing'; readonly name: string }
  /** No candidate has a value to take the aggregate of. */
  | { readonly kind: 'aggregateEmpty'; readonly field: string }
  | { readonly kind: 'regexInvalid'; readonly pattern: string };

/** True for what makes conditions unknown: a playlist must not lose tracks over a name that is not there. */
export const isMissing = ({ kind }: RuleWarning): boolean => MISSING.has(kind);

const MISSING: ReadonlySet<RuleWarning['kind']> = new Set<RuleWarning['kind']>([
  'ruleSetMissing',
  'ruleSetCircle',
  'sourceMissing',
  'managedMissing',
]);

/** The truth of something for one candidate. Tests make nothing per call. */
export type Test = (candidate: Candidate) => Truth;

/** A test, and how dear it is beside others: cheap ones go first. */
export interface Priced {
  readonly test: Test;
  readonly cost: number;
}

/** What the parts of one compilation share. */
export interface Compiling {
  readonly context: CompileContext;
  readonly readers: Readers;
  readonly foldName: (text: string) => string;
  readonly foldTitle: (text: string) => string;
  readonly warn: (warning: RuleWarning) => void;
  readonly warnings: readonly RuleWarning[];
  /** Aggregates that were taken already. */
  readonly aggregates: Map<string, number>;
}

export const startCompiling = (context: CompileContext): Compiling => {
  const warnings: RuleWarning[] = [];
  const said = new Set<string>();
  return {
    context,
    readers: createReaders(createTimes(context)),
    foldName: createFolder(),
    foldTitle: createLastFolder(),
    warnings,
    warn: (warning) => {
      const key = JSON.stringify(warning);
      if (said.has(key)) return;
      said.add(key);
      warnings.push(warning);
    },
    aggregates: new Map(),
  };
};
