import { expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { startPage } from '../../scripts/sandbox/web/server.ts';
import { createPageVisitor, screen } from '../support/page-visitor.ts';
import { openFlow } from '../support/stage.ts';

/** A Monday morning, half an hour before the digest that is about to be scheduled. */
const MONDAY = Date.UTC(2026, 10, 23, 8, 30);

test('a newcomer links, picks, syncs, looks, schedules a digest and is somebody else', {
  timeout: 60_000,
}, async () => {
  await using flow = await openFlow({ startAt: MONDAY });
  const { stage } = flow;
  const server = await startPage(stage);
  const browser = await launchBrowser();
  const complaints: string[] = [];
  try {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 900 },
      colorScheme: 'dark',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
    });
    const { headed, see, read, press, command, shot } = createPageVisitor(page);

    await page.goto(server.url);
    await page.getByRole('button', { name: /Link a Spotify account/ }).waitFor();
    await shot('arrival');

    // Linking: Segue's page and Spotify's consent in a tab of their own, and the code back in Discord.
    await page.getByRole('button', { name: /Link a Spotify account/ }).click();
    await page.keyboard.press('Enter');
    await see('Link Spotify');
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: /Open the page/ }).click(),
    ]);
    await tab.getByText('Mira', { exact: true }).waitFor();
    await shot('link-page', tab);
    await tab.getByRole('button', { name: 'Continue to Spotify' }).click();
    await tab.getByRole('radio', { name: /Mira K\./ }).check();
    await shot('consent', tab);
    await tab.getByRole('button', { name: 'Agree' }).click();
    await tab.getByRole('heading', { name: /Type this code/ }).waitFor();
    await shot('code', tab);
    const code = (await tab.getByLabel(/Pairing code/).innerText()).replace(/\D/g, '');
    await tab.close();
    await page.getByRole('status').getByRole('button', { name: 'I have my code' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(code);
    await shot('pairing');
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    await see('Spotify is linked');
    await shot('linked');

    // Sources: choose, read, watch.
    await press('Pick sources');
    await press('Choose sources');
    await headed('Choose sources')
      .getByRole('button', { name: /Liked tracks and playlists/ })
      .click();
    await page.getByRole('option', { name: /Promo Pool/ }).click();
    await page.getByRole('option', { name: /Warm-up/ }).click();
    await shot('choosing');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await read('2 sources are chosen');
    await press('Sync now');
    await see(/Syncing 2 sources/);
    await shot('syncing');
    await see(/up to date/);
    await shot('synced');

    // With the keyboard alone, wherever the focus was.
    await page.keyboard.type('/lib');
    await page.getByRole('option', { name: '/library' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await see('Your library');
    expect(await headed('Your library').getByRole('link').count()).toBe(10);
    await shot('library');

    await command('/top');
    await see(/Your top tracks/);
    const cover = headed(/Your top tracks/).getByRole('img', { name: /^Cover of/ });
    while ((await cover.count()) === 0) await press('Show again');
    await page.waitForFunction(
      `[...document.querySelectorAll('article:last-of-type img')].every(({ naturalWidth }) => naturalWidth > 0)`,
    );
    await shot('top');

    // A digest, put together on its card.
    await command('/privacy server on');
    await see('You are counted in this server');
    await page.getByRole('button', { name: /^digests/ }).click();
    await command('/digest add');
    await see(/^Digest in/);
    await page.getByRole('button', { name: 'At 18:00' }).click();
    await page.getByRole('option', { name: 'At 09:00' }).click();
    await read(/every Monday at 09:00 \(UTC\)/);
    await shot('digest-card');
    await press('Start');
    await read(/Next one/);
    await press('Preview');
    await see('What this server listened to this week');
    await shot('digest-preview');
    await page.getByRole('button', { name: /^general/ }).click();

    // An hour later it is there, and the channel says so.
    await page.getByRole('button', { name: 'World' }).click();
    await page.getByRole('button', { name: '+1 h' }).click();
    await page.getByRole('button', { name: /^digests, 1 unread/ }).click();
    await see('What this server listened to this week');
    await shot('an-hour-later');

    // Somebody else sees the digest, and nothing that was for Mira alone.
    await page.getByRole('button', { name: /^Who you are/ }).click();
    await page.getByRole('option', { name: /Jonas/ }).click();
    await page.getByRole('button', { name: /^Who you are: Jonas/ }).waitFor();
    await see('What this server listened to this week');
    await page.getByRole('button', { name: /^general/ }).click();
    await page.getByRole('heading', { name: '# general' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
    await shot('being-jonas');

    // Nothing is wider than a phone.
    await page.setViewportSize({ width: 390, height: 780 });
    await page.getByRole('button', { name: 'Channels' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await shot('on-a-phone');

    expect(complaints).toEqual([]);
    expect(stage.discord.violations).toEqual([]);
  } catch (error) {
    for (const context of browser.contexts()) {
      for (const open of context.pages()) await open.screenshot({ path: screen('failed') });
    }
    const said = stage.segue.log.filter(({ level }) => Number(level) >= 40).slice(-8);
    throw new Error(`Segue said: ${said.map((line) => JSON.stringify(line)).join('\n')}`, { cause: error });
  } finally {
    await browser.close();
    await server.close();
  }
});
