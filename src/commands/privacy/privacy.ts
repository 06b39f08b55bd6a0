import type { ServerConsent } from '../../domain/privacy.ts';
import type { Privacy } from '../../services/privacy/privacy.ts';
import { leaveAllServers, serverConsent } from '../../views/actions/privacy.ts';
import { privacyView, serverPrivacyView } from '../../views/privacy/privacy.ts';
import { type Answer, type Feature, handle, type Request } from '../command.ts';
import { serverOf } from '../server-of.ts';
import { privacyDefinition } from './definition.ts';
import { deletingParts } from './deleting.ts';
import { keepingParts } from './keeping.ts';

export type PrivacyFeatureDeps = { readonly privacy: Privacy } & Parameters<typeof deletingParts>[0] &
  Parameters<typeof keepingParts>[0];

/** `/privacy`: what somebody agreed to. The consent button also stands under digests, so it answers, never replaces. */
export const privacyFeature = ({ privacy, ...deps }: PrivacyFeatureDeps): Feature => {
  const deleting = deletingParts(deps);
  const keeping = keepingParts(deps);
  const server = async (request: Request, level: ServerConsent | null): Promise<Answer> => {
    const { person, m } = request;
    const guildId = serverOf(request);
    const overview = await (level === null
      ? privacy.overview(person.id, guildId)
      : privacy.setServer(person.id, guildId, level));
    return { kind: 'reply', view: serverPrivacyView(overview, person.id, m) };
  };
  const show = async ({ guildId, person, m }: Request, left?: number) =>
    privacyView(await privacy.overview(person.id, guildId), person.id, m, left);
  return {
    commands: [
      {
        definition: privacyDefinition,
        routes: {
          'server on': { guildOnly: true, run: (request) => server(request, 'counted') },
          'server named': { guildOnly: true, run: (request) => server(request, 'named') },
          'server off': { guildOnly: true, run: (request) => server(request, 'off') },
          'server show': { guildOnly: true, run: (request) => server(request, null) },
          show: { run: async (request) => ({ kind: 'reply', view: await show(request) }) },
          ...deleting.routes,
          ...keeping.routes,
        },
      },
    ],
    actions: [
      ...deleting.actions,
      ...keeping.actions,
      handle({ spec: serverConsent, run: (request, { level }) => server(request, level) }),
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
