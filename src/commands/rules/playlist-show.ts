import type { ManagedPlaylistId, RuleSetId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';
import { jobCard } from '../../views/jobs/card.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { playlistView } from '../../views/rules/playlist.ts';
import { playlistsView } from '../../views/rules/playlists.ts';
import type { Request } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';

/** The cards of playlists. */
export const playlistShows = ({ playlistDesk, playlists, ruleSets }: RuleFeatureDeps) => {
  const card = async ({ person, m }: Request, id: ManagedPlaylistId, news?: string): Promise<MessageView> =>
    playlistView(await playlistDesk.card(person.id, id), person.id, m, news);
  return {
    card,
    /** The progress of what was asked for, in the same message. */
    job: async (request: Request, id: ManagedPlaylistId, job: Job | null): Promise<MessageView> =>
      job === null ? card(request, id) : jobCard({ job, children: [] }, request.m),
    /** The one playlist of a rule set, or which of them. */
    ofSet: async (request: Request, id: RuleSetId): Promise<MessageView> => {
      const { person, m } = request;
      const { name } = await ruleSets.find(person.id, id);
      const [only, ...more] = await playlists.ofRuleSet(person.id, id);
      if (only !== undefined && more.length === 0) return card(request, only.id);
      return playlistsView(only === undefined ? [] : [only, ...more], name, person.id, m);
    },
  };
};

export type PlaylistShows = ReturnType<typeof playlistShows>;
