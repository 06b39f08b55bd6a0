import { createOpenApi, isJsonObject, type JsonObject, type OpenApi, visit } from './openapi.ts';

const closed = /(Request|Option|ForMessageRequest|ForModalRequest)$/;

/** Discord's document, closed where typing errors would slip through and opened where it is behind its service. */
export function discordContract(text: string): OpenApi {
  const document: unknown = JSON.parse(text);
  if (!isJsonObject(document)) throw new Error('The Discord contract is not an OpenAPI document.');
  const components = document['components'];
  const schemas =
    isJsonObject(components) && isJsonObject(components['schemas']) ? components['schemas'] : {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (!closed.test(name) || !isJsonObject(schema) || !isJsonObject(schema['properties'])) continue;
    // `enforce_nonce` is what discord.js sends in interaction callbacks; `file_types` is newer than the document.
    const extra: JsonObject = { enforce_nonce: { type: 'boolean' }, file_types: {} };
    schema['properties'] = { ...extra, ...schema['properties'] };
    schema['additionalProperties'] = false;
  }
  visit(document, (node) => {
    const properties = node['properties'];
    if (!isJsonObject(properties) || !('default_member_permissions' in properties)) return;
    properties['default_member_permissions'] = { type: ['string', 'integer', 'null'] };
  });
  return createOpenApi(document);
}
