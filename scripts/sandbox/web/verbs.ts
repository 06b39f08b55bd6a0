import type { Stage } from '../stage.ts';
import type { WorldVerb } from './protocol.ts';

const DAY = 86_400_000;

/** Carries out what a person does to the world beside Discord (`fault` is the page server's own business). */
export const doVerb = async (stage: Stage, verb: Exclude<WorldVerb, { verb: 'fault' }>): Promise<void> => {
  const { world } = stage;
  switch (verb.verb) {
    case 'advance':
      await stage.advance(verb.ms);
      return;
    case 'playMusic':
      world.playMusic(verb.accountId, { minutes: verb.minutes });
      return;
    case 'like':
      world.like(verb.accountId, [freshTrack(stage, verb.accountId)]);
      return;
    case 'addToPlaylist': {
      const trackId = freshTrack(stage, verb.accountId);
      world.hand.add(verb.playlistId, [{ kind: 'track', trackId }], verb.accountId);
      return;
    }
    case 'removeFromPlaylist': {
      const length = world.playlist(verb.playlistId)?.entries.length ?? 0;
      if (length === 0) throw new Error('This playlist is empty already.');
      world.hand.removeAt(verb.playlistId, length - 1);
      return;
    }
    case 'shufflePlaylist': {
      const length = world.playlist(verb.playlistId)?.entries.length ?? 0;
      if (length < 2) throw new Error('There is nothing to move in this playlist.');
      world.hand.move(verb.playlistId, length - 1, 0);
      return;
    }
    case 'deletePlaylist':
      world.deletePlaylist(verb.accountId, verb.playlistId);
      return;
    case 'setPremium':
      world.setPremium(verb.accountId, verb.on);
      return;
    case 'setAllowListed':
      world.setAllowListed(verb.accountId, verb.on);
      return;
    case 'revoke':
      world.revokeAuthorization(verb.accountId);
      return;
    case 'ageConsent':
      world.setAuthorizedAt(verb.accountId, world.now() - verb.days * DAY);
      return;
    default:
      verb satisfies never;
  }
};

/** A track this account does not like yet. */
const freshTrack = ({ world }: Stage, accountId: string): string => {
  const liked = new Set(world.likes(accountId).map(({ trackId }) => trackId));
  const track = world.catalogue.tracks.find(({ id }) => !liked.has(id));
  if (track === undefined) throw new Error('This account likes every track there is.');
  return track.id;
};
