import { authorizationExpiresAt } from '../../domain/accounts/authorization.ts';
import { isNamed } from '../../domain/accounts/listeners.ts';
import type { Account } from '../../domain/accounts.ts';
import { linkAgain } from '../actions/linking.ts';
import { heading, message, text } from '../kit/components.ts';
import { primary, row } from '../kit/controls.ts';
import { relativeTime, timestamp } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { againId } from './account.ts';

/** The DM when a consent has died: told once, the button works whenever it is pressed. */
export const needsReauthView = (account: Account, m: Messages): MessageView => {
  const { provider, memberId } = account;
  const { reauth } = m.linking.notices;
  const { notice, services } = m.linkingByName;
  const title = isNamed(provider) ? notice.title(services[provider]) : reauth.title;
  const name = escapeText(account.displayName, 60);
  return message('warning', [
    heading(title),
    text(isNamed(provider) ? notice.text(name) : reauth.text(name)),
    row(primary({ label: m.linking.accounts.relink, id: againId(account, memberId) })),
  ]);
};

/** The DM before a consent ends. @param days how many are left, roughly: 30 or 7 */
export const expiringView = (account: Account, days: number, m: Messages): MessageView => {
  const t = m.linking.notices.expiring;
  const end = authorizationExpiresAt(account.authorizedAt);
  return message('accounts', [
    heading(t.title(days)),
    text(t.text(escapeText(account.displayName, 60), timestamp(end, 'D'), relativeTime(end))),
    row(
      primary({
        label: m.linking.accounts.renewNow,
        id: linkAgain.id(account.memberId, { account: account.id }),
      }),
    ),
  ]);
};
