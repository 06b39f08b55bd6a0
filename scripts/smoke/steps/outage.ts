import assert from 'node:assert/strict';
import { PATIENCE_MS } from '../actor.ts';
import type { Scene } from '../scene.ts';
import { says } from '../truth.ts';

/** Spotify is closed while everything else goes on. */

const CLOSED_MIN = 20;
const RESTING = 'is resting until';

export const spotifyRests = (scene: Scene): Promise<void> =>
  scene.transcript.step('Spotify rests: a press is answered at once, the job says until when', async () => {
    const { transcript, stage, jonas } = scene;
    stage.spotify.faults.add({ answer: { kind: 'rate-limit', retryAfter: CLOSED_MIN * 60 } });
    const { message, ackMs } = await jonas.slash('/jobs run', { step: 'tracks' });
    transcript.note(`Acknowledged in ${Math.round(ackMs)} ms.`);
    assert(ackMs < 1_000, `The press waited ${ackMs} ms.`);
    const card = await jonas.see(message, ({ text }) => text.includes(RESTING));
    says(card, 'everything else goes on');
    const { message: top } = await jonas.slash('/top', { type: 'artists' });
    says(top, 'Your top artists');
  });

/** From now on Spotify answers; what was waiting goes on when its time comes. */
export const openSpotify = ({ stage }: Scene): void => stage.spotify.faults.clear();

export const spotifyBack = (scene: Scene): Promise<void> =>
  scene.transcript.step('Spotify is back: the job went on by itself and tells so in a DM', async () => {
    const { jonas } = scene;
    // Discord lets an answer be changed for 15 minutes; weeks have passed since.
    const dm = jonas.person.openDm();
    const done = await jonas.person.waitForMessage(
      dm,
      ({ text }) => text.includes('Your sources are up to date'),
      PATIENCE_MS,
    );
    scene.show(done);
    assert.equal(jonas.person.visibleMessages(dm).length, 1, 'One card is enough.');
  });
