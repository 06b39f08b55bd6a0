import { AppError } from '../../errors.ts';
import type { JobDesk } from '../../services/jobs/desk.ts';
import type { Steps } from '../../services/jobs/steps.ts';
import { jobCancel, jobRetry, jobShow } from '../../views/actions/jobs.ts';
import { jobCard } from '../../views/jobs/card.ts';
import { jobListView } from '../../views/jobs/list.ts';
import { stepChoices } from '../../views/jobs/steps.ts';
import { type Feature, handle } from '../command.ts';
import { jobsDefinition } from './definition.ts';

/** More than the list shows, so that what goes on is not hidden behind what is finished. */
const LISTED = 50;

/** `/jobs`: what Segue is doing for this person, and starting a step by its name. */
export const jobsFeature = ({ desk, steps }: { desk: JobDesk; steps: Steps }): Feature => ({
  commands: [
    {
      definition: jobsDefinition,
      routes: {
        list: {
          run: async ({ person, m }) => {
            const families = await desk.list(person.id, LISTED);
            return { kind: 'reply', view: jobListView(families, person.id, m) };
          },
        },
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
  actions: [
    handle({
      spec: jobShow,
      run: async ({ person, m, notify }, { job }) => {
        const family = await desk.watch(person.id, job, notify);
        return { kind: 'update', view: jobCard(family, m) };
      },
    }),
    handle({
      spec: jobCancel,
      run: async ({ person, m }, { job }) => {
        return { kind: 'update', view: jobCard(await desk.cancel(person.id, job), m) };
      },
    }),
    handle({
      spec: jobRetry,
      run: async ({ person, m, notify }, { job }) => {
        return { kind: 'update', view: jobCard(await desk.retry(person.id, job, notify), m) };
      },
    }),
  ],
});
