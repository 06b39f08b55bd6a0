import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** JSON of any shape, as it comes out of a file. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Parameter {
  name: string;
  in: string;
  required: boolean;
  /** A list given as one text with commas. */
  isList: boolean;
  validate: ValidateFunction;
}

export interface Operation {
  /** `/playlists/{playlist_id}/items` */
  template: string;
  deprecated: boolean;
  parameters: readonly Parameter[];
  /** Undefined: the operation takes no JSON body. */
  requestBody:
    | { validate: ValidateFunction; required: boolean; properties: readonly string[] | undefined }
    | undefined;
  /** By status; `validate` is missing for answers without JSON. */
  responses: ReadonlyMap<string, { validate: ValidateFunction | undefined }>;
}

export interface OpenApi {
  /** The operation of a path below the server's base, query cut off. */
  find(method: string, path: string): Operation | undefined;
}

/** An OpenAPI document made usable: operations are compiled when they are first met. */
export function createOpenApi(document: JsonObject): OpenApi {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true, coerceTypes: false });
  ajv.addSchema(document, 'api');
  const templates = Object.keys(asObject(document['paths'])).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    // A fixed part is a better match than a parameter: `/me/library` before `/me/{anything}`.
    parameters: template.split('{').length,
  }));
  templates.sort((a, b) => a.parameters - b.parameters);
  const known = new Map<string, Operation | undefined>();
  return {
    find(method, path) {
      const verb = method.toLowerCase();
      const candidates = templates.filter(({ pattern }) => pattern.test(path));
      const match = candidates.find(({ template }) => isJsonObject(at(document, ['paths', template, verb])));
      if (!match) return undefined;
      const key = `${verb} ${match.template}`;
      if (!known.has(key)) known.set(key, compile(ajv, document, match.template, verb));
      return known.get(key);
    },
  };
}

function compile(ajv: Ajv2020, document: JsonObject, template: string, verb: string): Operation {
  const base = ['paths', template, verb];
  const schemaAt = (steps: readonly string[]): ValidateFunction =>
    ajv.compile({ $ref: `api#/${steps.map(escapePointer).map(encodeURIComponent).join('/')}` });
  const contentSchema = (steps: readonly string[]): string[] | undefined => {
    const where = resolve(document, steps);
    const schema = [...where, 'content', 'application/json', 'schema'];
    return isJsonObject(at(document, schema)) ? schema : undefined;
  };
  const lists = [
    ['paths', template, 'parameters'],
    [...base, 'parameters'],
  ];
  const parameters = lists.flatMap((list) => {
    const found = at(document, list);
    return (Array.isArray(found) ? found : []).map((_, index): Parameter => {
      const where = resolve(document, [...list, String(index)]);
      const node = asObject(at(document, where));
      const schema = asObject(at(document, resolve(document, [...where, 'schema'])));
      return {
        name: String(node['name']),
        in: String(node['in']),
        required: node['required'] === true,
        isList: schema['type'] === 'array',
        validate: schemaAt([...where, 'schema']),
      };
    });
  });
  const body = contentSchema([...base, 'requestBody']);
  const requestNode = asObject(at(document, resolve(document, [...base, 'requestBody'])));
  const bodySchema = body && asObject(at(document, resolve(document, body)));
  const responses = Object.keys(asObject(at(document, [...base, 'responses']))).map((status) => {
    const schema = contentSchema([...base, 'responses', status]);
    return [status, { validate: schema && schemaAt(schema) }] as const;
  });
  return {
    template,
    deprecated: at(document, [...base, 'deprecated']) === true,
    parameters,
    requestBody: body && {
      validate: schemaAt(body),
      required: requestNode['required'] === true,
      properties: isJsonObject(bodySchema?.['properties'])
        ? Object.keys(bodySchema['properties'])
        : undefined,
    },
    responses: new Map(responses),
  };
}

/** Follows `$ref`s until the steps name something that is there itself. */
function resolve(document: JsonObject, steps: readonly string[]): string[] {
  let here = [...steps];
  for (let hops = 0; hops < 10; hops++) {
    const node = at(document, here);
    const reference = isJsonObject(node) ? node['$ref'] : undefined;
    if (typeof reference !== 'string' || !reference.startsWith('#/')) return here;
    here = reference
      .slice(2)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return here;
}

export function at(document: Json | undefined, steps: readonly string[]): Json | undefined {
  let here: Json | undefined = document;
  for (const step of steps) {
    if (Array.isArray(here)) here = here[Number(step)];
    else here = isJsonObject(here) ? here[step] : undefined;
  }
  return here;
}

const asObject = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});
const escapePointer = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** What is wrong, the deepest places first: the outer complaints of `anyOf` only say that an inner one exists. */
export function complaints(errors: readonly ErrorObject[] | null | undefined, most = 3): string[] {
  const deep = [...(errors ?? [])]
    .filter(({ keyword }) => !['anyOf', 'oneOf', 'allOf', 'if'].includes(keyword))
    .sort((a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length);
  const told = deep.length > 0 ? deep : (errors ?? []);
  const lines = told.map(
    (error) => `${error.instancePath || '/'} ${error.message ?? error.keyword}${detail(error)}`,
  );
  return [...new Set(lines)].slice(0, most);
}

function detail({ keyword, params }: ErrorObject): string {
  if (keyword === 'enum' || keyword === 'const') return ` (${JSON.stringify(params)})`;
  return keyword === 'additionalProperties' ? `: ${JSON.stringify(params['additionalProperty'])}` : '';
}

/** Walks over every object of a document. */
export function visit(node: Json | undefined, change: (object: JsonObject) => void): void {
  if (Array.isArray(node)) for (const item of node) visit(item, change);
  else if (isJsonObject(node)) {
    change(node);
    for (const inner of Object.values(node)) visit(inner, change);
  }
}
