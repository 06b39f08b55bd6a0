import { isJsonObject } from './openapi.ts';

const grants: Readonly<Record<string, readonly string[]>> = {
  authorization_code: ['code', 'redirect_uri'],
  refresh_token: ['refresh_token'],
};

/** The token endpoint stands in no OpenAPI document: its rules are those of the tutorials. */
export function tokenRequestProblems(body: unknown): string[] {
  if (!isJsonObject(body)) return ['the body is not a form'];
  const grant = body['grant_type'];
  const needed = typeof grant === 'string' ? grants[grant] : undefined;
  if (!needed) return [`grant_type is ${JSON.stringify(grant)}`];
  return needed.filter((name) => typeof body[name] !== 'string').map((name) => `${name} is missing`);
}

export function tokenResponseProblems(status: number, body: unknown): string[] {
  if (status >= 500) return [];
  if (!isJsonObject(body)) return ['the body is not an object'];
  if (status === 200) {
    const types = { access_token: 'string', token_type: 'string', scope: 'string', expires_in: 'number' };
    const wrong = Object.entries(types).filter(([name, type]) => typeof body[name] !== type);
    const rotated = body['refresh_token'];
    return [
      ...wrong.map(([name, type]) => `${name} is not a ${type}`),
      ...(rotated === undefined || typeof rotated === 'string' ? [] : ['refresh_token is not a string']),
    ];
  }
  return typeof body['error'] === 'string' ? [] : ['error is not a string'];
}
