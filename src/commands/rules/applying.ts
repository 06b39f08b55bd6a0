import type { RuleRef } from '../../domain/rules/building/work.ts';
import type { Adoption } from '../../services/rules/desk.ts';
import { jobCard } from '../../views/jobs/card.ts';
import { formatNumber } from '../../views/kit/format.ts';
import { proposedName } from '../../views/rules/name.ts';
import type { Answer, Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { RuleShows } from './show.ts';

/** Keeps what is shown, has its playlist follow, and shows the progress in the same message. */
export const askedApply = async (
  { ruleBench, ruleDesk }: Pick<RuleFeatureDeps, 'ruleBench' | 'ruleDesk'>,
  show: RuleShows,
  request: Request,
  ref: RuleRef,
  adopt?: Adoption,
): Promise<Answer> => {
  const { person, m, notify } = request;
  const proposed = proposedName(await ruleBench.subject(person.id, ref), m);
  const how = { proposed, notify, ...(adopt === undefined ? {} : { adopt }) };
  const asked = await ruleDesk.apply(person.id, ref, how);
  if (asked.kind === 'held') {
    return { kind: 'update', view: await show.previewOf(request, asked.ref, m.ruleCards.held[asked.why]) };
  }
  const { job, set, playlists } = asked;
  // The cards of many would all want this one message: the rule set says how many are on their way.
  if (job === null || playlists.length > 1) {
    const news = m.ruleCards.outcome.several(formatNumber(playlists.length, m.locale));
    return { kind: 'update', view: await show.set(request, set.id, news) };
  }
  return { kind: 'update', view: jobCard({ job, children: [] }, m) };
};
