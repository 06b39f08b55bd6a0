import type { Tables } from '../schema/schema.ts';

/** What everybody reads of a release track. */
export const releaseColumns = ({ releaseTracks: one }: Tables) => ({
  id: one.id,
  styleId: one.styleId,
  ownerId: one.ownerId,
  source: one.source,
  externalId: one.externalId,
  title: one.title,
  mix: one.mix,
  artists: one.artists,
  remixers: one.remixers,
  label: one.label,
  releaseTitle: one.releaseTitle,
  releaseExternalId: one.releaseExternalId,
  catalogNumber: one.catalogNumber,
  isrc: one.isrc,
  bpm: one.bpm,
  key: one.key,
  durationMs: one.durationMs,
  artworkUrl: one.artworkUrl,
  publishDate: one.publishDate,
  releaseDate: one.releaseDate,
  url: one.url,
  spotifyUri: one.spotifyUri,
  addedAt: one.addedAt,
});
