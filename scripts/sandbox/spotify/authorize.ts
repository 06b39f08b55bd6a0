import { type Answer, page, redirect } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { World } from '../world/contract.ts';
import { consentPage, refusalPage, scopeWords } from './accounts-page.ts';
import type { ClientDesk } from './clients.ts';
import type { SpotifyClient } from './contract.ts';
import { isAllowedRedirect } from './redirect-uris.ts';
import type { TokenStore } from './tokens.ts';

export interface AccountsDeps {
  world: World;
  clients: ClientDesk;
  tokens: TokenStore;
}

interface AuthorizeRequest {
  client: SpotifyClient;
  redirectUri: string;
  state: string | null;
  scopes: string[];
  challenge: string | null;
}

/** A request that can be shown, one that only says no on a page, or one that is sent back with an error. */
type Checked =
  | { kind: 'fine'; request: AuthorizeRequest }
  | { kind: 'refused'; words: string }
  | { kind: 'back'; location: string };

/** `/authorize`: as with the real one, nothing is checked before the login page. */
export const authorizeHop = (call: Call): Answer =>
  redirect(`/en/login?continue=${encodeURIComponent(call.target.slice(call.path.length + 1))}`);

/** The login and consent page. */
export function consentForm(deps: AccountsDeps, call: Call): Answer {
  const query = call.query.get('continue') ?? '';
  const checked = check(deps.clients, new URLSearchParams(query));
  if (checked.kind !== 'fine') return unusable(checked);
  const { client, scopes } = checked.request;
  const accounts = deps.world.accounts().map((account) => ({
    account,
    allowListed: client.mode === 'extended' || mayUse(deps, client, account.id),
  }));
  return page(
    consentPage({
      clientName: client.name ?? `App ${client.clientId.slice(0, 8)}`,
      scopes,
      accounts,
      request: query,
    }),
  );
}

/** Agree or Cancel. */
export function consentAnswer(deps: AccountsDeps, call: Call): Answer {
  const form = new URLSearchParams(call.body.toString('utf8'));
  const checked = check(deps.clients, new URLSearchParams(form.get('request') ?? ''));
  if (checked.kind !== 'fine') return unusable(checked);
  const { client, redirectUri, state, scopes, challenge } = checked.request;
  if (form.get('action') !== 'agree') return redirect(back(redirectUri, { error: 'access_denied' }, state));
  const account = deps.world.account(form.get('account') ?? '');
  if (!account) return page(refusalPage('There is no such account in this world.'), 400);
  const code = deps.tokens.issueCode({
    clientId: client.clientId,
    accountId: account.id,
    scopes,
    redirectUri,
    challenge,
  });
  return redirect(back(redirectUri, { code }, state));
}

/** The owner is always let in; everybody else needs to be on the list. */
export const mayUse = (
  deps: Pick<AccountsDeps, 'world' | 'clients'>,
  client: SpotifyClient,
  accountId: string,
): boolean =>
  deps.clients.ownerOf(client) === accountId || deps.world.isAllowListed(accountId, client.clientId);

const unusable = (checked: Exclude<Checked, { kind: 'fine' }>): Answer =>
  checked.kind === 'back' ? redirect(checked.location) : page(refusalPage(checked.words), 400);

function check(clients: ClientDesk, query: URLSearchParams): Checked {
  const client = clients.get(query.get('client_id') ?? '');
  if (!client) return { kind: 'refused', words: 'INVALID_CLIENT: Invalid client' };
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isAllowedRedirect(redirectUri, client.redirectUris)) {
    return { kind: 'refused', words: 'INVALID_CLIENT: Invalid redirect URI' };
  }
  const state = query.get('state');
  const problem = protocolProblem(query);
  if (problem) return { kind: 'back', location: back(redirectUri, { error: problem }, state) };
  const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
  const challenge = query.get('code_challenge');
  return { kind: 'fine', request: { client, redirectUri, state, scopes, challenge } };
}

function protocolProblem(query: URLSearchParams): string | undefined {
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
  if (scopes.some((scope) => !(scope in scopeWords))) return 'invalid_scope';
  const challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method');
  if (challenge === null) return method === null ? undefined : 'invalid_request';
  // base64url of 32 bytes without padding
  return method === 'S256' && /^[A-Za-z0-9_-]{43}$/.test(challenge) ? undefined : 'invalid_request';
}

function back(redirectUri: string, values: Record<string, string>, state: string | null): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
}
