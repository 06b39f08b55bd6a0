import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageView } from '../../scripts/sandbox/discord/types.ts';
import { answerOf, controlOn } from '../../scripts/smoke/verbs.ts';
import { expectSentence, type Flow, type Guest, noEnrichment, openFlow, wordsOf } from '../support/stage.ts';
import { newPlaylist, playlistUris } from '../support/stage-music.ts';

/** What people type and upload as rules: clear words, nothing typed is lost, and nothing changes in Spotify. */
let flow: Flow;
let mira: Guest;

beforeAll(async () => {
  flow = await openFlow({ env: { ...noEnrichment, ENABLE_BACKGROUND_SYNC: 'false' } });
  const { world } = flow.stage;
  // Among the first tracks are two of an album that is not out yet.
  newPlaylist(world, 'mira.keller', 'Pool', 30);
  newPlaylist(world, 'mira.keller', 'Other', 20, 200);
  mira = flow.guest('mira');
  await mira.link('mira.keller');
  for (const name of ['Pool', 'Other'])
    await mira.see(await mira.ask('/sources', { add: name }), /up to date/);
  await mira.rest();
});
afterAll(() => flow[Symbol.asyncDispose]());

/** Presses a button that opens a form, and sends it. */
const write = async (
  on: MessageView,
  label: string,
  values: Record<string, string>,
): Promise<MessageView> => {
  const opened = await mira.person.click(on.id, controlOn(on, label).customId);
  return answerOf(await mira.person.submitModal(opened, values));
};
const typed = async (name: string, text: string): Promise<MessageView> =>
  write(await mira.ask('/rules new'), 'Write it as text', { name, text });
const saved = async (name: string, text: string): Promise<MessageView> =>
  mira.press(await typed(name, text), 'Save only');
/** Uploads a file of rules. @returns what Segue says once it has read it */
const imported = async (content: string, filename: string): Promise<MessageView> =>
  mira.see(await mira.ask('/rules import', { file: { filename, content } }), /is read: |does not work/);
const json = (where: object): string => JSON.stringify({ segue: 1, name: 'Imported', where });

const condition = { field: 'bpm', op: 'gt', value: 1 };
const nested = (depth: number): object => (depth === 0 ? condition : { not: nested(depth - 1) });

describe('files', () => {
  test.each([
    ['10 000 rules', 'bpm > 1\n'.repeat(10_000), /Line 2,001[\s\S]*at most 2,000/],
    ['a depth of 200', `${'('.repeat(200)}bpm > 1${')'.repeat(200)}`, /too deep: at most 64/],
    ['more than can be read', '# a note\n'.repeat(30_000), /too long to be read: at most 200,000/],
  ])('text with %s is kept, and the place is named', async (_, content, says) => {
    const broken = await mira.press(await imported(content, 'rules.txt'), 'Look at it');
    expectSentence(wordsOf(broken), /Not understood yet/, says, /Nothing is lost[\s\S]*\[Try again\]/);
    const again = await mira.person.click(broken.id, controlOn(broken, 'Try again').customId);
    // What a form cannot hold comes as a file.
    if (again.modal !== null) expect(JSON.stringify(again.modal)).toContain(JSON.stringify(content));
    else {
      const file = (await answerOf(again)).attachments[0];
      expect(await (await fetch(file?.url ?? '')).text()).toBe(content);
    }
  });

  test.each([
    [
      '10 000 rules',
      json({ any: Array.from({ length: 10_000 }, () => condition) }),
      /too long to be read: at most 200,000/,
    ],
    ['3 000 rules', json({ any: Array.from({ length: 3_000 }, () => condition) }), /at most 2,000/],
    ['a depth of 200', json(nested(200)), /`where\.not\.not[\s\S]*at most 64/],
    [
      'an unknown field',
      json({ all: [condition, { ...condition, field: 'enrgy' }] }),
      /`where\.all\[1\]\.field`[\s\S]*“enrgy”[\s\S]*`energy`/,
    ],
  ])('JSON with %s is refused with the path', async (_, content, says) => {
    const answer = wordsOf(await imported(content, 'rules.json'));
    expectSentence(answer, /has mistakes/, says, /import it again\. Nothing was kept/);
  });

  test('1 MB is refused at once', async () => {
    const answer = await mira.ask('/rules import', {
      file: { filename: 'rules.txt', content: 'bpm > 1\n'.repeat(131_072) },
    });
    expectSentence(wordsOf(answer), /does not work yet/, /more than one rule set can hold/, /use that/);
  });
});

describe('typed', () => {
  test('an unknown field is pointed at, and the form comes back as it was', async () => {
    const text = 'bpm > 120 and enrgy > 80%';
    const broken = await typed('Peak', text);
    expectSentence(
      wordsOf(broken),
      /column 15\*\*\n```\nbpm > 120 and enrgy > 80%\n {14}\^{5}\n```/,
      /not “enrgy”/,
      /Did you mean `energy`\?/,
    );
    const { modal } = await mira.person.click(broken.id, controlOn(broken, 'Try again').customId);
    expect(JSON.stringify(modal?.components)).toContain(JSON.stringify(text));
  });

  test.each([
    ['limit 10\nlimit 20', /given twice, 10 and 20\. Keep one/],
    ['bpm 132..124', /nothing lies between 132 and 124[\s\S]*Turn them round/],
  ])('%s cannot be kept', async (text, says) => {
    const words = wordsOf(await typed('Odd', text));
    expect(words).toMatch(says);
    expect(words).not.toMatch(/\[Save only\]|\[Create playlist/);
  });

  test('conditions that exclude one another can be kept, and that is said', async () => {
    const words = wordsOf(await typed('Never', 'bpm > 130 and bpm < 120'));
    expectSentence(words, /Nothing matches yet/, /exclude one another/, /\[Save only\]/);
  });
});

describe('rule sets that hang on others', () => {
  test('one that names itself through three others is refused, and stays as it was', async () => {
    await saved('A', 'in "Pool"');
    for (const [name, used] of ['B', 'C', 'D'].map((name, at) => [name, 'ABC'[at]])) {
      await saved(name ?? '', `matches "${used}"`);
    }
    const circle = await write(await mira.ask('/rules edit', { rule: 'A' }), 'As text', {
      text: 'matches "D"',
    });
    expect(wordsOf(circle)).toMatch(/in a circle: A → D → C → B → A/);
    expect(wordsOf(circle)).not.toMatch(/\[Save only\]|\[Create playlist/);
    expect(wordsOf(await mira.ask('/rules preview', { rule: 'A' }))).toContain('in “Pool”');
  });

  test('rules that would take out much: it asks with numbers, and does what the buttons say', async () => {
    const preview = await mira.press(await saved('Large', 'in "Other"'), 'Preview');
    await mira.see(await mira.press(preview, 'Create playlist & apply'), /The playlist is as it should be/);
    const [row] = flow.rows("select spotify_id as id from managed_playlists where name = 'Large'");
    const stands = (): string[] => playlistUris(flow.stage.world, String(row?.['id']));
    const before = stands();
    const goes = before.length - 3;
    const changed = await write(await mira.ask('/rules edit', { rule: 'Large' }), 'As text', {
      text: 'in "Other"\nlimit 3',
    });
    const asked = await mira.see(await mira.press(changed, 'Apply'), /waits for your word/);
    expectSentence(
      wordsOf(asked),
      new RegExp(`\\*\\*${goes}\\*\\* of ${before.length} tracks`),
      /so it waits for your word/,
      new RegExp(`\\[Remove ${goes} tracks\\]\\n\\[Keep them\\]`),
    );
    expect(stands()).toEqual(before);
    expect(wordsOf(await mira.press(asked, 'Keep them'))).toMatch(/They stay/);
    await mira.rest();
    expect(stands()).toEqual(before);

    const again = await mira.see(await mira.ask('/rules apply', { rule: 'Large' }), /waits for your word/);
    await mira.see(await mira.press(again, `Remove ${goes} tracks`), /The playlist is as it should be/);
    expect(stands()).toEqual(before.slice(0, 3));
  });

  test('a source that is taken away: said, and the playlist stays as it is', async () => {
    const preview = await mira.press(await saved('Of the pool', 'in "Pool"'), 'Preview');
    const card = await mira.press(preview, 'Create playlist & apply');
    const done = await mira.see(card, /The playlist is as it should be/);
    expect(wordsOf(done)).toMatch(/\+ 27\*\* new[\s\S]*2 tracks are not available on Spotify/);
    const [row] = flow.rows("select spotify_id as id from managed_playlists where name = 'Of the pool'");
    const before = playlistUris(flow.stage.world, String(row?.['id']));
    expect(before.length).toBeGreaterThan(20);

    await mira.ask('/sources', { remove: 'Pool' });
    await mira.rest();
    const held = wordsOf(await mira.ask('/rules apply', { rule: 'Of the pool' }));
    expectSentence(held, /Nothing was done/, /“Pool” is not among your sources/, /`\/sources` picks it/);
    await mira.rest();
    expect(playlistUris(flow.stage.world, String(row?.['id']))).toEqual(before);
  });
});
