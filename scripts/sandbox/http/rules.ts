/** Rules that wait for the calls they are meant for; the first that fits a call is met. */
export interface RuleQueue<Rule> {
  /** Adds a rule at the end of the queue. Returns the way to take it back. */
  add(rule: Rule): () => void;
  clear(): void;
  list(): readonly (Rule & { hits: number })[];
  /** The first rule that fits, counted as met, and gone when it was met `times` times. */
  take(fits: (rule: Rule & { hits: number }) => boolean): Rule | undefined;
}

export function createRuleQueue<Rule extends { times?: number }>(): RuleQueue<Rule> {
  let rules: (Rule & { hits: number })[] = [];
  return {
    add(rule) {
      const entry = { ...rule, hits: 0 };
      rules.push(entry);
      return () => {
        rules = rules.filter((kept) => kept !== entry);
      };
    },
    clear: () => {
      rules = [];
    },
    list: () => rules,
    take(fits) {
      const rule = rules.find(fits);
      if (!rule) return undefined;
      rule.hits++;
      if (rule.times !== undefined && rule.hits >= rule.times) rules = rules.filter((kept) => kept !== rule);
      return rule;
    },
  };
}
