import { z } from 'zod';
import { isrc } from '../facts.ts';
import { Mbid } from '../mbid.ts';
import { flag, lenient, readable, text } from '../wire.ts';

/**
 * What MusicBrainz's answers look like: only what Segue reads, and only what it cannot do without is required. Lists
 * are cut: a recording can be on hundreds of releases.
 */
const listOf = <S extends z.ZodType>(schema: S, most: number) =>
  z
    .array(z.unknown())
    .transform((entries) => readable(schema, entries.slice(0, most)))
    .catch([])
    .default([]);

const Tag = z.object({ name: z.string().min(1), count: z.number() });
const tags = listOf(Tag, 200);

const credits = listOf(z.object({ name: text, artist: z.object({ id: Mbid, name: text }) }), 50);

export const Release = z.object({
  id: Mbid,
  title: text,
  status: text,
  date: text,
  'artist-credit': credits,
  'release-group': lenient(
    z.object({
      id: Mbid,
      title: text,
      'primary-type': text,
      'secondary-types': listOf(z.string(), 10),
    }),
  ),
  'label-info': listOf(z.object({ label: lenient(z.object({ name: text })) }), 10),
});

/** Plain texts today, `{id}` on older servers. What is no ISRC becomes an empty text. */
const Isrc = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .transform((written) => isrc(written) ?? '');

export const Recording = z.object({
  id: Mbid,
  title: z.string().max(1_000),
  /** ms */
  length: lenient(z.number().positive()),
  video: flag,
  disambiguation: text,
  'first-release-date': text,
  'artist-credit': credits,
  isrcs: listOf(Isrc, 100),
  tags,
  /** In look-ups only: the tags that are names of genres. */
  genres: tags,
  releases: listOf(Release, 2_000),
});

/** A release group or an artist, for its tags. */
export const Tagged = z.object({ id: Mbid, tags, genres: tags });

/** Answers of searches: the entries stand under the name of what was looked for. */
const count = lenient(z.number().int().nonnegative());
const entries = z.array(z.unknown());
export const Searches = {
  recording: z.object({ count, recordings: entries }).transform((all) => found(all.count, all.recordings)),
  release: z.object({ count, releases: entries }).transform((all) => found(all.count, all.releases)),
  artist: z.object({ count, artists: entries }).transform((all) => found(all.count, all.artists)),
  'release-group': z
    .object({ count, 'release-groups': entries })
    .transform((all) => found(all.count, all['release-groups'])),
};

const found = (all: number | null | undefined, page: unknown[]) => ({ count: all ?? page.length, page });

/** As a link names it: without artists and releases. */
export const LinkedRecording = z.object({ id: Mbid, title: text, length: lenient(z.number().positive()) });
export const LinkedArtist = z.object({ id: Mbid, name: text });

const Relation = z.object({
  recording: lenient(LinkedRecording),
  release: lenient(Release),
  artist: lenient(LinkedArtist),
});
const LinkedUrl = z.object({ resource: z.string(), relations: listOf(Relation, 100) });

/** Several addresses give a list, one gives itself. */
export const UrlAnswer = z.union([
  z.object({ urls: z.array(z.unknown()) }).transform(({ urls }) => readable(LinkedUrl, urls)),
  LinkedUrl.transform((url) => [url]),
]);

/** One thing asked for by its id; a merged one answers with another id. */
export const LookedUp = z.looseObject({ id: Mbid });

export type WireRecording = z.output<typeof Recording>;
export type WireRelease = z.output<typeof Release>;
export type WireTagged = z.output<typeof Tagged>;
export type WireUrl = z.output<typeof LinkedUrl>;
