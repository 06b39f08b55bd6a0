import type { MemberId } from '../../domain/ids.ts';
import { sharesOfBlend } from '../../domain/taste/blend.ts';
import type { Blend } from '../../domain/taste/blends.ts';
import type { BlendShown } from '../../domain/taste/told.ts';
import { rulesPlaylist } from '../actions/rules.ts';
import { blendLeave, blendList, blendPick, blendShow } from '../actions/taste.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { danger, linkButton, pager, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { mention } from './compare.ts';

const PAGE = 10;
const MOST_OPTIONS = 25;

/** The blends that somebody is in. @param note what happened a moment ago */
export const blendsView = (
  blends: readonly Blend[],
  note: string | null,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.taste.blends;
  const people = ({ members }: Blend) => t.people(members.length, formatNumber(members.length, m.locale));
  const options = blends
    .slice(0, MOST_OPTIONS)
    .map((blend) => ({ label: plain(blend.name, 80), description: people(blend), value: String(blend.id) }));
  return message('listening', [
    heading(t.title),
    note !== null && text(note),
    blends.length === 0
      ? text(t.none)
      : text(...blends.map((blend) => t.line(escapeText(blend.name, 60), people(blend)))),
    options.length > 0 && select({ id: blendPick.id(owner, {}), placeholder: t.pick, options }),
  ]);
};

/** What is in one, and for whom. */
export const blendView = (shown: BlendShown, asked: number, owner: MemberId, m: Messages): MessageView => {
  const t = m.taste.blends;
  const { blend, playlist, tracks } = shown;
  const pages = Math.max(1, Math.ceil(tracks.length / PAGE));
  const page = Math.min(Math.max(0, asked), pages - 1);
  const shares = sharesOfBlend(tracks.map((one) => ({ key: 0, trackId: one.track.trackId, for: one.for })));
  const why = (whom: readonly MemberId[]): string =>
    whom.length > 2 && whom.length === blend.members.length
      ? t.everybody
      : t.for(whom.map(mention).join(', '));
  const isOwner = blend.ownerId === owner;
  const url = playlist?.spotifyId == null ? null : `https://open.spotify.com/playlist/${playlist.spotifyId}`;
  return message('listening', [
    heading(escapeText(blend.name, 60)),
    tracks.length === 0
      ? text(t.nothing)
      : text(
          ...tracks.slice(page * PAGE, (page + 1) * PAGE).map(({ track, for: whom }) => {
            const artists = track.artists.map(({ name }) => name).join(', ');
            return t.track(escapeText(track.title, 50), escapeText(artists, 40), why(whom));
          }),
        ),
    pager({ page, pages, id: (to) => blendShow.id(owner, { blend: blend.id, page: to }) }, m),
    text(
      `**${t.sharesTitle}**`,
      ...blend.members.map((id) => t.shares(mention(id), formatNumber(shares.get(id) ?? 0, m.locale))),
    ),
    row(
      url !== null && linkButton({ label: t.open, url }),
      isOwner &&
        playlist !== null &&
        secondary({ label: t.care, id: rulesPlaylist.id(owner, { playlist: playlist.id, via: 'open' }) }),
      secondary({ label: t.back, id: blendList.id(owner, {}) }),
      danger({ label: isOwner ? t.end : t.leave, id: blendLeave.id(owner, { blend: blend.id, on: 'own' }) }),
    ),
    isOwner && small(t.ends),
  ]);
};
