import { expect, test } from 'vitest';
import type { MessageView } from '../../scripts/sandbox/discord/types.ts';
import { answerOf } from '../../scripts/smoke/verbs.ts';
import { noEnrichment, openFlow, wordsOf } from '../support/stage.ts';

test('from a template to a playlist in Spotify, and back again', { timeout: 60_000 }, async () => {
  // A time at which nothing is about to turn sixty days old, and no week to end.
  const startAt = Date.UTC(2026, 10, 18, 12);
  await using flow = await openFlow({
    startAt,
    env: { ...noEnrichment, ENABLE_BACKGROUND_SYNC: 'false' },
  });
  const mira = flow.guest('mira');
  const choose = async (message: MessageView, ...wanted: RegExp[]): Promise<MessageView> => {
    const menu = message.controls.find(({ kind }) => kind === 'select');
    if (menu?.customId == null) throw new Error(`no menu\n${wordsOf(message)}`);
    const values = wanted.flatMap((fits) => menu.options.find(({ label }) => fits.test(label)) ?? []);
    return answerOf(
      await mira.person.select(
        message.id,
        menu.customId,
        values.map(({ value }) => value),
      ),
    );
  };
  await mira.link('mira.keller');
  expect(wordsOf(await mira.ask('/rules new'))).toContain('no sources yet');
  const sources = await mira.ask('/sources');
  const choices = await mira.press(sources, 'Choose sources');
  await choose(choices, /Liked/, /Promo Pool/);
  await mira.ask('/jobs run', { step: 'tracks' });
  await mira.rest();

  const start = await mira.ask('/rules new');
  expect(wordsOf(start)).toMatch(/Liked, long not heard\*\* · liked, not heard for 60 days · \*\*\d+ tracks/);
  const preview = await choose(start, /Liked, long not heard/);
  expect(wordsOf(preview)).toContain('No playlist yet');
  const writing = await mira.press(preview, 'Create playlist & apply');
  const done = await mira.see(writing, /The playlist is as it should be/);
  expect(wordsOf(done)).toMatch(/\*\*\+ \d+\*\* new {3}\*\*− 0\*\* left/);
  const [row] = flow.rows('select spotify_id as id, size from managed_playlists');
  expect(row?.['size']).toBeGreaterThan(0);

  await mira.rest();
  const again = await mira.ask('/rules preview', { rule: 'Liked, long not heard' });
  expect(wordsOf(again)).toContain('The playlist is like this already');
  const why = await choose(again, /./);
  expect(wordsOf(why)).toContain('It is in.');
  const undone = await mira.see(
    await mira.ask('/rules undo', { rule: 'Liked, long not heard' }),
    /The playlist is as it should be/,
  );
  expect(wordsOf(undone)).toMatch(/\*\*− \d+\*\* left {3}= \*\*0\*\* in it/);
  const redone = await mira.see(
    await mira.ask('/rules redo', { rule: 'Liked, long not heard' }),
    /The playlist is as it should be/,
  );
  expect(wordsOf(redone)).toContain(`= **${String(row?.['size'])}** in it`);

  // A file that goes out comes in again, through Discord's own files.
  const imported = await mira.ask('/rules import', {
    file: { filename: 'rules.txt', content: Buffer.from('in liked\nlimit 5'), contentType: 'text/plain' },
  });
  const read = await mira.see(imported, /Your file of rules is read/);
  const looked = await mira.press(read, 'Look at it');
  expect(wordsOf(looked)).toContain('**5** of');
});
