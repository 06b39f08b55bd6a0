import type { MemberId } from '../../domain/ids.ts';
import type { RadarPage } from '../../domain/radar/radar.ts';
import { go } from '../actions/go.ts';
import { radarDeal, radarDealAll, radarMute, radarMutes, radarShow, radarTell } from '../actions/radar.ts';
import { heading, message, section, small, text } from '../kit/components.ts';
import { pager, primary, row, secondary, select } from '../kit/controls.ts';
import { formatNumber, relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { linesOf } from './lines.ts';
import { muteOptions } from './mute-options.ts';

/** `/radar`: each release with its button, and what to keep off below. */
export const radarView = (found: RadarPage, owner: MemberId, m: Messages): MessageView => {
  const t = m.radar;
  const { items, page, pages, total, muted, answered, listens, tells } = found;
  const number = (value: number) => formatNumber(value, m.locale);
  const options = muteOptions(items, m);
  return message('listening', [
    heading(t.title),
    total > 0 ? small(t.subtitle(total, number(total))) : text(nothingWords(found, m)),
    ...items.map((item) =>
      section(
        linesOf(item, m),
        secondary({ label: t.dealt, id: radarDeal.id(owner, { release: item.release.id, page }) }),
      ),
    ),
    options.length > 0 && select({ id: radarMute.id(owner, { page }), placeholder: t.muteChoice, options }),
    pager({ page, pages, id: (to) => radarShow.id(owner, { page: to }) }, m),
    row(
      total > 1 && secondary({ label: t.allDealt, id: radarDealAll.id(owner, {}) }),
      total === 0 && secondary({ label: t.again, emoji: '🔄', id: radarShow.id(owner, { page: 0 }) }),
      listens &&
        secondary({
          label: tells ? t.stopTelling : t.tell,
          id: radarTell.id(owner, { wants: tells ? 'no' : 'yes', page }),
        }),
      secondary({ label: t.mutes, id: radarMutes.id(owner, {}) }),
      !listens && primary({ label: m.ways.link, id: go.id(owner, { way: 'link' }) }),
    ),
    (muted > 0 || answered.length > 0) &&
      small(
        muted > 0 && t.muted(muted, number(muted)),
        answered.length > 0 &&
          `${answered.map(({ source, at }) => t.asked(t.sources[source], relativeTime(at))).join(' · ')} · ${t.noise}`,
      ),
  ]);
};

const nothingWords = ({ listens, gatheredAt }: RadarPage, m: Messages): string => {
  if (!listens) return m.radar.noPlays;
  return gatheredAt === null ? m.radar.notYet : m.radar.empty;
};
