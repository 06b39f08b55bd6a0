import type { APIButtonComponent } from 'discord-api-types/v10';
import { MAX_CATEGORIES } from '../../domain/curation/curation.ts';
import type { MemberId, SortId } from '../../domain/ids.ts';
import { curateLater, curateSort, curateUndo } from '../actions/curation.ts';
import { linkButton, primary, secondary } from '../kit/controls.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { spotifyTrack } from './card-track.ts';
import type { SortCardFacts, SortingFacts } from './facts.ts';

/** A button per category, the likeliest one highlighted. */
export const categoryButtons = (
  { categories }: SortingFacts,
  { track, suggestion }: SortCardFacts,
  owner: MemberId,
  m: Messages,
): APIButtonComponent[] =>
  categories.slice(0, MAX_CATEGORIES).map(({ id, name }) => {
    const facts = { track: track.id, version: track.version, to: String(id) };
    const label = plain(name, 60);
    return suggestion?.likeliest === id
      ? primary({ label: m.curationCards.sort.likely(label), id: curateSort.id(owner, facts) })
      : secondary({ label, id: curateSort.id(owner, facts) });
  });

/** Trash, Skip, Undo, Open in Spotify, Later. What cannot be pressed now keeps its place, so that nobody misses. */
export const controlButtons = (
  { period, trash, last }: SortingFacts,
  { track, spotify, suggestion }: SortCardFacts,
  owner: MemberId,
  m: Messages,
): APIButtonComponent[] => {
  const t = m.curationCards.sort;
  const to = (where: 't' | 's') =>
    curateSort.id(owner, { track: track.id, version: track.version, to: where });
  const name = trash === null ? t.trash : plain(trash.name, 60);
  const isLikely = suggestion?.likeliest === 'trash';
  const trashButton = { label: isLikely ? t.likely(name) : name, emoji: '🗑️', id: to('t') };
  const undo = curateUndo.id(owner, { period: period.id, sort: last?.sort.id ?? NOTHING });
  return [
    isLikely ? primary(trashButton) : secondary(trashButton),
    secondary({ label: t.skip, emoji: '⏭️', id: to('s') }),
    secondary({ label: t.undo, emoji: '↩️', id: undo, disabled: last === null }),
    ...(spotify?.spotifyId == null
      ? []
      : [linkButton({ label: t.open, url: spotifyTrack(spotify.spotifyId) })]),
    secondary({ label: t.later, emoji: '🌙', id: curateLater.id(owner, { period: period.id }) }),
  ];
};

/** Stands in the custom id of a button that is switched off. */
const NOTHING = 0 as SortId;
