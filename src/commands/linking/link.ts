import { namedProviders } from '../../domain/accounts/listeners.ts';
import type { Apps } from '../../services/linking/apps.ts';
import type { LinkingByName } from '../../services/linking/by-name.ts';
import type { Linking, StartedLink } from '../../services/linking/linking.ts';
import { linkAgain } from '../../views/actions/linking.ts';
import { byNameView } from '../../views/linking/by-name.ts';
import { placesOf, startView } from '../../views/linking/start.ts';
import { type Answer, type Feature, handle, type Options, type Request } from '../command.ts';
import { linkDefinition } from './definitions.ts';

export interface LinkDeps {
  readonly apps: Apps;
  readonly linking: Linking;
  readonly byName: LinkingByName;
  /** What the owner of a new app has to register. */
  readonly redirectUri: string;
}

const KNOWN = { added: false, offered: false };

/** `/link`: the way to the page. */
export const linkFeature = ({ apps, linking, byName, redirectUri }: LinkDeps): Feature => {
  const show = (started: StartedLink, { person, m }: Request, { added, offered } = KNOWN): Answer => {
    const others = byName.providers;
    const facts = { ...started, redirectUri: added ? redirectUri : null, offered, others };
    return { kind: 'reply', view: startView(facts, person.id, m) };
  };
  const start = async (request: Request, options: Options): Promise<Answer> => {
    const { person: member, guildId, canManageGuild, m } = request;
    const service = namedProviders.find((one) => one === options.string('service'));
    if (service !== undefined)
      return { kind: 'reply', view: byNameView(byName.offered(service), member.id, m) };
    const [clientId, forServer] = [options.string('app'), options.boolean('for_server') ?? false];
    const chosen = await apps.choose({ member, guildId, canManageGuild, clientId, forServer });
    return show(await linking.start(member, chosen.app.id), request, chosen);
  };
  return {
    commands: [
      {
        definition: linkDefinition,
        routes: {
          '': {
            run: start,
            complete: async ({ person, guildId, m }, { value }) =>
              (await apps.suggest(person.id, guildId, value)).map(({ app, people }) => ({
                name: m.linking.choice(app.name, placesOf(app, people, m)),
                value: app.clientId,
              })),
          },
        },
      },
    ],
    actions: [
      handle({
        spec: linkAgain,
        run: async (request, { account }) => show(await linking.startAgain(request.person, account), request),
      }),
    ],
  };
};
