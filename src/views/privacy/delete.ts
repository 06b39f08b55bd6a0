import type { MemberId } from '../../domain/ids.ts';
import { deleteEverything, exportEverything } from '../actions/privacy.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { danger, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What would go, in numbers. */
export interface ShownDeletion {
  readonly plays: number;
  readonly accounts: readonly string[];
  readonly sources: number;
  readonly playlists: number;
  readonly ruleSets: number;
  readonly imports: number;
  readonly sorts: number;
  readonly servers: number;
  readonly digests: number;
  readonly sharedApps: number;
}

const COUNTED = ['plays', 'sources', 'playlists', 'ruleSets', 'imports', 'sorts', 'servers'] as const;

/** The first step: what goes and what stays. */
export const deleteAskView = (facts: ShownDeletion, owner: MemberId, m: Messages): MessageView => {
  const t = m.privacyData.delete;
  const said = COUNTED.filter((what) => facts[what] > 0).map((what) =>
    t[what](formatNumber(facts[what], m.locale)),
  );
  const names = facts.accounts.map((name) => escapeText(name)).join(', ');
  const goes = [...(names === '' ? [] : [t.accounts(names)]), ...said];
  const stays = [
    (facts.playlists > 0 || facts.accounts.length > 0) && t.spotify,
    facts.accounts.length > 0 && t.access,
    facts.digests > 0 && t.digests(formatNumber(facts.digests, m.locale)),
    facts.sharedApps > 0 && t.apps(formatNumber(facts.sharedApps, m.locale)),
  ].filter((line) => line !== false);
  return message('warning', [
    heading(t.title),
    goes.length === 0 ? text(t.nothing) : text(t.goes, ...[...goes, t.rest].map((line) => `- ${line}`)),
    stays.length > 0 && text(t.stays, ...stays.map((line) => `- ${line}`)),
    small(t.export),
    row(
      danger({ label: t.ask, id: deleteEverything.id(owner, { step: 'sure' }) }),
      secondary({ label: t.keep, id: deleteEverything.id(owner, { step: 'keep' }) }),
      secondary({ label: m.privacyData.kept.export, id: exportEverything.id(owner, {}) }),
    ),
  ]);
};

/** The second step: once more, and then it is done. */
export const deleteSureView = (owner: MemberId, m: Messages): MessageView => {
  const t = m.privacyData.delete;
  return message('error', [
    heading(t.really.title),
    text(t.really.text),
    row(
      danger({ label: t.really.yes, id: deleteEverything.id(owner, { step: 'yes' }) }),
      secondary({ label: t.keep, id: deleteEverything.id(owner, { step: 'keep' }) }),
    ),
  ]);
};

export const nothingDeletedView = (m: Messages): MessageView => {
  const { title, text: says } = m.privacyData.delete.kept;
  return message('settings', [heading(title), text(says)]);
};
