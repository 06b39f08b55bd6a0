import type { TopKind } from '../../domain/statistics/tops.ts';
import type { StatsWindow } from '../../domain/statistics/windows.ts';
import type { Pictures } from '../../services/pictures/pictures.ts';
import type { PlayTops } from '../../services/statistics/play-tops.ts';
import type { TopLook } from '../../views/actions/statistics.ts';
import { PLACES, topPicture } from '../../views/statistics/top-picture.ts';
import { topPlaysView } from '../../views/statistics/top-plays.ts';
import { answersOf } from '../statistics/look.ts';

export interface PlayTopDeps {
  readonly playTops: PlayTops;
  readonly pictures: Pictures;
}

/** A page of a list, and how it is shown. */
export interface AskedTop {
  readonly kind: TopKind;
  readonly window: StatsWindow;
  readonly look: TopLook;
  readonly page: number;
}

/** Top lists from plays as messages. */
export const topAnswers = ({ playTops, pictures }: PlayTopDeps) =>
  answersOf(pictures, {
    ask: async (memberId, { look, ...question }: AskedTop) => {
      const told = await playTops.look(memberId, question, PLACES[look]);
      return told.kind === 'told' ? { kind: 'told' as const, value: { top: told.value, look } } : told;
    },
    draw: ({ top, look }, seen, m) => topPicture(top, look, seen, m),
    view: ({ top, look }, file, seen, m) => topPlaysView(top, look, file, seen, m),
  });
