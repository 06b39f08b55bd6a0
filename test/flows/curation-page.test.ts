import { expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import { startPage } from '../../scripts/sandbox/web/server.ts';
import { createPageVisitor, screen } from '../support/page-visitor.ts';
import { promoList } from '../support/promo-list.ts';
import { noEnrichment, openFlow } from '../support/stage.ts';

const WEDNESDAY = Date.UTC(2026, 10, 18, 12);
const LOOKS = [
  ['dark', { width: 1400, height: 900 }],
  ['light', { width: 1400, height: 900 }],
  ['dark', { width: 390, height: 780 }],
] as const;
const TRACKS = 12;
const PLACES = ['Warm-up', 'Peak time', 'Trash', 'After hours', 'Skip'] as const;

test('a list of a DJ’s own becomes a week, and ten tracks are sorted in the page with one click each', {
  timeout: 60_000,
}, async () => {
  await using flow = await openFlow({ startAt: WEDNESDAY, env: noEnrichment });
  const { stage } = flow;
  const mira = flow.guest('mira');
  await mira.link('mira.keller');
  const tracks = stage.world.catalogue.tracks.slice(40, 40 + TRACKS);
  const imported = await mira.ask('/releases import', {
    file: { filename: 'promos.csv', content: promoList(stage.world, tracks), contentType: 'text/csv' },
    style: 'House',
  });
  await mira.see(imported, new RegExp(`${TRACKS} rows read: ${TRACKS} new`));
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
    const { headed, see, press, command, shot } = createPageVisitor(page, 'curation-');
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
    await command('/curate start');
    await headed('Which style do you sort?')
      .getByRole('button', { name: /Pick a style/ })
      .click();
    await page.getByRole('option', { name: 'House', exact: true }).click();
    await see('House: what do you sort into?');
    await everyLook('categories');
    await press('Warm-up · Peak time · After hours');
    await see('House: which week?');
    await shot('weeks');
    await press(/^Begin week/);

    // The card comes by itself, to the DMs.
    await headed('Putting your week together: House').getByText('12 of 12').waitFor();
    await shot('making');
    await stage.advance(20_000);
    await page.getByRole('button', { name: /^Segue, 1 unread/ }).click();
    const card = headed(/House · week 46 · Bronze/);
    await card.getByText(`1 of ${TRACKS}`).waitFor();
    await everyLook('card');
    for (let at = 0; at < 10; at += 1) {
      await card.getByRole('button', { name: PLACES[at % PLACES.length] ?? 'Skip' }).click();
      await card.getByText(`${at + 2} of ${TRACKS}`).waitFor();
    }
    expect(await page.getByRole('heading', { name: /House · week 46 · Bronze/ }).count()).toBe(1);
    await everyLook('sorted-ten');
    await card.getByRole('button', { name: 'Undo' }).click();
    await card.getByText(`10 of ${TRACKS}`).waitFor();
    await card.getByText('Back again').waitFor();
    await shot('undone');
    for (let at = 9; at < TRACKS; at += 1) await card.getByRole('button', { name: 'Peak time' }).click();
    await see('House · week 46 is sorted');
    expect(await page.getByRole('heading', { name: 'House · week 46 is sorted' }).count()).toBe(1);
    await everyLook('done');
    await press('Review Silver');
    await see('House · week 46 · Silver');
    await everyLook('silver');
    expect(complaints).toEqual([]);
    expect(stage.discord.violations).toEqual([]);
  } catch (error) {
    for (const context of browser.contexts()) {
      for (const open of context.pages()) await open.screenshot({ path: screen('curation-failed') });
    }
    throw error;
  } finally {
    await browser.close();
    await server.close();
  }
});
