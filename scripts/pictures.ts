import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser/launch.ts';
import { chartPictures } from './pictures/charts.ts';
import { curationPictures } from './pictures/curation.ts';
import { zipPackage } from './sandbox/exports/archive.ts';
import { exportPackage } from './sandbox/exports/packages.ts';
import { type Stage, startStage } from './sandbox/stage.ts';
import { startPage } from './sandbox/web/server.ts';
import { importWhen, storeHistory } from './smoke/imports.ts';
import { answerOf, link } from './smoke/verbs.ts';

/**
 * `npm run pictures`: takes the pictures of the README and the guide anew, from the sandbox, dark and light. The world
 * begins at a fixed time with a fixed seed, so that only what changed in Segue changes a picture.
 */
const FOLDER = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const MONDAY_MORNING = Date.UTC(2026, 10, 23, 8, 30);
/** A world whose first names can be drawn with the font that comes along. */
const SEED = 115;
const LARGEST = 300_000;
const WIDE = { width: 1400, height: 900 };
/** A message stands in the middle column without much beside it. */
const NARROW = { width: 960, height: 1000 };
/** Room for an answer with a picture. */
const TALL = { width: 960, height: 1500 };

type What = Page | Locator;

/** Takes a picture twice: `name.png` in dark colours, `name-light.png` in light ones. */
const take = async (page: Page, name: string, what: What): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction(
      `[...document.images].every((image) => image.complete || image.getBoundingClientRect().top > innerHeight)`,
    );
    const path = `${FOLDER}${name}${colorScheme === 'light' ? '-light' : ''}.png`;
    await what.screenshot({ path });
    const { size } = statSync(path);
    console.log(`  ${path.slice(FOLDER.length).padEnd(24)} ${Math.round(size / 1_000)} KB`);
    if (size > LARGEST) throw new Error(`${path} is larger than ${LARGEST / 1_000} KB.`);
  }
};

const articleWith = (page: Page, title: string | RegExp): Locator =>
  page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .last();

const command = async (page: Page, path: string, values: readonly string[] = []): Promise<void> => {
  await page.getByRole('combobox', { name: 'Message' }).fill(path);
  await page.getByRole('option', { name: path }).first().waitFor();
  await page.keyboard.press('Enter');
  for (const value of values) {
    await page.keyboard.type(value);
    await page.keyboard.press('Tab');
  }
  await page.getByRole('button', { name: /^Send/ }).click();
};

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('article').getByRole('button', { name }).last().click();

/** Others who listen too, so that a digest has something to tell. */
const company = async (stage: Stage): Promise<void> => {
  for (const [name, accountId] of [
    ['jonas', 'jonasberg91'],
    ['priya', 'thevault'],
  ] as const) {
    const person = stage.discord.as(name);
    await link(stage, person, { channelId: person.openDm() }, accountId);
    const lounge = stage.discord.guilds[0]?.channels.find((channel) => channel.name === 'general');
    await answerOf(await person.slash('/privacy server on', {}, { channelId: lounge?.id ?? '' }));
  }
};

const linking = async (page: Page): Promise<void> => {
  await command(page, '/link');
  await take(page, 'link', articleWith(page, 'Link Spotify'));
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: /Open the page/ }).click(),
  ]);
  await tab.setViewportSize({ width: 560, height: 660 });
  await tab.getByRole('button', { name: 'Continue to Spotify' }).click();
  await tab.getByRole('radio', { name: /Mira K\./ }).check();
  await tab.getByRole('button', { name: 'Agree' }).click();
  const code = (await tab.getByLabel(/Pairing code/).innerText()).replace(/\D/g, '');
  await take(tab, 'code', tab);
  await tab.close();
  await press(page, 'I have my code');
  await page.getByRole('dialog').getByRole('textbox').fill(code);
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await articleWith(page, 'Spotify is linked').waitFor();
};

const sources = async (page: Page, stage: Stage): Promise<void> => {
  await press(page, 'Pick sources');
  await press(page, 'Choose sources');
  const menu = page.getByRole('button', { name: /Liked tracks and playlists/ });
  await menu.click();
  for (const name of [/Liked tracks/, /Promo Pool/, /Warm-up/])
    await page.getByRole('option', { name }).click();
  await take(page, 'sources', page);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  const calm = stage.spotify.faults.add({ answer: { kind: 'slow', ms: 700 } });
  await press(page, 'Sync now');
  const card = articleWith(page, 'Syncing 3 sources');
  await card
    .getByText(/[1-9]\d+ of \d+/)
    .first()
    .waitFor();
  await take(page, 'sync', card);
  calm();
  await articleWith(page, /up to date/).waitFor();
};

const rules = async (page: Page): Promise<void> => {
  await command(page, '/rules new');
  const start = articleWith(page, 'A new playlist');
  await start.waitFor();
  await take(page, 'rules-new', start);
  await start.getByRole('button', { name: /Pick a beginning/ }).click();
  await page.getByRole('option', { name: /^Liked, long not heard/ }).click();
  const preview = articleWith(page, 'Liked, long not heard: preview');
  await preview.waitFor();
  await take(page, 'rules-preview', preview);
  await press(page, 'Create playlist & apply');
  const done = articleWith(page, 'The playlist is as it should be');
  await done.waitFor();
  await take(page, 'rules-apply', done);
  for (const next of ['Show playlist', 'To the rule set', 'Preview']) await press(page, next);
  await preview.waitFor();
  await preview.getByRole('button', { name: /Why in/i }).click();
  await page.getByRole('option').first().click();
  const why = articleWith(page, /: in “/);
  await why.waitFor();
  await take(page, 'rules-why', why);
};

const lists = async (page: Page): Promise<void> => {
  await command(page, '/library');
  await articleWith(page, 'Your library').waitFor();
  await take(page, 'library', articleWith(page, 'Your library'));
  await command(page, '/top');
  const top = articleWith(page, /Your top tracks/);
  await top.waitFor();
  while ((await top.getByRole('img', { name: /^Cover of/ }).count()) === 0) await press(page, 'Show again');
  await take(page, 'top', top);
  await command(page, '/recent');
  await articleWith(page, 'Your last plays').waitFor();
  await take(page, 'recent', articleWith(page, 'Your last plays'));
};

/** Two years of listening, as Spotify would mail them. */
const history = async (stage: Stage): Promise<void> => {
  const person = stage.discord.as('mira');
  const where = { channelId: person.openDm() };
  const options = { years: 2, perDay: 20 };
  const { bytes } = await zipPackage(exportPackage(stage.world, 'mira.keller', 'extended', options));
  const file = { filename: 'my_spotify_data.zip', content: bytes, contentType: 'application/zip' };
  await answerOf(await person.slash('/import start', { file }, where));
  await storeHistory(person, where);
  await importWhen(person, where, 'Your history is in');
};

/** Asks until the answer has its picture, and once more when the covers in it had time to come. */
const drawn = async (page: Page, title: RegExp, alt: RegExp, ask: () => Promise<void>): Promise<Locator> => {
  const article = articleWith(page, title);
  for (let asked = 0, seen = 0; seen < 2; asked++) {
    if (asked === 20) throw new Error(`No picture came with ${title}.`);
    await ask();
    await article.waitFor();
    await page.waitForTimeout(2_000);
    if ((await article.getByRole('img', { name: alt }).count()) > 0) seen++;
  }
  return article;
};

const statistics = async (page: Page, stage: Stage): Promise<void> => {
  await history(stage);
  await page.setViewportSize(TALL);
  const stats = () => command(page, '/stats');
  await take(page, 'stats', await drawn(page, /^Your listening/, /A clock of 24 hours/, stats));
  const recap = () => command(page, '/recap month');
  await take(page, 'recap', await drawn(page, /^Your October 2026/, /^October 2026/, recap));
  const top = async () => {
    await command(page, '/top');
    await press(page, 'From your plays');
  };
  await take(page, 'top-plays', await drawn(page, /^Your top tracks · last/, /1\. /, top));
  await command(page, '/milestones');
  await articleWith(page, 'Your milestones').waitFor();
  await take(page, 'milestones', articleWith(page, 'Your milestones'));
};

const digest = async (page: Page): Promise<void> => {
  await command(page, '/privacy server on');
  await articleWith(page, 'You are counted in this server').waitFor();
  await page.getByRole('combobox', { name: 'Message' }).fill('/digest add');
  await page.getByRole('option', { name: '/digest add' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'channel', exact: true }).click();
  await page.keyboard.type('digests');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Send/ }).click();
  const card = articleWith(page, /^Digest in/);
  await card.getByRole('button', { name: 'At 18:00' }).click();
  await page.getByRole('option', { name: 'At 09:00' }).click();
  await card.getByText(/at 09:00/).waitFor();
  await take(page, 'digest-add', card);
  await press(page, 'Start');
  await card.getByText(/Next one/).waitFor();
  await press(page, 'Preview');
  const preview = articleWith(page, /What this server listened to/);
  await preview.waitFor();
  await take(page, 'digest', preview);
  await command(page, '/help');
  await articleWith(page, 'Your map').waitFor();
  await take(page, 'help', articleWith(page, 'Your map'));
};

const main = async (): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  const stage = await startStage({ startAt: MONDAY_MORNING, seed: SEED, discord: { rateLimits: 'none' } });
  await stage.segue.ready();
  const server = await startPage(stage);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: NARROW, timezoneId: 'UTC', locale: 'en-GB' });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(server.url);
    await company(stage);
    await linking(page);
    await sources(page, stage);
    await rules(page);
    await lists(page);
    await curationPictures(page, stage, { take, articleWith, command });
    await digest(page);
    await statistics(page, stage);
    await page.setViewportSize(WIDE);
    await page.getByRole('button', { name: 'World' }).click();
    await page.getByRole('button', { name: '+1 h' }).click();
    await page.getByRole('button', { name: /^digests, 1 unread/ }).waitFor();
    await command(page, '/top');
    await articleWith(page, /Your top tracks/)
      .getByRole('img', { name: /^Cover of/ })
      .first()
      .waitFor();
    await take(page, 'sandbox', page);
    // Some days pass for them: nothing that is told above may come after.
    const later = await context.newPage();
    await later.goto(server.url);
    await later.setViewportSize(TALL);
    await chartPictures(later, stage, { take, articleWith, command });
  } finally {
    await browser.close();
    await server.close();
    await stage.close();
  }
};

await main();
