import type { Locator, Page } from 'playwright-core';
import type { Stage } from '../sandbox/stage.ts';
import { answerOf } from '../smoke/verbs.ts';

/** What the other pictures are taken with. */
export interface Camera {
  readonly take: (page: Page, name: string, what: Page | Locator) => Promise<void>;
  readonly articleWith: (page: Page, title: string | RegExp) => Locator;
  readonly command: (page: Page, path: string, values?: readonly string[]) => Promise<void>;
}

const TRACKS = 14;
const PLACES = ['Warm-up', 'Peak time', 'Trash', 'Peak time', 'After hours', 'Skip', 'Peak time'] as const;

/** A week of a DJ's own list: the card, the end of it, and Silver. */
export const curationPictures = async (page: Page, stage: Stage, camera: Camera): Promise<void> => {
  const { take, articleWith, command } = camera;
  const mira = stage.discord.as('mira');
  const dm = { channelId: mira.openDm() };
  const file = { filename: 'promos.csv', content: promoList(stage), contentType: 'text/csv' };
  const asked = await answerOf(await mira.slash('/releases import', { file, style: 'House' }, dm));
  await mira.waitForMessage(dm.channelId, ({ id, text }) => id === asked.id && text.includes('rows read'));
  await command(page, '/curate start');
  await articleWith(page, 'Which style do you sort?')
    .getByRole('button', { name: /Pick a style/ })
    .click();
  await page.getByRole('option', { name: 'House', exact: true }).click();
  const setUp = articleWith(page, 'House: what do you sort into?');
  await setUp.waitFor();
  await take(page, 'curate-start', setUp);
  await setUp.getByRole('button', { name: /^Warm-up/ }).click();
  await articleWith(page, 'House: which week?')
    .getByRole('button', { name: /^Begin week/ })
    .click();
  const ready = articleWith(page, /Your week is ready/);
  for (let looks = 0; (await ready.count()) === 0 && looks < 60; looks += 1) {
    await stage.advance(2_000);
    await page.waitForTimeout(300);
  }
  await command(page, '/curate resume');
  const card = articleWith(page, /House · week \d+ · Bronze/);
  const place = await card.getByText(/1 of \d+/).innerText();
  const count = Number(/of (\d+)/.exec(place)?.[1]);
  for (let at = 0; at < count; at += 1) {
    await card.getByText(`${at + 1} of ${count}`).waitFor();
    if (at === 5) {
      await card.getByRole('img').first().waitFor();
      await take(page, 'curate-card', card);
    }
    await stage.advance(6_000);
    await card.getByRole('button', { name: PLACES[at % PLACES.length] ?? 'Skip' }).click();
  }
  const done = articleWith(page, /House · week \d+ is sorted/);
  await done.waitFor();
  await take(page, 'curate-done', done);
  await done.getByRole('button', { name: 'Review Silver' }).click();
  const review = articleWith(page, /House · week \d+ · Silver/);
  await review.getByRole('button', { name: /Open a list/ }).click();
  await page.getByRole('option', { name: /^Peak time/ }).click();
  const list = articleWith(page, /House · week \d+ · Peak time/);
  await list.getByRole('button', { name: /Promote all/ }).click();
  await list.getByText('went to Gold').waitFor();
  await take(page, 'curate-silver', list);
};

/** Of one recording one track: a week has each once. */
const differentTracks = ({ tracks }: Stage['world']['catalogue']) =>
  [...new Map(tracks.slice(120, 200).map((track) => [track.recordingMbid, track])).values()].slice(0, TRACKS);

/** Tracks of the world as a DJ's list, some columns of it filled. */
const promoList = ({ world: { catalogue } }: Stage): string =>
  [
    'title,artists,label,bpm,key,length,release date,spotify',
    ...differentTracks(catalogue).map(({ id, name, artistIds }, at) => {
      const artists = artistIds.map((artist) => catalogue.artist(artist)?.name).join('; ');
      const said = ['Blackline', String(122 + (at % 6)), `${1 + (at % 12)}A`, `6:1${at % 10}`];
      return [name, artists, ...said, '2026-11-22', `spotify:track:${id}`]
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(',');
    }),
  ].join('\n');
