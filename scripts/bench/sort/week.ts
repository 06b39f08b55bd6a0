import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageView, Person } from '../../sandbox/discord/types.ts';
import type { Stage } from '../../sandbox/stage.ts';
import { isReleased } from '../../sandbox/world/released.ts';
import { answerOf, link } from '../../smoke/verbs.ts';

/** A week to sort, put together as a member would: account, liked tracks, a style, categories, a file of releases. */
export interface BenchWeek {
  readonly person: Person;
  readonly channelId: string;
  /** The card in the DMs. */
  readonly card: MessageView;
}

const STYLE = 'Bench techno';
const LONGEST_MS = 180_000;
const LABELS = 40;

/** @param tracks how many releases; Segue knows their Spotify tracks from the member's library, so nothing is searched */
export const beginWeek = async (stage: Stage, tracks: number): Promise<BenchWeek> => {
  const [guild] = stage.discord.guilds;
  const [info] = stage.discord.people;
  const account = stage.world.accounts().find(({ id }) => stage.world.isAllowListed(id));
  const channel = guild?.channels.find(({ personIds }) => personIds.includes(info?.id ?? ''));
  if (info === undefined || channel === undefined || account === undefined)
    throw new Error('Nobody is there.');
  const person = stage.discord.as(info.id);
  const where = { channelId: channel.id };
  const { catalogue, now } = stage.world;
  const isOut = (albumId: string): boolean => {
    const album = catalogue.album(albumId);
    return album !== undefined && isReleased(album, now());
  };
  const released = catalogue
    .deepTracks()
    .filter(({ albumId }) => isOut(albumId))
    .slice(0, tracks);

  stage.world.like(
    account.id,
    released.map(({ id }) => id),
  );
  await link(stage, person, where, account.id);
  const synced = await person.slash('/sources', { add: await firstSource(person, where) }, where);
  await synced.waitForMessage(({ text }) => /up to date/.test(text), LONGEST_MS);

  await person.slash('/styles add', { name: STYLE }, where);
  const names = 'Warm-up, Peak time, After hours';
  await person.slash('/categories add', { style: STYLE, names, trash: 'Bin' }, where);
  const [week] = await person.autocomplete('/releases import', { style: STYLE, week: '' }, 'week', where);
  const chosenWeek = String(week?.value ?? '');
  const file = { filename: 'week.csv', content: csvOf(stage, released), contentType: 'text/csv' };
  const imported = await person.slash('/releases import', { file, style: STYLE, week: chosenWeek }, where);
  await imported.waitForMessage(({ text }) => text.includes('rows read'), LONGEST_MS);

  await person.slash('/curate start', { style: STYLE, week: chosenWeek }, where);
  const dm = person.openDm();
  await person.waitForMessage(dm, isCard, LONGEST_MS);
  return { person, channelId: dm, card: await whole(person, dm, tracks) };
};

/** The list of sources is read after linking; until then there is nothing to add. */
const firstSource = async (person: Person, where: { channelId: string }): Promise<string> => {
  for (let tries = 0; tries < 100; tries++) {
    const [first] = await person.autocomplete('/sources', { add: '' }, 'add', where);
    if (first !== undefined) return String(first.value);
    await sleep(100);
  }
  throw new Error('There was no list of sources after 10 s.');
};

const csvOf = ({ world }: Stage, tracks: readonly { id: string; name: string; artistIds: string[] }[]) => {
  const names = new Map(world.catalogue.artists.map(({ id, name }) => [id, name]));
  const rows = tracks.map(({ id, name, artistIds }, at) =>
    [name, artistIds.map((one) => names.get(one) ?? one).join('; '), `Label ${at % LABELS}`, 120 + (at % 20)]
      .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
      .concat(`spotify:track:${id}`)
      .join(','),
  );
  return ['title,artists,label,bpm,spotify', ...rows].join('\n');
};

const isCard = ({ text }: MessageView): boolean => / of [\d,]+/.test(text) && text.includes('Bronze');

/** What was not looked for when the card came joins while one could sort; the bench waits for all of it. */
const whole = async (person: Person, dm: string, tracks: number): Promise<MessageView> => {
  const until = Date.now() + LONGEST_MS;
  let before = 0;
  for (;;) {
    const card = await answerOf(await person.slash('/curate resume', {}, { channelId: dm }));
    const total = Number(/ of ([\d,]+)/.exec(card.text)?.[1]?.replaceAll(',', '') ?? 0);
    // Some of the catalogue's tracks are one recording, which is sorted once.
    if (total === before && total > tracks * 0.8) return card;
    if (Date.now() > until) throw new Error(`Only ${total} of ${tracks} tracks came.`);
    before = total;
    await sleep(3_000);
  }
};
