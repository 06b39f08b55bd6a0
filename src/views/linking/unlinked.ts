import { isNamed } from '../../domain/accounts/listeners.ts';
import type { Account } from '../../domain/accounts.ts';
import type { MemberId } from '../../domain/ids.ts';
import { accountData, accountUnlink } from '../actions/linking.ts';
import { heading, message, text } from '../kit/components.ts';
import { danger, row, rows, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { accountName, againId, plainAccountName } from './account.ts';

/** An unlinked account and how much Segue still has of it. */
export interface UnlinkedFacts {
  readonly account: Account;
  readonly data: { readonly sources: number; readonly tracks: number; readonly plays: number };
}

/** The tokens are gone; the data is the person's to decide about, with numbers. */
export const unlinkedView = ({ account, data }: UnlinkedFacts, owner: MemberId, m: Messages): MessageView => {
  const t = m.linking.unlinked;
  const { provider } = account;
  const number = (count: number) => formatNumber(count, m.locale);
  const total = data.sources + data.tracks + data.plays;
  const counts = t.counts(
    t.sources(data.sources, number(data.sources)),
    t.tracks(data.tracks, number(data.tracks)),
    t.plays(data.plays, number(data.plays)),
  );
  const answer = (word: 'keep' | 'delete') => accountData.id(owner, { account: account.id, answer: word });
  return message('accounts', [
    heading(t.title(accountName(account, m))),
    text(isNamed(provider) ? m.linkingByName.unlinked(m.linkingByName.services[provider]) : t.done),
    total === 0 ? text(t.nothing) : text(`**${t.ask}** ${counts}.`),
    row(
      total > 0 && secondary({ label: t.keep, id: answer('keep') }),
      total > 0 && danger({ label: t.delete(number(data.tracks + data.plays)), id: answer('delete') }),
      secondary({ label: m.linking.accounts.relink, id: againId(account, owner) }),
    ),
  ]);
};

/** What was decided about the data. */
export const dataDecisionView = (
  decision: 'kept' | 'deleting' | 'linked_again',
  account: Account,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.linking.unlinked;
  const name = escapeText(account.displayName, 60);
  const words = { kept: t.kept, deleting: t.deleting(name), linked_again: t.linkedAgain }[decision];
  return message('accounts', [
    text(words),
    decision === 'kept' && row(secondary({ label: m.linking.accounts.relink, id: againId(account, owner) })),
  ]);
};

/** More than one account is linked: which one should go? */
export const whichAccountView = (accounts: readonly Account[], owner: MemberId, m: Messages): MessageView => {
  const buttons = accounts.slice(0, 10).map((account) =>
    secondary({
      label: plainAccountName(account, m),
      id: accountUnlink.id(owner, { account: account.id }),
    }),
  );
  return message('accounts', [heading(m.linking.unlinked.which), ...rows(buttons)]);
};
