import assert from 'node:assert/strict';
import type { MessageView } from '../../sandbox/discord/types.ts';
import { MINUTE, SECOND } from '../../sandbox/world/clock.ts';
import type { WorldPlaylist } from '../../sandbox/world/types.ts';
import { type Actor, createActor } from '../actor.ts';
import { createBrowser } from '../browser.ts';
import { type Scene, until } from '../scene.ts';
import { says } from '../truth.ts';
import { answerOf, controlOn } from '../verbs.ts';

const STYLE = 'Techno (Peak Time / Driving)';
const CATEGORIES = ['Warm-up', 'Peak time', 'After hours'] as const;
/** Where the first tracks go, over and over. */
const PLACES = [...CATEGORIES, 'Trash', 'Skip'] as const;
const SORTS = 20;

/** A week of new releases: from the shop to Bronze, one click each, edited by hand, and what survives to Gold. */
export const curation = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira } = scene;
  const desk = atDms(scene);
  /** Where each track went, by Spotify id. */
  const went = new Map<string, string>();
  let week: string[] = [];
  let card: MessageView | null = null;

  await transcript.step('/releases login: whoever runs Segue connects Beatport, once for all', async () => {
    const { message } = await mira.slash('/releases login');
    const browser = createBrowser();
    const page = await browser.get(message.controls.find(({ url }) => url != null)?.url ?? '');
    const { leavesTo } = await browser.submit(page);
    const back = await stage.providers.beatport.consent({ authorizeUrl: leavesTo ?? '' });
    const { html } = await browser.get(back);
    assert.match(html, /Beatport is connected/);
  });

  await transcript.step('/curate start: a week comes together, and its card comes to the DMs', async () => {
    const { message: styles } = await mira.slash('/curate start', { style: STYLE });
    const { message: weeks } = await mira.press(styles, CATEGORIES.join(' · '));
    const { message: begun } = await mira.press(weeks, 'Begin week');
    await mira.see(begun, ({ text }) => text.includes('Your week is ready'));
    const found = () =>
      desk.person
        .visibleMessages(desk.place.channelId)
        .find(({ text }) => text.includes('Bronze') && text.includes(' of '));
    await passing(scene, 'the card in the DMs', () => found() !== undefined);
    await passing(scene, 'every release to be looked for', () => {
      const [open] = scene.rows(
        "select count(*) as n from jobs where kind = 'curation.match' and status <> 'DONE'",
      );
      return open?.['n'] === 0;
    });
    card = (await desk.slash('/curate resume')).message;
    assert(found(), 'The card did not come by itself.');
  });

  await transcript.step('Every track in Bronze is the one that was released, and on Spotify', async () => {
    const released = matches(scene);
    assert(released.length > 25, `Only ${released.length} releases were found.`);
    for (const { trackId, beatportId } of released) {
      const truth = stage.providers.beatport.onSpotify(beatportId);
      assert(truth?.same.includes(trackId), `Beatport ${beatportId} is not ${trackId}.`);
    }
    const expected = new Set(released.map(({ trackId }) => trackId));
    await passing(
      scene,
      'Bronze to hold all of them',
      () =>
        listed(scene, 'Bronze').length >= expected.size ||
        `${listed(scene, 'Bronze').length} of ${expected.size}`,
    );
    assert.deepEqual(new Set(listed(scene, 'Bronze')), expected);
  });

  await transcript.step('/releases review: a doubtful one is decided by hand, for ever', async () => {
    const before = listed(scene, 'Bronze').length;
    const { message } = await mira.slash('/releases review');
    says(message, 'Which one is it?');
    await mira.press(message, 'This one: 1');
    await passing(scene, 'it to join Bronze', () => listed(scene, 'Bronze').length === before + 1);
  });

  await transcript.step(`${SORTS} tracks, one click each: the same message is the next track`, async () => {
    let shown = (await desk.slash('/curate resume')).message;
    const waits: number[] = [];
    week = listed(scene, 'Bronze');
    const writes = playlistCalls(scene);
    for (let at = 0; at < SORTS; at += 1) {
      const place = PLACES[at % PLACES.length] ?? 'Skip';
      went.set(trackOn(shown), place);
      const { customId } = controlOn(shown, place);
      // Every fifth click is a double one.
      const clicks = at % 5 === 0 ? 2 : 1;
      const [result] = await Promise.all(
        Array.from({ length: clicks }, () => desk.person.click(shown.id, customId)),
      );
      if (result === undefined) throw new Error('No click was made.');
      const next = await answerOf(result);
      assert.equal(next.id, shown.id, 'The next track came in another message.');
      waits.push(result.ackMs);
      shown = desk.person.visibleMessages(desk.place.channelId).find(({ id }) => id === next.id) ?? next;
    }
    desk.show(shown);
    assert.equal(went.size, SORTS, 'A track was shown twice.');
    const sorted = waits.toSorted((a, b) => a - b);
    await arrived(scene, week, went);
    const calls = playlistCalls(scene) - writes;
    transcript.note(
      `Answered in ${Math.round(sorted[SORTS / 2] ?? 0)} ms, the slowest in ${Math.round(sorted.at(-1) ?? 0)} ms. ` +
        `${calls} writes brought ${SORTS} sorts to Spotify.`,
    );
    card = shown;
  });

  await transcript.step('Undo, twice: the tracks are back in Bronze, the newest first', async () => {
    let shown = card ?? assert.fail('No card.');
    for (const id of [...went.keys()].reverse().slice(0, 2)) {
      shown = (await desk.press(shown, 'Undo')).message;
      assert.equal(trackOn(shown), id);
      went.delete(id);
    }
    await arrived(scene, week, went);
  });

  await transcript.step(
    'Edited by hand in Spotify: taken out is skipped, put into a Silver is sorted',
    async () => {
      const bronze = playlistAt(scene, 'Bronze');
      const [, out, moved] = tracksOf(bronze);
      assert(out !== undefined && moved !== undefined);
      stage.world.hand.removeAt(bronze.id, 2);
      stage.world.hand.removeAt(bronze.id, 1);
      const silver = playlistAt(scene, 'Peak time');
      stage.world.hand.add(silver.id, [{ kind: 'track', trackId: moved }], scene.accounts.mira.id, 0);
      went.set(out, 'Skip');
      went.set(moved, 'Peak time');
      await stage.advance(3 * MINUTE);
      await desk.slash('/curate resume');
      const kept = CATEGORIES.flatMap((category) => idsAt(went, category)).length;
      await passing(scene, 'the hand edits to be understood', () => {
        const [row] = scene.rows(
          "select sum(stage = 'silver') as silver, sum(stage <> 'bronze') as gone from curation_tracks",
        );
        return (row?.['silver'] === kept && row['gone'] === went.size) || JSON.stringify(row);
      });
      await arrived(scene, week, went);
    },
  );

  await transcript.step('The rest sorted: the week is done, and says so', async () => {
    let shown = (await desk.slash('/curate resume')).message;
    for (let left = listed(scene, 'Bronze').length; left > 0; left -= 1) {
      const place = left % 4 === 0 ? 'Warm-up' : 'Trash';
      went.set(trackOn(shown), place);
      shown = await answerOf(await desk.person.click(shown.id, controlOn(shown, place).customId));
    }
    says(shown, 'is sorted');
    desk.show(shown);
    await arrived(scene, week, went);
  });

  await transcript.step('/curate review: promoted to Gold once, and taken back', async () => {
    const { message } = await mira.slash('/curate review');
    const { message: list } = await mira.pick(message, 'Peak time');
    const kept = idsAt(went, 'Peak time');
    const gold = () => tracksOf(playlistAt(scene, 'Peak time', 'gold'));
    const { message: promoted } = await mira.press(list, 'Promote all');
    says(promoted, `${kept.length} tracks went to Gold`);
    await passing(
      scene,
      'Gold to be written',
      () => gold().length === kept.length || `${gold().length} there`,
    );
    assert.deepEqual(gold().toSorted(), kept.toSorted());
    const { message: back } = await mira.press(promoted, 'Take all out of Gold');
    await passing(scene, 'Gold to be empty again', () => gold().length === 0);
    await mira.press(back, 'Promote all');
    await passing(scene, 'Gold to be full again', () => gold().length === kept.length);
  });

  await transcript.step(
    '/curate close: the playlists of the week go, Gold and the numbers stay',
    async () => {
      const { message: weeks } = await mira.slash('/curate close');
      const asked = /Delete all/.test(labelsOf(weeks)) ? weeks : (await mira.pick(weeks, '')).message;
      await mira.press(asked, 'Delete all');
      const left = () =>
        stage.world
          .playlistsOf(scene.accounts.mira.id)
          .filter((list) => list?.name?.includes('· 2026, week'));
      await passing(scene, 'the playlists to go', () => left().length === 0 || `${left().length} left`);
      const kept = idsAt(went, 'Peak time');
      assert.deepEqual(tracksOf(playlistAt(scene, 'Peak time', 'gold')).toSorted(), kept.toSorted());
      // A machine that is busy may not have drawn the first one in time.
      let { message: numbers } = await mira.slash('/curate stats');
      for (let left = 5; left > 0 && numbers.attachments.length === 0; left -= 1) {
        numbers = (await mira.slash('/curate stats')).message;
      }
      const [picture] = numbers.attachments;
      assert.equal(picture?.contentType, 'image/png');
      assert.match(picture?.description ?? '', new RegExp(`Gold ${kept.length}`));
      says(
        numbers,
        `Gold **${kept.length}**`,
        `Silver **${CATEGORIES.flatMap((at) => idsAt(went, at)).length}**`,
      );
    },
  );
};

/** Mira in her direct messages: where the card comes to. */
const atDms = ({ mira, transcript, show }: Scene): Actor & { show: Scene['show'] } => {
  const place = { channelId: mira.person.openDm() };
  return { ...createActor({ person: mira.person, place, note: transcript.note, show }), show };
};

/** Looks until it is true while the world's time goes on: what follows within a minute takes a moment only. */
const passing = ({ stage }: Scene, what: string, look: () => boolean | string): Promise<void> =>
  until(what, async () => {
    const seen = look();
    if (seen !== true) await stage.advance(SECOND / 2);
    return seen;
  });

/** What the machine found, as Spotify ids, with Beatport's own. */
const matches = (scene: Scene): { trackId: string; beatportId: number }[] =>
  scene
    .rows(
      `select spotify_id, external_id from release_matches
       join release_tracks on release_tracks.id = release_track_id join tracks on tracks.id = track_id
       where status = 'matched' and source = 'beatport'`,
    )
    .map((row) => ({ trackId: String(row['spotify_id']), beatportId: Number(row['external_id']) }));

/** A playlist of the week, or the one that stays. */
const playlistAt = (scene: Scene, name: string, kind: 'week' | 'gold' = 'week'): WorldPlaylist => {
  const found = scene.stage.world
    .playlistsOf(scene.accounts.mira.id)
    .find((list) => list?.name?.endsWith(`· ${name}`) && list.name.includes(', week ') === (kind === 'week'));
  return found ?? assert.fail(`There is no ${name}.`);
};

const tracksOf = ({ entries }: WorldPlaylist): string[] =>
  entries.flatMap(({ content }) => (content.kind === 'track' ? [content.trackId] : []));

const listed = (scene: Scene, name: string): string[] => tracksOf(playlistAt(scene, name));

const idsAt = (went: ReadonlyMap<string, string>, place: string): string[] =>
  [...went].filter(([, at]) => at === place).map(([id]) => id);

/** Spotify follows within a minute: each Silver holds just what was sorted there, once, and Bronze the rest. */
const arrived = (scene: Scene, week: readonly string[], went: ReadonlyMap<string, string>): Promise<void> =>
  passing(scene, 'Spotify to hold what was sorted', () => {
    for (const category of CATEGORIES) {
      const there = listed(scene, category).toSorted().join(' ');
      const due = idsAt(went, category).toSorted().join(' ');
      if (there !== due) return `${category}: ${there} instead of ${due}`;
    }
    const left = listed(scene, 'Bronze').toSorted().join(' ');
    const due = week
      .filter((id) => !went.has(id))
      .toSorted()
      .join(' ');
    return left === due || `Bronze: ${left} instead of ${due}`;
  });

/** Id of the track that a card shows. */
const trackOn = ({ controls, text }: MessageView): string => {
  const url = controls.find(({ label }) => label === 'Open in Spotify')?.url ?? '';
  return /track\/(\w{22})/.exec(url)?.[1] ?? assert.fail(`The card has no track:\n${text}`);
};

/** Writes to the contents of playlists so far. */
const playlistCalls = ({ stage }: Scene): number =>
  [...stage.spotify.counters.paths()]
    .filter(([path]) => /^(POST|PUT|DELETE) .*\/playlists\/\{id\}\/items/.test(path))
    .reduce((sum, [, calls]) => sum + calls, 0);

const labelsOf = ({ controls }: MessageView): string => controls.map(({ label }) => label).join('|');
