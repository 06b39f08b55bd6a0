import type { MemberId } from '../../domain/ids.ts';
import type { ChoicePage } from '../../domain/library/shown.ts';
import {
  sourcesChoices,
  sourcesChoose,
  sourcesRefresh,
  sourcesShow,
  sourcesSyncNow,
} from '../actions/sources.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { pager, primary, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { sourceOption } from './options.ts';

const PER_PAGE = 25;

/** What there is to choose from. @param changed the list had changed since the person saw it */
export const choicesView = (
  choices: ChoicePage,
  owner: MemberId,
  m: Messages,
  changed = false,
): MessageView => {
  const { options, page, pages, mark, chosen, closed } = choices;
  const t = m.sources.choices;
  const number = (value: number) => formatNumber(value, m.locale);
  const first = page * PER_PAGE;
  return message('sources', [
    heading(t.title),
    changed && text(t.changed),
    text(options.length === 0 ? emptyOf(choices, m) : chosen === 0 ? t.none : t.says(chosen, number(chosen))),
    options.length > 0 &&
      select({
        id: sourcesChoose.id(owner, { page, mark }),
        placeholder: pages === 1 ? t.all : t.placeholder(number(first + 1), number(first + options.length)),
        options: options.map((source) => sourceOption(source, m)),
        min: 0,
        max: options.length,
      }),
    pager({ page, pages, id: (to) => sourcesChoices.id(owner, { via: 'page', page: to }) }, m),
    closed.count > 0 &&
      small(
        t.closed(
          closed.names.map((name) => escapeText(name, 30)).join(', '),
          closed.count - closed.names.length,
        ),
      ),
    row(
      chosen > 0 && primary({ label: m.sources.sync, emoji: '🔄', id: sourcesSyncNow.id(owner, {}) }),
      secondary({ label: m.sources.back, id: sourcesShow.id(owner, { via: 'back', page: 0 }) }),
      secondary({ label: m.sources.refresh, id: sourcesRefresh.id(owner, {}) }),
    ),
  ]);
};

const emptyOf = ({ link, list }: ChoicePage, m: Messages): string => {
  const t = m.sources;
  if (link !== 'linked') return link === 'rejected' ? t.rejected : t.unlinked;
  return list === 'read' ? t.nothingToChoose : t.looking;
};
