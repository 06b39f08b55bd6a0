/**
 * Lists that grow at the front only and hold each track once (liked tracks): what changed is found without reading
 * them whole. New lines stand at the front; where lines are missing is found by halving, because everything behind a
 * missing line has moved up by one.
 */

/** A line, named by what makes it the same one. A track that left and came back has another time. */
export interface FrontLine {
  readonly track: number;
  readonly addedAt: number | null;
}

/** What a page at an offset held. */
export interface SeenPage<L extends FrontLine = FrontLine> {
  readonly offset: number;
  readonly lines: readonly L[];
}

export type Finding<L extends FrontLine> =
  /** Read the page at this offset, then ask again. */
  | { readonly kind: 'read'; readonly offset: number }
  /** The list is `fresh` (new lines, in order) followed by what was known without the tracks `removed`. */
  | { readonly kind: 'found'; readonly fresh: readonly L[]; readonly removed: readonly L['track'][] }
  /** It does not fit together, or asking on would cost as much: read the whole list. */
  | { readonly kind: 'unclear' };

export interface FrontFacts<L extends FrontLine> {
  /** The list as it was read last, front first. */
  readonly known: readonly Pick<L, 'track' | 'addedAt'>[];
  /** Pages read now; the one at offset 0 is among them. */
  readonly pages: readonly SeenPage<L>[];
  /** How long the list is now. */
  readonly total: number;
  /** Lines of a full page. */
  readonly pageSize: number;
}

/** With more new lines than this at the front, or after so many pages, reading it whole is as good. */
const MAX_FRESH = 500;
const MAX_PAGES = 40;

/** What the pages read so far tell about the list. */
export const compareFront = <L extends FrontLine>(facts: FrontFacts<L>): Finding<L> => {
  const { known, total, pageSize } = facts;
  const pages = [...facts.pages].sort((a, b) => a.offset - b.offset);
  const read = (offset: number): Finding<L> =>
    pages.length >= MAX_PAGES || pages.some((page) => page.offset === offset)
      ? { kind: 'unclear' }
      : { kind: 'read', offset };

  const front = frontOf(pages);
  const keys = new Set(known.map(keyOf));
  const firstKnown = front.findIndex((line) => keys.has(keyOf(line)));
  if (firstKnown === -1 && front.length < total) {
    return front.length >= MAX_FRESH ? { kind: 'unclear' } : read(front.length);
  }
  const fresh = firstKnown === -1 ? front : front.slice(0, firstKnown);
  const returned = new Set(fresh.map(({ track }) => track));
  const rest = known.filter(({ track }) => !returned.has(track));
  const missing = fresh.length + rest.length - total;
  if (missing < 0 || missing * Math.log2(2 + total / pageSize) > MAX_PAGES) return { kind: 'unclear' };

  const gaps = missingIn<L['track']>(rest, anchorsOf(rest, fresh.length, pages, total));
  if (gaps === null) return { kind: 'unclear' };
  if (gaps.open !== null)
    return read(gaps.open.from + Math.max(0, Math.floor((gaps.open.lines - pageSize) / 2)));
  const left = known.filter(({ track }) => returned.has(track)).map(({ track }) => track);
  return { kind: 'found', fresh, removed: [...left, ...gaps.removed] };
};

const keyOf = ({ track, addedAt }: FrontLine): string => `${track}@${addedAt}`;

/** The lines read without a hole from the beginning. */
const frontOf = <L extends FrontLine>(pages: readonly SeenPage<L>[]): L[] => {
  const front: L[] = [];
  for (const { offset, lines } of pages) {
    if (offset > front.length) break;
    front.push(...lines.slice(front.length - offset));
  }
  return front;
};

/** A line and its place now and before; -1: it was not there. */
interface Anchor {
  readonly now: number;
  readonly was: number;
}

const anchorsOf = (
  rest: readonly FrontLine[],
  fresh: number,
  pages: readonly SeenPage[],
  total: number,
): Anchor[] => {
  const place = new Map(rest.map((line, at) => [keyOf(line), at]));
  const seen = pages.flatMap(({ offset, lines }) =>
    lines.map((line, at) => ({ now: offset + at, was: place.get(keyOf(line)) ?? -1 })),
  );
  const behind = seen.filter(({ now }) => now >= fresh).sort((a, b) => a.now - b.now);
  return [{ now: fresh - 1, was: -1 }, ...behind, { now: total, was: rest.length }];
};

/**
 * Between two anchors, the difference of their distances is how many lines went in between.
 * @returns null when something else happened than lines going; `open` is the first stretch that must be looked into.
 */
const missingIn = <T extends number>(
  rest: readonly { readonly track: T }[],
  anchors: readonly Anchor[],
): { removed: T[]; open: { from: number; lines: number } | null } | null => {
  const removed: T[] = [];
  let open: { from: number; lines: number } | null = null;
  for (let index = 1; index < anchors.length; index += 1) {
    const [a, b] = [anchors[index - 1], anchors[index]];
    if (a === undefined || b === undefined || (a.now === b.now && a.was === b.was)) continue;
    const lines = b.now - a.now - 1;
    const before = b.was - a.was - 1;
    if (lines < 0 || before < lines) return null;
    if (lines === 0) removed.push(...rest.slice(a.was + 1, b.was).map(({ track }) => track));
    else if (before > lines) open ??= { from: a.now + 1, lines };
  }
  return { removed, open };
};
