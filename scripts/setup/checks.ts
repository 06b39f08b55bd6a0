/** Each credential is tried by one real call, so that a typo is found now and not by the first person who clicks. */

export type Checked<T> =
  | { readonly ok: true; readonly facts: T }
  | { readonly ok: false; readonly why: string };

const TIMEOUT_MS = 10_000;

const call = async (url: string, init: RequestInit): Promise<Checked<{ status: number; body: unknown }>> => {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    return { ok: true, facts: { status: response.status, body: parse(text) } };
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { ok: false, why: `No answer from ${new URL(url).host} (${cause}).` };
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const field = (body: unknown, name: string): string | undefined => {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, name);
  return typeof value === 'string' ? value : undefined;
};

/** Asks Discord whose token it is. */
export const checkDiscordToken = async (
  apiUrl: string,
  token: string,
): Promise<Checked<{ applicationId: string; name: string }>> => {
  const answer = await call(`${apiUrl}/v10/applications/@me`, { headers: { authorization: `Bot ${token}` } });
  if (!answer.ok) return answer;
  const { status, body } = answer.facts;
  if (status === 401) {
    return { ok: false, why: 'Discord does not know this token. Copy it again from Bot → Reset Token.' };
  }
  const applicationId = field(body, 'id');
  if (status !== 200 || applicationId === undefined) {
    return { ok: false, why: `Discord answered with ${status}; expected the application's facts.` };
  }
  if (field(body, 'interactions_endpoint_url') !== undefined) {
    return {
      ok: false,
      why: 'This application sends interactions to an HTTP address. Clear "Interactions Endpoint URL" in the portal: Segue uses the gateway.',
    };
  }
  return { ok: true, facts: { applicationId, name: field(body, 'name') ?? 'your bot' } };
};

/**
 * Tries a Spotify client. With a secret: the client credentials grant. Without one: a code that cannot exist, which a
 * known client gets refused as `invalid_grant` and an unknown one as `invalid_client`.
 */
export const checkSpotifyClient = async (
  accountsUrl: string,
  client: { id: string; secret: string | undefined; redirectUri: string },
): Promise<Checked<null>> => {
  const form: Record<string, string> =
    client.secret === undefined
      ? {
          grant_type: 'authorization_code',
          code: 'segue-setup-check',
          redirect_uri: client.redirectUri,
          client_id: client.id,
          code_verifier: 'segue-setup-check-0123456789-0123456789-0123456789',
        }
      : { grant_type: 'client_credentials' };
  const basic = Buffer.from(`${client.id}:${client.secret ?? ''}`).toString('base64');
  const answer = await call(`${accountsUrl}/api/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(client.secret === undefined ? {} : { authorization: `Basic ${basic}` }),
    },
    body: new URLSearchParams(form).toString(),
  });
  if (!answer.ok) return answer;
  const { status, body } = answer.facts;
  const error = field(body, 'error');
  if (status === 200 || (client.secret === undefined && error === 'invalid_grant'))
    return { ok: true, facts: null };
  if (error === 'invalid_client') {
    return { ok: false, why: 'Spotify does not know this client id (or its secret is wrong).' };
  }
  return { ok: false, why: `Spotify answered with ${status}${error === undefined ? '' : ` ${error}`}.` };
};

/**
 * Spotify's rule for redirect URIs: https, or http on a loopback literal; `localhost` is refused.
 * @returns what is wrong with the public address, or null.
 */
export const publicUrlProblem = (text: string): string | null => {
  const url = URL.parse(text);
  if (url === null || url.search !== '' || url.hash !== '')
    return 'Expected an address like https://segue.example.org.';
  if (url.protocol === 'https:') return null;
  if (url.protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(url.hostname)) return null;
  return 'Spotify accepts https addresses, or http://127.0.0.1:PORT on this machine; "localhost" is refused.';
};

/** Where Segue must listen to be reached at an address of this machine; nothing for one behind a proxy. */
export const listenerOf = (publicUrl: string): { HTTP_HOST?: string; HTTP_PORT?: string } => {
  const url = new URL(publicUrl);
  if (url.protocol === 'https:') return {};
  return {
    ...(url.hostname === '[::1]' ? { HTTP_HOST: '::1' } : {}),
    HTTP_PORT: url.port === '' ? '80' : url.port,
  };
};
