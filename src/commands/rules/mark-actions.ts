import { rulesMarks, rulesUnmark } from '../../views/actions/rules.ts';
import { marksOnPage, marksView, markValue } from '../../views/rules/marks.ts';
import { type AnyAction, handle } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';

/** What is pinned and banned in a playlist. */
export const ruleMarkActions = ({
  playlistDesk,
  playlistMarks,
}: Pick<RuleFeatureDeps, 'playlistDesk' | 'playlistMarks'>): AnyAction[] => [
  handle({
    spec: rulesMarks,
    run: async ({ person, m }, { playlist, page }) => ({
      kind: 'update',
      view: marksView(await playlistDesk.card(person.id, playlist), page, person.id, m),
    }),
  }),
  handle({
    spec: rulesUnmark,
    run: async ({ person, m }, { playlist, page }, { values }) => {
      const { marks } = await playlistDesk.card(person.id, playlist);
      const chosen = marks.filter((mark) => values.includes(markValue(mark)));
      await playlistMarks.remove(
        person.id,
        playlist,
        chosen.map(({ uri }) => uri),
      );
      const card = await playlistDesk.card(person.id, playlist);
      const at = marksOnPage(card.marks, page).page;
      return {
        kind: 'update',
        view: marksView(card, at, person.id, m, m.ruleCards.marks.removed(chosen.length)),
      };
    },
  }),
];
