import { isObject, type JsonObject } from '../../http/call.ts';

const forbidden = [
  'allOf',
  'not',
  'if',
  'then',
  'else',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'patternProperties',
];

/** What strict mode does not take: optional keys, open objects, and the words it does not know. */
export function strictProblem(schema: unknown, path = '()'): string | undefined {
  if (!isObject(schema)) return undefined;
  const word = forbidden.find((each) => each in schema);
  if (word !== undefined) return `In context=${path}, '${word}' is not permitted.`;
  const properties = schema['properties'];
  if (schema['type'] === 'object' || isObject(properties)) {
    if (schema['additionalProperties'] !== false) {
      return `In context=${path}, 'additionalProperties' is required to be supplied and to be false.`;
    }
    const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
    const missing = Object.keys(isObject(properties) ? properties : {}).find(
      (name) => !required.includes(name),
    );
    if (missing !== undefined) {
      return `In context=${path}, 'required' must include every key in properties. Missing '${missing}'.`;
    }
  }
  for (const [name, part] of partsOf(schema)) {
    const problem = strictProblem(part, `${path.slice(0, -1)}'${name}',)`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function partsOf(schema: JsonObject): [string, unknown][] {
  const parts: [string, unknown][] = [];
  for (const family of ['properties', '$defs', 'definitions']) {
    const inner = schema[family];
    if (isObject(inner)) parts.push(...Object.entries(inner));
  }
  for (const family of ['anyOf', 'oneOf']) {
    const list = schema[family];
    if (Array.isArray(list)) parts.push(...list.map((each, at): [string, unknown] => [String(at), each]));
  }
  if (isObject(schema['items'])) parts.push(['items', schema['items']]);
  return parts;
}

/** A schema without its indirections: what is left when null is taken out, and whether null was in. */
export interface Plain {
  schema: JsonObject;
  nullable: boolean;
}

export function plain(schema: unknown, root: JsonObject): Plain {
  if (!isObject(schema)) return { schema: {}, nullable: false };
  const ref = schema['$ref'];
  if (typeof ref === 'string') {
    const target = ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), root);
    return plain(target, root);
  }
  for (const family of ['anyOf', 'oneOf']) {
    const list: unknown = schema[family];
    if (!Array.isArray(list)) continue;
    const some = list.filter((each: unknown) => !(isObject(each) && each['type'] === 'null'));
    return { schema: plain(some[0], root).schema, nullable: some.length < list.length };
  }
  const type: unknown = schema['type'];
  if (!Array.isArray(type)) return { schema, nullable: schema['nullable'] === true };
  const some = type.filter((each) => each !== 'null');
  return { schema: { ...schema, type: some[0] }, nullable: some.length < type.length };
}
