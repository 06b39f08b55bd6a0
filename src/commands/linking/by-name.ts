import type { LinkingByName } from '../../services/linking/by-name.ts';
import { linkName, linkNamed } from '../../views/actions/linking.ts';
import { lookingView, nameForm } from '../../views/linking/by-name.ts';
import { type Feature, handle } from '../command.ts';

/** Linking a place that keeps plays: a form for the name, and a job that looks whether it is there. */
export const byNameFeature = ({ byName }: { byName: LinkingByName }): Feature => ({
  commands: [],
  actions: [
    handle({
      spec: linkName,
      run: async ({ person, m }, { provider }) => ({
        kind: 'modal',
        modal: nameForm(provider, person.id, m),
      }),
    }),
    handle({
      spec: linkNamed,
      run: async ({ person, notify, m }, { provider }, input) => {
        const name = await byName.ask(person, provider, input.field('name'), notify);
        return { kind: 'reply', view: lookingView(provider, name, m) };
      },
    }),
  ],
});
