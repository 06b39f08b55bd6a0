import type { MessageView, ModalView } from './message.ts';

/**
 * Discord's limits of messages and modals, as far as a view can break them (its own builders accept too much).
 * Tests hold every view against them; nothing checks at run time.
 */

/** A component seen without its type: the check reads what really is there. */
type Node = Readonly<Record<string, unknown>>;

const MAX_COMPONENTS = 40;
const MAX_TEXT = 4_000;
const MAX_FILES = 10;
const MAX_FIELDS = 5;
const TOP_LEVEL = [1, 9, 10, 12, 13, 14, 17];
const IN_CONTAINER = TOP_LEVEL.filter((type) => type !== 17);
const SELECTS = [3, 5, 6, 7, 8];
const IN_LABEL = [...SELECTS, 4, 19, 21, 22, 23];

/** What Discord would refuse in this message, a sentence each; empty when it is fine. */
export const checkMessage = (view: MessageView): string[] => {
  const top = list(view.components);
  const nodes = top.flatMap(withChildren);
  const files = view.files ?? [];
  const texts = nodes.map(({ content }) => content).filter((content) => typeof content === 'string');
  const total = texts.reduce((sum, content) => sum + content.length, 0);
  return [
    ...(top.length === 0 ? ['a message without components'] : []),
    ...(nodes.length > MAX_COMPONENTS ? [`${nodes.length} components, at most ${MAX_COMPONENTS}`] : []),
    ...(total > MAX_TEXT ? [`${total} characters of text, at most ${MAX_TEXT}`] : []),
    ...(files.length > MAX_FILES ? [`${files.length} files, at most ${MAX_FILES}`] : []),
    ...top.flatMap((node) => allowed(node, TOP_LEVEL, 'a message')),
    ...nodes.flatMap(checkNode),
    ...checkIds(nodes),
    ...checkFiles(
      nodes,
      files.map(({ name }) => name),
    ),
    ...files.flatMap(({ name, description }) => size(`alt text of ${name}`, description, 1, 1_024)),
  ];
};

/** What Discord would refuse in this modal. */
export const checkModal = (view: ModalView): string[] => {
  const top = list(view.components);
  const nodes = top.flatMap(withChildren);
  return [
    ...size('modal title', view.title, 1, 45),
    ...size('custom id', view.custom_id, 1, 100),
    ...(top.length < 1 || top.length > MAX_FIELDS ? [`${top.length} fields, 1 to ${MAX_FIELDS}`] : []),
    ...top.flatMap((node) => allowed(node, [10, 18], 'a modal')),
    ...nodes.flatMap(checkNode),
    ...nodes.flatMap((node) => (node['disabled'] === undefined ? [] : ['disabled in a modal'])),
    ...checkIds(nodes),
  ];
};

const list = (value: unknown): Node[] => (Array.isArray(value) ? value : []);
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const children = (node: Node): Node[] => [
  ...list(node['components']),
  ...[node['accessory'], node['component']].filter(isNode),
];
const withChildren = (node: Node): Node[] => [node, ...children(node).flatMap(withChildren)];
const allowed = (node: Node, types: readonly number[], where: string): string[] =>
  types.some((type) => type === node['type']) ? [] : [`component type ${node['type']} in ${where}`];

const size = (what: string, value: unknown, min: number, max: number): string[] => {
  if (typeof value !== 'string') return min === 0 && value === undefined ? [] : [`${what} is missing`];
  return value.length < min || value.length > max
    ? [`${what} has ${value.length} characters, ${min} to ${max}: ${JSON.stringify(value.slice(0, 40))}`]
    : [];
};
const count = (what: string, items: readonly unknown[], min: number, max: number): string[] =>
  items.length < min || items.length > max ? [`${items.length} ${what}, ${min} to ${max}`] : [];

const checkNode = (node: Node): string[] => {
  const inside = children(node);
  switch (node['type']) {
    case 1: {
      const lonely = inside.length > 1 && inside.some(({ type }) => type !== 2);
      return [
        ...count('components in a row', inside, 1, 5),
        ...(lonely ? ['a select menu that is not alone in its row'] : []),
        ...inside.flatMap((child) => allowed(child, [2, ...SELECTS], 'a row')),
      ];
    }
    case 2:
      return checkButton(node);
    case 3:
      return checkSelect(node);
    case 4:
      return [...size('placeholder', node['placeholder'], 0, 100), ...size('value', node['value'], 0, 4_000)];
    case 9:
      return [
        ...count('texts in a section', list(node['components']), 1, 3),
        ...list(node['components']).flatMap((child) => allowed(child, [10], 'a section')),
        ...(isNode(node['accessory'])
          ? allowed(node['accessory'], [2, 11], 'an accessory')
          : ['a section without accessory']),
      ];
    case 10:
      return size('text', node['content'], 1, MAX_TEXT);
    case 11:
      return checkMedia(node);
    case 12:
      return [...count('pictures', list(node['items']), 1, 10), ...list(node['items']).flatMap(checkMedia)];
    case 13:
      return mediaUrl(node['file']).startsWith('attachment://') ? [] : ['a file that is not an attachment'];
    case 17:
      return [
        ...count('components in a container', inside, 1, MAX_COMPONENTS),
        ...inside.flatMap((child) => allowed(child, IN_CONTAINER, 'a container')),
      ];
    case 18:
      return [
        ...size('field label', node['label'], 1, 45),
        ...size('field description', node['description'], 0, 100),
        ...inside.flatMap((child) => allowed(child, IN_LABEL, 'a label')),
      ];
    default:
      return [];
  }
};

const checkButton = (node: Node): string[] => {
  const named = node['label'] !== undefined || node['emoji'] !== undefined;
  const isLink = node['style'] === 5;
  return [
    ...(named ? [] : ['a button without label and emoji']),
    ...checkEmoji(node['emoji']),
    ...size('button label', node['label'], node['label'] === undefined ? 0 : 1, 80),
    ...(isLink ? size('address', node['url'], 1, 512) : []),
    ...(isLink && !/^(https?|discord):\/\//.test(String(node['url']))
      ? ['a link button without an address']
      : []),
    ...(isLink && node['custom_id'] !== undefined ? ['a link button with a custom id'] : []),
  ];
};

/** Discord refuses signs that are not emoji, however much they look like one (↶). */
const checkEmoji = (emoji: unknown): string[] => {
  const name = isNode(emoji) ? String(emoji['name']) : null;
  return name === null || /^\p{RGI_Emoji}$/v.test(name) ? [] : [`${name} is not an emoji`];
};

const checkSelect = (node: Node): string[] => {
  const options = list(node['options']);
  const values = options.map(({ value }) => value);
  const max = Number(node['max_values'] ?? 1);
  const min = Number(node['min_values'] ?? 1);
  return [
    ...count('options', options, 1, 25),
    ...size('placeholder', node['placeholder'], 0, 150),
    ...options.flatMap((option) => [
      ...size('option label', option['label'], 1, 100),
      ...size('option value', option['value'], 1, 100),
      ...size('option description', option['description'], 0, 100),
      ...checkEmoji(option['emoji']),
    ]),
    ...(new Set(values).size < values.length ? ['two options with one value'] : []),
    ...(min < 0 || max < 1 || min > max || max > options.length
      ? [`choose ${min} to ${max} of ${options.length}`]
      : []),
    ...(options.filter((option) => option['default'] === true).length > max
      ? ['more defaults than may be chosen']
      : []),
  ];
};

const mediaUrl = (media: unknown): string => (isNode(media) ? String(media['url']) : '');
const checkMedia = (node: Node): string[] => [
  ...size('alt text', node['description'], 1, 1_024),
  ...(/^(https?|attachment):\/\/\S+$/.test(mediaUrl(node['media'])) ? [] : ['a picture without an address']),
];

const hasId = (node: Node): boolean =>
  [3, 4, 5, 6, 7, 8, 19, 21, 22, 23].some((type) => type === node['type']) ||
  (node['type'] === 2 && node['style'] !== 5);

const checkIds = (nodes: readonly Node[]): string[] => {
  const ids = nodes.filter(hasId).map((node) => node['custom_id']);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  return [
    ...ids.flatMap((id) => size('custom id', id, 1, 100)),
    ...twice.map((id) => `custom id twice: ${id}`),
  ];
};

const checkFiles = (nodes: readonly Node[], names: readonly string[]): string[] => {
  const shown = nodes
    .flatMap((node) => [node['media'], node['file'], ...list(node['items']).map((item) => item['media'])])
    .map(mediaUrl)
    .filter((url) => url.startsWith('attachment://'))
    .map((url) => url.slice('attachment://'.length));
  return [
    ...shown.filter((name) => !names.includes(name)).map((name) => `no file called ${name}`),
    ...names.filter((name) => !shown.includes(name)).map((name) => `file ${name} is not shown anywhere`),
  ];
};
