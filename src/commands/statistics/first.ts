import { type FirstKind, firstKinds, THIS_YEAR } from '../../domain/statistics/firsts.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { Firsts } from '../../services/statistics/firsts.ts';
import type { OwnNames } from '../../services/statistics/own-names.ts';
import type { TrackCards } from '../../services/tracks/cards.ts';
import { firstShare, firstShow } from '../../views/actions/look-back.ts';
import { firstView } from '../../views/statistics/first.ts';
import { type Feature, handle, type Options, type Request, type Route } from '../command.ts';
import { trackChoices } from '../tracks/choices.ts';
import { firstDefinition } from './first-definition.ts';
import { answersOf } from './look.ts';
import { nameChoices } from './names.ts';

interface Deps {
  readonly firsts: Firsts;
  readonly ownNames: OwnNames;
  readonly trackCards: Pick<TrackCards, 'suggest' | 'resolve'>;
  readonly pictures: Pictures;
}

/** `/first`: the first time of a track, an artist, an album or a label, and what a year brought. */
export const firstFeature = ({ firsts, ownNames, trackCards, pictures }: Deps): Feature => {
  const answers = answersOf(pictures, {
    ask: firsts.of,
    draw: () => null,
    view: (told, _, seen, m) => firstView(told, seen, m),
  });
  const idOf = ({ person }: Request, kind: FirstKind, options: Options): Promise<number> | number => {
    if (kind === 'year') return options.integer('year') ?? THIS_YEAR;
    const typed = options.string(kind) ?? '';
    return kind === 'track' ? trackCards.resolve(person.id, typed) : ownNames.resolve(person.id, kind, typed);
  };
  const route = (kind: FirstKind): Route => ({
    run: async (request, options) => {
      const id = await idOf(request, kind, options);
      return answers.reply(request, { kind, id, by: 'date', page: 0 });
    },
    ...(kind === 'year'
      ? {}
      : { complete: kind === 'track' ? trackChoices(trackCards) : nameChoices(ownNames, kind) }),
  });
  const routes = Object.fromEntries(firstKinds.map((kind) => [kind, route(kind)]));
  return {
    commands: [{ definition: firstDefinition, routes }],
    actions: [
      handle({ spec: firstShow, run: (request, asked) => answers.update(request, asked) }),
      handle({ spec: firstShare, run: (request, asked) => answers.share(request, asked) }),
    ],
  };
};
