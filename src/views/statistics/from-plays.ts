import type { MemberId } from '../../domain/ids.ts';
import type { RankingKind, RankingRange } from '../../domain/listening.ts';
import { playsTop } from '../actions/statistics.ts';
import { secondary } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

/** The window of plays that comes nearest to a range of Spotify's. */
const WINDOWS: Readonly<Record<RankingRange, string>> = {
  short_term: '30d',
  medium_term: '6m',
  long_term: '1y',
};

/** From a list of Spotify's to the same one counted from plays. */
export const fromPlays = (owner: MemberId, kind: RankingKind, range: RankingRange, m: Messages) =>
  secondary({
    label: m.statistics.top.fromPlays,
    id: playsTop.id(owner, { via: 'open', kind, window: WINDOWS[range], look: 'list', page: 0 }),
  });
