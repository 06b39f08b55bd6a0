import { z } from 'zod';

/** An id of MusicBrainz, which its sister services use as well. Ids are compared and sent on: always in small letters. */
export const Mbid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i)
  .transform((id) => id.toLowerCase());

/** Those of a list that are ids, each once, in order. */
export const mbids = (given: readonly string[]): string[] => [
  ...new Set(
    given.flatMap((text) => {
      const { data } = Mbid.safeParse(text);
      return data === undefined ? [] : [data];
    }),
  ),
];
