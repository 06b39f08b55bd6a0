import type { Pictures } from '../../services/pictures/pictures.ts';
import type { MilestoneService } from '../../services/statistics/milestones.ts';
import { milestonesShare } from '../../views/actions/look-back.ts';
import { milestonesView } from '../../views/statistics/milestones.ts';
import { type Feature, handle } from '../command.ts';
import { describe } from '../describe.ts';
import { answersOf } from './look.ts';

/** `/milestones`: the first, the thousandth … play, and about when the next one comes. */
export const milestonesFeature = (deps: { milestones: MilestoneService; pictures: Pictures }): Feature => {
  const answers = answersOf(deps.pictures, {
    ask: (memberId, _: null) => deps.milestones.of(memberId),
    draw: () => null,
    view: (told, _, seen, m) => milestonesView(told, seen, m),
  });
  return {
    commands: [
      {
        definition: { name: 'milestones', ...describe((m) => m.lookBack.milestones.command) },
        routes: { '': { run: (request) => answers.reply(request, null) } },
      },
    ],
    actions: [handle({ spec: milestonesShare, run: (request) => answers.share(request, null) })],
  };
};
