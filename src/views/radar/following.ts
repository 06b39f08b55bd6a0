import { z } from 'zod';
import type { MemberId } from '../../domain/ids.ts';
import { type Follow, followKinds } from '../../domain/radar/radar.ts';
import { radarFollowing, radarShow, radarUnfollow } from '../actions/radar.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { pager, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** As many as a menu can list. */
const PAGE = 25;
/** A value of a menu has 100 characters. */
const LONGEST_VALUE = 90;

/** Whom a member follows, and the way to stop. @param note what happened a moment ago */
export const followingView = (
  { follows, page: asked, note }: { follows: readonly Follow[]; page: number; note: string | null },
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.radar.following;
  const pages = Math.max(1, Math.ceil(follows.length / PAGE));
  const page = Math.min(Math.max(0, asked), pages - 1);
  const shown = follows.slice(page * PAGE, (page + 1) * PAGE);
  const options = shown.map(({ kind, value, name }) => ({
    label: plain(name, 80),
    value: `${kind}:${value.slice(0, LONGEST_VALUE)}`,
  }));
  return message('listening', [
    heading(t.title),
    note !== null && text(note),
    shown.length === 0
      ? text(t.none)
      : text(...shown.map(({ kind, name }) => t.line[kind](escapeText(name, 60)))),
    options.length > 0 &&
      select({ id: radarUnfollow.id(owner, { page }), placeholder: t.stop, options, max: options.length }),
    pager({ page, pages, id: (to) => radarFollowing.id(owner, { page: to }) }, m),
    row(secondary({ label: m.radar.back, id: radarShow.id(owner, { page: 0 }) })),
    follows.length > 0 && small(t.count(follows.length, formatNumber(follows.length, m.locale))),
  ]);
};

const Chosen = z.tuple([z.enum(followKinds), z.string().min(1)]);

/** A chosen value taken apart; null for what no version of the menu offered. */
export const readFollowOption = (value: string): Pick<Follow, 'kind' | 'value'> | null => {
  const at = value.indexOf(':');
  const { data } = Chosen.safeParse([value.slice(0, at), value.slice(at + 1)]);
  return data === undefined ? null : { kind: data[0], value: data[1] };
};
