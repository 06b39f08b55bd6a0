import { wordsOf } from '../../world/text.ts';
import type { WorldAlbum, WorldArtist } from '../../world/types.ts';
import { once } from '../knowledge/facts.ts';
import type { Desk } from './desk.ts';
import { artistsOf } from './found.ts';
import type { MbRecording, ReleaseGroup } from './library.ts';
import type { Card } from './search.ts';

/** What the search index holds of each kind of thing. Ids that were merged away are not in it. */

export function recordingCards(desk: Desk): () => Iterable<Card<MbRecording>> {
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

export function groupCards({ library, render }: Desk): () => Iterable<Card<ReleaseGroup>> {
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

export function releaseCards(desk: Desk): () => Iterable<Card<WorldAlbum>> {
  const { facts, library, render } = desk;
  const all = once(() =>
    facts.world.catalogue.allAlbums().map((thing): Card<WorldAlbum> => {
      const artists = artistsOf(desk, thing);
      const group = library.groupOf(thing);
      const { primary, secondary } = render.kindOf(group);
      return {
        thing,
        id: thing.mbid,
        words: {
          release: wordsOf(thing.name),
          artist: artists.flatMap(({ name }) => wordsOf(name)),
          artistname: artists.flatMap(({ name }) => wordsOf(name)),
          label: wordsOf(facts.world.catalogue.label(thing.labelId)?.name ?? ''),
        },
        values: {
          reid: [thing.mbid],
          rgid: [group.mbid],
          arid: artists.map(({ mbid }) => mbid),
          barcode: [thing.upc],
          primarytype: [primary],
          secondarytype: secondary,
          status: ['official'],
          format: ['digital media'],
          country: ['xw'],
          date: [thing.releaseDate],
          tag: [],
        },
        numbers: { tracks: thing.trackIds.length },
        usual: ['release', 'artist'],
      };
    }),
  );
  return () => all().filter(({ thing }) => library.isKnownAlbum(thing));
}

export function artistCards({ facts, library }: Desk): () => Iterable<Card<WorldArtist>> {
  return once(() =>
    [...facts.artists().values()].filter(library.isKnownArtist).map(
      (thing): Card<WorldArtist> => ({
        thing,
        id: thing.mbid,
        words: { artist: wordsOf(thing.name), alias: wordsOf(thing.name), sortname: wordsOf(thing.name) },
        values: {
          arid: [thing.mbid],
          country: [thing.country],
          type: ['group'],
          tag: library.artistTags(thing).map(({ name }) => name),
        },
        numbers: {},
        usual: ['artist', 'alias'],
      }),
    ),
  );
}
