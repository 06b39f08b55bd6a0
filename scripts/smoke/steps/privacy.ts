import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Scene, until } from '../scene.ts';
import { says } from '../truth.ts';
import { controlOn, typeCode } from '../verbs.ts';
import { agreeOn } from './linking.ts';

/** Tables in which a member of the journey left something. */
const FULL = ['plays', 'sorts', 'jobs', 'sources', 'accounts', 'categories', 'rule_sets'];

/** Everything about somebody goes: from what can be asked, and from the file of the database itself. */
export const privacy = async (scene: Scene): Promise<void> => {
  const { transcript, stage, mira } = scene;
  const account = scene.accounts.mira;
  const { id, displayName } = mira.person;
  const count = (table: string): number =>
    Number(scene.rows(`select count(*) as n from ${table}${owned(table)}`, id)[0]?.['n'] ?? 0);

  await transcript.step('She comes back once more, and takes along what is kept about her', async () => {
    const { message: start } = await mira.slash('/link');
    const { code } = await agreeOn(scene, mira, start, account.id);
    says(await typeCode(mira.person, start, code), 'is linked');
    await until('her plays to be there again', () => count('plays') > 0 && count('sources') > 0);
    const { message } = await mira.slash('/privacy export');
    says(message, 'Everything about you', 'Tokens and other secrets are not in it');
    const url = message.controls.find(({ kind }) => kind === 'link')?.url;
    if (url != null) {
      const answer = await fetch(url);
      const zip = Buffer.from(await answer.arrayBuffer());
      assert.equal(answer.headers.get('content-type'), 'application/zip');
      assert.equal(zip.subarray(0, 2).toString(), 'PK', 'It is no archive.');
      assert(zip.includes('README.txt') && zip.includes('plays.csv'), 'Something is missing in the archive.');
      transcript.note(`${Math.round(zip.length / 1_024)} KiB.`);
    }
    for (const table of FULL) assert(count(table) > 0, `There is nothing of hers in ${table}.`);
  });

  await transcript.step('/privacy delete: two steps, a receipt, and nothing of her anywhere', async () => {
    // What only she can be found by: her ids, and how they stand in the ids of buttons.
    const words = [id, BigInt(id).toString(36), account.id];
    const file = stage.databasePath;
    assert(isIn(file, id), 'She was not in the database to begin with.');
    const { message: asked } = await mira.slash('/privacy delete');
    says(asked, 'Delete everything about you?', 'This stays:', 'Your playlists in Spotify');
    const { message: sure } = await mira.press(asked, 'Delete everything');
    says(sure, 'Really everything?');
    const began = performance.now();
    const pressed = mira.person.click(sure.id, controlOn(sure, 'Yes, delete everything').customId);
    // Meanwhile somebody else is answered as always.
    const other = await scene.jonas.slash('/privacy show');
    await pressed;
    await mira.see(sure, ({ text }) => text.includes('Everything about you is deleted'));
    transcript.note(
      `Done after ${Math.round(performance.now() - began)} ms; Jonas had his answer after ${Math.round(other.ackMs)} ms.`,
    );
    for (const table of FULL) assert.equal(count(table), 0, `Something is left in ${table}.`);
    assert.deepEqual(scene.rows('select id from members where id = ?', id), []);
    for (const word of words) assert(!isIn(file, word), `The file still says ${word}.`);
    const folder = dirname(file);
    for (const uploads of ['imports', 'release-uploads']) {
      const path = `${folder}/${uploads}`;
      assert.deepEqual(
        existsSync(path) ? readdirSync(path) : [],
        [],
        `Files of hers are left in ${uploads}.`,
      );
    }
    transcript.note(`Neither the file of the database nor its log says anything of ${displayName} any more.`);
    const { message: again } = await mira.slash('/privacy show');
    says(again, 'Segue keeps no plays of yours');
  });
};

const owned = (table: string): string =>
  table === 'plays'
    ? ' join listeners on listeners.id = listener_id where member_id = ?'
    : ' where member_id = ?';

/** Whether a word stands anywhere in the database's file or its log, in unused parts too. */
const isIn = (file: string, word: string): boolean =>
  [file, `${file}-wal`].filter((path) => existsSync(path)).some((path) => readFileSync(path).includes(word));
