import { setTimeout as sleep } from 'node:timers/promises';
import { startStage } from '../../sandbox/stage.ts';
import { importWhen, storeHistory, uploadHistory } from '../../smoke/imports.ts';

/** What people press while somebody's history goes in: each reads the database. */
const MIX = ['/recent', '/top', '/library', '/sources', '/jobs list', '/help'] as const;
const PAUSE_MS = 50;

/** Imports a package through the whole program. @returns how long each click meanwhile waited for its answer, ms */
export const pressWhileImporting = async (zip: string): Promise<number[]> => {
  const stage = await startStage({ discord: { rateLimits: 'none' } });
  try {
    await stage.segue.ready();
    const [guild] = stage.discord.guilds;
    const [owner, ...others] = stage.discord.people.flatMap(({ id }) => {
      const channel = guild?.channels.find(({ personIds }) => personIds.includes(id));
      return channel === undefined
        ? []
        : [{ person: stage.discord.as(id), where: { channelId: channel.id } }];
    });
    if (owner === undefined || others.length === 0) throw new Error('The bench expected people in a server.');
    await uploadHistory(owner.person, owner.where, { path: zip, name: 'my_spotify_data.zip' });
    await storeHistory(owner.person, owner.where);
    const waits: Promise<number>[] = [];
    let isIn = false;
    const done = importWhen(owner.person, owner.where, 'Your history is in').finally(() => {
      isIn = true;
    });
    for (let at = 0; !isIn; at++) {
      const { person, where } = others[at % others.length] ?? owner;
      waits.push(person.slash(MIX[at % MIX.length] ?? MIX[0], {}, where).then(({ ackMs }) => ackMs));
      await sleep(PAUSE_MS);
    }
    await done;
    return await Promise.all(waits);
  } finally {
    await stage.close();
  }
};
