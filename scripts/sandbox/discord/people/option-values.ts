import { ClientRefusal } from '../errors.ts';
import type { Payload } from '../payloads.ts';
import type { AttachmentInput, OptionValue } from '../types.ts';
import type { Json } from '../validation/schema.ts';
import { type CommandPath, choicesOf } from './command-menu.ts';
import type { Resolver } from './resolved.ts';

type Options = Readonly<Record<string, OptionValue>>;

/** The options of a command as the interaction carries them, checked as the client checks them before sending. */
export function commandOptions(path: CommandPath, given: Options, resolver: Resolver): readonly Payload[] {
  refuseUnknown(path, given);
  const values = path.options.flatMap((option) => {
    const name = String(option['name']);
    const value = given[name];
    if (value === undefined) {
      if (option['required'] === true) throw refusal('missing-option', path, name, 'is required');
      return [];
    }
    return [{ type: option['type'], name, value: checked(path, option, value, resolver) }];
  });
  return nested(path, values);
}

/** While typing: nothing is required yet, and the focused option holds whatever has been typed. */
export function partialOptions(
  path: CommandPath,
  given: Options,
  focused: string,
  resolver: Resolver,
): { options: readonly Payload[]; focusedType: number } {
  refuseUnknown(path, given);
  const target = path.options.find(({ name }) => name === focused);
  if (target?.['autocomplete'] !== true)
    throw refusal('no-autocomplete', path, focused, 'has no autocomplete');
  const values = path.options.flatMap((option): Payload[] => {
    const name = String(option['name']);
    const value = given[name];
    const base = { type: option['type'], name };
    // What is being typed travels as text, whatever the option's type.
    if (name === focused) return [{ ...base, value: String(value ?? ''), focused: true }];
    if (value === undefined || isFile(value)) return [];
    return [{ ...base, value: checked(path, option, value, resolver) }];
  });
  return { options: nested(path, values), focusedType: Number(target['type']) };
}

function refuseUnknown(path: CommandPath, given: Options): void {
  const names = path.options.map(({ name }) => String(name));
  for (const name of Object.keys(given)) {
    if (!names.includes(name))
      throw refusal('unknown-option', path, name, `does not exist (there are: ${names.join(', ')})`);
  }
}

/** Values sit inside their subcommand, and that inside its group. */
function nested(path: CommandPath, values: readonly Payload[]): readonly Payload[] {
  return path.below.toReversed().reduce<readonly Payload[]>((inside, name, depth) => {
    return [{ type: depth === 0 ? 1 : 2, name, options: inside }];
  }, values);
}

function refusal(reason: string, path: CommandPath, option: string, said: string): ClientRefusal {
  return new ClientRefusal(reason, `/${path.path}: option "${option}" ${said}`);
}

export function isFile(value: unknown): value is AttachmentInput {
  return typeof value === 'object' && value !== null && 'filename' in value && 'content' in value;
}

function checked(
  path: CommandPath,
  option: Json,
  value: OptionValue,
  resolver: Resolver,
): string | number | boolean {
  const name = String(option['name']);
  const wrong = (wanted: string) => refusal('wrong-option-type', path, name, `takes ${wanted}`);
  const named = () => {
    if (typeof value !== 'string') throw wrong('an id or a name');
    return value;
  };
  switch (option['type']) {
    case 3:
      if (typeof value !== 'string') throw wrong('text');
      return chosen(path, option, value) ?? fittingText(path, option, value);
    case 4:
    case 10: {
      const whole = option['type'] === 4;
      const picked = typeof value === 'string' ? chosen(path, option, value) : value;
      if (typeof picked !== 'number' || (whole && !Number.isInteger(picked)))
        throw wrong(whole ? 'a whole number' : 'a number');
      return chosen(path, option, picked) ?? fittingNumber(path, option, picked);
    }
    case 5:
      if (typeof value !== 'boolean') throw wrong('true or false');
      return value;
    case 6:
      return resolver.user(named());
    case 7:
      return resolver.channel(named(), numbers(option['channel_types']));
    case 8:
      return resolver.role(named());
    case 9:
      return resolver.mentionable(named());
    case 11:
      if (!isFile(value)) throw wrong('a file');
      return resolver.file(value, strings(option['file_types']));
    default:
      throw wrong('something unknown');
  }
}

/** With choices only they can be picked, by value or by name; without any, undefined. */
function chosen(path: CommandPath, option: Json, value: string | number): string | number | undefined {
  const choices = choicesOf(option);
  if (choices.length === 0) return undefined;
  const picked =
    choices.find((choice) => choice.value === value) ?? choices.find((choice) => choice.name === value);
  if (picked) return picked.value;
  const offered = choices.map((choice) => choice.name).join(', ');
  throw refusal('unknown-choice', path, String(option['name']), `offers no ${value} (there are: ${offered})`);
}

function fittingText(path: CommandPath, option: Json, value: string): string {
  const { min_length: min, max_length: max } = option;
  const [least, most] = [typeof min === 'number' ? min : 0, typeof max === 'number' ? max : 6000];
  if (value.length < least || value.length > most) {
    throw refusal(
      'wrong-option-length',
      path,
      String(option['name']),
      `takes ${least} to ${most} characters`,
    );
  }
  return value;
}

function fittingNumber(path: CommandPath, option: Json, value: number): number {
  const { min_value: min, max_value: max } = option;
  const below = typeof min === 'number' && value < min;
  const above = typeof max === 'number' && value > max;
  if (below || above)
    throw refusal('option-out-of-range', path, String(option['name']), `takes ${min} to ${max}`);
  return value;
}

export function numbers(value: unknown): readonly number[] | null {
  return Array.isArray(value) ? value.map(Number) : null;
}

export function strings(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.map(String) : null;
}
