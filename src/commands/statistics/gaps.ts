import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { gapKinds, silences } from '../../domain/statistics/silence.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { LongSilent } from '../../services/statistics/gaps.ts';
import { gapsShare, gapsShow } from '../../views/actions/look-back.ts';
import { gapsView } from '../../views/statistics/gaps.ts';
import { gapsPicture } from '../../views/statistics/gaps-picture.ts';
import { type Feature, handle, type Options } from '../command.ts';
import { choiceName, describe } from '../describe.ts';
import { answersOf } from './look.ts';

const definition = {
  name: 'gaps',
  ...describe((m) => m.lookBack.gaps.command),
  options: [
    {
      type: Type.String as const,
      name: 'kind',
      ...describe((m) => m.lookBack.gaps.kind),
      choices: gapKinds.map((value) => ({ ...choiceName((m) => m.lookBack.gaps.kinds[value]), value })),
    },
    {
      type: Type.String as const,
      name: 'silence',
      ...describe((m) => m.lookBack.gaps.silence),
      choices: silences.map((value) => ({ ...choiceName((m) => m.lookBack.gaps.silences[value]), value })),
    },
  ],
};

/** `/gaps`: loved once, not heard for long. */
export const gapsFeature = (deps: { longSilent: LongSilent; pictures: Pictures }): Feature => {
  const answers = answersOf(deps.pictures, {
    ask: deps.longSilent.of,
    draw: gapsPicture,
    view: gapsView,
  });
  const asked = (options: Options) => ({
    kind: gapKinds.find((kind) => kind === options.string('kind')) ?? ('tracks' as const),
    silence: silences.find((silence) => silence === options.string('silence')) ?? ('1y' as const),
    page: 0,
  });
  return {
    commands: [
      { definition, routes: { '': { run: (request, options) => answers.reply(request, asked(options)) } } },
    ],
    actions: [
      handle({ spec: gapsShow, run: (request, question) => answers.update(request, question) }),
      handle({ spec: gapsShare, run: (request, question) => answers.share(request, question) }),
    ],
  };
};
