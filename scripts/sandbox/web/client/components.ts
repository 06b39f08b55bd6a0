import type { Component, Media, SelectOption } from '../../discord/wire.ts';
import { type Child, h } from './dom.ts';
import { renderMarkdown } from './markdown.ts';

/** What the components of a message need to be drawn and used. */
export interface Drawing {
  readonly names: ReadonlyMap<string, string>;
  /** ms UTC of the world. */
  readonly now: number;
  click(customId: string): void;
  select(customId: string, values: readonly string[]): void;
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
      return select(component, drawing);
    case 9:
      return section(component, drawing);
    case 10:
      return h('div', { class: 'text' }, renderMarkdown(component.content ?? '', drawing.names, drawing.now));
    case 11:
      return picture(component.media, component.description, 'thumbnail');
    case 12: {
      const pictures = (component.items ?? []).map((item) => picture(item.media, item.description));
      return h('div', { class: `gallery n${Math.min(pictures.length, 5)}` }, ...pictures);
    }
    case 13:
      return h(
        'a',
        { class: 'file', href: component.file?.url, target: '_blank' },
        `📄 ${component.name ?? 'file'}`,
      );
    case 14: {
      const look = `${component.divider === false ? ' empty' : ''}${component.spacing === 2 ? ' large' : ''}`;
      return h('hr', { class: `separator${look}` });
    }
    case 17: {
      const accent = component.accent_color;
      const style = typeof accent === 'number' ? `--accent: #${accent.toString(16).padStart(6, '0')}` : null;
      return h(
        'div',
        { class: 'container', style },
        ...renderComponents(component.components ?? [], drawing),
      );
    }
    default:
      return h('div', { class: 'unknown' }, `[component type ${component.type}]`);
  }
};

const section = (component: Component, drawing: Drawing): Child =>
  h(
    'div',
    { class: 'section' },
    h('div', { class: 'texts' }, ...renderComponents(component.components ?? [], drawing)),
    component.accessory === undefined ? null : renderOne(component.accessory, drawing),
  );

const picture = (media: Media | undefined, alt: string | null | undefined, extra = ''): HTMLElement =>
  h('img', { class: `picture ${extra}`, src: media?.url, alt: alt ?? '', title: alt, loading: 'lazy' });

const button = (component: Component, drawing: Drawing): HTMLElement => {
  const text = [component.emoji?.name ?? '', component.label ?? ''].filter((part) => part !== '').join(' ');
  if (component.style === LINK) {
    return h(
      'a',
      { class: 'button link', href: component.url, target: '_blank', rel: 'noopener' },
      `${text} ↗`,
    );
  }
  const customId = component.custom_id ?? '';
  return h(
    'button',
    {
      class: `button ${buttonClasses[component.style ?? 2] ?? 'secondary'}`,
      type: 'button',
      disabled: component.disabled === true,
      'data-custom-id': customId,
      onclick: () => drawing.click(customId),
    },
    text,
  );
};

const select = (component: Component, drawing: Drawing): HTMLElement => {
  const options = component.options ?? [];
  const customId = component.custom_id ?? '';
  const many = (component.max_values ?? 1) > 1;
  const chosen = new Set(options.filter((option) => option.default === true).map((option) => option.value));
  const title = chosen.size === 0 ? (component.placeholder ?? 'Make a selection') : summary(options, chosen);
  const list = h('div', { class: 'options', role: 'listbox' });
  const details = h(
    'details',
    { class: 'select', 'data-custom-id': customId },
    h('summary', {}, title),
    list,
  );
  const finish = (): void => {
    details.open = false;
    drawing.select(customId, [...chosen]);
  };
  for (const option of options) {
    list.append(
      renderOption(option, { many, name: customId, checked: chosen.has(option.value) }, (checked) => {
        if (!many) chosen.clear();
        if (checked) chosen.add(option.value);
        else chosen.delete(option.value);
        if (!many) finish();
      }),
    );
  }
  if (many) list.append(h('button', { class: 'button primary', type: 'button', onclick: finish }, 'Done'));
  return component.disabled === true ? h('div', { class: 'select disabled' }, title) : details;
};

const renderOption = (
  option: SelectOption,
  input: { many: boolean; name: string; checked: boolean },
  onChange: (checked: boolean) => void,
): HTMLElement => {
  const box = h('input', {
    type: input.many ? 'checkbox' : 'radio',
    name: input.name,
    checked: input.checked,
  });
  box.addEventListener('change', () => onChange(box.checked));
  const description = option.description == null ? null : h('small', {}, option.description);
  const emoji = option.emoji?.name == null ? '' : `${option.emoji.name} `;
  return h(
    'label',
    { class: 'option', 'data-value': option.value },
    box,
    h('span', {}, `${emoji}${option.label}`, description),
  );
};

const summary = (options: readonly SelectOption[], chosen: ReadonlySet<string>): string =>
  options
    .filter(({ value }) => chosen.has(value))
    .map(({ label }) => label)
    .join(', ');
