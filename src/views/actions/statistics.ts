import { STATS_LOOKS } from '../../domain/statistics/overview.ts';
import { TOP_KINDS } from '../../domain/statistics/tops.ts';
import { action, fact } from './action.ts';

/** How a top list from plays is shown: as a picture, as covers, or as words that lead to Spotify. */
export const TOP_LOOKS = ['list', 'collage', 'words'] as const;
export type TopLook = (typeof TOP_LOOKS)[number];

/** A window as `windowText` writes it; the longest has 22 characters. */
const window = () => fact.text(24);
const kind = () => fact.oneOf(TOP_KINDS);
const topLook = () => fact.oneOf(TOP_LOOKS);
const statsLook = () => fact.oneOf(STATS_LOOKS);

/** Turns a top list to another one. `via` only keeps the custom ids of one message apart. */
export const playsTop = action('plays.top', {
  via: fact.oneOf(['kind', 'look', 'page', 'open']),
  kind: kind(),
  window: window(),
  look: topLook(),
  page: fact.int(),
});
/** A select menu whose value is a window. */
export const playsTopWindow = action('plays.top.window', { kind: kind(), look: topLook() });
export const playsTopShare = action('plays.top.share', {
  kind: kind(),
  window: window(),
  look: topLook(),
  page: fact.int(),
});
/** Under somebody's shared list: the same list of whoever presses. */
export const playsTopMine = action('plays.top.mine', { kind: kind(), window: window(), look: topLook() });

export const statsShow = action('plays.stats', { window: window(), look: statsLook() });
/** A select menu whose value is a window. */
export const statsWindow = action('plays.stats.window', { look: statsLook() });
export const statsShare = action('plays.stats.share', { window: window(), look: statsLook() });
export const statsMine = action('plays.stats.mine', { window: window(), look: statsLook() });
/** Makes the sums anew from the plays. */
export const statsRecount = action('plays.stats.recount', {});
