import { uuid } from '../../world/ids.ts';
import type { WorldAlbum, WorldArtist } from '../../world/types.ts';
import type { Desk } from './desk.ts';
import type { MbRecording, ReleaseGroup } from './library.ts';
import type { Hit } from './search.ts';

/** How things look in the answers of searches: a little different from those of lookups. */

const nothing: ReadonlySet<string> = new Set();

/** @param old the way of the older search servers, which write codes as objects */
export function foundRecording(
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

export function foundGroup(
  { library, render }: Desk,
  { thing, score }: Hit<ReleaseGroup>,
): Record<string, unknown> {
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

/** A release: the only search that tells the label. Tags stand on its group, as a rule, and not on itself. */
export function foundRelease(desk: Desk, { thing: album, score }: Hit<WorldAlbum>): Record<string, unknown> {
  const { facts, library, render } = desk;
  const group = library.groupOf(album);
  const { primary, secondary } = render.kindOf(group);
  const label = facts.world.catalogue.label(album.labelId);
  return {
    id: album.mbid,
    score,
    count: 1,
    title: album.name,
    status: 'Official',
    packaging: 'None',
    'text-representation': { language: 'eng', script: 'Latn' },
    'artist-credit': render.credit(artistsOf(desk, album), nothing),
    'release-group': {
      id: group.mbid,
      title: group.title,
      'primary-type': primary,
      ...(secondary.length > 0 && { 'secondary-types': secondary }),
    },
    date: album.releaseDate,
    country: 'XW',
    'release-events': [
      {
        date: album.releaseDate,
        area: {
          id: uuid(facts.dice('musicbrainz/area', 'XW')),
          name: '[Worldwide]',
          'sort-name': '[Worldwide]',
          'iso-3166-1-codes': ['XW'],
        },
      },
    ],
    barcode: album.upc,
    ...(label && {
      'label-info': [{ label: { id: uuid(facts.dice('musicbrainz/label', label.id)), name: label.name } }],
    }),
    'track-count': album.trackIds.length,
    media: [{ format: 'Digital Media', 'disc-count': 0, 'track-count': album.trackIds.length }],
  };
}

export const artistsOf = ({ facts }: Desk, album: WorldAlbum): WorldArtist[] =>
  album.artistIds.flatMap((id) => facts.world.catalogue.artist(id) ?? []);

export function foundArtist(
  { library, render }: Desk,
  { thing: artist, score }: Hit<WorldArtist>,
): Record<string, unknown> {
  const { disambiguation, aliases, ...own } = render.artist(artist, new Set(['aliases']));
  const tags = library.artistTags(artist);
  // What is empty is left out here, unlike in lookups.
  return {
    ...own,
    score,
    ...(disambiguation !== '' && { disambiguation }),
    ...(Array.isArray(aliases) && aliases.length > 0 && { aliases }),
    'life-span': { ended: null },
    ...(tags.length > 0 && { tags }),
  };
}
