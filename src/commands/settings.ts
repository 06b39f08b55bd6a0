import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { suggestTimeZones } from '../domain/time-zones.ts';
import type { MembersService } from '../services/members.ts';
import { dmsOpen, zoneForm, zoneSet } from '../views/actions/settings.ts';
import { dmsOpenView, zoneFormView, zoneView } from '../views/settings.ts';
import { type Answer, type Feature, handle, type Request } from './command.ts';
import { describe } from './describe.ts';

/** `/timezone`, its form, and the button under the notice that DMs are closed. */
export const settingsFeature = ({ members }: { members: MembersService }): Feature => {
  const set = async ({ person, now, m }: Request, typed: string): Promise<Answer> => {
    const zone = await members.setTimeZone(person.id, typed);
    return { kind: 'reply', view: zoneView({ member: person.id, zone, changed: true, now }, m) };
  };
  const show = async ({ person, now, m }: Request): Promise<Answer> => {
    const zone = (await members.find(person.id))?.timeZone ?? 'UTC';
    return { kind: 'reply', view: zoneView({ member: person.id, zone, changed: false, now }, m) };
  };
  const zone = {
    type: ApplicationCommandOptionType.String as const,
    name: 'zone',
    ...describe((m) => m.settings.option),
    autocomplete: true as const,
  };
  return {
    commands: [
      {
        definition: { name: 'timezone', ...describe((m) => m.settings.command), options: [zone] },
        routes: {
          '': {
            run: (request, options) => {
              const typed = options.string('zone');
              return typed === null ? show(request) : set(request, typed);
            },
            complete: async (_request, { value }) =>
              suggestTimeZones(value).map((name) => ({ name, value: name })),
          },
        },
      },
    ],
    actions: [
      handle({
        spec: zoneForm,
        run: async ({ person, m }) => ({ kind: 'modal', modal: zoneFormView(person.id, m) }),
      }),
      handle({ spec: zoneSet, run: (request, _args, input) => set(request, input.field('zone')) }),
      handle({
        spec: dmsOpen,
        run: async ({ person, m }) => {
          await members.openDms(person.id);
          return { kind: 'update', view: dmsOpenView(m) };
        },
      }),
    ],
  };
};
