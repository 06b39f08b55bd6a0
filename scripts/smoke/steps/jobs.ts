import assert from 'node:assert/strict';
import type { Scene } from '../scene.ts';
import { says } from '../truth.ts';

/** What Segue did for somebody can be looked at. */
export const jobs = async (scene: Scene): Promise<void> => {
  const { transcript, mira, jonas } = scene;

  await transcript.step('/jobs list: what was done for Mira, and nothing of it for others', async () => {
    const steps = await mira.person.autocomplete('/jobs run', { step: '' }, 'step', mira.place);
    transcript.note(`Steps: ${steps.map(({ name }) => name).join(' · ')}`);
    assert.deepEqual(steps.map(({ value }) => value).toSorted(), [
      'external',
      'plays',
      'recount',
      'sources',
      'top-stats',
      'tracks',
    ]);
    const { message } = await mira.slash('/jobs list');
    says(message, 'Finished', 'Your sources are up to date', 'Your top lists are up to date');
    // Asking around about tracks goes on in the background, at the pace of the slowest provider.
    assert(!/Syncing|Did not work/.test(message.text), `Something is not finished:\n${message.text}`);
    const { message: none } = await jonas.slash('/jobs list');
    says(none, 'Nothing is running');
  });
};
