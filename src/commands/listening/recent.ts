import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Plays } from '../../services/listening/plays.ts';
import { recentCheck, recentShare, recentShow } from '../../views/actions/listening.ts';
import { publicRecentView, recentView } from '../../views/listening/recent.ts';
import { type Answer, type Feature, handle, type Request } from '../command.ts';
import { describe } from '../describe.ts';

/** `/recent`: the last plays, and what may be missing among them. */
export const recentFeature = ({ plays }: { plays: Plays }): Feature => {
  const show = async ({ person, now, m }: Request, page: number, tooSoon = false) =>
    recentView(await plays.recent(person.id, page), person.id, now, m, tooSoon);
  const share = async ({ person, now, m }: Request, page: number): Promise<Answer> => {
    const view = publicRecentView(await plays.recent(person.id, page), person.name, now, m);
    return { kind: 'reply', view, public: true };
  };
  return {
    commands: [
      {
        definition: {
          name: 'recent',
          ...describe((m) => m.listening.recent.command),
          options: [
            {
              type: ApplicationCommandOptionType.Boolean,
              name: 'public',
              ...describe((m) => m.listening.recent.public),
            },
          ],
        },
        routes: {
          '': {
            run: async (request, options) =>
              options.boolean('public') === true
                ? share(request, 0)
                : { kind: 'reply', view: await show(request, 0) },
          },
        },
      },
    ],
    actions: [
      handle({
        spec: recentShow,
        run: async (request, { page }) => ({ kind: 'update', view: await show(request, page) }),
      }),
      handle({ spec: recentShare, run: (request, { page }) => share(request, page) }),
      handle({
        spec: recentCheck,
        run: async (request) => {
          const asked = await plays.check(request.person.id);
          return { kind: 'update', view: await show(request, 0, !asked) };
        },
      }),
    ],
  };
};
