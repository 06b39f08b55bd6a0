import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Privacy } from '../services/privacy.ts';
import { leaveAllServers, serverConsent } from '../views/actions/privacy.ts';
import { privacyView, serverPrivacyView } from '../views/privacy.ts';
import { type Answer, type Feature, handle, type Request } from './command.ts';
import { describe } from './describe.ts';
import { serverOf } from './server-of.ts';

const SUB = ApplicationCommandOptionType.Subcommand as const;

/** `/privacy`: what somebody agreed to. The consent button also stands under digests, so it answers, never replaces. */
export const privacyFeature = ({ privacy }: { privacy: Privacy }): Feature => {
  const server = async (request: Request, agreed: boolean | null): Promise<Answer> => {
    const { person, m } = request;
    const guildId = serverOf(request);
    const overview =
      agreed === null
        ? await privacy.overview(person.id, guildId)
        : await privacy.setServer(person.id, guildId, agreed);
    return { kind: 'reply', view: serverPrivacyView(overview, person.id, m) };
  };
  const show = async ({ guildId, person, m }: Request, left?: number) =>
    privacyView(await privacy.overview(person.id, guildId), person.id, m, left);
  return {
    commands: [
      {
        definition: {
          name: 'privacy',
          ...describe((m) => m.privacy.command),
          options: [
            {
              type: ApplicationCommandOptionType.SubcommandGroup,
              name: 'server',
              ...describe((m) => m.privacy.groups.server),
              options: [
                { type: SUB, name: 'on', ...describe((m) => m.privacy.subs.on) },
                { type: SUB, name: 'off', ...describe((m) => m.privacy.subs.off) },
                { type: SUB, name: 'show', ...describe((m) => m.privacy.subs.serverShow) },
              ],
            },
            { type: SUB, name: 'show', ...describe((m) => m.privacy.subs.show) },
          ],
        },
        routes: {
          'server on': { guildOnly: true, run: (request) => server(request, true) },
          'server off': { guildOnly: true, run: (request) => server(request, false) },
          'server show': { guildOnly: true, run: (request) => server(request, null) },
          show: { run: async (request) => ({ kind: 'reply', view: await show(request) }) },
        },
      },
    ],
    actions: [
      handle({ spec: serverConsent, run: (request, { counted }) => server(request, counted === 'on') }),
      handle({
        spec: leaveAllServers,
        run: async (request) => {
          const left = await privacy.leaveAll(request.person.id);
          return { kind: 'update', view: await show(request, left) };
        },
      }),
    ],
  };
};
