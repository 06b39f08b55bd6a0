import assert from 'node:assert/strict';
import type { MessageView, Person } from '../sandbox/discord/types.ts';
import type { World } from '../sandbox/world/contract.ts';
import { answerOf } from './verbs.ts';

/** What the world knows to be true, and what a message claims. */

/** Spotify ids of the tracks a message links to, in reading order. */
export const linkedIds = (message: Pick<MessageView, 'text'>, kind: 'track' | 'artist' = 'track'): string[] =>
  [...message.text.matchAll(new RegExp(`open\\.spotify\\.com/${kind}/(\\w{22})`, 'g'))].map(
    ([, id = '']) => id,
  );

/** A line of a source: local files have no Spotify id, so they get one of their own here. */
export interface Line {
  readonly id: string;
  readonly addedAt: number | null;
}

/** Entries of a playlist that are music, each as often as it stands there. */
export const musicIn = (world: World, playlistId: string): Line[] =>
  (world.playlist(playlistId)?.entries ?? []).flatMap(({ content, addedAt }) => {
    if (content.kind === 'track') return [{ id: content.trackId, addedAt }];
    const { kind } = content;
    return kind === 'local' ? [{ id: `${content.artist}:${content.album}:${content.title}`, addedAt }] : [];
  });

export const playlistNamed = (world: World, accountId: string, name: string) => {
  const found = world.playlistsOf(accountId).find((playlist) => playlist?.name === name);
  if (found == null) throw new Error(`There is no playlist ${name}.`);
  return found;
};

/** Turns the pages of a message to the end; the texts of all of them, the first included. */
export const allPages = async (person: Person, first: MessageView): Promise<MessageView[]> => {
  const pages = [first];
  for (let page = first; ; ) {
    const next = page.controls.find(({ label }) => label === 'Next' || label === 'Older');
    if (next?.customId == null || next.disabled) return pages;
    assert(pages.length < 500, 'A list without an end.');
    page = await answerOf(await person.click(page.id, next.customId));
    pages.push(page);
  }
};

/** The seconds UTC of every timestamp in a text, in reading order. */
export const timesIn = (text: string): number[] =>
  [...text.matchAll(/<t:(\d+)(?::\w)?>/g)].map(([, seconds]) => Number(seconds));

/** `1,234` as Segue writes it. */
export const spoken = (value: number): string => value.toLocaleString('en');

/** A regular expression that a text must fit, with the text in the complaint. */
export const says = ({ text }: Pick<MessageView, 'text'>, ...parts: readonly (string | RegExp)[]): void => {
  for (const part of parts) {
    const found = typeof part === 'string' ? text.includes(part) : part.test(text);
    assert(found, `The message does not say ${String(part)}:\n${text}`);
  }
};
