import { expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { startPage } from '../../scripts/sandbox/web/server.ts';
import { DAY } from '../../src/clock.ts';
import { createPageVisitor, screen } from '../support/page-visitor.ts';
import { openFlow, until } from '../support/stage.ts';

const WEDNESDAY = Date.UTC(2026, 10, 18, 12);
const LOOKS = [
  ['dark', { width: 1400, height: 900 }],
  ['light', { width: 1400, height: 900 }],
  ['dark', { width: 390, height: 780 }],
] as const;

test('somebody looks at a chart twice, follows one of its places through time, and at what came out', {
  timeout: 60_000,
}, async () => {
  const env = { ENABLE_BACKGROUND_SYNC: 'false', MUSICBRAINZ_URL: 'http://127.0.0.1:1' };
  await using flow = await openFlow({ startAt: WEDNESDAY, env });
  const { stage } = flow;
  const mira = flow.guest('mira');
  await mira.link('mira.keller');
  const choices = await mira.press(await mira.ask('/sources'), 'Choose sources');
  const menu = choices.controls.find(({ kind }) => kind === 'select');
  const liked = menu?.options.find(({ label }) => label === 'Liked tracks')?.value ?? '';
  await mira.person.select(choices.id, menu?.customId ?? '', [liked]);
  await mira.ask('/jobs run', { step: 'tracks' });
  await mira.rest();
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
    const { headed, see, press, command, shot } = createPageVisitor(page, 'trending-');
    const everyLook = async (name: string): Promise<void> => {
      for (const [colorScheme, size] of LOOKS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width);
        await shot(`${name}-${colorScheme}-${size.width}`);
      }
      await page.setViewportSize(LOOKS[0][1]);
    };
    const chart = headed('Deezer · Tracks');
    /** Until Segue has seen it so often. */
    const captured = (times: number): Promise<void> =>
      until(`capture ${times}`, async () => {
        const [row] = flow.rows(
          `select count(*) as n from chart_captures join charts on charts.id = chart_id
           where source = 'deezer' and kind = 'track' and state = 'good'`,
        );
        return row?.['n'] === times || String(row?.['n']);
      });
    await page.goto(server.url);
    await command('/trending show');
    await chart.waitFor();
    await captured(1);
    await stage.advance(DAY);
    await press('Show again');
    await captured(2);
    await command('/trending show');
    await chart.getByText(/Arrows say what moved/).waitFor();
    await everyLook('chart');
    await press('Who moves');
    await see('Deezer · Tracks: who moves');
    await shot('stats');
    await press('Back to the chart');
    await chart.getByRole('button', { name: /See where one of these stood/ }).click();
    await page.getByRole('option').first().click();
    const history = headed(/^Where .* stood$/);
    // On a machine that is too busy to draw within a second the same is told in words.
    await history
      .getByRole('img', { name: /Lines over time/ })
      .or(history.getByText(/#\d+ · .* #\d+/))
      .first()
      .waitFor();
    await everyLook('history');
    await press('Into a playlist');
    await page.getByRole('dialog').getByLabel('Playlist').waitFor();
    await shot('form');
    await page.keyboard.press('Escape');
    await command('/radar show');
    await see('Your radar');
    await until('the radar', async () => {
      const [row] = flow.rows('select count(*) as n from radar_items');
      return Number(row?.['n']) > 0 || String(row?.['n']);
    });
    await press('Show again');
    await headed(/radar/i).getByRole('link').first().waitFor();
    await shot('radar');
    expect(complaints).toEqual([]);
    expect(stage.discord.violations).toEqual([]);
  } catch (error) {
    for (const context of browser.contexts()) {
      for (const open of context.pages()) await open.screenshot({ path: screen('trending-failed') });
    }
    throw error;
  } finally {
    await browser.close();
    await server.close();
  }
});
