import type { Chart, ChartEntity } from '../../domain/charts/chart.ts';
import type { ChartEntityId, MemberId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { chartInto, chartShow } from '../actions/charts.ts';
import { heading, message, text } from '../kit/components.ts';
import { rows, secondary } from '../kit/controls.ts';
import { relativeTime } from '../kit/format.ts';
import type { MessageView, ModalView } from '../kit/message.ts';
import { modal, textField } from '../kit/modal.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Something went, or is on its way, into a playlist or a week. */
export const addedView = (
  added: {
    readonly kind: 'added' | 'already' | 'looking';
    readonly entity: ChartEntity;
    readonly playlist: ManagedPlaylist | null;
  },
  m: Messages,
): MessageView => {
  const t = m.charts.adding;
  const { kind, entity, playlist } = added;
  const place = playlist === null ? t.week : escapeText(playlist.name, 60);
  return message('charts', [heading(t.heading), text(t[kind](escapeText(entity.name, 60), place))]);
};

/** Asks which playlist. */
export const addForm = (owner: MemberId, entity: ChartEntityId, m: Messages): ModalView => {
  const t = m.charts.adding;
  return modal({
    id: chartInto.id(owner, { entity }),
    title: t.title,
    fields: [
      textField({ name: 'playlist', label: t.field, description: t.fieldSays, max: 60, value: t.usual }),
    ],
  });
};

/** Playlists that are watched. @param note what was just done */
export const watchedView = (
  charts: readonly Chart[],
  owner: MemberId,
  m: Messages,
  note: string | null = null,
): MessageView => {
  const t = m.charts.watching;
  const name = ({ name: called }: Chart): string => called ?? '';
  const lines = charts.map((one) =>
    t.line(escapeText(name(one), 60), one.checkedAt === null ? null : relativeTime(one.checkedAt)),
  );
  return message('charts', [
    heading(t.heading),
    note !== null && text(note),
    text(...(lines.length === 0 ? [t.none] : lines)),
    ...rows(
      charts.map((one) =>
        secondary({
          label: plain(name(one), 60),
          emoji: '📈',
          id: chartShow.id(owner, { via: 'open', chart: one.id, week: 0, page: 0 }),
        }),
      ),
    ),
  ]);
};
