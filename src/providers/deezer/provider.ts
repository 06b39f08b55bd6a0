import { z } from 'zod';
import { isAppError } from '../../errors.ts';
import { type AnswerCache, remembered } from '../answer-cache.ts';
import type { EnrichmentProvider, Finding, Subject } from '../enrichment-port.ts';
import { isrc } from '../facts.ts';
import { findingOf, jsonOf, missOf, oneByOne, refusedError, storable, unreadableError } from '../findings.ts';
import type { Http } from '../http-port.ts';
import type { Likeness } from '../likeness.ts';
import { failureOf, heed, isUnknown } from './errors.ts';
import { DEEZER_LIMITER } from './limiter.ts';
import { isOnOurRelease, readDocument } from './read.ts';
import { Album, Track } from './wire.ts';

export interface DeezerDeps {
  readonly http: Http;
  readonly url: string;
  readonly likeness: Likeness;
  /** Albums are asked for once for all of their tracks. */
  readonly albums: AnswerCache;
  /** One song is on many releases: a code is asked for once for all of its tracks. */
  readonly tracks: AnswerCache;
  /** Whether a track's album is worth a call of its own. */
  readonly wantsAlbum?: (subject: Subject) => boolean;
}

/** Nine tenths of an album are its other tracks, and they would be kept with each of ours. */
const withoutTracks = (document: unknown): unknown =>
  typeof document === 'object' && document !== null ? { ...document, tracks: undefined } : document;

/** Facts by ISRC from Deezer's catalogue, no key. One call a track, and one an album. @see EnrichmentProvider */
export const createDeezer = (deps: DeezerDeps): EnrichmentProvider => {
  const { http, url, likeness, albums, tracks, wantsAlbum = ({ label }) => label === null } = deps;

  /** A document of theirs; null when they do not have it. */
  const ask = async (
    bucket: 'track' | 'album',
    path: string,
    signal: AbortSignal | undefined,
  ): Promise<unknown> => {
    const answer = await http.request({
      provider: 'deezer',
      app: '-',
      mode: null,
      bucket,
      method: 'GET',
      url: url + path,
      // Genres come in the language of the reader.
      headers: { 'accept-language': 'en' },
      schema: z.unknown(),
      limiter: DEEZER_LIMITER,
      signal,
      heed,
    });
    const json = answer.kind === 'ok' ? answer.body : jsonOf(answer.text);
    if (isUnknown(json)) return null;
    if (answer.kind === 'refused') throw refusedError('deezer', bucket, answer.status);
    if (failureOf(json) !== null) throw unreadableError('deezer', `error ${failureOf(json)?.code}`);
    return json;
  };

  const trackOf = async (code: string, signal: AbortSignal | undefined): Promise<unknown> => {
    const document = await ask('track', `/track/isrc:${code}`, signal);
    if (document === null) return null;
    const track = Track.safeParse(document).data;
    if (track === undefined) throw unreadableError('deezer', 'the track has another shape');
    return storable(document, track);
  };

  const albumOf = async (albumId: string, signal: AbortSignal | undefined): Promise<unknown> => {
    try {
      return await remembered(albums, albumId, async () => {
        const document = await ask('album', `/album/${encodeURIComponent(albumId)}`, signal);
        const album = Album.safeParse(document).data;
        return album === undefined ? null : storable(withoutTracks(document), album);
      });
    } catch (error) {
      // An album that cannot be read must not cost its tracks; an outage is another matter.
      if (isAppError(error, 'PROVIDER_UNAVAILABLE') && error.data.why === 'bad_body') return null;
      throw error;
    }
  };

  const lookOne = async (subject: Subject, signal: AbortSignal | undefined): Promise<Finding> => {
    const code = isrc(subject.isrc);
    if (code === undefined) return missOf(subject);
    const document = await remembered(tracks, code, () => trackOf(code, signal));
    const track = Track.safeParse(document).data;
    if (track === undefined) return missOf(subject);
    const kept = { track: document, album: null };
    if (readDocument(kept, subject, likeness) === null) return missOf(subject);
    const albumId = isOnOurRelease(track, subject) && wantsAlbum(subject) ? track.album?.id : null;
    const album = albumId == null ? null : await albumOf(albumId, signal);
    const raw = { ...kept, album };
    return findingOf(subject, readDocument(raw, subject, likeness), { externalId: track.id, raw });
  };

  return {
    source: 'deezer',
    version: 1,
    batchSize: 1,
    accepts: (subject) => isrc(subject.isrc) !== undefined,
    look: (batch, signal) => oneByOne(batch, signal, (subject) => lookOne(subject, signal)),
    read: (raw, subject) => readDocument(raw, subject, likeness),
  };
};
