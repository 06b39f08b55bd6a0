import type { AccountId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { Accounts } from '../../services/accounts/accounts.ts';
import { accountData, accountUnlink } from '../../views/actions/linking.ts';
import { accountChoice } from '../../views/linking/account.ts';
import { dataDecisionView, unlinkedView, whichAccountView } from '../../views/linking/unlinked.ts';
import { type Answer, type Feature, handle, type Options, type Request } from '../command.ts';
import { unlinkDefinition } from './definitions.ts';

/** `/unlink`: the tokens go at once, about the data it asks. */
export const unlinkFeature = ({ accounts }: { accounts: Accounts }): Feature => {
  const unlink = async ({ person, m }: Request, id: AccountId): Promise<Answer> => {
    const unlinked = await accounts.unlink(person.id, id);
    return { kind: 'reply', view: unlinkedView(unlinked, person.id, m) };
  };
  const linked = async ({ person }: Request) =>
    (await accounts.list(person.id))
      .map(({ account }) => account)
      .filter(({ status }) => status !== 'unlinked');
  const run = async (request: Request, options: Options): Promise<Answer> => {
    const mine = await linked(request);
    const wanted = options.string('account');
    const chosen = wanted === null ? mine : mine.filter(({ id }) => String(id) === wanted);
    const [first] = chosen;
    if (mine.length === 0) throw new AppError('NOT_LINKED', {});
    if (first === undefined) throw new AppError('NOT_FOUND', { what: 'account' });
    if (chosen.length === 1) return unlink(request, first.id);
    return { kind: 'reply', view: whichAccountView(chosen, request.person.id, request.m) };
  };
  return {
    commands: [
      {
        definition: unlinkDefinition,
        routes: {
          '': {
            run,
            complete: async (request, { value }) =>
              (await linked(request))
                .filter(({ displayName }) => displayName.toLowerCase().includes(value.toLowerCase()))
                .slice(0, 25)
                .map((account) => accountChoice(account, request.m)),
          },
        },
      },
    ],
    actions: [
      handle({ spec: accountUnlink, run: (request, { account }) => unlink(request, account) }),
      handle({
        spec: accountData,
        run: async ({ person, m, notify }, { account: id, answer }) => {
          const { account } = await accounts.find(person.id, id);
          const decision = answer === 'keep' ? 'kept' : await accounts.deleteData(person.id, id, notify);
          return { kind: 'update', view: dataDecisionView(decision, account, person.id, m) };
        },
      }),
    ],
  };
};
