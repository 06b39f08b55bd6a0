import assert from 'node:assert/strict';
import type { MessageView, OptionValue } from '../../sandbox/discord/types.ts';
import { DAY, SECOND } from '../../sandbox/world/clock.ts';
import { type Scene, until } from '../scene.ts';
import { says } from '../truth.ts';
import { answerOf } from '../verbs.ts';

const DEEZER = { source: 'deezer', list: 'tracks' };
const FINDS = 'Charts of mine';
const PAUSE_MS = 150;

/** What is moving outside: fetched, remembered, and taken home. */
export const trending = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira } = scene;
  const { world, providers } = stage;

  await transcript.step('/trending refresh: Deezer’s chart as Deezer has it, with its age', async () => {
    await mira.slash('/trending refresh', DEEZER);
    const shown = await asDeezerHasIt(scene);
    says(shown, /As Deezer had it/);
  });

  await transcript.step('A day later it has moved: arrows, who climbed, and who came', async () => {
    await stage.advance(DAY);
    const shown = await asDeezerHasIt(scene);
    says(shown, 'Arrows say what moved since');
    assert.match(shown.text, /\*\*\d+\*\* (▲|▼|🆕|=)/);
    const { message } = await mira.press(shown, 'Who moves');
    says(message, 'who moves', 'Climbed most');
  });

  await transcript.step('/trending history: where the first of them stood, as a picture', async () => {
    const { message } = await mira.slash('/trending show', DEEZER);
    const [first = ''] = namesOn(message);
    const label = message.controls.find(({ kind }) => kind === 'select')?.options[0]?.label ?? '';
    const { message: picked } = await mira.pick(message, label);
    const history = await mira.see(picked, ({ text }) => text.includes('Where'));
    says(history, first, /now 1 · peak 1/);
    // What cannot be drawn within a second is told in words; the next one who asks sees it drawn.
    const [{ id = '' } = {}] = scene.rows(
      `select entity_id as id from charts c join chart_appearances a on a.capture_id = c.capture_id
       where c.source = 'deezer' and c.kind = 'track' and c.genre is null order by a.rank`,
    );
    let picture = history.attachments[0];
    await until('the picture', async () => {
      if (picture !== undefined) return true;
      const answer = await mira.person.slash('/trending history', { what: String(id) }, mira.place);
      picture = (await answerOf(answer)).attachments[0];
      return picture !== undefined || 'words';
    });
    assert.equal(picture?.contentType, 'image/png');
    assert(picture?.description?.includes(first), 'The picture does not say what it shows.');
  });

  await transcript.step(
    'Beatport with the operator’s credentials: its top 100, and what a genre released',
    async () => {
      const top = await seen(
        scene,
        '/trending show',
        { source: 'beatport', list: 'tracks' },
        /As Beatport had it/,
      );
      assert(
        top.controls.some(({ label }) => label === '1 / 10'),
        'It is no top 100.',
      );
      const releases = { source: 'beatport', list: 'new', genre: 'House' };
      says(
        await seen(scene, '/trending show', releases, /As Beatport had it/),
        'Beatport · House · New releases',
      );
      const labels = await seen(
        scene,
        '/trending stats',
        { source: 'beatport', list: 'tracks' },
        /Labels with most places/,
      );
      scene.show(labels);
      // An app of today may not ask for new releases: its search is asked for what is new.
      const fresh = await seen(scene, '/trending show', { source: 'spotify' }, /As Spotify had it/);
      says(fresh, 'Spotify · New releases');
    },
  );

  await transcript.step(
    '/trending add: the right track comes from the chart into a playlist on Spotify',
    async () => {
      const found = scene.rows(
        `select e.id, e.name, substr(k.key, 10) as beatport from charts c
       join chart_appearances a on a.capture_id = c.capture_id join chart_entities e on e.id = a.entity_id
       join chart_entity_keys k on k.entity_id = e.id and k.key like 'beatport:%'
       where c.source = 'beatport' and c.kind = 'track' and e.isrc is not null order by a.rank`,
      );
      const wanted = found.find(({ beatport }) => providers.beatport.onSpotify(Number(beatport)) != null);
      assert(wanted !== undefined, 'Nothing of the chart is on Spotify.');
      const { message } = await mira.slash('/trending add', { what: String(wanted['id']), playlist: FINDS });
      says(message, FINDS);
      const truth = providers.beatport.onSpotify(Number(wanted['beatport']))?.same ?? [];
      const mine = () => world.playlistsOf(scene.accounts.mira.id).find((list) => list?.name === FINDS);
      await until('the track on Spotify', async () => {
        const there = (mine()?.entries ?? []).map(({ content }) =>
          content.kind === 'track' ? content.trackId : '',
        );
        if (there.length === 1 && truth.includes(there[0] ?? '')) return true;
        await stage.advance(SECOND);
        return there.join() || 'nothing';
      });
      transcript.note(`“${String(wanted['name'])}” is in “${FINDS}” on Spotify, once.`);
    },
  );

  await transcript.step(
    '/radar: what came out by whom Mira listens to; what is dealt with is gone',
    async () => {
      const shown = await seen(scene, '/radar show', {}, /new releases/);
      const before = releasesOn(shown);
      assert(before.length > 1 && new Set(before).size === before.length, 'A release stands there twice.');
      const { message } = await mira.press(shown, 'Dealt with');
      assert.deepEqual(releasesOn(message).slice(0, before.length - 1), before.slice(1));
    },
  );
};

/** Addresses of the releases on a page of the radar. */
const releasesOn = ({ text }: Pick<MessageView, 'text'>): string[] =>
  [...text.matchAll(/^\*\*\[[^\n]*?\]\((\S+?)\)\*\*/gm)].map(([, url = '']) => url);

/** The answer as soon as it fits: what is not there yet is fetched meanwhile. */
const seen = async (
  { mira, stage, show }: Scene,
  path: string,
  options: Readonly<Record<string, OptionValue>>,
  fits: RegExp,
): Promise<MessageView> => {
  let message = (await mira.slash(path, options)).message;
  if (fits.test(message.text)) return message;
  await until(`${path} to say ${fits}`, async () => {
    // Segue has other work to do than to answer.
    await new Promise((next) => setTimeout(next, PAUSE_MS));
    await stage.advance(SECOND);
    message = await answerOf(await mira.person.slash(path, options, mira.place));
    return fits.test(message.text) || message.text;
  });
  show(message);
  return message;
};

/** Deezer's chart, once it is what Deezer says now. */
const asDeezerHasIt = async (scene: Scene): Promise<MessageView> => {
  let shown = await seen(scene, '/trending show', DEEZER, /As Deezer had it/);
  await until('the chart of today', async () => {
    const [names, truth] = [namesOn(shown), await truthOf(scene, namesOn(shown).length)];
    if (names.join() === truth.join()) return true;
    await new Promise((next) => setTimeout(next, PAUSE_MS));
    await scene.stage.advance(SECOND);
    shown = await answerOf(await scene.mira.person.slash('/trending show', DEEZER, scene.mira.place));
    return names.join();
  });
  return shown;
};

/** The names on a page, in their order. */
const namesOn = ({ text }: Pick<MessageView, 'text'>): string[] =>
  [...text.matchAll(/^\*\*\d+\*\* [^\n]*?\*\*\[([^\]]+)\]/gm)].map(([, name = '']) =>
    name.replaceAll('\\', ''),
  );

/** What Deezer says to anybody who asks. */
const truthOf = async ({ stage }: Scene, count: number): Promise<string[]> => {
  const response = await fetch(`${stage.providers.environment['DEEZER_URL']}/chart/0/tracks?limit=100`);
  const { data } = (await response.json()) as { data: { title: string }[] };
  return data.slice(0, count).map(({ title }) => title);
};
