import { TOP_KINDS, type TopPlays } from '../../domain/statistics/tops.ts';
import { windowText } from '../../domain/statistics/windows.ts';
import { topShow } from '../actions/listening.ts';
import {
  playsTop,
  playsTopMine,
  playsTopShare,
  playsTopWindow,
  TOP_LOOKS,
  type TopLook,
} from '../actions/statistics.ts';
import type { Child } from '../kit/components.ts';
import { pager, row, secondary } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { Seen } from './seen.ts';
import { windowSelect } from './window-choices.ts';

/** Other windows, kinds, pages and looks for the owner; everybody else gets a button to their own. */
export const topPlaysControls = (top: TopPlays, look: TopLook, seen: Seen, m: Messages): Child[] => {
  const t = m.statistics;
  const { kind, page } = top;
  const window = windowText(top.window);
  if (seen.by !== 'owner')
    return [row(secondary({ label: t.mine, id: playsTopMine.id(null, { kind, window, look }) }))];
  const owner = seen.id;
  const show = { kind, window, look, page };
  return [
    windowSelect({ id: playsTopWindow.id(owner, { kind, look }), shown: top.window, years: top.years }, m),
    row(
      ...TOP_KINDS.map((other) =>
        secondary({
          label: t.top.kinds[other],
          id: playsTop.id(owner, { ...show, via: 'kind', kind: other, page: 0 }),
          disabled: other === kind,
        }),
      ),
    ),
    pager({ ...top, id: (to) => playsTop.id(owner, { ...show, via: 'page', page: to }) }, m),
    row(
      ...TOP_LOOKS.map((other) =>
        secondary({
          label: t.top.looks[other],
          id: playsTop.id(owner, { ...show, via: 'look', look: other, page: 0 }),
          disabled: other === look,
        }),
      ),
      top.entries.length > 0 && secondary({ label: t.share, emoji: '📣', id: playsTopShare.id(owner, show) }),
      (kind === 'tracks' || kind === 'artists') &&
        secondary({
          label: t.top.spotify,
          id: topShow.id(owner, { via: 'kind', kind, range: 'short_term', page: 0 }),
        }),
    ),
  ];
};
