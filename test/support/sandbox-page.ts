import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import type { DiscordOptions } from '../../scripts/sandbox/discord/types.ts';
import { startProviders } from '../../scripts/sandbox/providers/server.ts';
import type { SegueProcess } from '../../scripts/sandbox/segue.ts';
import { startSpotify } from '../../scripts/sandbox/spotify/server.ts';
import type { Stage } from '../../scripts/sandbox/stage.ts';
import { startPage } from '../../scripts/sandbox/web/server.ts';
import { createWorld } from '../../scripts/sandbox/world/world.ts';
import { openStand, type Stand } from './discord-double.ts';

/** The sandbox page over a Discord in which a bot of the test's own making stands in for Segue. */
export interface PageStand {
  readonly stand: Stand;
  readonly url: string;
  readonly browser: Browser;
  /** A fresh page of its own, as whoever comes first. What it complains about is in `complaints`. */
  open(path?: string): Promise<Page>;
  readonly complaints: string[];
  close(): Promise<void>;
}

export const openPageStand = async (options: DiscordOptions = {}): Promise<PageStand> => {
  const stand = await openStand(options);
  const world = createWorld({ seed: 47 });
  const spotify = await startSpotify({ world, clients: [] });
  const providers = await startProviders({ world });
  const stage: Stage = {
    world,
    discord: stand.discord,
    spotify,
    providers,
    segue: nobody,
    databasePath: join(tmpdir(), `${randomUUID()}.sqlite`),
    advance: async (ms) => world.clock.advance(ms),
    close: async () => undefined,
  };
  const server = await startPage(stage);
  const browser = await launchBrowser();
  const complaints: string[] = [];
  return {
    stand,
    url: server.url,
    browser,
    complaints,
    open: async (path = '') => {
      const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
      context.setDefaultTimeout(8_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
      await page.goto(`${server.url}${path}`);
      await page.getByRole('combobox', { name: 'Message' }).waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await Promise.all([spotify.close(), providers.close(), stand.close()]);
    },
  };
};

/** A process that always runs and says nothing. */
const nobody: SegueProcess = {
  publicUrl: 'http://127.0.0.1:1',
  log: [],
  running: true,
  lastExit: null,
  ready: async () => undefined,
  moveClock: async () => undefined,
  stop: async () => 0,
  start: () => undefined,
  onLog: () => undefined,
  onChange: () => undefined,
};
