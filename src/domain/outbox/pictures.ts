import type { DrawnPicture } from '../pictures.ts';

const ATTACHED = 'attachment://';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/**
 * The body of a message with the pictures that could be drawn. What shows another one is left out: a message without its
 * picture still says what it has to say.
 */
export const withPictures = (body: unknown, drawn: readonly DrawnPicture[]): unknown => {
  if (!isObject(body)) return body;
  const names = new Set(drawn.map(({ name }) => name));
  const attachments = drawn.map(({ name, description }, id) => ({ id, filename: name, description }));
  return { ...body, components: kept(body['components'], names), attachments };
};

const kept = (components: unknown, names: ReadonlySet<string>): unknown =>
  Array.isArray(components) ? components.flatMap((one: unknown) => keptIn(one, names)) : components;

const keptIn = (component: unknown, names: ReadonlySet<string>): unknown[] => {
  if (!isObject(component)) return [component];
  const { items, components, accessory } = component;
  if (Array.isArray(items)) {
    const left = items.filter((item: unknown) => isThere(item, names));
    return left.length === 0 ? [] : [{ ...component, items: left }];
  }
  // A section has to have something at its side: without it its texts stand alone.
  if (isObject(accessory) && !isThere(accessory, names)) return Array.isArray(components) ? components : [];
  return Array.isArray(components) ? [{ ...component, components: kept(components, names) }] : [component];
};

const isThere = (shown: unknown, names: ReadonlySet<string>): boolean => {
  const media = isObject(shown) ? shown['media'] : undefined;
  const url = isObject(media) ? String(media['url']) : '';
  return !url.startsWith(ATTACHED) || names.has(url.slice(ATTACHED.length));
};
