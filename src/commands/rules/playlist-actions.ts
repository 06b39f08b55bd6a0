import type { ManagedPlaylistId } from '../../domain/ids.ts';
import {
  rulesAnswer,
  rulesPause,
  rulesPlaylist,
  rulesPlaylistApply,
  rulesPlaylistPick,
  rulesPlaylists,
} from '../../views/actions/rules.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { type AnyAction, handle } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { PlaylistShows } from './playlist-show.ts';

export const update = async (view: Promise<MessageView>) => ({ kind: 'update', view: await view }) as const;

/** What is pressed on the card of a playlist: writing, the question, pausing. */
export const rulePlaylistActions = (
  { playlistDesk: desk, playlists }: Pick<RuleFeatureDeps, 'playlistDesk' | 'playlists'>,
  show: PlaylistShows,
): AnyAction[] => [
  handle({ spec: rulesPlaylists, run: (request, { set }) => update(show.ofSet(request, set)) }),
  handle({ spec: rulesPlaylist, run: (request, { playlist }) => update(show.card(request, playlist)) }),
  handle({
    spec: rulesPlaylistPick,
    run: (request, _, { values: [id] }) => update(show.card(request, Number(id) as ManagedPlaylistId)),
  }),
  handle({
    spec: rulesPlaylistApply,
    run: async (r, { playlist: id }) => update(show.job(r, id, await desk.apply(r.person.id, id, r.notify))),
  }),
  handle({
    spec: rulesAnswer,
    run: async (request, { playlist, yes, removes, of }) => {
      const { person, notify, m } = request;
      const job = await desk.answer(person.id, playlist, { yes: yes === 'y', removes, of }, notify);
      if (yes === 'y') return update(show.job(request, playlist, job));
      return update(show.card(request, playlist, m.ruleCards.playlist.kept));
    },
  }),
  handle({
    spec: rulesPause,
    run: async (request, { playlist, to }) => {
      await playlists[to === 'on' ? 'pause' : 'resume'](request.person.id, playlist);
      return update(show.card(request, playlist));
    },
  }),
];
