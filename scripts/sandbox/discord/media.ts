import { imageSize } from './attachments.ts';
import type { Core } from './core.ts';
import { type Path, type Problem, problem } from './validation/schema.ts';
import type { Component, Media, WireAttachment } from './wire.ts';

/**
 * Components as Discord stores them: numbered, defaults filled in, every `attachment://name` replaced by the file's
 * address. A reference without a file is a problem.
 */
export function settleComponents(
  core: Core,
  components: readonly Component[],
  attachments: readonly WireAttachment[],
  path: Path,
): { components: readonly Component[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const used = new Set<number>();
  collectIds(components, used);
  let last = 0;
  const nextId = () => {
    do last += 1;
    while (used.has(last));
    return last;
  };
  const media = (item: Media, at: Path): Media => {
    const name = /^attachment:\/\/(.+)$/.exec(item.url)?.[1];
    if (name === undefined) return outsideMedia(core, item);
    const file = attachments.find(({ filename }) => filename === name);
    if (file) return attachedMedia(core, file);
    problems.push(
      problem(
        [...at, 'url'],
        'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        'The referenced attachment was not found',
      ),
    );
    return item;
  };
  const settle = (component: Component, at: Path): Component => {
    const { components: children, accessory, component: inner, items, media: picture, file } = component;
    const referenced = file
      ? attachments.find(({ filename }) => file.url === `attachment://${filename}`)
      : undefined;
    return {
      ...defaults(component),
      ...component,
      id: component.id ? component.id : nextId(),
      ...(children
        ? { components: children.map((child, n) => settle(child, [...at, 'components', n])) }
        : {}),
      ...(accessory ? { accessory: settle(accessory, [...at, 'accessory']) } : {}),
      ...(inner ? { component: settle(inner, [...at, 'component']) } : {}),
      ...(picture ? { media: media(picture, [...at, 'media']) } : {}),
      ...(file ? { file: media(file, [...at, 'file']) } : {}),
      ...(referenced ? { name: referenced.filename, size: referenced.size } : {}),
      ...(items
        ? {
            items: items.map((item, n) => ({
              description: item.description ?? null,
              spoiler: item.spoiler ?? false,
              media: media(item.media, [...at, 'items', n, 'media']),
            })),
          }
        : {}),
    };
  };
  return { components: components.map((component, n) => settle(component, [...path, n])), problems };
}

function collectIds(components: readonly Component[], used: Set<number>): void {
  for (const component of components) {
    if (component.id) used.add(component.id);
    collectIds(component.components ?? [], used);
    if (component.accessory) collectIds([component.accessory], used);
    if (component.component) collectIds([component.component], used);
  }
}

function defaults(component: Component): Partial<Component> {
  switch (component.type) {
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return { min_values: 1, max_values: 1 };
    case 11:
      return { description: null, spoiler: false };
    case 13:
      return { spoiler: false };
    case 14:
      return { spacing: 1, divider: true };
    case 17:
      return { accent_color: null, spoiler: false };
    default:
      return {};
  }
}

function attachedMedia(core: Core, file: WireAttachment): Media {
  return {
    id: core.ids.next(),
    url: file.url,
    proxy_url: file.proxy_url,
    attachment_id: file.id,
    ...(file.content_type ? { content_type: file.content_type } : {}),
    ...(file.width ? { width: file.width, height: file.height ?? null } : {}),
  };
}

/** Discord fetches outside pictures for their size; the double only knows those of its own CDN. */
function outsideMedia(core: Core, item: Media): Media {
  const path = item.url.startsWith(core.origin) ? new URL(item.url).pathname : null;
  const own = path ? core.state.files.get(path) : undefined;
  return {
    id: core.ids.next(),
    url: item.url,
    proxy_url: item.url,
    ...(own ? { content_type: own.contentType, ...imageSize(own.bytes) } : {}),
  };
}
