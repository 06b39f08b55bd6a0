import assert from 'node:assert/strict';
import { zipPackage } from '../../sandbox/exports/archive.ts';
import { exportPackage } from '../../sandbox/exports/packages.ts';
import type { Scene } from '../scene.ts';
import { says, spoken } from '../truth.ts';

const ACCOUNT = 'mira.keller';

/** A year of history as Spotify mails it: looked at, taken in beside what was heard live, and taken out again. */
export const imports = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira } = scene;
  const options = { years: 1, perDay: 12 };
  const { bytes, counts } = await zipPackage(exportPackage(stage.world, ACCOUNT, 'extended', options));
  const fresh = counts.music - counts.repeated - counts.incognito;
  const file = { filename: 'my_spotify_data.zip', content: bytes, contentType: 'application/zip' };
  const before = visible(scene);

  await transcript.step(
    '/import start: what is in the file, to the row, before anything is stored',
    async () => {
      const { message } = await mira.slash('/import start', { file });
      const ready = await mira.see(message, ({ text }) => text.includes('This is what is in your files'));
      says(ready, `**${spoken(counts.rows)}** rows read`, `${spoken(fresh)} plays are new`);
      for (const part of [counts.repeated, counts.podcasts, counts.audiobooks, counts.incognito, counts.lost])
        says(ready, `- ${spoken(part)} `);
      const parts = [...ready.text.matchAll(/^- ([\d,]+) /gm)].map(([, n = '']) =>
        Number(n.replace(',', '')),
      );
      const sum = parts.reduce((all, part) => all + part, 0);
      assert.equal(sum, counts.rows, 'The numbers do not add up.');
      assert.deepEqual(visible(scene), before, 'A look has stored something.');
      const { message: going } = await mira.press(ready, 'Import');
      const done = await mira.see(going, ({ text }) => text.includes('Your history is in'));
      says(done, `${spoken(fresh)} plays are new and in your history`);
    },
  );

  await transcript.step(
    'Every play is there once: what was heard live is the same play, not a second one',
    async () => {
      const [live] = scene.rows(
        `select count(*) as n from plays join play_origins on play_origins.id = origin_id
       where kind = 'live' and flags & 192 = 0 and ended_at <= ? and plays.listener_id =
         (select id from listeners where member_id = ?)`,
        counts.lastAt ?? 0,
        mira.person.id,
      );
      assert.equal(live?.['n'], 0, 'Plays that the export has are counted twice.');
      assert(visible(scene).length >= fresh);
      const again = await mira.slash('/import start', { file });
      const known = await mira.see(again.message, ({ text }) =>
        text.includes('This is what is in your files'),
      );
      says(known, `${spoken(fresh)} plays were there already`);
      await mira.press(known, 'Leave it');
    },
  );

  await transcript.step('/milestones, /recap, /top and /stats tell of just what is there now', async () => {
    const plays = `${spoken(counted(scene))} plays`;
    says((await mira.slash('/milestones')).message, `**${plays}** so far.`);
    says((await mira.slash('/stats', { window: 'all' })).message, `**${plays}**`);
    says((await mira.slash('/recap year', { year: '2026' })).message, 'Your 2026 so far');
    says((await mira.slash('/top', { type: 'artists', window: 'all' })).message, 'Your top artists');
  });

  await transcript.step('/import undo: just what came goes, and what was heard live is back', async () => {
    const { message } = await mira.slash('/import undo');
    const { message: undoing } = await mira.press(message, 'Take it out');
    const done = await mira.see(undoing, ({ text }) => text.includes('The import is out again'));
    says(done, `${spoken(fresh)} plays were taken out`);
    assert.deepEqual(visible(scene), before, 'It is not as it was before.');
    says((await mira.slash('/milestones')).message, `**${spoken(counted(scene))} plays** so far.`);
  });
};

/** What of Mira's plays is shown and counted, oldest first. */
const visible = (scene: Scene): string[] =>
  scene
    .rows(
      `select ended_at, track_id, ms_played from plays where flags & 192 = 0 and listener_id =
         (select id from listeners where member_id = ?) order by 1, 2, 3`,
      scene.mira.person.id,
    )
    .map((row) => Object.values(row).join(' '));

/** How many of them count as plays: heard for half a minute, or for nobody knows how long. */
const counted = (scene: Scene): number => {
  const [row] = scene.rows(
    `select count(*) as n from plays where flags & 192 = 0 and (ms_played >= 30000 or flags & 32 <> 0)
       and listener_id = (select id from listeners where member_id = ?)`,
    scene.mira.person.id,
  );
  return Number(row?.['n']);
};
