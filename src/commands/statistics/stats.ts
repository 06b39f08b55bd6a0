import { STATS_LOOKS, type StatsLook } from '../../domain/statistics/overview.ts';
import {
  statsMine,
  statsRecount,
  statsShare,
  statsShow,
  statsWindow,
} from '../../views/actions/statistics.ts';
import { type Answer, type Feature, handle, type Options, type Request } from '../command.ts';
import { type StatsDeps, statsAnswers } from './stats-answers.ts';
import { statsDefinition } from './stats-definition.ts';
import { suggestWindows, windowOf } from './windows.ts';

/** `/stats`: what somebody's listening comes to. */
export const statsFeature = (deps: StatsDeps): Feature => {
  const answers = statsAnswers(deps);
  const run = (request: Request, given: Options): Promise<Answer> => {
    if (given.boolean('rebuild') === true) return answers.recount(request);
    const look = STATS_LOOKS.find((one) => one === given.string('picture')) ?? 'clock';
    const asked = { window: windowOf(given.string('window') ?? '30d'), look };
    return given.boolean('public') === true ? answers.share(request, asked) : answers.reply(request, asked);
  };
  const read = ({ window, look }: { window: string; look: StatsLook }) => ({
    window: windowOf(window),
    look,
  });
  return {
    commands: [
      {
        definition: statsDefinition,
        routes: { '': { run, complete: suggestWindows } },
      },
    ],
    actions: [
      handle({ spec: statsShow, run: (request, asked) => answers.update(request, read(asked)) }),
      handle({ spec: statsShare, run: (request, asked) => answers.share(request, read(asked)) }),
      handle({ spec: statsMine, run: (request, asked) => answers.reply(request, read(asked)) }),
      handle({ spec: statsRecount, run: answers.recount }),
      handle({
        spec: statsWindow,
        run: (request, { look }, { values }) =>
          answers.update(request, read({ window: values[0] ?? '', look })),
      }),
    ],
  };
};
