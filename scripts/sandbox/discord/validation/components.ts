import {
  byType,
  type Check,
  flag,
  integer,
  isObject,
  type Json,
  list,
  oneOf,
  type Path,
  type Problem,
  problem,
  record,
  snowflake,
  text,
} from './schema.ts';

const type = integer();
const id = integer(0, 2 ** 31 - 1);
export const customId = text({ min: 1, max: 100 });

const EMOJI = /^\p{RGI_Emoji}$/v;

/** Discord takes its emoji with or without the variation selector, and no other sign (★ and ↶ are none). */
const emoji = record(
  {},
  { id: snowflake, name: text({ max: 100 }), animated: flag },
  (value, path, problems) => {
    const { id, name } = value;
    if (id || (typeof name === 'string' && (EMOJI.test(name) || EMOJI.test(`${name}\u{FE0F}`)))) return;
    problems.push(problem([...path, 'name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji'));
  },
);

function mediaUrl(onlyAttachment: boolean): Check {
  return (value, path, problems) => {
    text({ min: 1, max: 2048 })(value, path, problems);
    if (typeof value !== 'string') return;
    const schemes = onlyAttachment ? ['attachment'] : ['http', 'https', 'attachment'];
    const scheme = /^([a-z][a-z0-9+.-]*):\/\/./i.exec(value)?.[1]?.toLowerCase();
    if (!scheme || !schemes.includes(scheme)) {
      const said = scheme ?? value;
      problems.push(
        problem(
          path,
          'URL_TYPE_INVALID_SCHEME',
          `Scheme "${said}" is not supported. Scheme must be one of (${schemes.join(', ')}).`,
        ),
      );
    }
  };
}

/** What Discord adds to media in its answers and ignores in a request that sends it back. */
const ANSWERED_MEDIA = {
  id: snowflake,
  proxy_url: text({ max: 4096 }),
  width: integer(),
  height: integer(),
  content_type: text(),
  attachment_id: snowflake,
};

const media = record({ url: mediaUrl(false) }, ANSWERED_MEDIA);
const file = record({ url: mediaUrl(true) }, ANSWERED_MEDIA);
const altText = text({ min: 1, max: 1024 });

function linkUrl(value: unknown): boolean {
  return typeof value === 'string' && /^(https?|discord):\/\/\S+$/i.test(value);
}

function buttonRules(button: Json, path: Path, problems: Problem[]): void {
  const has = (key: string) => button[key] !== undefined && button[key] !== null;
  const style = button['style'];
  if (has('custom_id') && has('url')) {
    problems.push(
      problem(
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      ),
    );
  } else if (style === 5) {
    if (has('custom_id'))
      problems.push(
        problem(path, 'BUTTON_COMPONENT_CUSTOM_ID_FORBIDDEN', 'A link button takes no custom id'),
      );
    if (!has('url')) problems.push(problem(path, 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required'));
    else if (!linkUrl(button['url'])) {
      problems.push(problem([...path, 'url'], 'URL_TYPE_INVALID_URL', 'Not a well formed URL.'));
    }
  } else if (style === 6) {
    if (!has('sku_id')) problems.push(problem(path, 'BUTTON_COMPONENT_SKU_REQUIRED', 'A sku id is required'));
  } else {
    if (!has('custom_id'))
      problems.push(problem(path, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required'));
    if (has('url'))
      problems.push(problem(path, 'BUTTON_COMPONENT_URL_FORBIDDEN', 'Only a link button takes a url'));
  }
  const label = button['label'];
  if (style !== 6 && !has('emoji') && !(typeof label === 'string' && label.trim() !== '')) {
    problems.push(problem(path, 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A button needs a label or an emoji'));
  }
}

const button = record(
  { type, style: oneOf([1, 2, 3, 4, 5, 6]) },
  {
    id,
    custom_id: customId,
    label: text({ max: 80 }),
    disabled: flag,
    url: text({ max: 512 }),
    sku_id: snowflake,
    emoji,
  },
  buttonRules,
);

const option = record(
  { label: text({ min: 1, max: 100 }), value: text({ min: 1, max: 100 }) },
  { description: text({ max: 100 }), default: flag, emoji },
);

/** Unique values, and enough options for the least and most that may be picked. */
export function selectRules(select: Json, path: Path, problems: Problem[]): void {
  const { min_values: min, max_values: max } = select;
  const least = typeof min === 'number' ? min : 1;
  const most = typeof max === 'number' ? max : 1;
  if (least > most) {
    problems.push(
      problem(
        [...path, 'min_values'],
        'NUMBER_TYPE_MAX',
        `int value should be less than or equal to ${most}.`,
      ),
    );
  }
  const options = Array.isArray(select['options']) ? select['options'].filter(isObject) : undefined;
  if (!options) return;
  if (options.length < Math.max(least, most)) {
    problems.push(
      problem(
        [...path, 'options'],
        'BASE_TYPE_BAD_LENGTH',
        `Must be between ${Math.max(least, most)} and 25 in length.`,
      ),
    );
  }
  uniqueValues(options, [...path, 'options'], problems);
  if (options.filter((entry) => entry['default'] === true).length > most) {
    problems.push(
      problem(
        [...path, 'options'],
        'SELECT_COMPONENT_TOO_MANY_DEFAULTS',
        `At most ${most} options may be preselected.`,
      ),
    );
  }
}

export function uniqueValues(options: readonly Json[], path: Path, problems: Problem[]): void {
  const seen = new Set<unknown>();
  options.forEach((entry, index) => {
    if (seen.has(entry['value'])) {
      problems.push(
        problem(
          [...path, index, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        ),
      );
    }
    seen.add(entry['value']);
  });
}

const defaultValues = list(record({ id: snowflake, type: oneOf(['user', 'role', 'channel']) }), { max: 25 });
const selectBase = {
  id,
  placeholder: text({ max: 150 }),
  min_values: integer(0, 25),
  max_values: integer(1, 25),
  disabled: flag,
  required: flag,
};

export const stringSelect = record(
  { type, custom_id: customId, options: list(option, { min: 1, max: 25 }) },
  selectBase,
  selectRules,
);
export const autoSelect = record(
  { type, custom_id: customId },
  { ...selectBase, default_values: defaultValues },
  selectRules,
);
export const channelSelect = record(
  { type, custom_id: customId },
  { ...selectBase, default_values: defaultValues, channel_types: list(integer(0, 16)) },
  selectRules,
);

export const textDisplay = record({ type, content: text({ min: 1, max: 4000 }) }, { id });
const thumbnail = record({ type, media }, { id, description: altText, spoiler: flag });
const section = record(
  {
    type,
    components: list(byType({ 10: textDisplay }), { min: 1, max: 3 }),
    accessory: byType({ 2: button, 11: thumbnail }),
  },
  { id },
);
const gallery = record(
  { type, items: list(record({ media }, { description: altText, spoiler: flag }), { min: 1, max: 10 }) },
  { id },
);
const fileCard = record({ type, file }, { id, spoiler: flag, name: text(), size: integer() });
const separator = record({ type }, { id, divider: flag, spacing: oneOf([1, 2]) });
const row = record(
  {
    type,
    components: list(
      byType({ 2: button, 3: stringSelect, 5: autoSelect, 6: autoSelect, 7: autoSelect, 8: channelSelect }),
      { min: 1, max: 5 },
    ),
  },
  { id },
  (value, path, problems) => {
    const inside = Array.isArray(value['components']) ? value['components'].filter(isObject) : [];
    const selects = inside.filter((entry) => entry['type'] !== 2).length;
    if (selects > 1 || (selects === 1 && inside.length > 1)) {
      problems.push(
        problem(
          [...path, 'components'],
          'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
          'The specified component exceeds the maximum width',
        ),
      );
    }
  },
);

const inContainer = { 1: row, 9: section, 10: textDisplay, 12: gallery, 13: fileCard, 14: separator };
const container = record(
  { type, components: list(byType(inContainer), { min: 1, max: 40 }) },
  { id, accent_color: integer(0, 0xffffff), spoiler: flag },
);

/** Top level of a message with the Components V2 flag. */
export const v2Components = list(byType({ ...inContainer, 17: container }), { max: 40 });
/** Top level of a message without it. */
export const legacyComponents = list(byType({ 1: row }), { max: 5 });
