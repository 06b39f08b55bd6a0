import { createWeb } from '../../src/web/server.ts';
import { member, openImports } from './imports.ts';
import { createMemoryLog } from './log.ts';

/** The upload page of a member, on a real port. */
export const openUploadPage = async (publicUrl = 'https://segue.test/music') => {
  const world = await openImports();
  const unused = async (): Promise<never> => {
    throw new Error('nobody links an account here');
  };
  const log = createMemoryLog();
  const web = await createWeb({
    config: { publicUrl, host: '127.0.0.1', port: 0 },
    consentOrigin: 'https://accounts.spotify.com',
    linking: { open: unused, begin: unused, finish: unused, waiting: unused, sweep: unused },
    uploading: world.uploading,
    health: { database: async () => true, bot: async () => 'up' },
    clock: world.clock,
    log,
  });
  const { port } = await web.start();
  const { url } = await world.imports.begin(member, { incognito: false });
  const path = `/import/${world.ticketOf(url)}`;
  const close = world[Symbol.asyncDispose];
  return Object.assign(world, {
    ...{ log, path },
    at: (rest: string): string => `http://127.0.0.1:${port}${path}${rest}`,
    [Symbol.asyncDispose]: async () => {
      await web.stop();
      await close();
    },
  });
};
