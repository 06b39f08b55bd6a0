import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from '../stage.ts';
import type { WorldVerb } from './acts.ts';
import type { TroubleDesk } from './trouble.ts';

const DAY = 86_400_000;

/** Carries out what a person does to the world beside Discord. @throws {Error} with a sentence when it cannot be done */
export const doVerb = async (
  stage: Stage,
  desk: TroubleDesk,
  personId: string,
  verb: WorldVerb,
): Promise<void> => {
  const { world, discord } = stage;
  switch (verb.verb) {
    case 'advance':
      return liveThrough(stage, verb.ms, verb.listening);
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
    case 'setDirectMessages':
      return discord.world.setDirectMessages(personId, verb.open ? 'open' : 'closed');
    case 'setInstalled':
      return discord.world.setUserInstalled(personId, verb.on);
    default:
      return verb satisfies never;
  }
};

/** Segue looks for due work every second; what is a day late it may leave out. */
const HOP_MS = 20 * 3_600_000;
const SETTLE_MS = 1_300;
const HEARD_A_DAY_MIN = 90;
let moving = false;

/** Time passes in hops, so that Segue does what falls into it on the way. */
const liveThrough = async (stage: Stage, ms: number, listening: boolean): Promise<void> => {
  if (moving) throw new Error('Time is moving already.');
  moving = true;
  try {
    for (let left = ms; left > 0; left -= HOP_MS) {
      const hop = Math.min(left, HOP_MS);
      await stage.advance(hop);
      const minutes = Math.round((hop / DAY) * HEARD_A_DAY_MIN);
      if (listening && minutes > 0) everybodyListens(stage, minutes);
      if (left > HOP_MS && stage.segue.running) await sleep(SETTLE_MS);
    }
  } finally {
    moving = false;
  }
};

const everybodyListens = ({ world }: Stage, minutes: number): void => {
  for (const { id } of world.accounts()) {
    if (world.grants(id).some(({ revokedAt }) => revokedAt === null)) world.playMusic(id, { minutes });
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
