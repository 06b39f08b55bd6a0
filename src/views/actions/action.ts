import { z } from 'zod';
import type { MemberId } from '../../domain/ids.ts';

/**
 * A thing that a button, select menu or modal does, with the facts it carries. Views encode it into a custom id,
 * the router decodes it: `v1:<name>:<owner>:<arg>:<arg>…`, at most 100 characters. Nothing else is kept anywhere, so a
 * button works after a restart and a year later.
 */
export interface ActionSpec<A> {
  readonly name: string;
  /**
   * The custom id.
   * @param owner who alone may use it; null for everybody who sees it.
   * @throws {RangeError} when it would be longer than Discord allows: keep state in the database instead.
   */
  id(owner: MemberId | null, args: A): string;
  /** The facts of a decoded custom id; null when they are not what this version expects. */
  parse(args: readonly string[]): A | null;
}

/** A custom id taken apart; nothing about it is trusted yet. */
export interface RawCustomId {
  readonly name: string;
  readonly owner: MemberId | null;
  readonly args: readonly string[];
}

const VERSION = 'v1';
const MAX_LENGTH = 100;
/** Owners stand in base 36 to save room. */
const BASE = 36;

type Shape = Record<string, z.ZodType<unknown, string>>;
type Facts<S extends Shape> = { readonly [K in keyof S]: z.output<S[K]> };

/** Facts travel as text; these are the forms they may have. */
export const fact = {
  /** An id of our own rows, branded as `T`. */
  id: <T extends number>() =>
    z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform((text) => Number(text) as T),
  int: () =>
    z
      .string()
      .regex(/^-?\d{1,15}$/)
      .transform(Number),
  oneOf: <const T extends readonly [string, ...string[]]>(words: T) => z.enum(words),
  /** Short free text (a filter); keep it within the 100 characters of a custom id. */
  text: (max: number) => z.string().max(max),
};

/**
 * Declares an action.
 * @param shape the facts in the order in which they stand in the custom id.
 */
export const action = <const S extends Shape>(name: string, shape: S): ActionSpec<Facts<S>> => {
  const keys = Object.keys(shape);
  const schema = z.tuple(Object.values(shape) as [z.ZodType<unknown, string>]);
  return {
    name,
    id: (owner, args) => {
      const values = keys.map((key) => encodeURIComponent(String(args[key as keyof S]).toWellFormed()));
      const id = [VERSION, name, owner === null ? '' : BigInt(owner).toString(BASE), ...values].join(':');
      if (id.length > MAX_LENGTH) throw new RangeError(`Custom id of ${name} has ${id.length} characters`);
      return id;
    },
    parse: (args) => {
      if (args.length !== keys.length) return null;
      const parsed = schema.safeParse(args);
      if (!parsed.success) return null;
      const values: readonly unknown[] = parsed.data;
      return Object.fromEntries(keys.map((key, at) => [key, values[at]])) as Facts<S>;
    },
  };
};

/** Takes a custom id apart; null for anything that no version of Segue wrote. */
export const readCustomId = (text: string): RawCustomId | null => {
  const [version, name, owner, ...args] = text.split(':');
  if (version !== VERSION || name === undefined || owner === undefined) return null;
  if (text.length > MAX_LENGTH || !/^[a-z0-9]{0,14}$/.test(owner)) return null;
  try {
    return { name, owner: owner === '' ? null : fromBase36(owner), args: args.map(decodeURIComponent) };
  } catch (error) {
    // decodeURIComponent refuses broken escapes: not ours.
    if (error instanceof URIError) return null;
    throw error;
  }
};

const fromBase36 = (text: string): MemberId => {
  let value = 0n;
  for (const digit of text) value = value * BigInt(BASE) + BigInt(Number.parseInt(digit, BASE));
  return value.toString() as MemberId;
};
