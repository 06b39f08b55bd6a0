import type { Pairing } from '../../services/linking/pairing.ts';
import { linkCode, linkPair } from '../../views/actions/linking.ts';
import { codeForm, codeProblemView, linkedView } from '../../views/linking/code.ts';
import { type Feature, handle } from '../command.ts';

/** The end of linking: the six digits from the page, typed in a form. */
export const pairingFeature = ({ pairing }: { pairing: Pairing }): Feature => ({
  commands: [],
  actions: [
    handle({
      spec: linkCode,
      run: async ({ person, m }, { request }) => ({ kind: 'modal', modal: codeForm(request, person.id, m) }),
    }),
    handle({
      spec: linkPair,
      run: async ({ person: { id }, m }, { request }, input) => {
        const result = await pairing.pair(id, request, input.field('code'));
        if (result.kind === 'linked') {
          return { kind: 'update', view: linkedView(result.account, result.again, id, m) };
        }
        const problem = result.kind === 'wrong' ? result : result.kind;
        return { kind: 'reply', view: codeProblemView(problem, request, id, m) };
      },
    }),
  ],
});
