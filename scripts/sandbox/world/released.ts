import type { WorldAlbum } from './types.ts';

/** Whether an album is out: releases of the future exist in the catalogue, but nobody may see them yet. */
export function isReleased(album: WorldAlbum, now: number): boolean {
  if (album.streamsFrom !== undefined && album.streamsFrom > now) return false;
  const from =
    album.releaseDate.length === 4
      ? `${album.releaseDate}-01-01`
      : album.releaseDate.length === 7
        ? `${album.releaseDate}-01`
        : album.releaseDate;
  return Date.parse(from) <= now;
}
