import { creditOf } from '../matching/names.ts';
import { textOf } from '../matching/normalise.ts';
import { parseTitle } from '../matching/title.ts';

/**
 * What a play is compared by between sources: the first artist and the title, folded, without words of versions, since
 * one source says "Song - 2011 Remaster" of what another calls "Song", and Spotify plays either id for the other. Much too
 * coarse to say that two tracks are the same, but of one moment of one listener it is enough. It depends on nothing that
 * people can change afterwards: merging and splitting recordings does not change what happened.
 * @param artist as written; of a list of artists the first
 * @returns null when one of them says nothing
 */
export const playName = (artist: string, title: string): string | null => {
  const { pieces, mains, whole } = creditOf(artist);
  const { text } = pieces[0] ?? mains[0] ?? whole;
  const by = wordOf(text);
  const named = wordOf(textOf(parseTitle(title).core));
  return by === '' || named === '' ? null : `${by}\n${named}`;
};

const wordOf = ({ joined, native }: { joined: string; native: string }): string => joined || native;
