import { namedProviders } from '../../domain/accounts/listeners.ts';
import type { AccountId, AppId, LinkRequestId } from '../../domain/ids.ts';
import { action, fact } from './action.ts';

const request = () => fact.id<LinkRequestId>();
const account = () => fact.id<AccountId>();

/** Opens the form for the six digits. */
export const linkCode = action('link.code', { request: request() });

/** The form itself. */
export const linkPair = action('link.pair', { request: request() });

/** A new link for an account that is known: after its consent ended, after an unlink, ahead of the end. */
export const linkAgain = action('link.again', { account: account() });

/** Opens the form for the name at a place that keeps plays. */
export const linkName = action('link.name', { provider: fact.oneOf(namedProviders) });

/** That form itself. */
export const linkNamed = action('link.named', { provider: fact.oneOf(namedProviders) });

export const accountsShow = action('accounts', {});

/** Deletes the tokens, then asks about the data. */
export const accountUnlink = action('account.unlink', { account: account() });

export const accountData = action('account.data', {
  account: account(),
  answer: fact.oneOf(['keep', 'delete']),
});

/** Forgets an app of one's own. */
export const appRemove = action('app.remove', { app: fact.id<AppId>() });
