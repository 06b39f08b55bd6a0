import type { Component, Media } from '../../discord/wire.ts';
import type { PageState } from '../protocol.ts';
import { type Child, h } from './dom.ts';
import { withEmoji } from './emoji.ts';
import { icon } from './icons.ts';
import { type Names, renderMarkdown } from './markdown.ts';
import { defaultsOf, optionsOf } from './widgets/candidates.ts';
import { createDropdown } from './widgets/dropdown.ts';

/** What the components of a message need to be drawn and used. */
export interface Drawing {
  readonly state: PageState;
  readonly names: Names;
  /** The custom id that somebody pressed and Segue has not acknowledged yet. */
  readonly busy: string | null;
  click(customId: string): void;
  select(customId: string, values: readonly string[]): void;
  /** A link to another page was followed. */
  followed(url: string): void;
}

const LINK = 5;
const buttonClasses: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
};

export const renderComponents = (components: readonly Component[], drawing: Drawing): Child[] =>
  components.map((component) => renderOne(component, drawing));

/** One component by Discord's type numbers (the page cannot import the enum, which is code). */
const renderOne = (component: Component, drawing: Drawing): Child => {
  switch (component.type) {
    case 1:
      return h('div', { class: 'row' }, ...renderComponents(component.components ?? [], drawing));
    case 2:
      return button(component, drawing);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return select(component, drawing);
    case 9:
      return section(component, drawing);
    case 10:
      return h('div', { class: 'text' }, renderMarkdown(component.content ?? '', drawing.names));
    case 11:
      return picture(component.media, component.description, component.spoiler, 'thumbnail');
    case 12: {
      const items = component.items ?? [];
      const pictures = items.map((item) => picture(item.media, item.description, item.spoiler));
      return h('div', { class: `gallery n${Math.min(pictures.length, 5)}` }, ...pictures);
    }
    case 13:
      return file(component.name ?? 'file', component.file?.url ?? '', component.size);
    case 14: {
      const look = `${component.divider === false ? ' empty' : ''}${component.spacing === 2 ? ' large' : ''}`;
      return h('hr', { class: `separator${look}` });
    }
    case 17:
      return container(component, drawing);
    default:
      return h('div', { class: 'unknown' }, `[component type ${component.type}]`);
  }
};

const container = (component: Component, drawing: Drawing): HTMLElement => {
  const accent = component.accent_color;
  const style = typeof accent === 'number' ? `--edge: #${accent.toString(16).padStart(6, '0')}` : null;
  const inside = renderComponents(component.components ?? [], drawing);
  return h('div', { class: `container${style === null ? '' : ' edged'}`, style }, ...inside);
};

const section = (component: Component, drawing: Drawing): HTMLElement =>
  h(
    'div',
    { class: 'section' },
    h('div', { class: 'texts' }, ...renderComponents(component.components ?? [], drawing)),
    component.accessory === undefined ? null : renderOne(component.accessory, drawing),
  );

const picture = (
  media: Media | undefined,
  alt: string | null | undefined,
  spoiler: boolean | undefined,
  extra = '',
): HTMLElement => {
  const image = h('img', { src: media?.url, alt: alt ?? '', title: alt, loading: 'lazy' });
  const sized = media?.width && media.height ? `aspect-ratio: ${media.width} / ${media.height}` : null;
  return h(
    'figure',
    { class: `picture ${extra}${spoiler === true ? ' spoiler' : ''}`.trim(), style: sized },
    image,
  );
};

/** A file of a message as a download. */
export const file = (name: string, url: string, size: number | undefined): HTMLElement =>
  h(
    'a',
    { class: 'file', href: url, target: '_blank', rel: 'noopener' },
    icon('file'),
    h('span', {}, name, size === undefined ? null : h('small', {}, sizeOf(size))),
  );

const sizeOf = (bytes: number): string =>
  bytes < 1_024
    ? `${bytes} bytes`
    : bytes < 1_048_576
      ? `${Math.round(bytes / 1_024)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;

const button = (component: Component, drawing: Drawing): HTMLElement => {
  const parts: Child[] = [
    component.emoji?.name == null ? null : h('span', { class: 'sign' }, withEmoji(component.emoji.name)),
    component.label === undefined ? null : h('span', {}, withEmoji(component.label)),
  ];
  if (component.style === LINK) {
    const { url = '' } = component;
    return h(
      'a',
      {
        class: 'button link',
        href: url,
        target: '_blank',
        rel: 'noopener',
        onclick: () => drawing.followed(url),
      },
      ...parts,
      icon('external'),
    );
  }
  const customId = component.custom_id ?? '';
  const busy = drawing.busy === customId;
  return h(
    'button',
    {
      class: `button ${buttonClasses[component.style ?? 2] ?? 'secondary'}${busy ? ' busy' : ''}`,
      type: 'button',
      disabled: component.disabled === true,
      'aria-busy': busy ? 'true' : null,
      'data-custom-id': customId,
      onclick: () => drawing.click(customId),
    },
    ...parts,
  );
};

const select = (component: Component, drawing: Drawing): HTMLElement => {
  const customId = component.custom_id ?? '';
  const dropdown = createDropdown(
    {
      name: component.placeholder ?? 'Make a selection',
      options: optionsOf(component, drawing.state),
      chosen: defaultsOf(component),
      least: component.min_values ?? 1,
      most: component.max_values ?? 1,
      disabled: component.disabled === true,
    },
    (values) => drawing.select(customId, values),
  );
  dropdown.dataset['own'] = JSON.stringify(component);
  dropdown.dataset['customId'] = customId;
  return dropdown;
};
