import { fold } from '../library/fold.ts';
import type { RuleSet } from './rule-set.ts';
import { type ResolveRules, usedNames } from './uses.ts';

/**
 * The first circle among rule sets that name one another, from a name back to itself (A → B → C → A); null when there
 * is none. Goes without recursion: a chain can be as long as a member has rule sets.
 * @param name of this rule set; null while it has none
 * @param resolve of all others
 */
export const circleOf = (
  name: string | null,
  ruleSet: RuleSet,
  resolve: ResolveRules,
): readonly string[] | null => {
  const done = new Set<string>();
  const trail: { readonly name: string; readonly next: string[] }[] = [
    { name: name ?? '', next: usedNames(ruleSet).reverse() },
  ];
  const onTrail = new Set(name === null ? [] : [fold(name)]);
  for (let here = trail.at(-1); here !== undefined; here = trail.at(-1)) {
    const used = here.next.pop();
    if (used === undefined) {
      trail.pop();
      onTrail.delete(fold(here.name));
      done.add(fold(here.name));
      continue;
    }
    const key = fold(used);
    if (onTrail.has(key)) {
      const start = trail.findIndex((step) => fold(step.name) === key);
      const names = trail.slice(start).map((step) => step.name);
      return [...names, names[0] ?? used];
    }
    const found = done.has(key) ? null : resolve(used);
    if (found === null) continue;
    onTrail.add(key);
    trail.push({ name: used, next: usedNames(found).reverse() });
  }
  return null;
};
