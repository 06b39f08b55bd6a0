import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { ArtistId } from '../../domain/ids.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { ArtistStatsService } from '../../services/statistics/artist-stats.ts';
import type { OwnNames } from '../../services/statistics/own-names.ts';
import { artistStatsShare } from '../../views/actions/look-back.ts';
import { artistPicture, artistView } from '../../views/statistics/artist.ts';
import { type Feature, handle } from '../command.ts';
import { describe } from '../describe.ts';
import { answersOf } from './look.ts';
import { nameChoices } from './names.ts';

interface Deps {
  readonly artistStats: ArtistStatsService;
  readonly ownNames: OwnNames;
  readonly pictures: Pictures;
}

/** `/artist`: plays, place, favourites and discovery of one artist. */
export const artistFeature = ({ artistStats, ownNames, pictures }: Deps): Feature => {
  const answers = answersOf(pictures, { ask: artistStats.of, draw: artistPicture, view: artistView });
  return {
    commands: [
      {
        definition: {
          name: 'artist',
          ...describe((m) => m.lookBack.artist.command),
          options: [
            {
              type: Type.String,
              name: 'artist',
              ...describe((m) => m.lookBack.artist.option),
              required: true,
              autocomplete: true,
              max_length: 100,
            },
          ],
        },
        routes: {
          '': {
            complete: nameChoices(ownNames, 'artist'),
            run: async (request, options) => {
              const typed = options.string('artist') ?? '';
              const id = await ownNames.resolve(request.person.id, 'artist', typed);
              return answers.reply(request, id as ArtistId);
            },
          },
        },
      },
    ],
    actions: [
      handle({ spec: artistStatsShare, run: (request, { artist }) => answers.share(request, artist) }),
    ],
  };
};
