import type { Rankings, TopQuestion } from '../../services/listening/rankings.ts';
import { rankingKinds, rankingRanges, topMine, topShare, topShow } from '../../views/actions/listening.ts';
import { publicTopView, topView } from '../../views/listening/top.ts';
import { type Answer, type Feature, handle, type Options, type Request } from '../command.ts';
import { suggestWindows } from '../statistics/windows.ts';
import type { PlayTopDeps } from './top-answers.ts';
import { topDefinition } from './top-definition.ts';
import { topPlays } from './top-plays.ts';

export interface TopDeps extends PlayTopDeps {
  readonly rankings: Rankings;
}

/** `/top`: Spotify's own lists of what somebody listens to most, as they are stored; or lists from their plays. */
export const topFeature = ({ rankings, ...deps }: TopDeps): Feature => {
  const plays = topPlays(deps);
  const show = async ({ person, m }: Request, question: TopQuestion) =>
    topView(await rankings.look(person.id, question), person.id, m);
  const share = async ({ person, m }: Request, question: TopQuestion): Promise<Answer> => {
    const view = publicTopView(await rankings.look(person.id, question), person.name, m);
    return { kind: 'reply', view, public: true };
  };
  return {
    commands: [
      {
        definition: topDefinition,
        routes: {
          '': {
            run: async (request, options) => {
              const everybody = options.boolean('public') === true;
              const asked = plays.askedBy(options);
              if (asked !== null) return plays.answers[everybody ? 'share' : 'reply'](request, asked);
              if (everybody) return share(request, questionOf(options));
              return { kind: 'reply', view: await show(request, questionOf(options)) };
            },
            complete: suggestWindows,
          },
        },
      },
    ],
    actions: [
      ...plays.actions,
      handle({
        spec: topShow,
        run: async (request, asked) => ({ kind: 'update', view: await show(request, asked) }),
      }),
      handle({ spec: topShare, run: share }),
      handle({
        spec: topMine,
        run: async (request, asked) => ({ kind: 'reply', view: await show(request, { ...asked, page: 0 }) }),
      }),
    ],
  };
};

const questionOf = (options: Options): TopQuestion => ({
  kind: rankingKinds.find((kind) => kind === options.string('type')) ?? 'tracks',
  range: rankingRanges.find((range) => range === options.string('range')) ?? 'short_term',
  page: 0,
});
