import type { MemberId } from '../../domain/ids.ts';
import type { NamedMute, RadarItem, RadarPage } from '../../domain/radar/radar.ts';
import { go } from '../actions/go.ts';
import { radarDeal, radarDealAll, radarMute, radarMutes, radarShow, radarUnmute } from '../actions/radar.ts';
import { heading, message, section, small, text } from '../kit/components.ts';
import { pager, primary, row, secondary, select } from '../kit/controls.ts';
import { formatDate, formatNumber, relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, link } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { muteOptions } from './mute-options.ts';

/** `/radar`: each release with its button, and what to keep off below. */
export const radarView = (found: RadarPage, owner: MemberId, m: Messages): MessageView => {
  const t = m.radar;
  const { items, page, pages, total, muted, gatheredAt, listens } = found;
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
      secondary({ label: t.mutes, id: radarMutes.id(owner, {}) }),
      !listens && primary({ label: m.ways.link, id: go.id(owner, { way: 'link' }) }),
    ),
    (muted > 0 || gatheredAt !== null) &&
      small(
        muted > 0 && t.muted(muted, number(muted)),
        gatheredAt !== null && t.gathered(relativeTime(gatheredAt)),
      ),
  ]);
};

const nothingWords = ({ listens, gatheredAt }: RadarPage, m: Messages): string => {
  if (!listens) return m.radar.noPlays;
  return gatheredAt === null ? m.radar.notYet : m.radar.empty;
};

const linesOf = ({ release, artist, isMain }: RadarItem, m: Messages) => {
  const t = m.radar;
  const { title, credit, kind, releaseDate, url } = release;
  const day = formatDate(Date.parse(releaseDate), 'UTC', m.locale);
  return [
    text(
      t.line(link(title, url, 80), escapeText(credit, 60)),
      t.facts(t.kinds[kind], day) + (isMain ? '' : ` · ${t.guest(escapeText(artist, 40))}`),
    ),
  ];
};

/** What a member keeps off their radar, and the way to take it back. */
export const mutesView = (mutes: readonly NamedMute[], owner: MemberId, m: Messages): MessageView => {
  const t = m.radar;
  const nameOf = ({ kind, value, name }: NamedMute): string =>
    kind === 'kind' ? (Object.entries(t.kinds).find(([one]) => one === value)?.[1] ?? name) : name;
  const options = mutes.map((mute, at) => ({ label: nameOf(mute), value: String(at) })).slice(0, 25);
  return message('listening', [
    heading(t.mutesTitle),
    mutes.length === 0
      ? text(t.noMutes)
      : text(...mutes.map((mute) => t.muteLine[mute.kind](escapeText(nameOf(mute), 60)))),
    options.length > 0 &&
      select({ id: radarUnmute.id(owner, {}), placeholder: t.takeBack, options, max: options.length }),
    row(secondary({ label: t.back, id: radarShow.id(owner, { page: 0 }) })),
  ]);
};
