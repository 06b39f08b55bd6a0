import { filledFields } from '../../domain/enrichment/view.ts';
import type { MemberId, TrackEditId } from '../../domain/ids.ts';
import type { TrackCard } from '../../domain/tracks/shown.ts';
import { trackStatsShow } from '../actions/look-back.ts';
import { trackSaid, trackSame, trackUndo } from '../actions/tracks.ts';
import { type Child, message, section, small, text, thumbnail } from '../kit/components.ts';
import { linkButton, row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { plain } from '../kit/text.ts';
import { plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { headOf, soundOf } from './head.ts';
import { disagreements, ownWordsLine } from './own.ts';
import { tagsOf, wordsOf } from './values.ts';
import { sungIn } from './words.ts';

/** What just happened to the track, and how it is taken back. */
export interface CardNews {
  readonly says: string;
  readonly undo?: TrackEditId;
}

/** `/track show`: the track as its member sees it. */
export const trackCardView = (
  card: TrackCard,
  owner: MemberId,
  m: Messages,
  news?: CardNews,
): MessageView => {
  const { track } = card;
  const t = m.tracks;
  const alt = plain(t.cover(track.title, plainArtists(track.artists)), 200);
  return message('library', [
    section([headOf(card, m)], track.imageUrl !== null && thumbnail(track.imageUrl, alt)),
    ...factsOf(card, m),
    ...(news === undefined ? [] : [text(news.says)]),
    row(
      secondary({ label: t.saidButton, emoji: '🔍', id: trackSaid.id(owner, { track: track.id }) }),
      card.same.length > 0 &&
        secondary({ label: t.sameButton, id: trackSame.id(owner, { track: track.id }) }),
      secondary({
        label: m.lookBack.track.button,
        emoji: '📈',
        id: trackStatsShow.id(owner, { track: track.id }),
      }),
      news?.undo !== undefined &&
        secondary({ label: t.undo, emoji: '↩️', id: trackUndo.id(owner, { edit: news.undo }) }),
      track.spotifyId !== null &&
        linkButton({ label: t.open, url: `https://open.spotify.com/track/${track.spotifyId}` }),
    ),
  ]);
};

const factsOf = (card: TrackCard, m: Messages): Child[] => {
  const { view, same, asking } = card;
  const t = m.tracks;
  const words = [...(view.styles?.value ?? []), ...(view.genres?.value ?? [])];
  const lines = [
    wordsOf(words, 5),
    wordsOf(view.moods?.value ?? [], 3),
    soundOf(card, m),
    view.language !== null && sungIn(view.language.value, m),
    view.tags !== null && t.tags(tagsOf(view.tags.value)),
  ].filter((line) => line !== false && line !== null && line !== '');
  const told = filledFields(view).some(
    (field) => view[field]?.source !== 'spotify' && view[field]?.source !== 'title',
  );
  return [
    lines.length > 0 && text(...lines),
    !told && text(t.nothing),
    small(ownWordsLine(card, m), disagreements(view, m), same.length > 0 && t.same(same.length)),
    !told && small(asking ? t.asking : t.askingLater),
  ].filter((child) => child !== false && child.content !== '');
};
