import { createRuleCardServices, ruleFeatures } from '../../src/app/rule-cards.ts';
import { createTrackServices } from '../../src/app/tracks.ts';
import type { AccountId, MemberId } from '../../src/domain/ids.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { expectValidCommands } from './commands.ts';
import { ANNA, BEN } from './jobs.ts';
import { person } from './linking.ts';
import { openRuleWorld } from './rule-world.ts';
import { createVisitor, type Place } from './visitor.ts';

const PLAYLIST_SCOPES = 'playlist-modify-private playlist-modify-public playlist-read-private';

/** Anna and Ben with `/rules` at hand, a library of Anna's, and a link that may write playlists. */
export const openRules = async (place: Place = {}) => {
  const world = await openRuleWorld();
  const { store, clock } = world;
  const enqueue = createJobQueue({ store, clock, wake: () => undefined }).enqueueIn;
  const cards = createRuleCardServices({ store, enqueue }, world, world);
  const features = ruleFeatures({ ...world, ...cards, ...createTrackServices({ clock }, { store }) });
  expectValidCommands(features);
  const link = (memberId: MemberId, scopes = PLAYLIST_SCOPES): Promise<AccountId> =>
    store.transaction((tx) =>
      tx.accounts.insert(
        {
          memberId,
          provider: 'spotify',
          externalId: `writer-${memberId}`,
          externalUserId: `writer-${memberId}`,
          appId: null,
          displayName: 'Anna',
          scopes,
          authorizedAt: 2,
          accessExpiresAt: 1,
          refreshDueAt: 1,
        },
        clock.now(),
      ),
    );
  return Object.assign(world, cards, {
    link,
    features,
    anna: createVisitor(features, clock, { ...person(1, 'Anna'), id: ANNA }, place),
    phone: createVisitor(features, clock, { ...person(1, 'Anna'), id: ANNA }, place),
    ben: createVisitor(features, clock, { ...person(2, 'Ben'), id: BEN }, place),
  });
};

const techno = { genres: [{ name: 'techno', weight: 1 }], bpm: 130, energy: 0.9 };
const house = { genres: [{ name: 'house', weight: 1 }], bpm: 124 };

/** The same with six tracks: two of Anna's liked ones are techno, one was played lately. */
export const openRulesLibrary = async (place: Place = {}) => {
  const world = await openRules(place);
  const image = 'https://i.scdn.co/image/one';
  const ids = await world.tracks({
    One: { known: techno, durationMs: 100_000, imageUrl: image },
    Two: { known: techno, durationMs: 200_000, artists: [{ spotifyId: 'a2', name: 'Mina' }] },
    Three: { known: house, explicit: true },
    Four: { known: house },
    Five: {},
    Six: { known: techno },
  });
  const id = (name: string) => {
    const found = ids.get(name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  await world.source(ANNA, 'liked', ['One', 'Two', 'Three', 'Four', 'Five'].map(id));
  await world.source(ANNA, 'Promo Pool', ['One', 'Six'].map(id));
  await world.play(ANNA, id('Two'), 3);
  await world.link(ANNA);
  return Object.assign(world, { id });
};
