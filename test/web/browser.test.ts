import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { openLinkingWorld, person } from '../support/linking.ts';
import { someone } from '../support/spotify-auth.ts';

/** A page that stands for Spotify's consent and notes how the browser came to it. */
let consentPage: Server;
let origin = '';
let arrivedAt = '';
beforeAll(async () => {
  consentPage = createServer((request, response) => {
    if (request.url?.startsWith('/authorize')) arrivedAt = `${origin}${request.url}`;
    response.end('consent');
  });
  await new Promise<void>((resolve) => consentPage.listen(0, '127.0.0.1', resolve));
  const address = consentPage.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
  consentPage.close();
});

/** What only a real browser decides: whether it keeps the cookies, and whether the policy lets it go on. */
test('a real browser gets from the link to the code', { timeout: 30_000 }, async () => {
  await using world = await openLinkingWorld({ spotifyOrigin: origin });
  const { port } = await world.parts.web.start();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 700 } });
    const complaints: string[] = [];
    page.on('console', (line) => complaints.push(line.text()));
    const mina = person(1, 'Mina <b>K.</b>');
    const started = await world.start(mina);
    await page.goto(`http://127.0.0.1:${port}${new URL(started.url).pathname}`);
    expect(await page.locator('.person strong').innerText()).toBe('Mina <b>K.</b>');
    const accent = await page.evaluate('getComputedStyle(document.querySelector("button")).backgroundColor');
    expect(accent).toBe('rgb(20, 131, 59)');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/authorize**`);
    const sent = world.spotify.consent(arrivedAt, someone('mina'));
    await page.goto(`http://127.0.0.1:${port}/oauth/spotify/callback?${new URLSearchParams({ ...sent })}`);
    expect(new URL(page.url()).pathname).toBe('/oauth/spotify/code');
    await page.reload();
    const code = (await page.locator('.code').innerText()).replace(/\D/g, '');
    expect(await world.parts.pairing.pair(mina.id, started.requestId, code)).toMatchObject({
      kind: 'linked',
    });
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
