import { BOARD_WINDOWS, MEASURES } from '../../domain/server/boards.ts';
import { action, fact } from './action.ts';

/*
 * What members of a server see of one another. Subjects are written as options of commands hold them (`artist:12`). `via`
 * only keeps the custom ids of one message apart.
 */

const subject = () => fact.text(60);
export const whoKnowsShow = action('who', { subject: subject(), page: fact.int() });
export const whoKnowsShare = action('who.share', { subject: subject(), page: fact.int() });

const board = { measure: fact.oneOf(MEASURES), window: fact.oneOf(BOARD_WINDOWS) };
export const boardShow = action('board', {
  via: fact.oneOf(['window', 'page', 'see']),
  ...board,
  page: fact.int(),
});
export const boardShare = action('board.share', { ...board, page: fact.int() });
/** Another measure comes with the choice. */
export const boardMeasure = action('board.by', { window: fact.oneOf(BOARD_WINDOWS) });

export const crownsShow = action('crowns', { member: fact.text(20), page: fact.int() });
