import { z } from 'zod';
import { nameKey } from '../../domain/charts/identify.ts';
import { fold } from '../../domain/library/fold.ts';
import { parseTitle } from '../../domain/matching/title.ts';
import type { IdentitySource, Unknown } from '../identity-port.ts';
import type { Likeness } from '../likeness.ts';
import { Mbid } from '../mbid.ts';
import { readable, text } from '../wire.ts';
import { phrase } from './lucene.ts';
import type { MusicBrainzSearch } from './search.ts';
import { Recording, type WireRecording } from './wire.ts';

/** Names and phrases of so many fill one question, and their answers a page or two. */
const TOGETHER = 25;
/** What agreement in words and version is worth when no length is known; below it may be another recording. */
const LEAST_LIKENESS = 0.88;

const Credit = z.object({ name: text });
const Credits = z
  .array(z.unknown())
  .transform((entries) => readable(Credit, entries))
  .catch([]);
const Group = z.object({ id: Mbid, title: z.string().max(1_000), 'artist-credit': Credits });
type Group = z.output<typeof Group>;
const Artist = z.object({ id: Mbid, name: z.string().max(1_000) });
type Artist = z.output<typeof Artist>;

/**
 * MusicBrainz ids of tracks, albums and artists by what they are called: many in one call. Of several that are called
 * the same none is taken; the best recording of a title is, since editors list each release of it.
 */
export const createIdentity = (search: MusicBrainzSearch, likeness: Likeness): IdentitySource => ({
  together: TOGETHER,
  find: async (kind, unknown, signal) => {
    switch (kind) {
      case 'track': {
        const found = await search.anyOf('recording', Recording, unknown.flatMap(recordingQuestions), signal);
        const recordings = found.map(({ read }) => read);
        return unknown.map((one) => recordingOf(one, recordings, likeness));
      }
      case 'album': {
        const found = await search.anyOf('release-group', Group, unknown.map(groupQuestion), signal);
        const groups = found.map(({ read }) => read);
        return unknown.map((one) => onlyOne(groups.filter((group) => isGroup(one, group))));
      }
      case 'artist': {
        const questions = unknown.map(({ name }) => `artist:${phrase(name)}`);
        const found = await search.anyOf('artist', Artist, questions, signal);
        const artists = found.map(({ read }) => read);
        return unknown.map((one) => onlyOne(artists.filter((artist) => isArtist(one, artist))));
      }
    }
  },
});

const recordingQuestions = ({ name, artists, isrc }: Unknown): string[] =>
  isrc === null
    ? [`recording:${phrase(parseTitle(name).core)} AND artist:${phrase(artists[0] ?? '')}`]
    : [`isrc:${isrc}`];

const groupQuestion = ({ name, artists }: Unknown): string =>
  `releasegroup:${phrase(name)} AND artist:${phrase(artists[0] ?? '')}`;

const namesOf = (credits: readonly { readonly name?: string | null | undefined }[]): string[] =>
  credits.flatMap(({ name }) => name ?? []);

const recordingOf = (
  { name, artists, isrc }: Unknown,
  recordings: readonly WireRecording[],
  likeness: Likeness,
): string | null => {
  const scored = recordings
    .filter((one) => one.video !== true && !likeness.contradict(name, one.title))
    .map((one) => ({
      id: one.id,
      byCode: isrc !== null && one.isrcs.includes(isrc),
      score: likeness.compare(
        { title: name, artists },
        { title: one.title, artists: namesOf(one['artist-credit']) },
      ),
      since: one['first-release-date'] || '9999',
    }))
    .filter(({ score, byCode }) => score >= LEAST_LIKENESS && (isrc === null || byCode))
    .sort((a, b) => b.score - a.score || a.since.localeCompare(b.since) || a.id.localeCompare(b.id));
  return scored[0]?.id ?? null;
};

const isGroup = (one: Unknown, group: Group): boolean =>
  nameKey(one) === nameKey({ name: group.title, artists: namesOf(group['artist-credit']) });

const isArtist = ({ name }: Unknown, artist: Artist): boolean => fold(name) === fold(artist.name);

/** Namesakes are told apart by nobody here. */
const onlyOne = (found: readonly { readonly id: string }[]): string | null =>
  found.length === 1 ? (found[0]?.id ?? null) : null;
