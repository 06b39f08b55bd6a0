import type { Style } from '../../domain/curation/curation.ts';
import type { MemberId } from '../../domain/ids.ts';
import { categoriesShow, curateWeeks, stylesList, stylesRemove } from '../actions/curation.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { danger, primary, row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { feedMenu, sourcesMenu, switches } from './style-controls.ts';
import type { StyleFacts } from './style-facts.ts';

/** One style: what comes by itself, and from where. @param said what just happened */
export const styleView = (
  facts: StyleFacts,
  owner: MemberId,
  m: Messages,
  said: string | null = null,
): MessageView => {
  const { style, following } = facts;
  const t = m.curationCards.styles;
  const isOwn = style.addedBy !== null;
  const ids = { style: style.id };
  return message('curation', [
    heading(escapeText(style.name, 60)),
    text(
      t.says(isOwn ? t.own : t.beatport, t.categories(facts.categories)),
      m.curationCards.start.kinds[following.weekKind],
      t.explain,
    ),
    row(...switches(facts, owner, m)),
    sourcesMenu(facts, owner, m),
    feedMenu(facts, owner, m),
    following.sources.includes('playlist') &&
      following.feedSourceId === null &&
      small(facts.feeds.length === 0 ? t.noFeedSources : t.noFeed),
    row(
      primary({ label: t.begin, id: curateWeeks.id(owner, { ...ids, via: 'open' }) }),
      secondary({
        label: t.categories(facts.categories),
        id: categoriesShow.id(owner, { ...ids, via: 'open' }),
      }),
      isOwn && secondary({ label: t.remove, id: stylesRemove.id(owner, { ...ids, sure: 'ask' }) }),
      secondary({ label: t.all, id: stylesList.id(owner, { via: 'back', page: 0 }) }),
    ),
    said !== null && small(said),
  ]);
};

/** Asks before an own style goes. */
export const removeStyleView = (style: Style, owner: MemberId, m: Messages, back: string): MessageView => {
  const t = m.curationCards.styles;
  return message('warning', [
    heading(t.removeTitle(escapeText(style.name, 60))),
    text(t.removeSays),
    row(
      danger({ label: t.removeYes, id: stylesRemove.id(owner, { style: style.id, sure: 'yes' }) }),
      secondary({ label: t.no, id: back }),
    ),
  ]);
};
