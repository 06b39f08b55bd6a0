import type { Digest } from '../../domain/digests.ts';
import type { MemberId } from '../../domain/ids.ts';
import { digestEdit, digestPreview, digestResume } from '../actions/digests.ts';
import { type Child, message, section, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { relativeTime, timestamp } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { whenOf, whereOf } from './words.ts';

/** Where somebody looks at a list: their own digests can be changed in any case. */
export interface ListReader {
  readonly id: MemberId;
  /** Whether they may change those of the server. */
  readonly manages: boolean;
  readonly inServer: boolean;
}

/** The digests of a server and of whoever reads it. */
export const digestListView = (digests: readonly Digest[], reader: ListReader, m: Messages): MessageView => {
  const t = m.digests.list;
  const title = reader.inServer ? t.title : t.own;
  return message('digests', [
    text(`### ${title}`, digests.length === 0 && t.empty),
    ...digests.map((digest, at) => lineOf(digest, at, reader, m)),
    reader.inServer &&
      row(
        secondary({
          label: m.digests.preview.button,
          id: digestPreview.id(reader.id, { via: 'open', cadence: 'weekly' }),
        }),
      ),
  ]);
};

const lineOf = (digest: Digest, at: number, { id, manages }: ListReader, m: Messages): Child => {
  const t = m.digests.list;
  const facts = { digest: digest.id };
  const isTroubled = digest.pausedAt !== null && digest.pausedWhy !== 'draft';
  const button = isTroubled
    ? secondary({ label: t.resume, id: digestResume.id(id, facts) })
    : secondary({ label: t.change, id: digestEdit.id(id, facts) });
  const lines = [
    `**${at + 1}** · ${whereOf(digest, m)} · ${whenOf(digest, m)}`,
    t.tells(stateOf(digest, m), digest.blocks.map(({ kind }) => m.digestBlocks.names[kind]).join(', ')),
    ...(digest.skippedAt === null ? [] : [`-# ${t.skipped(timestamp(digest.skippedAt, 'f'))}`]),
  ];
  return section([lines.join('\n')], (manages || digest.memberId === id) && button);
};

const stateOf = ({ pausedWhy, pausedAt, nextRunAt }: Digest, m: Messages): string =>
  pausedAt === null || pausedWhy === null
    ? m.digests.list.next(relativeTime(nextRunAt))
    : m.digests.list.paused[pausedWhy];

export const digestResumedView = (digest: Digest, m: Messages): MessageView =>
  message('digests', [text(m.digests.list.resumed(relativeTime(digest.nextRunAt)))]);

/** After `/digest pause`. */
export const digestStandsView = (digest: Digest, owner: MemberId, m: Messages): MessageView =>
  message('digests', [
    text(`${whereOf(digest, m)} · ${whenOf(digest, m)}`, m.digests.list.stands),
    row(secondary({ label: m.digests.list.resume, id: digestResume.id(owner, { digest: digest.id }) })),
  ]);

/** A digest as a suggestion while typing: mentions do not work there, so it goes by its place in the list. */
export const digestChoice = (digest: Digest, at: number, m: Messages): { name: string; value: string } => ({
  name: m.digests.list.choice(at + 1, whenOf(digest, m)),
  value: String(digest.id),
});
