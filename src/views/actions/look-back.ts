import type { ArtistId, TrackId } from '../../domain/ids.ts';
import { firstKinds, firstOrders } from '../../domain/statistics/firsts.ts';
import { gapKinds, silences } from '../../domain/statistics/silence.ts';
import { action, fact } from './action.ts';

/*
 * Looking back on what was heard. `via` only keeps the custom ids of one message apart. Months and years are written as
 * windows are: `2026-03`, `2026`.
 */

export const recapShow = action('recap', {
  via: fact.oneOf(['before', 'after', 'whole']),
  window: fact.text(7),
});
export const recapShare = action('recap.share', { window: fact.text(7) });

const kind = () => fact.oneOf(gapKinds);
const silence = () => fact.oneOf(silences);

export const gapsShow = action('gaps', {
  via: fact.oneOf(['kind', 'silence', 'page']),
  kind: kind(),
  silence: silence(),
  page: fact.int(),
});
export const gapsShare = action('gaps.share', { kind: kind(), silence: silence(), page: fact.int() });

/** @param id a track, an artist, a track of the album or label, or a year */
const first = { kind: fact.oneOf(firstKinds), id: fact.int(), by: fact.oneOf(firstOrders) };

export const firstShow = action('first', {
  via: fact.oneOf(['by', 'page', 'year', 'from']),
  ...first,
  page: fact.int(),
});
export const firstShare = action('first.share', { ...first, page: fact.int() });

export const milestonesShare = action('milestones.share', {});

export const artistStatsShare = action('artist.share', { artist: fact.id<ArtistId>() });

export const trackStatsShow = action('track.stats', { track: fact.id<TrackId>() });
export const trackStatsShare = action('stats.share', { track: fact.id<TrackId>() });
