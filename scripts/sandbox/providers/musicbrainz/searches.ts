import { type Answer, json } from '../../http/answer.ts';
import { wordsOf } from '../../world/text.ts';
import { once } from '../knowledge/facts.ts';
import type { Ask, Route } from '../provider.ts';
import type { Desk } from './desk.ts';
import { mbError, noSuchQuery } from './errors.ts';
import type { MbRecording, ReleaseGroup } from './library.ts';
import { browseGroups, rangeOf } from './lookups.ts';
import { QueryError } from './lucene.ts';
import { type Card, type Hit, searchCards } from './search.ts';

const nothing: ReadonlySet<string> = new Set();

/** `?query=`: its answers look a little different from those of lookups. */
export function searchRoutes(desk: Desk): Route[] {
  const recordingCards = createCards(desk);
  const groupCards = createGroupCards(desk);
  return [
    {
      method: 'GET',
      path: '/ws/2/recording',
      handle: (ask) =>
        search(ask, 'recording', recordingCards, (hits, found, offset) => ({
          created: new Date(desk.facts.world.now()).toISOString(),
          count: found,
          offset,
          recordings: hits.map((hit) => foundRecording(desk, hit, isOldServer(desk, ask))),
        })),
    },
    {
      method: 'GET',
      path: '/ws/2/release-group',
      handle: (ask) =>
        ask.query.has('artist')
          ? browseGroups(desk, ask)
          : search(ask, 'release-group', groupCards, (hits, found, offset) => ({
              created: new Date(desk.facts.world.now()).toISOString(),
              count: found,
              offset,
              'release-groups': hits.map((hit) => foundGroup(desk, hit)),
            })),
    },
  ];
}

function search<T>(
  { query }: Ask,
  resource: string,
  cards: () => Iterable<Card<T>>,
  render: (hits: Hit<T>[], found: number, offset: number) => unknown,
): Answer {
  const text = query.get('query');
  if (text === null || text.trim() === '') return noSuchQuery(resource);
  if (query.has('inc')) {
    return mbError(400, `${query.get('inc')} is not a valid inc parameter for the ${resource} resource.`);
  }
  try {
    const hits = searchCards(cards(), text, query.get('dismax') === 'true');
    const { limit, offset } = rangeOf(query);
    return json(render(hits.slice(offset, offset + limit), hits.length, offset));
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return mbError(400, `Unable to parse the search: ${error.message}`);
  }
}

/** Which of the search servers answers: the older ones write codes as objects. */
function isOldServer({ facts, quirks }: Desk, { query }: Ask): boolean {
  if (quirks.searchIsrcs !== 'mixed') return quirks.searchIsrcs === 'objects';
  return facts.dice('musicbrainz/server', query.get('query') ?? '').chance(0.5);
}

function foundRecording(
  { library, render }: Desk,
  hit: Hit<MbRecording>,
  old: boolean,
): Record<string, unknown> {
  const { thing: own, score } = hit;
  const tags = library.recordingTags(own);
  return {
    id: own.mbid,
    score,
    title: own.title,
    ...(own.lengthMs !== null && { length: own.lengthMs }),
    video: null,
    'artist-credit': render.credit(own.piece.artists, nothing),
    'first-release-date': render.firstDate(own),
    ...(own.isrcs.length > 0 && { isrcs: old ? own.isrcs.map((id) => ({ id })) : own.isrcs }),
    ...(tags.length > 0 && { tags }),
    releases: own.albums.map((album) => {
      const group = library.groupOf(album);
      const { primary, secondary } = render.kindOf(group);
      const number = own.piece.tracks.find(({ albumId }) => albumId === album.id)?.trackNumber ?? 1;
      return {
        id: album.mbid,
        title: album.name,
        status: 'Official',
        date: album.releaseDate,
        country: 'XW',
        'track-count': album.trackIds.length,
        'release-group': {
          id: group.mbid,
          title: group.title,
          'primary-type': primary,
          ...(secondary.length > 0 && { 'secondary-types': secondary }),
        },
        media: [
          {
            position: 1,
            format: 'Digital Media',
            'track-count': album.trackIds.length,
            'track-offset': number - 1,
            track: [{ number: String(number), title: own.title, length: own.lengthMs ?? undefined }],
          },
        ],
      };
    }),
  };
}

function foundGroup({ library, render }: Desk, { thing, score }: Hit<ReleaseGroup>): Record<string, unknown> {
  const { primary, secondary } = render.kindOf(thing);
  return {
    id: thing.mbid,
    score,
    count: thing.albums.length,
    title: thing.title,
    'primary-type': primary,
    'secondary-types': secondary,
    'artist-credit': render.credit(thing.artists, nothing),
    releases: thing.albums.map(({ mbid, name }) => ({ id: mbid, title: name, status: 'Official' })),
    tags: library.groupTags(thing),
  };
}

function createCards(desk: Desk): () => Iterable<Card<MbRecording>> {
  const { library } = desk;
  const cardOf = (own: MbRecording): Card<MbRecording> => {
    const { piece } = own;
    const groups = own.albums.map(library.groupOf);
    return {
      thing: own,
      id: own.mbid,
      words: {
        recording: wordsOf(own.title),
        artist: wordsOf(piece.credit),
        artistname: wordsOf(piece.credit),
        creditname: wordsOf(piece.credit),
        release: own.albums.flatMap(({ name }) => wordsOf(name)),
      },
      values: {
        isrc: own.isrcs,
        rid: [own.mbid],
        arid: piece.artists.map(({ mbid }) => mbid),
        reid: own.albums.map(({ mbid }) => mbid),
        rgid: groups.map(({ mbid }) => mbid),
        primarytype: groups.map((group) => desk.render.kindOf(group).primary),
        secondarytype: groups.flatMap((group) => desk.render.kindOf(group).secondary),
        status: ['official'],
        date: own.albums.map(({ releaseDate }) => releaseDate),
        tag: library.recordingTags(own).map(({ name }) => name),
        video: ['false'],
      },
      numbers: { dur: own.lengthMs },
      usual: ['recording', 'artist'],
    };
  };
  const cardsOf = new WeakMap<readonly MbRecording[], Card<MbRecording>[]>();
  return () => {
    const recordings = library.recordings();
    const cards = cardsOf.get(recordings) ?? recordings.map(cardOf);
    cardsOf.set(recordings, cards);
    return cards;
  };
}

function createGroupCards({ library, render }: Desk): () => Iterable<Card<ReleaseGroup>> {
  const all = once(() =>
    library.groups().map((thing): Card<ReleaseGroup> => {
      const { primary, secondary } = render.kindOf(thing);
      return {
        thing,
        id: thing.mbid,
        words: {
          releasegroup: wordsOf(thing.title),
          release: wordsOf(thing.title),
          artist: thing.artists.flatMap(({ name }) => wordsOf(name)),
          artistname: thing.artists.flatMap(({ name }) => wordsOf(name)),
        },
        values: {
          rgid: [thing.mbid],
          arid: thing.artists.map(({ mbid }) => mbid),
          primarytype: [primary],
          secondarytype: secondary,
          status: ['official'],
          tag: library.groupTags(thing).map(({ name }) => name),
          firstreleasedate: thing.albums.map(({ releaseDate }) => releaseDate),
        },
        numbers: {},
        usual: ['releasegroup', 'artist'],
      };
    }),
  );
  return () => all().filter(({ thing }) => thing.albums.some(library.isKnownAlbum));
}
