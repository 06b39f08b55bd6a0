import assert from 'node:assert/strict';
import type { MessageView } from '../../sandbox/discord/types.ts';
import { MINUTE, SECOND } from '../../sandbox/world/clock.ts';
import type { WorldPlaylist, WorldTrack } from '../../sandbox/world/types.ts';
import { type Scene, until } from '../scene.ts';
import { musicIn, playlistNamed, says, spoken } from '../truth.ts';
import { killed } from './digest-faults.ts';
import { chosenLines } from './sources.ts';

const TEMPLATE = 'New this month';
const OTHER = 'Only warm-up';
const LIMIT = 60;
const UP_TO_DATE = 'The playlist is as it should be';

/** A playlist that fills itself: from the template over hand edits, a crash and new tracks to taking it back. */
export const rules = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira, accounts } = scene;
  const { world, spotify } = stage;
  const account = accounts.mira.id;
  let preview: MessageView | null = null;
  let steps: { before: string[]; expected: string[] } | null = null;

  await transcript.step('/rules new: a template says what it would bring, and changes nothing', async () => {
    const before = world.playlistsOf(account).length;
    const { message } = await mira.slash('/rules new');
    const count = addedTimes(scene).size;
    const seen = await mira.pick(message, `${TEMPLATE} · ${spoken(count)} tracks`);
    preview = seen.message;
    says(preview, `of **${spoken(count)}** matching`, 'No playlist yet');
    transcript.note(`Acknowledged in ${Math.round(seen.ackMs)} ms.`);
    assert.equal(world.playlistsOf(account).length, before, 'A preview has changed something in Spotify.');
  });

  await transcript.step('Why is this track in? The rules with what they saw', async () => {
    const shown = preview ?? assert.fail('No preview.');
    const first = firstOption(shown);
    const { message } = await mira.pick(shown, first);
    says(message, 'It is in', 'added', first.split(' – ')[0]?.slice(0, 10) ?? '');
    preview = (await mira.press(message, 'Back to the preview')).message;
  });

  await transcript.step('As text, with a limit, and applied: the playlist is in Spotify', async () => {
    const { message: builder } = await mira.press(preview ?? assert.fail('No preview.'), 'Edit');
    const { message: limited } = await mira.write(builder, 'As text', ({ text = '' }) => {
      assert.match(text, /^added this month\n/);
      return { text: `${text}\nlimit ${LIMIT}` };
    });
    says(limited, `**${LIMIT}** of **`);
    const { message } = await mira.press(limited, 'Create playlist & apply');
    const done = await mira.see(message, ({ text }) => text.includes(UP_TO_DATE));
    says(done, `**+ ${LIMIT}** new`);
    const there = made(scene);
    assert.equal(there.length, LIMIT);
    assert.equal(
      new Set(there.map((id) => recordingOf(scene, id))).size,
      LIMIT,
      'A recording is there twice.',
    );
    const times = addedTimes(scene);
    const dates = there.map((id) => times.get(id) ?? assert.fail(`${id} was not added this month.`));
    assert.deepEqual(
      dates,
      dates.toSorted((a, b) => b - a),
      'The newest do not come first.',
    );
  });

  await transcript.step('Rules as text: a mistake is pointed at, and nothing typed is lost', async () => {
    const { message: start } = await mira.slash('/rules new');
    const text = 'in "Warm-up"\ntitel contains "a"';
    const { message: broken } = await mira.write(start, 'Write it as text', () => ({ name: OTHER, text }));
    says(broken, 'Not understood yet', 'titel contains', '^^^^^', 'title');
    const { message: right } = await mira.write(broken, 'Try again', (prefilled) => {
      assert.deepEqual(prefilled, { name: OTHER, text });
      return { text: 'in "Warm-up"' };
    });
    const { message } = await mira.press(right, 'Create playlist & apply');
    await mira.see(message, ({ text: said }) => said.includes(UP_TO_DATE));
    const source = musicIn(world, playlistNamed(world, account, 'Warm-up').id);
    assert(made(scene, OTHER).length > 0 && made(scene, OTHER).length <= source.length);
  });

  await transcript.step(
    'Edited by hand in Spotify: what was added stays, what was removed stays out',
    async () => {
      const playlist = playlistNamed(world, account, TEMPLATE);
      const [own] = unknown(scene);
      const gone = made(scene)[2] ?? assert.fail('It is too short to be edited.');
      world.hand.removeAt(playlist.id, 2);
      world.hand.move(playlist.id, playlist.entries.length - 1, 0);
      world.hand.add(playlist.id, [{ kind: 'track', trackId: own.id }], account, 1);
      transcript.note(
        `In Spotify: “${own.name}” comes in, the third track leaves, the last goes to the top.`,
      );
      await stage.advance(12 * MINUTE);
      const { message } = await mira.slash('/rules apply', { rule: TEMPLATE });
      const done = await mira.see(message, ({ text }) => text.includes(UP_TO_DATE));
      says(done, '1 added, 1 taken out', /You had moved 1 track/);
      const now = made(scene);
      assert.deepEqual(
        now.filter((id) => id !== own.id),
        wanted(scene).filter((id) => id !== gone),
        'It is not the merge of rules and hand.',
      );
      assert.equal(now.filter((id) => id === own.id).length, 1);
    },
  );

  await transcript.step(
    'A new liked track: only these rules are looked at; killed while it is written, it is there once',
    async () => {
      const [, fresh] = unknown(scene);
      const ran = runs(scene);
      const { id } = playlistNamed(world, account, TEMPLATE);
      const on = new RegExp(`^POST /v1/playlists/${id}/items`);
      const before = made(scene);
      const last = wanted(scene).at(-1);
      const repair = spotify.faults.add({ on, answer: { kind: 'hang', applied: true }, times: 1 });
      world.like(account, [fresh.id]);
      await synced(scene);
      await until('the track to be written', async () => {
        if (made(scene).includes(fresh.id)) return true;
        await stage.advance(SECOND);
        return false;
      });
      await killed(scene, repair);
      await settled(scene);
      const expected = [fresh.id, ...before.filter((one) => one !== last)];
      assert.deepEqual(made(scene), expected, 'It is not there once, on top.');
      steps = { before, expected };
      assert.notEqual(runs(scene).get(TEMPLATE), ran.get(TEMPLATE));
      assert.equal(runs(scene).get(OTHER), ran.get(OTHER), `“${OTHER}” was looked at as well.`);
    },
  );

  await transcript.step('/rules undo and redo: the last apply is taken back, and comes again', async () => {
    const { before, expected: after } = steps ?? assert.fail('Nothing was applied.');
    for (const [verb, expected] of [
      ['undo', before],
      ['redo', after],
    ] as const) {
      const { message } = await mira.slash(`/rules ${verb}`, { rule: TEMPLATE });
      await mira.see(message, ({ text }) => text.includes(UP_TO_DATE));
      assert.deepEqual(made(scene), expected, `${verb} did not lead there.`);
    }
  });
};

const recordingOf = ({ stage }: Scene, id: string): string =>
  stage.world.catalogue.track(id)?.recordingMbid ?? id;

/** When each track came into the first of the chosen sources that has it, for those of this month, ms UTC. */
const addedTimes = (scene: Scene): Map<string, number> => {
  const times = new Map<string, number>();
  for (const { id, addedAt } of chosenLines(scene)) {
    if (addedAt !== null) times.set(id, Math.min(addedAt, times.get(id) ?? addedAt));
  }
  const now = new Date(scene.stage.world.now());
  const since = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  return new Map([...times].filter(([, at]) => at >= since));
};

/** Ids of what stands in a playlist of Mira's. */
const made = ({ stage: { world }, accounts: { mira } }: Scene, name = TEMPLATE): string[] =>
  tracksOf(playlistNamed(world, mira.id, name));

const tracksOf = ({ entries }: WorldPlaylist): string[] =>
  entries.flatMap(({ content }) => (content.kind === 'track' ? [content.trackId] : []));

/** What the rules chose, as Segue has noted it. */
const wanted = (scene: Scene): string[] =>
  scene
    .rows(
      `select uri from managed_desired join managed_playlists on managed_playlists.id = playlist_id
       where name = ? order by place`,
      TEMPLATE,
    )
    .map(({ uri }) => String(uri).slice(-22));

/** When each rule set was last evaluated. */
const runs = (scene: Scene): Map<unknown, unknown> =>
  new Map(scene.rows('select name, last_run_at as at from rule_sets').map(({ name, at }) => [name, at]));

/** Tracks that Mira has nowhere. */
const unknown = (scene: Scene): [WorldTrack, WorldTrack] => {
  const known = new Set(chosenLines(scene).map(({ id }) => recordingOf(scene, id)));
  const [one, other] = scene.stage.world.catalogue.tracks.filter(
    ({ id, recordingMbid }) => !known.has(recordingMbid) && !made(scene).includes(id),
  );
  return one && other ? [one, other] : assert.fail('Mira has every track there is.');
};

const synced = async ({ mira }: Scene): Promise<void> => {
  const { message } = await mira.slash('/jobs run', { step: 'tracks' });
  await mira.see(message, ({ text }) => text.includes('Your sources are up to date'));
};

/** Nothing is being written any more. */
const settled = (scene: Scene): Promise<void> =>
  until('the playlist to be written to its end', () => {
    const open = scene.rows(
      "select status, message from jobs where kind = 'playlists.apply' and status in ('PENDING', 'RUNNING')",
    );
    const [begun] = scene.rows('select count(*) as count from managed_playlists where pending is not null');
    return (open.length === 0 && begun?.['count'] === 0) || JSON.stringify(open);
  });

const firstOption = ({ controls }: MessageView): string =>
  controls.find(({ kind }) => kind === 'select')?.options[0]?.label ?? assert.fail('There is no menu.');
