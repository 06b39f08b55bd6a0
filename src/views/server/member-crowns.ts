import type { MemberId } from '../../domain/ids.ts';
import type { ServerConsent } from '../../domain/privacy.ts';
import { CROWN_PLAYS, type Crown } from '../../domain/server/crowns.ts';
import { crownsShow } from '../actions/server.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { pager } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { artistText, day } from './crown-words.ts';
import { mention, playsText } from './lines.ts';

export interface ShownMemberCrowns {
  readonly memberId: MemberId;
  readonly level: ServerConsent;
  readonly total: number;
  readonly held: readonly (Crown & { readonly artist: string })[];
  readonly lately: readonly (Crown & { readonly artist: string })[];
  readonly page: number;
  readonly pages: number;
}

/** The crowns of somebody, and what changed of late. @param viewer who asks */
export const memberCrownsView = (shown: ShownMemberCrowns, viewer: MemberId, m: Messages): MessageView => {
  const { memberId, level, total, held, lately, page, pages } = shown;
  const t = m.server.crowns;
  if (level !== 'named') return message('listening', [text(memberId === viewer ? t.ownHidden : t.hidden)]);
  const number = formatNumber(total, m.locale);
  return message('listening', [
    heading(t.title(mention(memberId))),
    total === 0
      ? text(t.none(formatNumber(CROWN_PLAYS, m.locale)))
      : text(
          t.held(total, number),
          ...held.map(({ artist, plays, takenAt }) =>
            t.crown(artistText(artist), playsText(plays, m), day(takenAt)),
          ),
        ),
    lately.length > 0 &&
      small(
        t.lately,
        ...lately.map(({ artist, takenAt, lostAt }) =>
          lostAt === null
            ? t.taken(artistText(artist), day(takenAt))
            : t.lost(artistText(artist), day(lostAt)),
        ),
      ),
    pager({ page, pages, id: (to) => crownsShow.id(viewer, { member: memberId, page: to }) }, m),
  ]);
};
