import type { APIComponentInLabel, APILabelComponent } from 'discord-api-types/v10';
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { type SelectOption, selectMenu } from './controls.ts';
import type { ModalView } from './message.ts';
import { plain } from './text.ts';

interface FieldFacts {
  /** What the handler asks `input.field` for. */
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly required?: boolean;
}

const MAX_TITLE = 45;

const label = (facts: FieldFacts, component: APIComponentInLabel): APILabelComponent => ({
  type: ComponentType.Label,
  label: plain(facts.label, MAX_TITLE),
  ...(facts.description === undefined ? {} : { description: plain(facts.description, 100) }),
  component,
});

/** A line (or a paragraph, with `long`) to type. `min` and `max` count characters. */
export const textField = (
  facts: FieldFacts & { long?: boolean; min?: number; max?: number; value?: string; placeholder?: string },
): APILabelComponent =>
  label(facts, {
    type: ComponentType.TextInput,
    custom_id: facts.name,
    style: facts.long === true ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: facts.required ?? true,
    ...(facts.min === undefined ? {} : { min_length: facts.min }),
    ...(facts.max === undefined ? {} : { max_length: facts.max }),
    ...(facts.value === undefined ? {} : { value: facts.value }),
    ...(facts.placeholder === undefined ? {} : { placeholder: plain(facts.placeholder) }),
  });

/** A choice of 1 to 25 options. The handler finds the chosen values in `input.values`, the first one by its name too. */
export const choiceField = (
  facts: FieldFacts & { placeholder: string; options: readonly SelectOption[]; min?: number; max?: number },
): APILabelComponent =>
  label(facts, { ...selectMenu({ ...facts, id: facts.name }), required: facts.required ?? true });

/** A place to drop files; the handler finds them in `input.files`. */
export const fileField = (facts: FieldFacts & { min?: number; max?: number }): APILabelComponent =>
  label(facts, {
    type: ComponentType.FileUpload,
    custom_id: facts.name,
    required: facts.required ?? true,
    ...(facts.min === undefined ? {} : { min_values: facts.min }),
    ...(facts.max === undefined ? {} : { max_values: facts.max }),
  });

/** A dialog of 1 to 5 fields. @param facts `id` is made by an `ActionSpec`, which gets what was entered. */
export const modal = (facts: {
  id: string;
  title: string;
  fields: readonly APILabelComponent[];
}): ModalView => ({
  custom_id: facts.id,
  title: plain(facts.title, MAX_TITLE),
  components: [...facts.fields],
});
