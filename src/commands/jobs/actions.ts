import type { JobDesk } from '../../services/jobs/desk.ts';
import { jobCancel, jobList, jobRetry, jobShow } from '../../views/actions/jobs.ts';
import { jobCard } from '../../views/jobs/card.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { type AnyAction, handle, type Request } from '../command.ts';

/** What the buttons on job cards and in the list do. */
export const jobActions = (desk: JobDesk, list: (request: Request) => Promise<MessageView>): AnyAction[] => [
  handle({ spec: jobList, run: async (request) => ({ kind: 'update', view: await list(request) }) }),
  handle({
    spec: jobShow,
    run: async ({ person, m, notify }, { job }) => {
      return { kind: 'update', view: jobCard(await desk.watch(person.id, job, notify), m) };
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
];
