import type { Store } from '../../db/store.ts';
import type { ArtistId, MemberId, TrackId } from '../../domain/ids.ts';
import { fold, searchWords } from '../../domain/library/fold.ts';
import { labelKey } from '../../domain/statistics/keys.ts';
import { type NamedKind, namedId } from '../../domain/statistics/named.ts';
import { AppError } from '../../errors.ts';
import type { ListeningSets } from './listening.ts';

export interface Suggestion {
  readonly id: ArtistId | TrackId;
  readonly name: string;
}

/** Artists, albums and labels of a member by name, as they are typed. */
export interface OwnNames {
  /** What was heard most first; an album or a label is a track of it. */
  suggest(memberId: MemberId, kind: NamedKind, typed: string): Promise<Suggestion[]>;
  /** A picked suggestion, or the best one for what was typed. @throws {AppError} NOT_FOUND */
  resolve(memberId: MemberId, kind: NamedKind, value: string): Promise<Suggestion['id']>;
}

const SUGGESTIONS = 25;
/** More than are shown: those that begin with what was typed come first. */
const LOOKED_AT = 100;

export const createOwnNames = (deps: { store: Store; sets: ListeningSets }): OwnNames => {
  const { store, sets } = deps;
  const { statisticOwn } = store.read;

  const labels = async (set: Parameters<typeof statisticOwn.labels>[0], words: readonly string[]) => {
    const found = new Map<string, Suggestion>();
    for (const { trackId, label } of await statisticOwn.labels(set)) {
      const key = labelKey(label);
      if (key === null || found.has(key) || !words.every((word) => key.includes(word))) continue;
      found.set(key, { id: trackId, name: label });
    }
    return [...found.values()];
  };

  const suggest: OwnNames['suggest'] = async (memberId, kind, typed) => {
    const opened = await sets.open(memberId);
    if (opened.kind !== 'ready') return [];
    const { id } = opened.set;
    const words = searchWords(typed);
    const found: Suggestion[] =
      kind === 'artist'
        ? await statisticOwn.artists(id, words, LOOKED_AT)
        : kind === 'album'
          ? (await statisticOwn.albums(id, words, LOOKED_AT)).map(({ trackId, title }) => ({
              id: trackId,
              name: title,
            }))
          : await labels(id, words);
    const start = fold(typed);
    const begins = ({ name }: Suggestion): number => (start !== '' && fold(name).startsWith(start) ? 0 : 1);
    return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, SUGGESTIONS);
  };

  return {
    suggest,
    resolve: async (memberId, kind, value) => {
      const picked = namedId(kind, value);
      if (picked !== null) return kind === 'artist' ? (picked as ArtistId) : (picked as TrackId);
      const [best] = searchWords(value).length === 0 ? [] : await suggest(memberId, kind, value);
      if (best === undefined) throw new AppError('NOT_FOUND', { what: kind });
      return best.id;
    },
  };
};
