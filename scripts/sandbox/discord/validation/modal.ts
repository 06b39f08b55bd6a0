import { walkComponents } from './component-tree.ts';
import {
  autoSelect,
  channelSelect,
  customId,
  stringSelect,
  textDisplay,
  uniqueValues,
} from './components.ts';
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
  text,
} from './schema.ts';

const type = integer();
const id = integer(0, 2 ** 31 - 1);

const textInput = record(
  { type, custom_id: customId, style: oneOf([1, 2]) },
  {
    id,
    label: text({ min: 1, max: 45 }),
    value: text({ max: 4000 }),
    placeholder: text({ max: 100 }),
    required: flag,
    min_length: integer(0, 4000),
    max_length: integer(1, 4000),
  },
  (input, path, problems) => {
    const { min_length: min, max_length: max, value } = input;
    if (typeof min === 'number' && typeof max === 'number' && min > max) {
      problems.push(
        problem(
          [...path, 'min_length'],
          'NUMBER_TYPE_MAX',
          `int value should be less than or equal to ${max}.`,
        ),
      );
    }
    if (typeof value === 'string' && typeof max === 'number' && value.length > max) {
      problems.push(
        problem([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`),
      );
    }
  },
);

const fileTypes = list(text({ pattern: /^(image|video|audio|\.[a-z0-9]{1,15})$/ }), { max: 10 });
const fileUpload = record(
  { type, custom_id: customId },
  { id, min_values: integer(0, 10), max_values: integer(1, 10), required: flag, file_types: fileTypes },
);

const groupOption = record(
  { label: text({ min: 1, max: 100 }), value: text({ min: 1, max: 100 }) },
  { description: text({ max: 100 }), default: flag },
);

function groupRules(most: number | 'max_values'): (value: Json, path: Path, problems: Problem[]) => void {
  return (value, path, problems) => {
    const options = Array.isArray(value['options']) ? value['options'].filter(isObject) : [];
    uniqueValues(options, [...path, 'options'], problems);
    const asked = most === 'max_values' ? value['max_values'] : most;
    const limit = typeof asked === 'number' ? asked : options.length;
    if (options.filter((entry) => entry['default'] === true).length > limit) {
      problems.push(
        problem(
          [...path, 'options'],
          'COMPONENT_TOO_MANY_DEFAULTS',
          `At most ${limit} options may be preselected.`,
        ),
      );
    }
  };
}

const radioGroup = record(
  { type, custom_id: customId, options: list(groupOption, { min: 2, max: 10 }) },
  { id, required: flag },
  groupRules(1),
);
const checkboxGroup = record(
  { type, custom_id: customId, options: list(groupOption, { min: 1, max: 10 }) },
  { id, required: flag, min_values: integer(0, 10), max_values: integer(1, 10) },
  groupRules('max_values'),
);
const checkbox = record({ type, custom_id: customId }, { id, default: flag });

const label = record(
  {
    type,
    label: text({ min: 1, max: 45 }),
    component: byType({
      3: stringSelect,
      4: textInput,
      5: autoSelect,
      6: autoSelect,
      7: autoSelect,
      8: channelSelect,
      19: fileUpload,
      21: radioGroup,
      22: checkboxGroup,
      23: checkbox,
    }),
  },
  { id, description: text({ min: 1, max: 100 }) },
);

/** The deprecated form: one text input with its own label in a row. */
const inputRow = record({ type, components: list(byType({ 4: textInput }), { min: 1, max: 1 }) }, { id });

const shape = record({
  custom_id: customId,
  title: text({ min: 1, max: 45 }),
  components: list(byType({ 1: inputRow, 10: textDisplay, 18: label }), { min: 1, max: 5 }),
});

/** `data` of a callback of type 9. */
export const modal: Check = (value, path, problems) => {
  shape(value, path, problems);
  const seen = new Set<unknown>();
  const components = isObject(value) ? value['components'] : undefined;
  for (const { component, path: at } of walkComponents(components, [...path, 'components'])) {
    const key = component['custom_id'];
    if (component['disabled'] === true) {
      problems.push(
        problem(
          [...at, 'disabled'],
          'COMPONENT_DISABLED_IN_MODAL',
          'A component of a modal cannot be disabled',
        ),
      );
    }
    if (component['type'] === 4 && at.at(-1) !== 'component' && !component['label']) {
      problems.push(problem([...at, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required'));
    }
    if (key === undefined) continue;
    if (seen.has(key)) {
      problems.push(
        problem(
          [...at, 'custom_id'],
          'COMPONENT_CUSTOM_ID_DUPLICATED',
          'Component custom id cannot be duplicated',
        ),
      );
    }
    seen.add(key);
  }
};
