import type { Blends } from '../../services/taste/blends.ts';
import { invitationView } from '../../views/taste/blend.ts';
import { blendsView } from '../../views/taste/blends.ts';
import type { Route } from '../command.ts';
import { serverOf } from '../server-of.ts';

/** `/taste blend`: an invitation that the channel sees. */
export const blendRoute = (blends: Blends): Route => ({
  guildOnly: true,
  run: async (request, options) => {
    const { person, m } = request;
    const name = options.string('name') ?? m.taste.blend.name;
    const blend = await blends.begin(person.id, serverOf(request), name);
    return { kind: 'reply', public: true, view: invitationView(blend, m) };
  },
});

/** `/taste blends`. */
export const blendsRoute = (blends: Blends): Route => ({
  run: async ({ person: { id }, m }) => ({
    kind: 'reply',
    view: blendsView(await blends.list(id), null, id, m),
  }),
});
