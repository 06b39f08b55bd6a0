import assert from 'node:assert/strict';
import type { MessageView } from '../../sandbox/discord/types.ts';
import { MINUTE, SECOND } from '../../sandbox/world/clock.ts';
import { type Scene, until } from '../scene.ts';
import { allPages, linkedIds, says, timesIn } from '../truth.ts';
import { answerOf } from '../verbs.ts';

const RANGES = [
  ['short_term', '4 weeks'],
  ['medium_term', '6 months'],
  ['long_term', '1 year'],
] as const;
/** Spotify tells the last 50 plays. */
const FIRST_LOOK = 50;
const PLAYED = 4;

/** What was played, and what is played most. */
export const listening = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira, accounts } = scene;
  const { world } = stage;
  const account = accounts.mira.id;

  await transcript.step(
    'Music plays, the clock moves to the looks that /recent promises: it shows these plays, once',
    async () => {
      const known = world.plays(account).slice(-FIRST_LOOK);
      const played = world.playMusic(account, {
        tracks: world
          .likes(account)
          .slice(0, PLAYED)
          .map(({ trackId }) => trackId),
        until: world.now() + 28 * MINUTE,
      });
      await stage.advance(29 * MINUTE);
      await untilNewest(scene, played.at(-1)?.trackId);
      const { message } = await mira.slash('/recent');
      const pages = await allPages(mira.person, message);
      assert.deepEqual(
        pages.flatMap((page) => linkedIds(page)),
        [...known, ...played].map(({ trackId }) => trackId).toReversed(),
        'These are not the plays of the world, each once.',
      );
      transcript.note(`${pages.length} pages, ${known.length + played.length} plays, each once.`);
    },
  );

  await transcript.step('/top: tracks and artists of three ranges are Spotify’s', async () => {
    const { message: job } = await mira.slash('/jobs run', { step: 'top-stats' });
    const truth = new Map(
      RANGES.flatMap(([range]) => [
        [`tracks ${range}`, world.topTracks(account, range).map(({ id }) => id)],
        [`artists ${range}`, world.topArtists(account, range).map(({ id }) => id)],
      ]),
    );
    await mira.see(job, ({ text }) => text.includes('Your top lists are up to date'));
    let shown = (await mira.slash('/top')).message;
    for (const kind of ['tracks', 'artists'] as const) {
      for (const [range, label] of RANGES) {
        shown = await turned(scene, shown, kind === 'tracks' ? 'Tracks' : 'Artists');
        shown = await turned(scene, shown, label);
        says(shown, `Your top ${kind} · ${label}`);
        const pages = await allPages(mira.person, shown);
        const ids = pages.flatMap((page) => linkedIds(page, kind === 'tracks' ? 'track' : 'artist'));
        const expected = truth.get(`${kind} ${range}`) ?? [];
        assert(ids.length >= Math.min(50, expected.length), `Only ${ids.length} ${kind} of ${label}.`);
        assert.deepEqual(
          ids,
          expected.slice(0, ids.length),
          `Top ${kind} of ${label} differ from Spotify's.`,
        );
        transcript.note(`${kind}, ${label}: ${ids.length} places as Spotify has them.`);
      }
    }
  });
};

/** Moves the clock from look to look, as each is promised, until one has found this play. */
const untilNewest = async (scene: Scene, trackId: string | undefined): Promise<void> => {
  const { stage } = scene;
  for (let looks = 0; looks < 4; looks += 1) {
    let message = await recent(scene);
    if (linkedIds(message)[0] === trackId) return;
    await until('the promise of a look', async () => {
      message = await recent(scene);
      return nextLook(message) !== null || message.text;
    });
    const promised = nextLook(message) ?? 0;
    await stage.advance(Math.max(0, promised * SECOND - stage.world.now()) + SECOND);
    await until('the look at the promised time', async () => {
      message = await recent(scene);
      return (nextLook(message) ?? 0) > promised || message.text;
    });
  }
  assert.equal(linkedIds(await recent(scene))[0], trackId, 'Four looks did not find the last play.');
};

const recent = async ({ mira }: Scene): Promise<MessageView> =>
  answerOf(await mira.person.slash('/recent', {}, mira.place));

/** When Segue looks at Spotify next, seconds UTC, as it says itself; null while it is looking. */
const nextLook = ({ text }: MessageView): number | null =>
  timesIn(/Next look for new plays [^\n]*/.exec(text)?.[0] ?? '')[0] ?? null;

/** The list after a press of that button; a button that is switched off shows it already. */
const turned = async ({ mira }: Scene, shown: MessageView, label: string): Promise<MessageView> => {
  const control = shown.controls.find((candidate) => candidate.label === label);
  if (control?.customId == null || control.disabled) return shown;
  return answerOf(await mira.person.click(shown.id, control.customId));
};
