import type { MemberId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import type { StoredRuleSet } from '../../domain/rules/stored.ts';
import {
  rulesCopy,
  rulesDelete,
  rulesEdit,
  rulesExport,
  rulesList,
  rulesPlaylists,
  rulesPreview,
  rulesSchedule,
  rulesSwitch,
} from '../actions/rules.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import { formatNumber, relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { summaryOf } from './summary.ts';

/** A rule set with everything around it. */
export interface RuleSetCard {
  readonly set: StoredRuleSet;
  readonly playlists: readonly ManagedPlaylist[];
  /** Names of the rule sets that use it. */
  readonly usedBy: readonly string[];
}

/** A rule set: what it says, when it runs, what follows it, and what can be done. */
export const ruleSetView = (card: RuleSetCard, owner: MemberId, m: Messages, news?: string): MessageView => {
  const { set, playlists } = card;
  const t = m.ruleCards.set;
  const id = { set: set.id };
  const on = { on: 's', id: set.id } as const;
  const many = m.ruleCards.playlists(playlists.length, formatNumber(playlists.length, m.locale));
  return message('playlists', [
    news !== undefined && text(news),
    heading(escapeText(set.name, 60)),
    text(summaryOf(set.rules, m)),
    small(...factsOf(card, m)),
    row(
      primary({ label: t.preview, emoji: '👀', id: rulesPreview.id(owner, { ...on, via: 'open' }) }),
      playlists.length > 0 && secondary({ label: many, emoji: '🎵', id: rulesPlaylists.id(owner, id) }),
      secondary({ label: t.edit, emoji: '✏️', id: rulesEdit.id(owner, { ...on, via: 'open' }) }),
      secondary({ label: t.schedules, emoji: '🕑', id: rulesSchedule.id(owner, id) }),
    ),
    row(
      secondary({ label: t.export, id: rulesExport.id(owner, id) }),
      secondary({ label: t.copy, id: rulesCopy.id(owner, id) }),
      secondary({
        label: set.enabled ? t.switchOff : t.switchOn,
        id: rulesSwitch.id(owner, { ...id, to: set.enabled ? 'off' : 'on' }),
      }),
      secondary({ label: t.delete, emoji: '🗑️', id: rulesDelete.id(owner, id) }),
      secondary({ label: t.all, id: rulesList.id(owner, { via: 'open', page: 0 }) }),
    ),
  ]);
};

const factsOf = ({ set, playlists, usedBy }: RuleSetCard, m: Messages): (string | false)[] => {
  const t = m.ruleCards;
  const names = usedBy.slice(0, 5).map((name) => `**${escapeText(name, 40)}**`);
  const next = set.enabled && set.nextRunAt !== null ? t.set.next(relativeTime(set.nextRunAt)) : '';
  return [
    `${t.set.schedule(m.rules.schedules[set.schedule])}${next}`,
    playlists.length === 0 && t.noPlaylist,
    ranWords(set, m),
    names.length > 0 && t.set.usedBy(names.join(', ')),
    !set.enabled && t.set.off,
  ];
};

const ranWords = ({ lastRun, lastRunAt }: StoredRuleSet, m: Messages): string | false => {
  if (lastRun === null || lastRunAt === null) return false;
  const when = relativeTime(lastRunAt);
  if (lastRun.kind !== 'evaluated') return m.ruleCards.set[lastRun.kind](when);
  return m.ruleCards.set.ran(m.rules.tracks(lastRun.tracks, formatNumber(lastRun.tracks, m.locale)), when);
};
