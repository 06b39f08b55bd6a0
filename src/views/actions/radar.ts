import type { RadarReleaseId } from '../../domain/ids.ts';
import { action, fact } from './action.ts';

/** Turns to a page of `/radar`. */
export const radarShow = action('radar', { page: fact.int() });

/** Takes a release off the radar; the page that is shown stays. */
export const radarDeal = action('radar.deal', { release: fact.id<RadarReleaseId>(), page: fact.int() });

export const radarDealAll = action('radar.dealAll', {});

/** Whether to be told in a DM; the page that is shown stays. */
export const radarTell = action('radar.tell', { wants: fact.oneOf(['yes', 'no']), page: fact.int() });

/** The menu of what to keep off: each value is a kind of mute and a release. */
export const radarMute = action('radar.mute', { page: fact.int() });

export const radarMutes = action('radar.mutes', {});

/** The menu of what to take back: each value is a place in the list. */
export const radarUnmute = action('radar.unmute', {});

/** Turns to a page of whom somebody follows. */
export const radarFollowing = action('radar.following', { page: fact.int() });

/** The menu of whom to follow no more: each value is a kind and a folded name. */
export const radarUnfollow = action('radar.unfollow', { page: fact.int() });

/** Turns a way of delivery on or off. */
export const radarDeliver = action('radar.deliver', {
  where: fact.oneOf(['dm', 'playlist']),
  wants: fact.oneOf(['yes', 'no']),
});

/** Tells this server nothing any more. */
export const radarChannelOff = action('radar.channelOff', {});
