import { parseArgs } from 'node:util';
import { startStage } from './sandbox/stage.ts';
import { startPage } from './sandbox/web/server.ts';

/** `npm run sandbox [-- --port N] [--record FILE] [--seed N] [--extended]`: a whole world on 127.0.0.1, and a page to use it. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4747' },
    record: { type: 'string' },
    seed: { type: 'string', default: '47' },
    extended: { type: 'boolean', default: false },
  },
});

const stage = await startStage({
  seed: Number(values.seed),
  mode: values.extended ? 'extended' : 'development',
  ...(values.record === undefined ? {} : { recordTo: values.record }),
});
await stage.segue.ready();
const page = await startPage(stage, Number(values.port));

console.log(`
Segue's sandbox is running. Nothing leaves this machine, and nothing is kept when it ends.

  Open  ${page.url}
  Then  /link, agree on the page that opens, type the code back, and pick your sources.

Ctrl+C ends it.`);

const stop = async (): Promise<void> => {
  console.log('\nStopping…');
  await page.close();
  await stage.close();
  process.exit(0);
};
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
