import { type Answer, json, page, redirect } from '../../http/answer.ts';
import { type Call, formBody } from '../../http/call.ts';
import type { Credentials } from '../contract.ts';
import type { Route } from '../provider.ts';
import { detail } from './filters.ts';
import type { TokenStore } from './tokens.ts';

type Client = Credentials['beatport'];

/** The account host: authorization code with PKCE, refresh, revocation. Passwords are for its login page only. */
export function oauthRoutes(client: Client, tokens: TokenStore): Route[] {
  const token: Route['handle'] = ({ call }) => tokenAnswer(client, tokens, call);
  return [
    { method: 'GET', path: '/o/authorize/', handle: ({ query }) => authorizePage(client, query) },
    { method: 'POST', path: '/o/authorize/', handle: ({ call }) => authorizeAnswer(client, tokens, call) },
    { method: 'POST', path: '/o/token/', handle: token },
    { method: 'POST', path: '/o/revoke_token/', handle: ({ call }) => revoke(client, tokens, call) },
    // The endpoints of old: the login is closed, tokens pasted by an operator are still refreshed here.
    {
      method: 'POST',
      path: '/v4/auth/login/',
      handle: () => detail(403, 'Login from this client is not allowed.'),
    },
    { method: 'POST', path: '/v4/auth/o/token/', handle: token },
  ];
}

interface Request {
  redirectUri: string;
  state: string | null;
  challenge: string | null;
}

/** A request that may be shown, a page that says no, or an error sent back to the app. */
function check(client: Client, query: URLSearchParams): Request | Answer {
  const redirectUri = query.get('redirect_uri') ?? '';
  if (query.get('client_id') !== client.clientId)
    return page('<h1>Invalid client_id parameter value.</h1>', 400);
  if (!client.redirectUris.includes(redirectUri)) return page('<h1>Mismatching redirect URI.</h1>', 400);
  const state = query.get('state');
  const back = (error: string): Answer => redirect(withQuery(redirectUri, { error }, state), 302);
  if (query.get('response_type') !== 'code') return back('unsupported_response_type');
  const challenge = query.get('code_challenge');
  const isS256 = challenge !== null && query.get('code_challenge_method') === 'S256';
  if (challenge !== null ? !isS256 : client.clientSecret === null) return back('invalid_request');
  return { redirectUri, state, challenge };
}

function withQuery(uri: string, values: Record<string, string>, state: string | null): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
}

function authorizePage(client: Client, query: URLSearchParams): Answer {
  const checked = check(client, query);
  if ('status' in checked) return checked;
  const hidden = query.toString().replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return page(
    `<!DOCTYPE html><title>Beatport</title><h1>Allow Segue to read the Beatport catalogue?</h1>
<form method="post"><input type="hidden" name="request" value="${hidden}">
<button name="allow" value="yes">Allow</button> <button name="allow" value="no">Cancel</button></form>`,
  );
}

function authorizeAnswer(client: Client, tokens: TokenStore, call: Call): Answer {
  const form = formBody(call);
  const checked = check(client, new URLSearchParams(form.get('request') ?? ''));
  if ('status' in checked) return checked;
  const { redirectUri, state, challenge } = checked;
  const result: Record<string, string> =
    form.get('allow') === 'yes'
      ? { code: tokens.issueCode(redirectUri, challenge) }
      : { error: 'access_denied' };
  return redirect(withQuery(redirectUri, result, state), 302);
}

const oauthError = (error: string, status = 400): Answer => json({ error }, status);

/** Only forms are read. */
function tokenAnswer(client: Client, tokens: TokenStore, call: Call): Answer {
  const form = formBody(call);
  const grantType = form.get('grant_type');
  if (grantType === null) return oauthError('unsupported_grant_type');
  if (!isClient(client, call, form)) return oauthError('invalid_client', 401);
  if (grantType === 'authorization_code') {
    const verifier = form.get('code_verifier');
    const given = tokens.exchange(form.get('code') ?? '', form.get('redirect_uri') ?? '', verifier);
    return given ? json(given) : oauthError('invalid_grant');
  }
  if (grantType !== 'refresh_token') return oauthError('unsupported_grant_type');
  const given = tokens.refresh(form.get('refresh_token') ?? '');
  return given ? json(given) : oauthError('invalid_grant');
}

/** By Basic auth or in the form; a client with a secret must show it. */
function isClient({ clientId, clientSecret }: Client, { headers }: Call, form: URLSearchParams): boolean {
  const basic = headers.authorization?.startsWith('Basic ')
    ? Buffer.from(headers.authorization.slice(6), 'base64').toString('utf8').split(':')
    : undefined;
  const id = basic ? basic[0] : form.get('client_id');
  const secret = basic ? basic[1] : form.get('client_secret');
  return id === clientId && (clientSecret === null || secret === clientSecret);
}

function revoke(client: Client, tokens: TokenStore, call: Call): Answer {
  const form = formBody(call);
  if (!isClient(client, call, form)) return oauthError('invalid_client', 401);
  tokens.revoke(form.get('token') ?? '');
  return json({});
}

/** What `consent` of the desk does: the steps of a browser, without one. */
export async function agreeHeadlessly(request: { authorizeUrl: string; deny?: boolean }): Promise<string> {
  const shown = await fetch(request.authorizeUrl, { redirect: 'manual' });
  const sentBack = shown.headers.get('location');
  if (sentBack !== null) return sentBack;
  if (shown.status !== 200) throw new Error(`The consent page refuses: ${headline(await shown.text())}`);
  const url = new URL(request.authorizeUrl);
  const answer = await fetch(`${url.origin}${url.pathname}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ request: url.search.slice(1), allow: request.deny ? 'no' : 'yes' }),
  });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`The consent page refuses: ${headline(await answer.text())}`);
  return location;
}

const headline = (html: string): string => /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? html.slice(0, 120);

/** `GET /v4/my/account/`: how a token is tried. */
export const accountAnswer = (): Answer =>
  json({ id: 4_711, username: 'segue-operator', email: 'operator@world.example', enabled: true });
