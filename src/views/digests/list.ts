import type { Digest } from '../../domain/digests.ts';
import type { MemberId } from '../../domain/ids.ts';
import { digestPreview, digestRemove, digestResume } from '../actions/digests.ts';
import { message, section, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { channelMention, whenOf } from './words.ts';

/** The digests of a server. @param mayManage whether the reader may remove and resume */
export const digestListView = (
  digests: readonly Digest[],
  mayManage: boolean,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.digests.list;
  return message('digests', [
    text(`### ${t.title}`, digests.length === 0 && t.empty),
    ...digests.map((digest, at) => {
      const id = { digest: digest.id };
      const button =
        digest.pausedAt === null
          ? secondary({ label: t.remove, id: digestRemove.id(owner, id) })
          : secondary({ label: t.resume, id: digestResume.id(owner, id) });
      return section(
        [`**${at + 1}** · ${channelMention(digest.channelId)} · ${whenOf(digest, m)}\n${stateOf(digest, m)}`],
        mayManage && button,
      );
    }),
    row(
      secondary({
        label: m.digests.preview.button,
        id: digestPreview.id(owner, { via: 'open', cadence: 'weekly' }),
      }),
    ),
  ]);
};

const stateOf = ({ pausedWhy, pausedAt, nextRunAt }: Digest, m: Messages): string =>
  pausedAt === null || pausedWhy === null
    ? m.digests.list.next(relativeTime(nextRunAt))
    : m.digests.list.paused[pausedWhy];

export const digestResumedView = (digest: Digest, m: Messages): MessageView =>
  message('digests', [text(m.digests.list.resumed(relativeTime(digest.nextRunAt)))]);

/** A digest as a suggestion while typing: mentions do not work there, so it goes by its place in the list. */
export const digestChoice = (digest: Digest, at: number, m: Messages): { name: string; value: string } => ({
  name: m.digests.list.choice(at + 1, whenOf(digest, m)),
  value: String(digest.id),
});
