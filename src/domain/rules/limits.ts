/** How much one rule set may be. Far above what people write, far below what costs the bot anything. */
export const RULE_LIMITS = {
  /** Characters of the text form, and of the JSON form. */
  text: 200_000,
  /** Groups within groups. */
  depth: 64,
  /** Groups and conditions in all. */
  rules: 2_000,
  /** Values in one list. */
  values: 1_000,
  /** Characters of one value or name. */
  value: 300,
  /** Characters of a regular expression. */
  pattern: 500,
  /** Sort keys, limits, caps, separations and shares: of each. */
  shape: 20,
} as const;

/** What is said about one text at once: the first mistakes explain the rest. */
export const MOST_PROBLEMS = 5;
