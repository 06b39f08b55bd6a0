import { settingOf } from '../../domain/digests/blocks.ts';
import { type Digest, placeOfDigest } from '../../domain/digests.ts';
import type { MemberId } from '../../domain/ids.ts';
import { digestLook, digestPause, digestRemove, digestStart, digestTest } from '../actions/digests.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { blocksMenu, firstMenu, settingMenus } from './card-menus.ts';
import { hourMenu, whenMenu } from './card-times.ts';
import { channelMention, settingName, whenOf } from './words.ts';

/** The card on which a digest is put together: every menu changes it at once. */
export const digestCardView = (digest: Digest, owner: MemberId, m: Messages): MessageView => {
  const t = m.digestCard;
  const id = { digest: digest.id };
  const isDraft = digest.pausedWhy === 'draft';
  const stands = digest.pausedAt !== null;
  const { channelId } = digest;
  const title = channelId === null ? t.title.member : t.title.channel(channelMention(channelId));
  return message('digests', [
    heading(title),
    text(t.times(whenOf(digest, m)), t.tells(blocksOf(digest, m)), stateOf(digest, m)),
    blocksMenu(digest, owner, m),
    firstMenu(digest, owner, m),
    ...settingMenus(digest, owner, m),
    whenMenu(digest, owner, m),
    hourMenu(digest, owner, m),
    row(
      isDraft && primary({ label: t.start, emoji: '▶️', id: digestStart.id(owner, id) }),
      secondary({ label: t.preview, emoji: '🔎', id: digestLook.id(owner, id) }),
      secondary({ label: t.test, id: digestTest.id(owner, id) }),
      !isDraft && !stands && secondary({ label: t.pause, emoji: '⏸️', id: digestPause.id(owner, id) }),
      !isDraft && stands && secondary({ label: t.resume, emoji: '▶️', id: digestStart.id(owner, id) }),
      secondary({ label: t.remove, id: digestRemove.id(owner, id) }),
    ),
    small(languageOf(digest, m)),
  ]);
};

/** `1. What this server played (by plays) · 2. …` */
const blocksOf = ({ blocks }: Digest, m: Messages): string => {
  const t = m.digestCard;
  const names = blocks.map((block, at) => {
    const name = m.digestBlocks.names[block.kind];
    const setting = settingOf(block);
    const said = setting === null ? name : t.withSetting(name, settingName(block, setting.value, m));
    return blocks.length === 1 ? said : t.block(at + 1, said);
  });
  return names.join(' · ');
};

const stateOf = ({ pausedWhy, nextRunAt }: Digest, m: Messages): string => {
  if (pausedWhy === null) return m.digestCard.next(relativeTime(nextRunAt));
  return pausedWhy === 'draft' ? m.digestCard.draft : m.digests.list.paused[pausedWhy];
};

const languageOf = (digest: Digest, m: Messages): string => {
  const t = m.digestCard.language;
  if (placeOfDigest(digest) === 'member') return t.member;
  const [language = 'en'] = digest.locale.split('-');
  return t.channel(new Intl.DisplayNames(m.locale, { type: 'language' }).of(language) ?? language);
};
