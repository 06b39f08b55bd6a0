import { parse } from 'yaml';
import { createOpenApi, isJsonObject, type Json, type JsonObject, type OpenApi, visit } from './openapi.ts';

/** In `required` lists although development mode lost them in February 2026. */
const removed = new Set([
  'available_markets',
  'label',
  'popularity',
  'genres',
  'publisher',
  'album_group',
  'followers',
]);

/** Null in real answers although the document does not say so. */
const nullable = new Set([
  'next',
  'previous',
  'cursors',
  'added_at',
  'added_by',
  'public',
  'context',
  'description',
  'display_name',
  'name',
  'images',
]);

export interface SpotifyContract {
  whole: OpenApi;
  /** For answers that `fields` has cut down: nothing is required. */
  partial: OpenApi;
}

/** Spotify's document (or the repaired edition) with what is known to be wrong in it put right. */
export function spotifyContract(text: string): SpotifyContract {
  return { whole: createOpenApi(relaxed(text, false)), partial: createOpenApi(relaxed(text, true)) };
}

function relaxed(text: string, partial: boolean): JsonObject {
  const document: unknown = parse(text);
  if (!isJsonObject(document)) throw new Error('The Spotify contract is not an OpenAPI document.');
  visit(document, (node) => {
    // Points outside of the file.
    for (const key of Object.keys(node)) if (key.startsWith('x-spotify-policy')) delete node[key];
    delete node['discriminator'];
    const { required } = node;
    if (Array.isArray(required)) {
      node['required'] = partial ? [] : required.filter((name) => !removed.has(String(name)));
    }
    if (partial && Array.isArray(node['oneOf'])) {
      node['anyOf'] = node['oneOf'];
      delete node['oneOf'];
    }
  });
  relaxProperties(document);
  visit(document, applyNullable);
  return document;
}

function relaxProperties(document: JsonObject): void {
  visit(document, (node) => {
    const { properties } = node;
    if (!isJsonObject(properties)) return;
    for (const [name, schema] of Object.entries(properties)) {
      if (nullable.has(name)) properties[name] = orNull(schema);
    }
  });
  const schemas = isJsonObject(document['components']) ? document['components']['schemas'] : undefined;
  if (!isJsonObject(schemas)) return;
  const entry = isJsonObject(schemas['PlaylistTrackObject'])
    ? schemas['PlaylistTrackObject']['properties']
    : undefined;
  if (isJsonObject(entry)) {
    for (const name of ['item', 'track']) entry[name] = content;
  }
  visit(schemas['PagingPlaylistObject'], (node) => {
    if (isJsonObject(node['items']) && typeof node['items']['$ref'] === 'string')
      node['items'] = orNull(node['items']);
  });
}

/** A track, an episode, nothing, a local file (whose album knows nothing) or an episode dressed up as a track. */
const content: JsonObject = {
  anyOf: [
    { type: 'null' },
    { $ref: '#/components/schemas/TrackObject' },
    { $ref: '#/components/schemas/EpisodeObject' },
    {
      type: 'object',
      required: ['is_local', 'uri'],
      properties: { is_local: { const: true }, id: { type: 'null' } },
    },
    {
      type: 'object',
      required: ['episode', 'uri'],
      properties: { episode: { const: true }, track: { const: false } },
    },
  ],
};

const orNull = (schema: Json): JsonObject => ({ anyOf: [schema, { type: 'null' }] });

/** OpenAPI 3.0 says `nullable`, JSON Schema says `type: [..., 'null']`. */
function applyNullable(node: JsonObject): void {
  if (node['nullable'] !== true) return;
  if (typeof node['type'] === 'string') node['type'] = [node['type'], 'null'];
  if (Array.isArray(node['enum'])) node['enum'] = [...node['enum'], null];
}
