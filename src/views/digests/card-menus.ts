import { blocksFor, type DigestBlock, type DigestBlockKind, settingOf } from '../../domain/digests/blocks.ts';
import { type Digest, placeOfDigest } from '../../domain/digests.ts';
import type { MemberId } from '../../domain/ids.ts';
import { digestBlocksChoice, digestFirst, digestSetting } from '../actions/digests.ts';
import type { Child } from '../kit/components.ts';
import { select } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';
import { settingName } from './words.ts';

export const blocksMenu = ({ id, blocks, ...digest }: Digest, owner: MemberId, m: Messages): Child => {
  const offered = blocksFor(placeOfDigest(digest));
  const chosen = new Set<DigestBlockKind>(blocks.map(({ kind }) => kind));
  return select({
    id: digestBlocksChoice.id(owner, { digest: id }),
    placeholder: m.digestCard.choose,
    max: offered.length,
    options: offered.map((kind) => ({
      label: m.digestBlocks.names[kind],
      value: kind,
      description: m.digestBlocks.about[kind],
      chosen: chosen.has(kind),
    })),
  });
};

/** Discord does not say in which order something was chosen: this one asks for it. */
export const firstMenu = ({ id, blocks }: Digest, owner: MemberId, m: Messages): Child =>
  blocks.length > 1 &&
  select({
    id: digestFirst.id(owner, { digest: id }),
    placeholder: m.digestCard.first,
    options: blocks.map(({ kind }, at) => ({
      label: `${m.digestCard.first}: ${m.digestBlocks.names[kind]}`,
      value: kind,
      chosen: at === 0,
    })),
  });

export const settingMenus = ({ id, blocks }: Digest, owner: MemberId, m: Messages): Child[] =>
  blocks.map((block) => settingMenu(id, block, owner, m));

const settingMenu = (digest: Digest['id'], block: DigestBlock, owner: MemberId, m: Messages): Child => {
  const setting = settingOf(block);
  const { kind } = block;
  if (setting === null || !(kind === 'server_week' || kind === 'chart_movers' || kind === 'new_releases')) {
    return null;
  }
  const named = (value: string): string => m.digestCard.settings[kind](settingName(block, value, m));
  return select({
    id: digestSetting.id(owner, { digest, block: kind }),
    placeholder: named(setting.value),
    options: setting.choices.map((value) => ({
      label: named(value),
      value,
      chosen: value === setting.value,
    })),
  });
};
