import { createLookBackServices } from '../../../src/app/look-back.ts';
import { createStatisticServices } from '../../../src/app/statistics.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Store } from '../../../src/db/store.ts';
import type { ArtistId, MemberId, TrackId } from '../../../src/domain/ids.ts';
import { TOP_KINDS } from '../../../src/domain/statistics/tops.ts';
import { parseWindow, type StatsWindow } from '../../../src/domain/statistics/windows.ts';
import { createOwnRecordings } from '../../../src/services/recordings/own.ts';
import type { Random } from '../suggest/random.ts';
import { NOW } from './listener.ts';

export interface Question {
  readonly name: string;
  readonly ask: (memberId: MemberId, random: Random) => Promise<{ readonly kind: string }>;
}

/** The longest one lies askew in nearly all months there are. */
const WINDOWS = ['7d', '30d', '6m', '1y', 'all', '2023', '2018-02-10..2026-10-05'] as const;
const FEWER = ['30d', '1y', 'all', '2018-02-10..2026-10-05'] as const;

const windowOf = (text: string): StatsWindow => {
  const window = parseWindow(text);
  if (window === null) throw new Error(`${text} is no window.`);
  return window;
};

/** Whole answers, from the question to what a view gets, as commands ask for them. */
export const questions = (store: Store): Question[] => {
  const clock: Pick<Clock, 'now'> = { now: () => NOW };
  const whole = { ...clock, elapsed: () => performance.now() };
  const statistics = createStatisticServices({ clock: whole }, { store });
  const ownRecordings = createOwnRecordings({ store, clock: whole });
  const back = createLookBackServices({ store, ...statistics, ownRecordings });
  const { playTops, overviews, listeningSets, tallies } = statistics;

  const top = TOP_KINDS.flatMap((kind) =>
    (kind === 'tracks' ? WINDOWS : FEWER).map(
      (window): Question => ({
        name: `top ${kind} ${window}`,
        ask: (memberId) => playTops.look(memberId, { kind, window: windowOf(window), page: 0 }),
      }),
    ),
  );
  const stats = WINDOWS.map(
    (window): Question => ({
      name: `stats ${window}`,
      ask: (memberId) => overviews.look(memberId, { window: windowOf(window), look: 'clock' }),
    }),
  );
  const looks = (['calendar', 'river'] as const).map(
    (look): Question => ({
      name: `stats all ${look}`,
      ask: (memberId) => overviews.look(memberId, { window: { kind: 'all' }, look }),
    }),
  );
  /** One of the tracks that they know best. */
  const trackOf = async (memberId: MemberId, random: Random): Promise<TrackId> => {
    const opened = await listeningSets.open(memberId);
    const all = opened.kind === 'ready' ? await tallies.recordings(opened.set, null) : [];
    return random.pick(all.slice(0, 50)).trackId as TrackId;
  };
  const known = new Map<MemberId, TrackId>();
  const one = async (memberId: MemberId, random: Random): Promise<TrackId> => {
    const track = known.get(memberId) ?? (await trackOf(memberId, random));
    known.set(memberId, track);
    return track;
  };
  return [
    ...stats,
    ...looks,
    ...top,
    { name: 'recap month', ask: (memberId) => back.recaps.of(memberId, 'month') },
    { name: 'recap year', ask: (memberId) => back.recaps.of(memberId, 'year') },
    { name: 'milestones', ask: (memberId) => back.milestones.of(memberId) },
    ...(['tracks', 'artists'] as const).map(
      (kind): Question => ({
        name: `gaps ${kind}`,
        ask: (memberId) => back.longSilent.of(memberId, { kind, silence: '1y', page: 0 }),
      }),
    ),
    {
      name: 'first year',
      ask: (memberId) => back.firsts.of(memberId, { kind: 'year', id: 2024, by: 'plays', page: 0 }),
    },
    {
      name: 'track stats',
      ask: async (memberId, random) => back.trackStats.of(memberId, await one(memberId, random)),
    },
    {
      name: 'artist',
      ask: (memberId, random) => back.artistStats.of(memberId, (1 + random.int(300)) as ArtistId),
    },
  ];
};
