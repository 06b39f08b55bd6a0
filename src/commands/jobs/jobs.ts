import { AppError } from '../../errors.ts';
import type { JobDesk } from '../../services/jobs/desk.ts';
import type { Steps } from '../../services/jobs/steps.ts';
import { jobCard } from '../../views/jobs/card.ts';
import { jobListView } from '../../views/jobs/list.ts';
import { stepChoices } from '../../views/jobs/steps.ts';
import type { MessageView } from '../../views/kit/message.ts';
import type { Feature, Request } from '../command.ts';
import { jobActions } from './actions.ts';
import { jobsDefinition } from './definition.ts';

/** More than the list shows, so that what goes on is not hidden behind what is finished. */
const LISTED = 50;

/** `/jobs`: what Segue is doing for this person, and starting a step by its name. */
export const jobsFeature = ({ desk, steps }: { desk: JobDesk; steps: Steps }): Feature => {
  const list = async ({ person, m }: Request): Promise<MessageView> =>
    jobListView(await desk.list(person.id, LISTED), person.id, m);
  return {
    commands: [
      {
        definition: jobsDefinition,
        routes: {
          list: { run: async (request) => ({ kind: 'reply', view: await list(request) }) },
          run: {
            complete: async ({ m }, { value }) => stepChoices(steps.names, value, m),
            run: async ({ person, m, notify }, options) => {
              const step = options.string('step');
              if (step === null) throw new AppError('INVALID_INPUT', { problem: 'job_step' });
              const { id } = await steps.start(step, person.id, notify);
              return { kind: 'reply', view: jobCard(await desk.find(person.id, id), m) };
            },
          },
        },
      },
    ],
    actions: jobActions(desk, list),
  };
};
