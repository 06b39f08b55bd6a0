import type { MemberId } from '../../domain/ids.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import type { RadarChannel } from '../../domain/radar/radar.ts';
import { radarChannelOff, radarDeliver, radarShow } from '../actions/radar.ts';
import { rulesPlaylist } from '../actions/rules.ts';
import { channelMention } from '../digests/words.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { linkButton, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';

export interface DeliveryFacts {
  readonly dm: boolean;
  readonly playlist: ManagedPlaylist | null;
  readonly channel: RadarChannel | null;
  readonly counted: number;
  /** Of members who are counted, before a server is told anything. */
  readonly least: number;
  readonly inServer: boolean;
  readonly canManage: boolean;
  /** The channel was set a moment ago; `unsure`: and nobody can tell whether Segue may write there. */
  readonly set: { readonly unsure: boolean } | null;
}

/** `/radar deliver`: every way, whether it is on, and its button. */
export const deliveryView = (facts: DeliveryFacts, owner: MemberId, m: Messages): MessageView => {
  const t = m.radar.deliver;
  const { dm, playlist, channel, canManage } = facts;
  const { buttons } = t;
  const toggle = (where: 'dm' | 'playlist', isOn: boolean, labels: readonly [on: string, off: string]) =>
    secondary({
      label: labels[isOn ? 1 : 0],
      id: radarDeliver.id(owner, { where, wants: isOn ? 'no' : 'yes' }),
    });
  const url = playlist?.spotifyId == null ? null : `https://open.spotify.com/playlist/${playlist.spotifyId}`;
  return message('listening', [
    heading(t.title),
    text(dm ? t.dm.on : t.dm.off),
    text(...playlistLines(playlist, m)),
    ...(facts.inServer ? [text(...channelLines(facts, m))] : []),
    row(
      toggle('dm', dm, [buttons.dmOn, buttons.dmOff]),
      toggle('playlist', playlist !== null, [buttons.playlistOn, buttons.playlistOff]),
      channel !== null &&
        canManage &&
        secondary({ label: buttons.channelOff, id: radarChannelOff.id(owner, {}) }),
    ),
    row(
      secondary({ label: m.radar.back, id: radarShow.id(owner, { page: 0 }) }),
      playlist !== null &&
        secondary({
          label: t.playlist.care,
          id: rulesPlaylist.id(owner, { playlist: playlist.id, via: 'open' }),
        }),
      url !== null && linkButton({ label: t.playlist.open, url }),
    ),
    small(t.always),
  ]);
};

const playlistLines = (playlist: ManagedPlaylist | null, m: Messages): string[] => {
  const t = m.radar.deliver.playlist;
  if (playlist === null) return [t.off];
  if (playlist.state === 'gone' || playlist.state === 'unreadable') return [t.on, t.gone];
  return playlist.spotifyId === null ? [t.on, t.making] : [t.on];
};

const channelLines = ({ channel, counted, least, set }: DeliveryFacts, m: Messages): string[] => {
  const t = m.radar.deliver.channel;
  if (channel === null) return [t.off];
  const number = (value: number) => formatNumber(value, m.locale);
  return [
    t.on(channelMention(channel.channelId)),
    ...(set === null ? [] : [t.warning]),
    ...(set?.unsure ? [t.unsure] : []),
    ...(counted < least ? [t.few(number(least), number(counted))] : []),
  ];
};
