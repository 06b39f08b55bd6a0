import type { Store } from '../../db/store.ts';

/** Whom to ask about at a source that is asked artist by artist. */
export type RadarNames = () => Promise<readonly string[]>;

/** Of a hundred and fifty searches a day. */
const A_TIME = 20;
/** Under this key stands who was asked about last. */
const ASKED_UP_TO = 'radar.namesAskedUpTo';

/** Artists whom anybody follows, in turn: a few each time, everybody after some days. */
export const createRadarNames =
  ({ store }: { store: Store }): RadarNames =>
  async () => {
    const all = await store.read.radar.followedArtists();
    if (all.length === 0) return [];
    const last = (await store.read.facts.get(ASKED_UP_TO)) ?? '';
    const ahead = all.filter(({ value }) => value > last);
    const turn = [...ahead, ...all.filter(({ value }) => value <= last)].slice(0, A_TIME);
    const upTo = turn.at(-1)?.value ?? '';
    await store.transaction((tx) => tx.facts.set(ASKED_UP_TO, upTo));
    return turn.map(({ name }) => name);
  };
