import type { EnrichmentProvider, Finding, Subject } from '../enrichment-port.ts';
import { missOf } from '../findings.ts';
import { lighten, readDocument, slim, VERSION } from './documents.ts';
import { judge } from './judge.ts';
import { type createLinks, type Links, linkKey, linksOf } from './links.ts';
import { type Entry, type MusicBrainzSearch, PAGE } from './search.ts';
import { Recording, Release, type WireRecording, type WireRelease } from './wire.ts';

/** A page of recordings holds about so many albums of an electronic library (singles and EPs, most of them). */
const ALBUMS_TOGETHER = 25;
const MOST_RECORDINGS = 3;

interface Deps {
  readonly search: MusicBrainzSearch;
  readonly links: ReturnType<typeof createLinks>;
}

/**
 * What editors of MusicBrainz linked to Spotify: exact, where it exists. Tracks are seldom linked, albums and artists
 * often; so an album's recordings are read and compared with the track, and where even the album is unknown, the
 * artists' ids still help everything that comes later. Albums and artists repeat in a library: the more tracks are
 * looked at together, the fewer calls each of them takes.
 */
export const createByLink = ({ search, links }: Deps): EnrichmentProvider => {
  const look = async (batch: readonly Subject[], signal: AbortSignal | undefined): Promise<Finding[]> => {
    const pages = await links(
      batch.flatMap((subject) => linksOf(subject, ['track', 'album'])),
      signal,
    );
    const releaseIdOf = (subject: Subject): string | undefined => releaseOf(pages, subject)?.id;
    const releases = byId(
      await search.all(
        'release',
        Release,
        query(
          'reid',
          batch.flatMap((one) => releaseIdOf(one) ?? []),
          PAGE,
        ),
        signal,
      ),
    );
    // Also where ids are known already: when asked again, what is found has to stand by itself.
    const unknown = batch.filter((subject) => trackOf(pages, subject) === null);
    const albums = unknown.flatMap((subject) => releaseIdOf(subject) ?? []);
    const recordings = await search.all(
      'recording',
      Recording,
      query('reid', albums, ALBUMS_TOGETHER),
      signal,
    );
    const byRelease = groupByRelease(recordings);
    const nameless = unknown.filter((subject) => !byRelease.has(releaseIdOf(subject) ?? ''));
    const people = await links(
      nameless.flatMap((subject) => linksOf(subject, ['artist'])),
      signal,
    );
    return batch.map((subject) => {
      const releaseId = releaseIdOf(subject) ?? '';
      return findingOf(subject, {
        track: trackOf(pages, subject),
        // The index is behind the database: what the link itself says of the album is less, but there.
        release: releases.get(releaseId) ?? bare(releaseOf(pages, subject)),
        recordings: byRelease.get(releaseId) ?? [],
        artists: artistsOf(people, subject),
      });
    });
  };
  return {
    source: 'musicbrainz',
    version: VERSION,
    batchSize: 500,
    accepts: (subject) => linksOf(subject, ['track', 'album', 'artist']).length > 0,
    look,
    read: readDocument,
  };
};

const query = (field: string, values: readonly string[], together: number) => ({ field, values, together });

interface Known {
  readonly track: unknown;
  readonly release: Entry<WireRelease> | null;
  readonly recordings: readonly Entry<WireRecording>[];
  readonly artists: readonly { readonly id: string }[];
}

const findingOf = (subject: Subject, { track, release, recordings, artists }: Known): Finding => {
  // The others on the album are other tracks: they are not kept.
  const chosen = judge(subject, recordings, 'text')?.entries ?? [];
  const raw = {
    via: 'link',
    track,
    release: release === null ? null : lighten(release.raw),
    recordings: chosen.slice(0, MOST_RECORDINGS).map((entry) => slim(entry, subject)),
    artists,
  };
  const reading = readDocument(raw, subject);
  if (reading === null) return missOf(subject);
  const [externalId = release?.read.id ?? ''] = [
    ...(reading.recordingMbids ?? []),
    ...(reading.releaseGroupMbids ?? []),
    ...(reading.artistMbids ?? []),
  ];
  return { ...reading, key: subject.key, kind: 'found', externalId, raw };
};

const trackOf = (pages: Links, { spotifyId }: Subject) =>
  pages.get(linkKey('track', spotifyId) ?? '')?.find(({ recording }) => recording != null)?.recording ?? null;

const releaseOf = (pages: Links, { albumSpotifyId }: Subject): WireRelease | null =>
  pages.get(linkKey('album', albumSpotifyId) ?? '')?.find(({ release }) => release != null)?.release ?? null;

const bare = (release: WireRelease | null): Entry<WireRelease> | null =>
  release === null ? null : { raw: release, read: release };

const artistsOf = (pages: Links, { artistSpotifyIds }: Subject) =>
  artistSpotifyIds.flatMap(
    (id) => pages.get(linkKey('artist', id) ?? '')?.find(({ artist }) => artist != null)?.artist ?? [],
  );

const byId = (entries: readonly Entry<WireRelease>[]): Map<string, Entry<WireRelease>> =>
  new Map(entries.map((entry) => [entry.read.id, entry]));

const groupByRelease = (entries: readonly Entry<WireRecording>[]): Map<string, Entry<WireRecording>[]> => {
  const groups = new Map<string, Entry<WireRecording>[]>();
  for (const entry of entries) {
    for (const { id } of entry.read.releases) groups.set(id, [...(groups.get(id) ?? []), entry]);
  }
  return groups;
};
