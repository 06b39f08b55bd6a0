import assert from 'node:assert/strict';
import { DAY } from '../../sandbox/world/clock.ts';
import type { Scene } from '../scene.ts';
import { allPages, linkedIds, says, spoken } from '../truth.ts';
import { chosenLines, chosenMusic } from './sources.ts';

/** The library answers from the database at once, filtered and paged. */
export const library = async (scene: Scene): Promise<void> => {
  const { transcript, mira } = scene;

  await transcript.step('/library: filter by artist, page to the end, every track once', async () => {
    const all = new Set(chosenMusic(scene));
    const { name, trackIds } = favourite(scene, all);
    const typed = { artist: name.slice(0, 5) };
    const suggested = await mira.person.autocomplete('/library', typed, 'artist', mira.place);
    transcript.note(`Suggested for “${typed.artist}”: ${suggested.map((one) => one.name).join(', ')}`);
    const choice = suggested.find((one) => one.name === `${name} (${trackIds.length} tracks)`);
    assert(choice, `${name} (${trackIds.length} tracks) is not suggested.`);
    const { message, ackMs } = await mira.slash('/library', { artist: choice.value });
    says(message, `${trackIds.length} of ${spoken(all.size)} tracks`);
    const pages = await allPages(mira.person, message);
    const shown = pages.flatMap((page) => linkedIds(page));
    assert.deepEqual(shown.toSorted(), trackIds.toSorted(), `These are not the tracks of ${name}.`);
    transcript.note(
      `${pages.length} pages, ${shown.length} tracks; acknowledged in ${Math.round(ackMs)} ms.`,
    );
  });

  await transcript.step('/library: what came lately, and the way back to everything', async () => {
    const { message } = await mira.slash('/library', { added: 'month' });
    // Whole days, today among them.
    const since = Math.floor(scene.stage.world.now() / DAY - 29) * DAY;
    const fresh = [...addedTimes(scene).values()].filter((at) => at >= since);
    says(message, `${fresh.length} of ${spoken(all(scene))} tracks`);
    const back = (await mira.press(message, 'Show all')).message;
    says(back, `${spoken(all(scene))} tracks`, /1 \/ \d+|\*\*1\*\*/);
  });
};

/** When each track came into the first of the chosen sources that has it, ms UTC. */
const addedTimes = (scene: Scene): Map<string, number> => {
  const times = new Map<string, number>();
  for (const { id, addedAt } of chosenLines(scene)) {
    if (addedAt !== null) times.set(id, Math.min(addedAt, times.get(id) ?? addedAt));
  }
  return times;
};

const all = (scene: Scene): number => new Set(chosenMusic(scene)).size;

/** The artist with the most tracks in a set, whose name nobody else begins with. */
const favourite = ({ stage }: Scene, ids: ReadonlySet<string>): { name: string; trackIds: string[] } => {
  const { catalogue } = stage.world;
  const byArtist = new Map<string, string[]>();
  for (const id of ids) {
    for (const artist of catalogue.track(id)?.artistIds ?? []) {
      byArtist.set(artist, [...(byArtist.get(artist) ?? []), id]);
    }
  }
  const [artist = '', trackIds = []] =
    [...byArtist].toSorted(([, a], [, b]) => b.length - a.length).at(0) ?? [];
  return { name: catalogue.artist(artist)?.name ?? '', trackIds };
};
