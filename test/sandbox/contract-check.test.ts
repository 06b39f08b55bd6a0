import { describe, expect, it } from 'vitest';
import { createContractCheck, type RecordedExchange } from '../../scripts/sandbox/contract-check.ts';

const spotify = `
openapi: 3.0.3
paths:
  /me/tracks:
    get:
      x-spotify-policy-list: { $ref: "../policies.yaml" }
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 0, maximum: 50 } }
        - { name: fields, in: query, schema: { type: string } }
      responses:
        "200": { $ref: "#/components/responses/Tracks" }
  /me/library:
    put:
      parameters:
        - { name: uris, in: query, required: true, schema: { type: string } }
      responses: { "200": { description: saved } }
  /playlists/{id}/items:
    delete:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [items]
              properties: { items: { type: array } }
      responses: { "200": { description: done } }
components:
  responses:
    Tracks:
      content:
        application/json:
          schema:
            type: object
            required: [items, next]
            properties:
              next: { type: string }
              items: { type: array, items: { $ref: "#/components/schemas/Album" } }
  schemas:
    Album:
      type: object
      required: [name, label, available_markets]
      properties: { name: { type: string }, description: { type: string, nullable: true } }
`;

const discord = JSON.stringify({
  paths: {
    '/channels/{channel_id}/messages': {
      post: {
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/MessageCreateRequest' } } },
        },
        responses: { 200: { description: 'ok' } },
      },
    },
  },
  components: {
    schemas: {
      MessageCreateRequest: {
        type: 'object',
        properties: { content: { type: ['string', 'null'], maxLength: 4000 } },
      },
    },
  },
});

const check = createContractCheck({ spotify, discord });
const problems = (exchange: Partial<RecordedExchange>): string[] =>
  check({
    side: 'spotify',
    method: 'GET',
    path: '/v1/me/tracks',
    requestBody: null,
    status: 200,
    responseBody: { items: [], next: null },
    ...exchange,
  }).map(({ part, problem }) => `${part}: ${problem}`);

describe('the Spotify side', () => {
  it('accepts what development mode really answers', () => {
    expect(problems({ responseBody: { items: [{ name: 'x', description: null }], next: null } })).toEqual([]);
  });

  it.each<[string, Partial<RecordedExchange>, string]>([
    [
      'a wrong type',
      { responseBody: { items: [{ name: 5 }], next: null } },
      'response: /items/0/name must be string',
    ],
    ['a missing field', { responseBody: { next: null } }, "response: / must have required property 'items'"],
    ['an unknown status', { status: 204, responseBody: null }, 'response: status 204 is not in the contract'],
    ['text for JSON', { responseBody: 'hello' }, 'response: / must be object'],
    ['a limit', { path: '/v1/me/tracks?limit=51' }, 'request: query parameter limit=51: / must be <= 50'],
    [
      'a parameter',
      { path: '/v1/me/tracks?limits=5' },
      'request: query parameter limits is not in the contract',
    ],
    ['an address', { path: '/v1/me/songs' }, 'path: no such operation in the contract, yet it was answered'],
    ['a bare error', { status: 404, responseBody: {} }, 'response: 404 without the error envelope'],
    [
      'a body for the library',
      { method: 'PUT', path: '/v1/me/library?uris=x', requestBody: { uris: ['x'] }, responseBody: null },
      'request: a body where none belongs',
    ],
    [
      'the old name of a list',
      {
        method: 'DELETE',
        path: '/v1/playlists/x/items',
        requestBody: { items: [], tracks: [] },
        responseBody: null,
      },
      'request: body field tracks is not in the contract',
    ],
    [
      'a missing parameter',
      { method: 'PUT', path: '/v1/me/library', responseBody: null },
      'request: query parameter uris is missing',
    ],
    [
      'a token without its life',
      {
        method: 'POST',
        path: '/api/token',
        requestBody: { grant_type: 'refresh_token', refresh_token: '[redacted]' },
        responseBody: { access_token: '[redacted]', token_type: 'Bearer', scope: '' },
      },
      'response: expires_in is not a number',
    ],
  ])('finds %s', (_, exchange, problem) => {
    expect(problems(exchange)).toContain(problem);
  });

  it('knows that refusals are not always JSON, that `fields` cuts answers down and that faults promise nothing', () => {
    expect(problems({ status: 403, responseBody: 'User not registered' })).toEqual([]);
    expect(problems({ status: 404, responseBody: 'gone' })).toEqual(['response: an error that is not JSON']);
    expect(problems({ path: '/v1/me/tracks?fields=items', responseBody: { items: [] } })).toEqual([]);
    expect(problems({ responseBody: '<html>', fault: 'html' })).toEqual([]);
    expect(problems({ status: 0, responseBody: null })).toEqual([]);
  });
});

describe('the Discord side', () => {
  const post = (requestBody: unknown): string[] =>
    problems({
      side: 'discord',
      method: 'POST',
      path: '/api/v10/channels/1/messages',
      requestBody,
      responseBody: {},
    });

  it('finds misspelt and oversized fields', () => {
    expect(post({ content: 'x', enforce_nonce: true })).toEqual([]);
    expect(post({ contents: 'x' })).toEqual(['request: / must NOT have additional properties: "contents"']);
    expect(post({ content: 'x'.repeat(4001) })).toEqual([
      'request: /content must NOT have more than 4000 characters',
    ]);
  });

  it('is not looked at without its document', () => {
    const only = createContractCheck({ spotify });
    expect(
      only({
        side: 'discord',
        method: 'GET',
        path: '/x',
        requestBody: null,
        status: 200,
        responseBody: null,
      }),
    ).toEqual([]);
  });
});
