import type { Stage } from '../stage.ts';
import type { WorldVerb } from './acts.ts';
import type { PassingTime } from './passing-time.ts';
import type { TroubleDesk } from './trouble.ts';

const DAY = 86_400_000;

/** What a person on the page can reach. */
export interface Hands {
  readonly stage: Stage;
  readonly desk: TroubleDesk;
  readonly time: PassingTime;
}

/** Carries out what a person does to the world beside Discord. @throws {Error} with a sentence when it cannot be done */
export const doVerb = async (
  { stage, desk, time }: Hands,
  personId: string,
  verb: WorldVerb,
): Promise<void> => {
  const { world, discord } = stage;
  switch (verb.verb) {
    case 'advance':
      return time.pass(verb.ms, verb.listening);
    case 'playMusic':
      world.playMusic(verb.accountId, { minutes: verb.minutes });
      return;
    case 'like':
      return world.like(verb.accountId, [freshTrack(stage, verb.accountId)]);
    case 'unlike': {
      const newest = world.likes(verb.accountId)[0];
      if (newest === undefined) throw new Error('This account likes nothing.');
      return world.unlike(verb.accountId, [newest.trackId]);
    }
    case 'createPlaylist':
      world.createPlaylist(verb.accountId, {
        name: `New playlist ${world.playlistsOf(verb.accountId).length}`,
      });
      return;
    case 'addToPlaylist': {
      const trackId = freshTrack(stage, verb.accountId);
      return world.hand.add(verb.playlistId, [{ kind: 'track', trackId }], verb.accountId, 0);
    }
    case 'removeFromPlaylist':
      return world.hand.removeAt(verb.playlistId, verb.position);
    case 'raiseInPlaylist':
      return world.hand.move(verb.playlistId, verb.position, 0);
    case 'deletePlaylist':
      return world.deletePlaylist(verb.accountId, verb.playlistId);
    case 'setPremium':
      return world.setPremium(verb.accountId, verb.on);
    case 'setAllowListed':
      return world.setAllowListed(verb.accountId, verb.on);
    case 'revoke':
      world.revokeAuthorization(verb.accountId);
      return;
    case 'ageConsent':
      world.setAuthorizedAt(verb.accountId, world.now() - verb.days * DAY);
      return;
    case 'fault':
      return desk.switch(verb.id, verb.on);
    case 'clearFaults':
      return desk.clear();
    case 'segue':
      return runSegue(stage, verb.what);
    case 'deliverLate':
      stage.providers.beatport.deliverLate();
      return;
    case 'setDirectMessages':
      return discord.world.setDirectMessages(personId, verb.open ? 'open' : 'closed');
    case 'setInstalled':
      return discord.world.setUserInstalled(personId, verb.on);
    default:
      return verb satisfies never;
  }
};

const runSegue = async ({ segue }: Stage, what: 'start' | 'stop' | 'kill'): Promise<void> => {
  if (what === 'start') {
    if (!segue.running) segue.start();
    return;
  }
  await segue.stop(what === 'kill' ? 'SIGKILL' : 'SIGTERM');
};

/** A track this account does not like yet. */
const freshTrack = ({ world }: Stage, accountId: string): string => {
  const liked = new Set(world.likes(accountId).map(({ trackId }) => trackId));
  const track = world.catalogue.tracks.find(({ id }) => !liked.has(id));
  if (track === undefined) throw new Error('This account likes every track there is.');
  return track.id;
};
