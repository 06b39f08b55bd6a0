import type { Store } from '../../db/store.ts';
import { allGenreWords } from '../../domain/enrichment/genres.ts';
import { suggestInList } from '../../domain/enrichment/suggest.ts';
import type { GuildId, MemberId, TrackId } from '../../domain/ids.ts';
import { fold, searchWords } from '../../domain/library/fold.ts';
import { genreOf } from '../../domain/server/boards.ts';
import {
  isShortGenre,
  type NamedSubject,
  parseSubject,
  type Subject,
  type SubjectKind,
  subjectText,
} from '../../domain/server/subjects.ts';
import { AppError } from '../../errors.ts';
import type { OwnNames } from '../statistics/own-names.ts';
import type { TrackCards } from '../tracks/cards.ts';

export interface SubjectSuggestion {
  readonly name: string;
  /** Whose it is; null for artists and genres. */
  readonly by: string | null;
  /** What the option holds when it is picked. */
  readonly value: string;
}

interface Asker {
  readonly memberId: MemberId;
  readonly guildId: GuildId;
}

/** Artists, albums, tracks and genres, as somebody in a server means them. */
export interface Subjects {
  /** Their own first, then what everybody may know. */
  suggest(asker: Asker, kind: SubjectKind, typed: string): Promise<SubjectSuggestion[]>;
  /**
   * What was picked, or the best one for what was typed; nothing typed is what they played last.
   * @throws {AppError} NOT_FOUND
   */
  resolve(asker: Asker, kind: SubjectKind, typed: string | null): Promise<Subject>;
  /** @throws {AppError} NOT_FOUND when there is none (any more) */
  name(subject: Subject): Promise<NamedSubject>;
}

const SUGGESTIONS = 25;
const genreWords = allGenreWords.map(({ word }) => word);

export const createSubjects = (deps: {
  store: Pick<Store, 'read'>;
  ownNames: Pick<OwnNames, 'suggest'>;
  trackCards: Pick<TrackCards, 'suggest'>;
}): Subjects => {
  const { ownNames, trackCards } = deps;
  const { read } = deps.store;

  const genres = async (guildId: GuildId, words: readonly string[], typed: string) => {
    const here = (await read.serverRows.genreBoards(guildId, words, SUGGESTIONS)).flatMap(
      (board) => genreOf(board) ?? [],
    );
    const known = new Set([...here, ...suggestInList(genreWords, typed).map((word) => fold(word))]);
    return [...known].filter(isShortGenre).map((name) => ({ name, by: null, value: `genre:${name}` }));
  };

  const trackNames = async (ids: readonly TrackId[], kind: 'album' | 'track') => {
    const names = await read.statisticNames.tracks(ids);
    return ids.flatMap((id) => {
      const track = names.get(id);
      const name = kind === 'album' ? track?.albumTitle : track?.title;
      if (track === undefined || name == null) return [];
      const by = track.artists.map((artist) => artist.name).join(', ');
      return [{ name, by, value: subjectText({ kind, id }) }];
    });
  };

  const ofTracks = async (
    memberId: MemberId,
    kind: 'album' | 'track',
    words: readonly string[],
    typed: string,
  ) => {
    const own =
      kind === 'track'
        ? (await trackCards.suggest(memberId, typed)).map(({ id }) => id)
        : (await ownNames.suggest(memberId, 'album', typed)).map(({ id }) => id as TrackId);
    const more =
      words.length === 0 || own.length >= SUGGESTIONS
        ? []
        : await read.serverSubjects[kind === 'track' ? 'tracks' : 'albums'](words, SUGGESTIONS);
    return trackNames([...new Set([...own, ...more.map(({ id }) => id)])], kind);
  };

  const artists = async (memberId: MemberId, words: readonly string[], typed: string) => {
    const own = await ownNames.suggest(memberId, 'artist', typed);
    const more =
      words.length === 0 || own.length >= SUGGESTIONS
        ? []
        : await read.serverSubjects.artists(words, SUGGESTIONS);
    const found = new Map([...more, ...own].map(({ id, name }) => [`artist:${id}`, name]));
    const start = fold(typed);
    const worth = (name: string): number => (fold(name) === start ? 2 : fold(name).startsWith(start) ? 1 : 0);
    return [...found]
      .map(([value, name]) => ({ name, by: null, value }))
      .toSorted((a, b) => worth(b.name) - worth(a.name));
  };

  const suggest: Subjects['suggest'] = async ({ memberId, guildId }, kind, typed) => {
    const words = searchWords(typed);
    const found =
      kind === 'genre'
        ? await genres(guildId, words, typed)
        : kind === 'artist'
          ? await artists(memberId, words, typed)
          : await ofTracks(memberId, kind, words, typed);
    return found.slice(0, SUGGESTIONS);
  };

  /** What the member played last. */
  const last = async (memberId: MemberId, kind: SubjectKind): Promise<Subject | null> => {
    const id = await read.serverRows.lastTrack(memberId);
    if (id === null) return null;
    if (kind === 'album' || kind === 'track') return { kind, id };
    if (kind === 'genre') {
      const [name] = await read.serverSubjects.genresOf(id);
      return name === undefined || !isShortGenre(fold(name)) ? null : { kind, name: fold(name) };
    }
    const artist = await read.serverSubjects.firstArtist(id);
    return artist === null ? null : { kind, id: artist };
  };

  return {
    suggest,

    resolve: async (asker, kind, typed) => {
      const picked = typed === null ? await last(asker.memberId, kind) : parseSubject(typed);
      if (picked !== null && picked.kind === kind) return picked;
      const [best] =
        typed === null || searchWords(typed).length === 0 ? [] : await suggest(asker, kind, typed);
      const meant = best === undefined ? null : parseSubject(best.value);
      if (meant === null) throw new AppError('NOT_FOUND', { what: kind === 'genre' ? 'style' : kind });
      return meant;
    },

    name: async (subject) => {
      if (subject.kind === 'genre') {
        return { subject, name: subject.name, by: null, imageUrl: null, spotifyId: null };
      }
      if (subject.kind === 'artist') {
        const artist = (await read.statisticNames.artists([subject.id])).get(subject.id);
        if (artist === undefined) throw new AppError('NOT_FOUND', { what: 'artist' });
        const { name, imageUrl, spotifyId } = artist;
        return { subject, name, by: null, imageUrl, spotifyId };
      }
      const track = (await read.statisticNames.tracks([subject.id])).get(subject.id);
      const name = subject.kind === 'album' ? track?.albumTitle : track?.title;
      if (track === undefined || name == null) throw new AppError('NOT_FOUND', { what: subject.kind });
      const by = track.artists.map((artist) => artist.name).join(', ');
      const spotifyId = subject.kind === 'album' ? track.albumSpotifyId : track.spotifyId;
      return { subject, name, by, imageUrl: track.imageUrl, spotifyId };
    },
  };
};
