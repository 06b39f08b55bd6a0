import type { Answer } from '../../http/answer.ts';
import type { JsonObject } from '../../http/call.ts';
import { apiError } from '../answer.ts';

/** Name, description and who sees it: what creating and changing a playlist take. */

const longestName = 200;
const longestDescription = 300;

export interface Details {
  name?: string;
  description?: string;
  public?: boolean;
  collaborative?: boolean;
}

const types = { name: 'string', description: 'string', public: 'boolean', collaborative: 'boolean' } as const;

export const wrongType = (body: JsonObject): string | undefined => {
  const wrong = Object.entries(types).find(
    ([name, type]) => body[name] !== undefined && typeof body[name] !== type,
  );
  return wrong && `Invalid value for field: ${wrong[0]}`;
};

/** What was said once cannot be unsaid (spotify/web-api#1011, and still in 2026). */
export const emptied = (body: JsonObject): string | undefined =>
  ['name', 'description'].filter((name) => body[name] === '').map((name) => `Attribute ${name} is empty`)[0];

/** Longer names and descriptions, and more than one line, are no 400 but a 500, as ListenBrainz met it. */
export function chokesOn({ name, description }: JsonObject): Answer | undefined {
  const tooMuch =
    (typeof name === 'string' && name.length > longestName) ||
    (typeof description === 'string' &&
      (description.length > longestDescription || /[\r\n]/.test(description)));
  return tooMuch ? apiError(500, 'Server error.') : undefined;
}

/** Spotify shows descriptions as HTML: `it&#x27;s R&amp;B`. */
const asHtml = (text: string): string => text.replace(/[&<>"'/]/g, (sign) => entities[sign] ?? sign);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '/': '&#x2F;',
};

export function detailsOf(body: JsonObject): Details {
  const details: Details = {};
  if (typeof body['name'] === 'string') details.name = body['name'];
  if (typeof body['description'] === 'string') details.description = asHtml(body['description']);
  if (typeof body['public'] === 'boolean') details.public = body['public'];
  if (typeof body['collaborative'] === 'boolean') details.collaborative = body['collaborative'];
  return details;
}
