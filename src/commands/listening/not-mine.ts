import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { NotMineService } from '../../services/listening/not-mine.ts';
import { notMineUndo } from '../../views/actions/plays.ts';
import { type NotMineNews, notMineView } from '../../views/listening/not-mine.ts';
import { type Feature, handle, type Request } from '../command.ts';
import { describe } from '../describe.ts';

const written = (name: 'from' | 'to') => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  ...describe((m) => m.plays[name]),
  max_length: 20,
});

/** `/plays notmine`: stretches in which somebody else used the account, noted, listed and taken back. */
export const notMineFeature = ({ notMine }: { notMine: NotMineService }): Feature => {
  const show = async ({ person, m }: Request, news: NotMineNews) =>
    notMineView(await notMine.list(person.id), news, person.id, m);
  return {
    commands: [
      {
        definition: {
          name: 'plays',
          ...describe((m) => m.plays.command),
          options: [
            {
              type: ApplicationCommandOptionType.Subcommand,
              name: 'notmine',
              ...describe((m) => m.plays.notMine),
              options: [written('from'), written('to')],
            },
          ],
        },
        routes: {
          notmine: {
            run: async (request, options) => {
              const [from, to] = [options.string('from'), options.string('to')];
              if (from === null && to === null) return { kind: 'reply', view: await show(request, null) };
              const plays = await notMine.mark(request.person.id, from ?? to ?? '', to);
              return { kind: 'reply', view: await show(request, { kind: 'added', plays }) };
            },
          },
        },
      },
    ],
    actions: [
      handle({
        spec: notMineUndo,
        run: async (request, { from, to }) => {
          await notMine.takeBack(request.person.id, { from, to });
          return { kind: 'update', view: await show(request, { kind: 'takenBack' }) };
        },
      }),
    ],
  };
};
