import type { RuleSetId } from '../../domain/ids.ts';
import { ruleSchedules } from '../../domain/rules/stored.ts';
import { AppError } from '../../errors.ts';
import { rulesNotify, rulesSchedule, rulesWhen } from '../../views/actions/rules.ts';
import { scheduleView } from '../../views/rules/schedule.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { hereOf, notifyOf } from './schedule-options.ts';

type Deps = Pick<RuleFeatureDeps, 'ruleSets' | 'ruleDesk'>;

/** When a rule set runs, as a card. */
export const scheduleCard = async ({ ruleDesk }: Deps, request: Request, id: RuleSetId) =>
  scheduleView(await ruleDesk.card(request.person.id, id), hereOf(request), request.person.id, request.m);

/** When a rule set runs, and who hears of it. */
export const ruleScheduleActions = (deps: Deps): AnyAction[] => {
  const answer = async (request: Request, set: RuleSetId): Promise<Answer> => ({
    kind: 'update',
    view: await scheduleCard(deps, request, set),
  });
  return [
    handle({ spec: rulesSchedule, run: (request, { set }) => answer(request, set) }),
    handle({
      spec: rulesWhen,
      run: async (request, { set }, { values: [value] }) => {
        const schedule = ruleSchedules.find((one) => one === value);
        if (schedule === undefined) throw new AppError('OUT_OF_DATE', {});
        await deps.ruleSets.change(request.person.id, set, { schedule });
        return answer(request, set);
      },
    }),
    handle({
      spec: rulesNotify,
      run: async (request, { set }, { values: [value = ''] }) => {
        const notify = notifyOf(request, value);
        if (notify !== null) await deps.ruleSets.change(request.person.id, set, { notify });
        return answer(request, set);
      },
    }),
  ];
};
