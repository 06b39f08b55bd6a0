import assert from 'node:assert/strict';
import type { Scene } from '../scene.ts';
import { says } from '../truth.ts';

const COMMANDS = [
  '/accounts',
  '/crowns artist',
  '/crowns member',
  '/crowns top',
  '/digest add',
  '/digest edit',
  '/digest list',
  '/digest pause',
  '/digest preview',
  '/digest remove',
  '/digest resume',
  '/digest test',
  '/help',
  '/jobs list',
  '/jobs run',
  '/library',
  '/link',
  '/privacy delete',
  '/privacy export',
  '/privacy retention',
  '/privacy server named',
  '/privacy server off',
  '/privacy server on',
  '/privacy server show',
  '/privacy show',
  '/radar deliver',
  '/radar follow',
  '/radar following',
  '/radar show',
  '/recent',
  '/server charts',
  '/server top',
  '/sources',
  '/status',
  '/taste blend',
  '/taste blends',
  '/taste compare',
  '/timezone',
  '/top',
  '/trending add',
  '/trending history',
  '/trending refresh',
  '/trending show',
  '/trending stats',
  '/trending unwatch',
  '/trending watch',
  '/trending watched',
  '/unlink',
  '/whoknows album',
  '/whoknows artist',
  '/whoknows genre',
  '/whoknows track',
];

/** Segue starts, and a newcomer asks what there is. */
export const start = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira } = scene;

  await transcript.step('Segue starts, connects and registers its commands', async () => {
    await stage.segue.ready();
    await stage.discord.gateway.whenReady();
    const offered = mira.person.commands(mira.place).map(({ path }) => path);
    transcript.note(`Commands: ${offered.toSorted().join(' ')}`);
    for (const command of COMMANDS) assert(offered.includes(command), `${command} is not offered.`);
    const health = await fetch(`${stage.segue.publicUrl}/health`);
    assert.equal(health.status, 200, 'The health page says that something is wrong.');
  });

  await transcript.step('A newcomer asks for help and is led to linking', async () => {
    const { message, ackMs } = await mira.slash('/help');
    says(message, 'No account yet', 'Link your Spotify account');
    assert.equal(message.ephemeralFor, mira.person.id, 'Everybody sees the answer.');
    assert(message.controls[0]?.label.includes('Link Spotify'), 'The first button does not link.');
    transcript.note(`Acknowledged in ${Math.round(ackMs)} ms.`);
  });
};
