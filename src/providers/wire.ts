import { z } from 'zod';

/**
 * Pieces of schemas for what providers send. A field that is missing, null or of the wrong kind is not known, and
 * costs itself alone: no provider may hide a whole answer behind one odd field.
 */
export const lenient = <S extends z.ZodType>(schema: S) => schema.nullish().catch(null);

/** Longer than any honest title, and short enough to be kept. */
const LONGEST_TEXT = 1_000;

export const text = lenient(z.string().max(LONGEST_TEXT));
export const number = lenient(z.number());
export const flag = lenient(z.boolean());

/** A number that some send as text. */
export const count = lenient(
  z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,6})?$/)
    .transform(Number)
    .or(z.number()),
);

/** An id of theirs as text. */
export const id = z
  .int()
  .nonnegative()
  .or(z.string().min(1).max(100))
  .transform((value) => String(value));

/** A list whose entries are read one by one; more of them than `most` are not looked at. */
export const list = (most: number) =>
  lenient(z.array(z.unknown()).transform((entries) => entries.slice(0, most)));

/** Entries of a list that have a known shape; the others are left out. */
export const readable = <S extends z.ZodType>(
  schema: S,
  entries: readonly unknown[] | null | undefined,
): z.output<S>[] =>
  (entries ?? []).flatMap((entry) => {
    const parsed = schema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });

/** A list of entries that have a known shape, at most so many of them. */
export const listOf = <S extends z.ZodType>(schema: S, most: number) =>
  lenient(z.array(z.unknown()).transform((entries) => readable(schema, entries.slice(0, most))));
