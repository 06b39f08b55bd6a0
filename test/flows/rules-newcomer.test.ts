import { expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { startPage } from '../../scripts/sandbox/web/server.ts';
import { MINUTE } from '../../src/clock.ts';
import { createPageVisitor, screen } from '../support/page-visitor.ts';
import { noEnrichment, openFlow } from '../support/stage.ts';
import { playlistUris } from '../support/stage-music.ts';

const MONDAY = Date.UTC(2026, 10, 23, 8, 30);
/** Templates, a preview, why, the playlist: each as it is in the dark, in the light and on a phone. */
const LOOKS = [
  ['dark', { width: 1400, height: 900 }],
  ['light', { width: 1400, height: 900 }],
  ['light', { width: 390, height: 780 }],
] as const;

test('the first rule: from a template to a playlist in Spotify in less than a minute', {
  timeout: 60_000,
}, async () => {
  await using flow = await openFlow({ startAt: MONDAY, env: noEnrichment });
  const { stage } = flow;
  const { world } = stage;
  const mira = flow.guest('mira');
  await mira.link('mira.keller');
  await mira.see(await mira.ask('/sources', { add: 'Liked tracks' }), /up to date/);
  const server = await startPage(stage);
  const browser = await launchBrowser();
  const complaints: string[] = [];
  try {
    const context = await browser.newContext({
      viewport: LOOKS[0][1],
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
    });
    const { headed, see, read, press, command, shot } = createPageVisitor(page, 'rules-');
    const everyLook = async (name: string): Promise<void> => {
      for (const [colorScheme, size] of LOOKS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width);
        await shot(`${name}-${colorScheme}-${size.width}`);
      }
      await page.setViewportSize(LOOKS[0][1]);
    };
    await page.goto(server.url);

    const begun = world.now();
    await command('/rules new');
    await see('A new playlist that fills itself');
    await everyLook('templates');
    await headed('A new playlist')
      .getByRole('button', { name: /Pick a beginning/ })
      .click();
    await shot('choosing');
    await page.getByRole('option', { name: /^Liked, long not heard/ }).click();
    await see('Liked, long not heard: preview');
    await read(/100 of \d+ matching/);
    await everyLook('preview');
    await press('Create playlist & apply');
    await see(/The playlist is as it should be/);
    expect(world.now() - begun).toBeLessThan(MINUTE);
    await everyLook('applied');

    // It is in Spotify: the world's controls show it, track by track.
    const made = world.playlistsOf('mira.keller').find((list) => list?.name === 'Liked, long not heard');
    expect(playlistUris(world, made?.id ?? '')).toHaveLength(100);
    await page.getByRole('button', { name: 'World' }).click();
    for (const key of ['account-mira.keller', `list-mira.keller-${made?.id}`]) {
      await page.locator(`details[data-key="${key}"] > summary`).click();
    }
    await page.locator(`details[data-key$="${made?.id}"] li`).first().waitFor();
    await shot('in-spotify');
    await page.getByRole('button', { name: 'World' }).click();

    await press('Show playlist');
    await see(/Liked, long not heard: the playlist/);
    await everyLook('playlist');
    expect(complaints).toEqual([]);
    expect(stage.discord.violations).toEqual([]);
  } catch (error) {
    for (const context of browser.contexts()) {
      for (const open of context.pages()) await open.screenshot({ path: screen('rules-failed') });
    }
    throw error;
  } finally {
    await browser.close();
    await server.close();
  }
});
