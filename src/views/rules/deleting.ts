import type { MemberId } from '../../domain/ids.ts';
import { rulesDeleted, rulesExport, rulesList, rulesNew, rulesOpen } from '../actions/rules.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { danger, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { RuleSetCard } from './set.ts';

/** Asks before a rule set goes, and what becomes of its playlists. */
export const deleteView = (
  { set, playlists, usedBy }: RuleSetCard,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.ruleCards.delete;
  const names = usedBy.slice(0, 5).map((name) => `**${escapeText(name, 40)}**`);
  const count = playlists.length;
  const yes = (how: 'keep' | 'unfollow' | 'none') => rulesDeleted.id(owner, { set: set.id, playlists: how });
  return message('warning', [
    heading(t.title(escapeText(set.name, 60))),
    text(
      t.says,
      names.length > 0 && t.usedBy(names.join(', ')),
      count > 0 && t.playlists(count, formatNumber(count, m.locale)),
    ),
    small(t.export),
    row(
      count > 0 ? danger({ label: t.keep, id: yes('keep') }) : danger({ label: t.plain, id: yes('none') }),
      count > 0 && danger({ label: t.unfollow, id: yes('unfollow') }),
      secondary({ label: m.ruleCards.set.export, id: rulesExport.id(owner, { set: set.id }) }),
      secondary({ label: t.no, id: rulesOpen.id(owner, { set: set.id, via: 'back' }) }),
    ),
  ]);
};

/** A rule set is gone. @param how what became of its playlists */
export const deletedView = (
  name: string,
  how: 'keep' | 'unfollow' | 'none',
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.ruleCards.delete;
  return message('playlists', [
    text(t.done(escapeText(name, 60)), how === 'keep' && t.kept, how === 'unfollow' && t.unfollowing),
    row(
      secondary({ label: m.ruleCards.set.all, id: rulesList.id(owner, { via: 'open', page: 0 }) }),
      secondary({ label: m.ruleCards.list.fresh, emoji: '➕', id: rulesNew.id(owner, {}) }),
    ),
  ]);
};
