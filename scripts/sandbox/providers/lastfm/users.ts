import { reportedBy } from '../../exports/heard.ts';
import { type Answer, json } from '../../http/answer.ts';
import { intParam } from '../../http/params.ts';
import type { WorldTrack } from '../../world/types.ts';
import type { LastfmDesk } from '../contract.ts';
import type { Facts } from '../knowledge/facts.ts';
import type { Pictures } from '../pictures.ts';

export interface LastfmUser {
  name: string;
  realname: string;
  accountId: string;
  country: string;
  /** How long they have been there before the world's own memory begins. */
  years: number;
}

/** People of the world whose players report to Last.fm. The last one hides what they hear. */
export const lastfmUsers: readonly LastfmUser[] = [
  { name: 'mira_k', realname: 'Mira', accountId: 'mira.keller', country: 'Germany', years: 0 },
  { name: 'lena_outside', realname: '', accountId: 'lena_outside', country: 'None', years: 2 },
  { name: 'soren_hidden', realname: 'Søren', accountId: 'søren-ø', country: 'Denmark', years: 0 },
];

type Method = (query: URLSearchParams) => Answer;
type Failed = (error: number, message: string) => Answer;

interface UserParts {
  facts: Facts;
  pictures: Pictures;
  failed: Failed;
}

/** What users have scrobbled. Times are those at which a track began. */
export function userMethods(parts: UserParts): { methods: Record<string, Method>; hand: LastfmDesk } {
  const hidden = new Set(['soren_hidden']);
  const playing = new Map<string, string>();
  const withUser = (query: URLSearchParams, found: (user: LastfmUser) => Answer): Answer => {
    const name = query.get('user') ?? '';
    if (name === '')
      return parts.failed(6, 'Invalid parameters - Your request is missing a required parameter');
    const user = find(name);
    return user ? found(user) : parts.failed(6, 'User not found');
  };
  return {
    methods: {
      'user.getinfo': (query) => withUser(query, (user) => info(parts, user)),
      'user.getrecenttracks': (query) =>
        withUser(query, (user) =>
          hidden.has(user.name)
            ? parts.failed(17, 'Login: User required to be logged in')
            : recent(parts, query, user, playing.get(user.name)),
        ),
    },
    hand: {
      setPrivate(name, isPrivate) {
        if (isPrivate) hidden.add(known(name).name);
        else hidden.delete(known(name).name);
      },
      setNowPlaying(name, trackId) {
        if (trackId === null) playing.delete(known(name).name);
        else playing.set(known(name).name, trackId);
      },
      scrobbles: (name) =>
        scrobblesOf(parts.facts, known(name)).map(({ track, at }) => ({ trackId: track.id, at: at * 1_000 })),
    },
  };
}

const find = (name: string): LastfmUser | undefined =>
  lastfmUsers.find((user) => user.name === name.toLowerCase());

function known(name: string): LastfmUser {
  const user = find(name);
  if (!user) throw new Error(`Nobody at Last.fm is called ${name}.`);
  return user;
}

interface Scrobble {
  track: WorldTrack;
  /** Seconds. */
  at: number;
}

/** Newest first. */
const scrobblesOf = ({ world }: Facts, { accountId, years }: LastfmUser): Scrobble[] =>
  reportedBy(world, accountId, years).flatMap(({ trackId, startedAt }): Scrobble[] => {
    const track = world.catalogue.track(trackId);
    return track ? [{ track, at: Math.floor(startedAt / 1_000) }] : [];
  });

function recent(
  parts: UserParts,
  query: URLSearchParams,
  user: LastfmUser,
  playing: string | undefined,
): Answer {
  const limit = intParam(query, 'limit', 50, 1, 1_000);
  if (limit === undefined) return parts.failed(6, 'limit param out of bounds (1-1000)');
  const page = intParam(query, 'page', 1, 1, 1_000_000);
  if (page === undefined) return parts.failed(6, 'page param out of bounds (1-1000000)');
  const from = intParam(query, 'from', 0, 0, Number.MAX_SAFE_INTEGER);
  const to = intParam(query, 'to', Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER);
  if (from === undefined || to === undefined) return parts.failed(6, 'Invalid timestamp');
  const all = scrobblesOf(parts.facts, user).filter(({ at }) => at >= from && at <= to);
  const extended = query.get('extended') === '1';
  const now = playing === undefined ? undefined : parts.facts.world.catalogue.track(playing);
  return json({
    recenttracks: {
      track: [
        // On every page, beyond its limit.
        ...(now ? [{ ...entry(parts, now, extended), '@attr': { nowplaying: 'true' } }] : []),
        ...all.slice((page - 1) * limit, page * limit).map(({ track, at }) => ({
          ...entry(parts, track, extended),
          date: { uts: String(at), '#text': dateText(at) },
        })),
      ],
      '@attr': {
        user: user.name,
        totalPages: String(Math.ceil(all.length / limit)),
        page: String(page),
        perPage: String(limit),
        total: String(all.length),
      },
    },
  });
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `20 Nov 2026, 09:12`, UTC. */
function dateText(at: number): string {
  const date = new Date(at * 1_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

function entry({ facts, pictures }: UserParts, track: WorldTrack, extended: boolean): object {
  const { catalogue } = facts.world;
  const random = facts.dice('lastfm/scrobble', track.id);
  // Only the first artist is reported; the rest is lost.
  const artist = catalogue.artist(track.artistIds[0] ?? '');
  const album = catalogue.album(track.albumId);
  const artistMbid = random.chance(0.7) ? (artist?.mbid ?? '') : '';
  const name = artist?.name ?? '';
  const path = (text: string): string => encodeURIComponent(text).replace(/%20/g, '+');
  const url = `https://www.last.fm/music/${path(name)}`;
  const images = pictures.lastfm(album?.id ?? '');
  return {
    artist: extended ? { name, mbid: artistMbid, url, image: images } : { mbid: artistMbid, '#text': name },
    streamable: '0',
    image: images,
    mbid: random.chance(0.45) ? track.recordingMbid : '',
    album: { mbid: random.chance(0.4) ? (album?.mbid ?? '') : '', '#text': album?.name ?? '' },
    name: track.name,
    url: `${url}/_/${path(track.name)}`,
    ...(extended && { loved: '0' }),
  };
}

function info({ facts, pictures }: UserParts, user: LastfmUser): Answer {
  const count = String(scrobblesOf(facts, user).length);
  const registered = Math.floor(Date.UTC(2012, 3, facts.dice('lastfm/user', user.name).int(1, 28)) / 1_000);
  return json({
    user: {
      name: user.name,
      age: '0',
      subscriber: '0',
      realname: user.realname,
      bootstrap: '0',
      playcount: count,
      artist_count: count,
      playlists: '0',
      track_count: count,
      album_count: count,
      image: pictures.lastfm(user.name),
      registered: { unixtime: String(registered), '#text': registered },
      country: user.country,
      gender: 'n',
      url: `https://www.last.fm/user/${user.name}`,
      type: 'user',
    },
  });
}
