import type {
  Cap,
  Dedupe,
  Limit,
  Output,
  Rule,
  RuleSet,
  Separation,
  Share,
  SortKey,
  Universe,
} from '../rule-set.ts';

/** What stands when nothing is said. */
export const DEFAULT_DEDUPE: Dedupe = { by: 'recording', keep: 'oldestAdded' };
export const DEFAULT_OUTPUT: Output = { mode: 'reconcile', fanOut: null };
export const DEFAULT_UNIVERSE: Universe = 'library';

/** A rule set while its lines are read. */
export interface Draft {
  from: Universe;
  readonly where: Rule[];
  dedupe: Dedupe;
  readonly sort: SortKey[];
  readonly limits: Limit[];
  readonly caps: Cap[];
  readonly selectedBy: SortKey[];
  readonly separate: Separation[];
  readonly mix: Share[];
  output: Output;
}

export const emptyDraft = (): Draft => ({
  from: DEFAULT_UNIVERSE,
  where: [],
  dedupe: DEFAULT_DEDUPE,
  sort: [],
  limits: [],
  caps: [],
  selectedBy: [],
  separate: [],
  mix: [],
  output: DEFAULT_OUTPUT,
});

/** The conditions of several lines must all hold; one line stands for itself. */
export const finished = ({ from, where, selectedBy, output, ...shape }: Draft): RuleSet => {
  const [only, ...more] = where;
  return {
    from,
    where: only !== undefined && more.length === 0 ? only : { kind: 'all', rules: where },
    shape: { ...shape, ...(selectedBy.length > 0 && { selectedBy }) },
    output,
  };
};
