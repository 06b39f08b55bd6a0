import { createLookBackServices } from '../../../src/app/look-back.ts';
import { createStatisticServices } from '../../../src/app/statistics.ts';
import { createTrackServices } from '../../../src/app/tracks.ts';
import type { Store } from '../../../src/db/store.ts';
import type { MemberId } from '../../../src/domain/ids.ts';
import { BOARD_WINDOWS, MEASURES } from '../../../src/domain/server/boards.ts';
import { SUBJECT_KINDS, type Subject, type SubjectKind } from '../../../src/domain/server/subjects.ts';
import { createLeaderboards } from '../../../src/services/server/leaderboards.ts';
import { createSubjects } from '../../../src/services/server/subjects.ts';
import { createWhoKnows } from '../../../src/services/server/who-knows.ts';
import { NOW } from '../stats/listener.ts';
import type { Random } from '../suggest/random.ts';
import { SERVER } from './build.ts';

export interface ServerQuestion {
  readonly name: string;
  readonly metric: 'whoknowsP99Ms' | 'leaderboardP99Ms';
  /** Finds what to ask about, which does not count. What comes of it asks; @returns how many members are named */
  readonly prepare: (memberId: MemberId, random: Random) => Promise<() => Promise<number>>;
}

const GENRES = ['pop', 'techno', 'house', 'jazz', 'metal'];

/** `/whoknows` and `/server top`, from the question to what a view gets. What is asked about is what somebody plays. */
export const memberQuestions = (store: Store): ServerQuestion[] => {
  const clock = { now: () => NOW, elapsed: () => performance.now() };
  const statistics = createStatisticServices({ clock }, { store });
  const tracks = createTrackServices({ clock }, { store });
  const { ownNames } = createLookBackServices({ store, ...statistics, ...tracks });
  const { trackCards } = tracks;
  const subjects = createSubjects({ store, ownNames, trackCards });
  const whoKnows = createWhoKnows({ store, subjects });
  const boards = createLeaderboards({ store });

  /** One of those that the member played most. */
  const subjectOf = async (kind: SubjectKind, memberId: MemberId, random: Random): Promise<Subject> => {
    const asker = { memberId, guildId: SERVER };
    if (kind === 'genre') return subjects.resolve(asker, kind, random.pick(GENRES));
    if (kind === 'track') return subjects.resolve(asker, kind, null);
    const { value } = random.pick(await subjects.suggest(asker, kind, ''));
    return subjects.resolve(asker, kind, value);
  };

  return [
    ...SUBJECT_KINDS.map(
      (kind): ServerQuestion => ({
        name: `whoknows ${kind}`,
        metric: 'whoknowsP99Ms',
        prepare: async (memberId, random) => {
          const subject = await subjectOf(kind, memberId, random);
          return async () => (await whoKnows.ask(SERVER, memberId, subject)).ranking.named.length;
        },
      }),
    ),
    ...MEASURES.flatMap((measure) =>
      BOARD_WINDOWS.map(
        (window): ServerQuestion => ({
          name: `server top ${measure} ${window}`,
          metric: 'leaderboardP99Ms',
          prepare: async (memberId) => async () =>
            (await boards.ask(SERVER, memberId, measure, window)).ranking.named.length,
        }),
      ),
    ),
  ];
};
