import { type Answer, isAnswer, json } from '../../http/answer.ts';
import { isObject, parseJson } from '../../http/call.ts';
import { listParam } from '../../http/params.ts';
import { uuid } from '../../world/ids.ts';
import { isUuid } from '../knowledge/checks.ts';
import { genreWords, knownGenres } from '../knowledge/genres.ts';
import type { MbRecording, Tag } from '../musicbrainz/library.ts';
import type { Ask, Route } from '../provider.ts';
import { type Desk, hasToken, lbError, mostItems, needsToken } from './desk.ts';

const mostNames = 50;
const longestName = 250;
const incs = ['artist', 'tag', 'release'];

/** What is known of recordings, by id in bulk or by name. */
export function metadataRoutes(desk: Desk): Route[] {
  return [
    { method: 'GET', path: '/1/metadata/recording', handle: (ask) => byIdsOfQuery(desk, ask) },
    { method: 'POST', path: '/1/metadata/recording', handle: (ask) => byIdsOfBody(desk, ask) },
    { method: 'GET', path: '/1/metadata/lookup', handle: (ask) => lookupOne(desk, ask) },
    { method: 'POST', path: '/1/metadata/lookup', handle: (ask) => lookupSeveral(desk, ask) },
  ];
}

function byIdsOfQuery(desk: Desk, { query }: Ask): Answer {
  const ids = listParam(query, 'recording_mbids');
  if (ids.length === 0) {
    return lbError(
      400,
      'recording_mbids argument must be present and contain a comma separated list of recording_mbids',
    );
  }
  return metadataOf(desk, ids, query.get('inc'));
}

function byIdsOfBody(desk: Desk, { call }: Ask): Answer {
  const body = parseJson(call.body.toString('utf8'));
  const list = isObject(body) ? body['recording_mbids'] : undefined;
  if (!isObject(body) || !isTexts(list) || list.length === 0) {
    return lbError(400, 'recording_mbids JSON element must be present and contain a list of recording_mbids');
  }
  const inc = body['inc'];
  return metadataOf(desk, list, typeof inc === 'string' ? inc : null);
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

function parseIncs(inc: string | null): readonly string[] | Answer {
  const asked = (inc ?? '').split(/[ +]/).filter(Boolean);
  const stranger = asked.find((each) => !incs.includes(each));
  return stranger === undefined
    ? asked
    : lbError(400, `invalid inc argument '${stranger}'. Must be one of ${incs.join(', ')}.`);
}

/** By id; ids that are not known, or were merged away, are simply not there. */
function metadataOf(desk: Desk, ids: readonly string[], inc: string | null): Answer {
  const wanted = parseIncs(inc);
  if (isAnswer(wanted)) return wanted;
  if (ids.length > mostItems) {
    return lbError(400, `Maximum number of recording_mbids that can be fetched at once is ${mostItems}`);
  }
  const broken = ids.find((id) => !isUuid(id));
  if (broken !== undefined) return lbError(400, `Recording mbid ${broken} is not valid.`);
  const found = ids
    .map((id) => id.toLowerCase())
    .map((id) => desk.library.recording(id))
    .filter((own) => own !== undefined)
    .filter((own) => ids.some((id) => id.toLowerCase() === own.mbid));
  return json(Object.fromEntries(found.map((own) => [own.mbid, describe(desk, own, wanted)])));
}

function describe(desk: Desk, own: MbRecording, wanted: readonly string[]): Record<string, unknown> {
  const { piece } = own;
  const [album] = own.albums;
  return {
    recording: {
      name: own.title,
      length: own.lengthMs,
      rels: [],
      first_release_date: desk.kinds.firstDate(own),
    },
    ...(wanted.includes('artist') && {
      artist: {
        name: piece.credit,
        artist_credit_id: desk.facts.dice('listenbrainz/credit', piece.credit).int(1, 3_000_000),
        artists: piece.artists.map((artist, at) => ({
          artist_mbid: artist.mbid,
          name: artist.name,
          join_phrase: at < piece.artists.length - 1 ? ' & ' : '',
          area: artist.country,
          rels: {},
        })),
      },
    }),
    ...(wanted.includes('release') &&
      album && {
        release: {
          name: album.name,
          mbid: album.mbid,
          year: Number(album.releaseDate.slice(0, 4)),
          caa_id: null,
          caa_release_mbid: null,
          release_group_mbid: desk.library.groupOf(album).mbid,
          album_artist_name: piece.credit,
        },
      }),
    ...(wanted.includes('tag') && { tag: tagsOf(desk, own) }),
  };
}

const genreNames = new Set(knownGenres.flatMap((genre) => genreWords(genre).tags));

function tagsOf({ facts, library }: Desk, own: MbRecording): Record<string, unknown> {
  const tag = ({ name, count }: Tag): Record<string, unknown> => ({
    tag: name,
    count,
    ...(genreNames.has(name) && { genre_mbid: uuid(facts.dice('musicbrainz/genre', name)) }),
  });
  const groups = [...new Set(own.albums.map(library.groupOf))];
  return {
    recording: library.recordingTags(own).map(tag),
    artist: own.piece.artists.flatMap((artist) =>
      library.artistTags(artist).map((each) => ({ ...tag(each), artist_mbid: artist.mbid })),
    ),
    release_group: groups.flatMap((group) =>
      library.groupTags(group).map((each) => ({ ...tag(each), release_group_mbid: group.mbid })),
    ),
  };
}

interface Named {
  artist: string;
  recording: string;
}

function lookupOne(desk: Desk, { call, query }: Ask): Answer {
  if (!hasToken(desk, call)) return needsToken();
  const named = {
    artist: query.get('artist_name') ?? '',
    recording: query.get('recording_name') ?? '',
  };
  const problem = nameProblem(named);
  if (problem) return problem;
  const withMetadata = query.get('metadata') === 'true';
  const wanted = withMetadata ? parseIncs(query.get('inc')) : [];
  if (isAnswer(wanted)) return wanted;
  return json(mapped(desk, named, withMetadata, wanted));
}

/** `{recordings: [{artist_name, recording_name, release_name?}]}`, answered in the order of the question. */
function lookupSeveral(desk: Desk, { call }: Ask): Answer {
  if (!hasToken(desk, call)) return needsToken();
  const body = parseJson(call.body.toString('utf8'));
  const list: unknown = isObject(body) ? body['recordings'] : undefined;
  if (!Array.isArray(list)) return lbError(400, 'recordings JSON element must be present and contain a list');
  if (list.length > mostNames) {
    return lbError(400, `Maximum number of recordings that can be looked up at once is ${mostNames}`);
  }
  const names = list.map((each): Named => {
    const part = (name: string): string => {
      const value: unknown = isObject(each) ? each[name] : undefined;
      return typeof value === 'string' ? value : '';
    };
    return { artist: part('artist_name'), recording: part('recording_name') };
  });
  const problem = names.map(nameProblem).find((each) => each !== undefined);
  if (problem) return problem;
  return json(names.map((named, index) => ({ index, ...mapped(desk, named, false, []) })));
}

function nameProblem({ artist, recording }: Named): Answer | undefined {
  if (artist === '') return lbError(400, 'artist_name is invalid or not present in arguments');
  if (recording === '') return lbError(400, 'recording_name is invalid or not present in arguments');
  return artist.length > longestName || recording.length > longestName
    ? lbError(400, `Names may have at most ${longestName} characters.`)
    : undefined;
}

/** The recording of a name, or an empty object. */
function mapped(
  desk: Desk,
  { artist, recording }: Named,
  withMetadata: boolean,
  wanted: readonly string[],
): Record<string, unknown> {
  const [own] = desk.facts.byName(recording, artist).flatMap(desk.library.ofPiece);
  const [album] = own?.albums ?? [];
  if (!own || !album) return {};
  return {
    recording_mbid: own.mbid,
    release_mbid: album.mbid,
    artist_mbids: own.piece.artists.map(({ mbid }) => mbid),
    recording_name: own.title,
    release_name: album.name,
    artist_credit_name: own.piece.credit,
    ...(withMetadata && { metadata: describe(desk, own, wanted) }),
  };
}
