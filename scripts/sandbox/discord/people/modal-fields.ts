import { ClientRefusal } from '../errors.ts';
import type { Payload } from '../payloads.ts';
import type { AttachmentInput, FieldValue } from '../types.ts';
import type { Component } from '../wire.ts';
import { isFile } from './option-values.ts';
import { pickValues } from './picks.ts';
import type { Resolver } from './resolved.ts';

type Fields = Readonly<Record<string, FieldValue>>;

/** The submitted components of a modal, checked as the dialog checks them before it lets a person send. */
export function submission(
  components: readonly Component[],
  fields: Fields,
  resolver: Resolver,
): readonly Payload[] {
  const known = components.flatMap(inputsOf).map(({ custom_id: customId }) => customId);
  for (const name of Object.keys(fields)) {
    if (!known.includes(name)) {
      throw new ClientRefusal(
        'unknown-field',
        `The dialog has no field "${name}" (there are: ${known.join(', ')})`,
      );
    }
  }
  return components.map((component) => {
    const base = { type: component.type, id: component.id };
    if (component.component) return { ...base, component: field(component.component, fields, resolver) };
    if (component.components) {
      return { ...base, components: component.components.map((input) => field(input, fields, resolver)) };
    }
    return base;
  });
}

function inputsOf(component: Component): readonly Component[] {
  return component.component ? [component.component] : (component.components ?? []);
}

function field(input: Component, fields: Fields, resolver: Resolver): Payload {
  const customId = input.custom_id ?? '';
  const base = { type: input.type, id: input.id, custom_id: customId };
  const value = fields[customId];
  switch (input.type) {
    case 4:
      return { ...base, value: textValue(input, value) };
    case 19:
      return { ...base, values: fileValues(input, value, resolver) };
    case 21:
      return { ...base, value: pickValues(input, given(input, value), resolver, 1)[0] ?? null };
    case 22:
      return {
        ...base,
        values: pickValues(input, given(input, value), resolver, input.options?.length ?? 10),
      };
    case 23:
      if (value !== undefined && typeof value !== 'boolean') throw wrong(input, 'true or false');
      return { ...base, value: value ?? input.default ?? false };
    default:
      return { ...base, values: pickValues(input, given(input, value), resolver, 1) };
  }
}

function wrong(input: Component, wanted: string): ClientRefusal {
  return new ClientRefusal('wrong-field-value', `Field "${input.custom_id}" takes ${wanted}`);
}

/** What stays preselected when the person touches nothing. */
function given(input: Component, value: FieldValue | undefined): readonly string[] {
  if (value === undefined) {
    const chosen = (input.options ?? []).filter((option) => option.default).map((option) => option.value);
    return [...chosen, ...(input.default_values ?? []).map(({ id }) => id)];
  }
  if (typeof value === 'string') return [value];
  if (typeof value === 'boolean') throw wrong(input, 'values');
  return value.map((entry) => {
    if (typeof entry !== 'string') throw wrong(input, 'values');
    return entry;
  });
}

function textValue(input: Component, value: FieldValue | undefined): string {
  if (value !== undefined && typeof value !== 'string') throw wrong(input, 'text');
  const text = value ?? input.value ?? '';
  const required = input.required ?? true;
  if (text === '' && !required) return text;
  const least = Math.max(input.min_length ?? 0, required ? 1 : 0);
  const most = input.max_length ?? 4000;
  if (text.length < least || text.length > most) throw wrong(input, `${least} to ${most} characters`);
  return text;
}

function fileValues(input: Component, value: FieldValue | undefined, resolver: Resolver): readonly string[] {
  const files: AttachmentInput[] = [];
  for (const entry of Array.isArray(value) ? value : []) {
    if (!isFile(entry)) throw wrong(input, 'files');
    files.push(entry);
  }
  if (value !== undefined && !Array.isArray(value)) throw wrong(input, 'files');
  const required = input.required ?? true;
  const least = required
    ? Math.max(input.min_values ?? 1, 1)
    : files.length === 0
      ? 0
      : (input.min_values ?? 1);
  const most = input.max_values ?? 1;
  if (files.length < least || files.length > most) throw wrong(input, `${least} to ${most} files`);
  return files.map((file) => resolver.file(file, input.file_types ?? null));
}
