import { type Answer, json } from '../http/answer.ts';
import { type Call, formBody } from '../http/call.ts';
import { tokenError } from './answer.ts';
import type { ClientDesk } from './clients.ts';
import type { SpotifyClient } from './contract.ts';
import type { CodeProblem, IssuedTokens, TokenStore } from './tokens.ts';

interface Caller {
  client: SpotifyClient;
  withSecret: boolean;
}

const codeProblems: Record<CodeProblem, string> = {
  unknown: 'Invalid authorization code',
  expired: 'Authorization code expired',
  redirect: 'Invalid redirect URI',
  verifier: 'code_verifier was incorrect',
};

/** `POST /api/token`. Only forms are read: a JSON body is a form without a grant type, as for the real one. */
export function tokenEndpoint(
  deps: { clients: ClientDesk; tokens: TokenStore; rotate: boolean },
  call: Call,
): Answer {
  const form = formBody(call);
  const grantType = form.get('grant_type');
  if (grantType === null) return tokenError('unsupported_grant_type', 'grant_type parameter is missing');
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token') {
    return tokenError('unsupported_grant_type', `grant_type ${grantType} is not supported`);
  }
  const caller = identify(deps.clients, call, form);
  if (!caller) return tokenError('invalid_client', 'Invalid client');
  return grantType === 'authorization_code'
    ? exchange(deps.tokens, caller, form)
    : refresh(deps.tokens, caller, form, deps.rotate);
}

/** Basic auth, a secret in the form, or the bare client id (which is enough with PKCE only). */
function identify(clients: ClientDesk, call: Call, form: URLSearchParams): Caller | undefined {
  const header = call.headers.authorization;
  const basic = header?.startsWith('Basic ')
    ? Buffer.from(header.slice(6), 'base64').toString('utf8')
    : undefined;
  if (header !== undefined && basic === undefined) return undefined;
  const colon = basic?.indexOf(':') ?? -1;
  const clientId = basic === undefined ? form.get('client_id') : basic.slice(0, colon);
  const secret = basic === undefined ? form.get('client_secret') : basic.slice(colon + 1);
  const client = clients.get(clientId ?? '');
  if (!client || (basic !== undefined && colon < 0)) return undefined;
  if (secret === null) return { client, withSecret: false };
  return secret === client.secret ? { client, withSecret: true } : undefined;
}

function exchange(tokens: TokenStore, { client, withSecret }: Caller, form: URLSearchParams): Answer {
  const verifier = form.get('code_verifier');
  if (!withSecret && verifier === null) return tokenError('invalid_client');
  const result = tokens.exchange(form.get('code') ?? '', {
    clientId: client.clientId,
    redirectUri: form.get('redirect_uri') ?? '',
    verifier,
    withSecret,
  });
  return typeof result === 'string' ? tokenError('invalid_grant', codeProblems[result]) : granted(result);
}

function refresh(
  tokens: TokenStore,
  { client, withSecret }: Caller,
  form: URLSearchParams,
  rotate: boolean,
): Answer {
  const token = form.get('refresh_token');
  if (token === null) return tokenError('invalid_request', 'refresh_token must be supplied');
  const result = tokens.refresh(token, { clientId: client.clientId, withSecret, rotate });
  if (result === 'dead') return tokenError('invalid_grant', 'Refresh token revoked');
  if (result === 'secret') return tokenError('invalid_client');
  return granted(result);
}

const granted = (tokens: IssuedTokens): Answer =>
  json({
    access_token: tokens.accessToken,
    token_type: 'Bearer',
    scope: tokens.scopes.join(' '),
    expires_in: tokens.expiresIn,
    ...(tokens.refreshToken !== null && { refresh_token: tokens.refreshToken }),
  });
