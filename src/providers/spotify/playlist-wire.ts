import { z } from 'zod';

/** What Spotify's answers about a playlist's entries and writes look like: as little as can be required. */
const lenient = <S extends z.ZodType>(schema: S) => schema.nullish().catch(null);

/** A write that was taken must not look like a failure because its answer is odd. */
export const Snapshot = lenient(z.object({ snapshot_id: lenient(z.string().min(1)) }));

/** An empty answer. */
export const Nothing = z.unknown();

export const Contains = z.array(z.boolean()).min(1);

export const EntryPage = z.object({
  items: z.array(z.unknown()),
  next: lenient(z.string()),
  total: lenient(z.number()),
});

const Thing = z.object({ uri: z.string().min(1) });

export const Entry = z.object({ item: z.unknown().optional(), track: z.unknown().optional() });

/**
 * The uri of an entry: in `item` (development mode, where `track` may be a mere `true`) or in `track` (extended quota).
 * Null for what vanished; `undefined` for an entry of a shape that we do not know.
 */
export const uriOf = (value: unknown): string | null | undefined => {
  if (value === null) return null;
  const { data } = Entry.safeParse(value);
  if (data === undefined || (data.item === undefined && data.track === undefined)) return undefined;
  const thing = [data.item, data.track].find((one) => typeof one === 'object' && one !== null);
  if (thing === undefined) return null;
  return Thing.safeParse(thing).data?.uri ?? null;
};
