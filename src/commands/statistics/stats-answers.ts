import type { JobDesk } from '../../services/jobs/desk.ts';
import type { Steps } from '../../services/jobs/steps.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { Overviews } from '../../services/statistics/overviews.ts';
import { jobCard } from '../../views/jobs/card.ts';
import { overviewView } from '../../views/statistics/overview.ts';
import { overviewPicture } from '../../views/statistics/overview-picture.ts';
import type { Answer, Request } from '../command.ts';
import { answersOf } from './look.ts';

export interface StatsDeps {
  readonly overviews: Overviews;
  readonly pictures: Pictures;
  readonly steps: Steps;
  readonly desk: JobDesk;
}

/** What listening comes to, as messages; and the card of counting it anew. */
export const statsAnswers = ({ overviews, pictures, steps, desk }: StatsDeps) => ({
  ...answersOf(pictures, {
    ask: overviews.look,
    draw: ({ overview, facts }, _, m) => overviewPicture(overview, facts, m),
    view: ({ overview, facts }, file, seen, m) => overviewView(overview, facts, file, seen, m),
  }),
  recount: async ({ person, m, notify }: Request): Promise<Answer> => {
    const { id } = await steps.start('recount', person.id, notify);
    return { kind: 'reply', view: jobCard(await desk.find(person.id, id), m) };
  },
});
