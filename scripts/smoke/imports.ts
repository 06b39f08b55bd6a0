import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageView, Person, Place } from '../sandbox/discord/types.ts';
import { answerOf, press } from './verbs.ts';

/** What a person does to bring their listening history, through Discord and the page behind the link. */

const PART_BYTES = 2 * 1024 * 1024;
const PATIENCE_MS = 300_000;

/** Asks for the page and puts a file on it, in parts as the page does. @returns the message with the link */
export const uploadHistory = async (
  person: Person,
  where: Place,
  file: { readonly path: string; readonly name: string },
): Promise<MessageView> => {
  const start = await answerOf(await person.slash('/import start', {}, where));
  const url = start.controls.find(
    ({ kind, url: to }) => kind === 'link' && to?.includes('/import/') === true,
  )?.url;
  if (url == null) throw new Error(`The answer has no upload page:\n${start.text}`);
  const handle = await open(file.path, 'r');
  try {
    const { size } = await handle.stat();
    const { number } = await ask(url, 'POST', '/files', JSON.stringify({ name: file.name, size }));
    for (let offset = 0; offset < size; offset += PART_BYTES) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(PART_BYTES), 0, PART_BYTES, offset);
      await ask(url, 'PUT', `/files/${number}?offset=${offset}`, buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
  await ask(url, 'POST', '/done');
  return start;
};

/** Looks at the import until it is as it should be. */
export const importWhen = async (
  person: Person,
  where: Place,
  says: string,
  patienceMs = PATIENCE_MS,
): Promise<MessageView> => {
  for (let waited = 0; ; waited += 200) {
    const shown = await answerOf(await person.slash('/import status', {}, where));
    if (shown.text.includes(says)) return shown;
    if (waited > patienceMs) throw new Error(`The import does not say "${says}":\n${shown.text}`);
    await sleep(200);
  }
};

/** Says yes to what was found. */
export const storeHistory = async (person: Person, where: Place): Promise<void> => {
  const ready = await importWhen(person, where, 'This is what is in your files');
  await press(person, ready, /^Import$/);
};

const ask = async (
  url: string,
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
): Promise<{ readonly number?: number }> => {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
  const answer = await fetch(url + path, {
    method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return JSON.parse(await answer.text());
};
