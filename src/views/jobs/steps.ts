import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

const MAX_CHOICES = 25;

/** Steps whose name or description holds what was typed so far. */
export const stepChoices = (
  names: readonly string[],
  typed: string,
  m: Messages,
): { name: string; value: string }[] => {
  const wanted = typed.trim().toLowerCase();
  return names
    .map((value) => ({ name: plain(labelOf(value, m)), value }))
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .slice(0, MAX_CHOICES);
};

const labelOf = (name: string, m: Messages): string => {
  const what = m.jobs.steps[name];
  return what === undefined ? name : m.jobs.stepChoice(name, what);
};
