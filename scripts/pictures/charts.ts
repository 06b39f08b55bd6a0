import type { Page } from 'playwright-core';
import type { Stage } from '../sandbox/stage.ts';
import { answerOf } from '../smoke/verbs.ts';
import type { Camera } from './curation.ts';

const DAY_MS = 86_400_000;
const LOOKS = 9;
const DEEZER = { source: 'deezer', list: 'tracks' };

/** A chart, who moves on it, the way of one of its places through some days, and the radar. */
export const chartPictures = async (page: Page, stage: Stage, camera: Camera): Promise<void> => {
  const { take, articleWith, command } = camera;
  const mira = stage.discord.as('mira');
  const dm = { channelId: mira.openDm() };
  for (let look = 0; look < LOOKS; look += 1) {
    await mira.slash('/trending refresh', DEEZER, dm);
    for (let tries = 0; tries < 100; tries += 1) {
      const shown = await answerOf(await mira.slash('/trending show', DEEZER, dm));
      if (!shown.controls.some(({ label }) => label === 'Show again')) break;
      await page.waitForTimeout(100);
    }
    if (look < LOOKS - 1) await stage.advance(DAY_MS);
  }
  await command(page, '/trending show');
  const chart = articleWith(page, 'Deezer · Tracks');
  await chart.waitFor();
  await take(page, 'trending', chart);
  await chart.getByRole('button', { name: 'Who moves' }).click();
  const stats = articleWith(page, 'Deezer · Tracks: who moves');
  await stats.waitFor();
  await take(page, 'trending-stats', stats);
  await stats.getByRole('button', { name: 'Back to the chart' }).click();
  await chart.getByRole('button', { name: /See where one of these stood/ }).click();
  await page.getByRole('option').nth(5).click();
  const history = articleWith(page, /^Where .* stood$/);
  await history.getByRole('img', { name: /Lines over time/ }).waitFor();
  await take(page, 'trending-history', history);
  await command(page, '/radar show');
  const radar = articleWith(page, 'Your radar');
  await radar.waitFor();
  for (let tries = 0; tries < 50 && (await radar.getByRole('link').count()) === 0; tries += 1) {
    await page.waitForTimeout(300);
    const again = radar.getByRole('button', { name: 'Show again' });
    if ((await again.count()) > 0) await again.click();
  }
  await take(page, 'radar', radar);
};
