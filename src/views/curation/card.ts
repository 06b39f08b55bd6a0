import type { MemberId } from '../../domain/ids.ts';
import { curateOutOfGold, curateWhy } from '../actions/curation.ts';
import { heading, message, section, text, thumbnail } from '../kit/components.ts';
import { row, rows, secondary } from '../kit/controls.ts';
import { formatNumber, formatSpan, progressBar } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { categoryButtons, controlButtons } from './card-buttons.ts';
import { trackLines } from './card-track.ts';
import { nothingLeftView } from './done.ts';
import type { SortCardFacts, SortedHow, SortingFacts } from './facts.ts';
import { lastLine } from './last.ts';
import { periodName, releaseTitle } from './words.ts';

const BAR = 18;

/**
 * The card of a week that is sorted: the next track with a button per category; what is said when nothing is left.
 * With 20 categories it is 39 components of the 40 that a message may have.
 * @param how what came of the click before; null when it was no click
 */
export const sortingView = (
  view: SortingFacts,
  owner: MemberId,
  m: Messages,
  how: SortedHow | null = null,
): MessageView => {
  const { card } = view;
  if (card === null) return nothingLeftView(view, owner, m, how);
  const t = m.curationCards.sort;
  const cover = card.release.artworkUrl ?? card.spotify?.imageUrl ?? null;
  const title = plain(releaseTitle(card.release, m), 100);
  const buttons = categoryButtons(view, card, owner, m);
  return message('curation', [
    heading(t.title(periodName(view, m))),
    section([trackLines(card, m)], cover !== null && isShown(cover) && thumbnail(cover, t.cover(title))),
    text(positionLine(view, card, m), buttons.length === 0 && t.noCategories),
    ...rows(buttons),
    row(...controlButtons(view, card, owner, m)),
    row(
      card.suggestion?.likeliest != null &&
        secondary({ label: t.why, id: curateWhy.id(owner, { track: card.track.id }) }),
      card.gold.length > 0 &&
        secondary({
          label: t.outOfGold,
          emoji: '🥇',
          id: curateOutOfGold.id(owner, { track: card.track.id }),
        }),
    ),
    lastLine(view, how, m),
  ]);
};

/** Discord refuses the whole message for an address that is none. */
const isShown = (url: string): boolean => /^https?:\/\/\S+$/.test(url) && url.length <= 2_000;

/** `▓▓▓▓░░░░ 12 of 87 · about 9 min left` */
const positionLine = (view: SortingFacts, { position }: SortCardFacts, m: Messages): string => {
  const { progress, timeLeft } = view;
  const number = (value: number) => formatNumber(value, m.locale);
  const done = (progress.total - progress.left) / Math.max(1, progress.total);
  const t = m.curationCards.sort;
  const parts = [
    t.position(number(position), number(progress.total)),
    ...(timeLeft === null ? [] : [t.left(formatSpan(Math.max(60_000, timeLeft), m.locale))]),
  ];
  return `${progressBar(done, BAR)} ${parts.join(' · ')}`;
};
