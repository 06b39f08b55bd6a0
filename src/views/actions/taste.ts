import type { BlendId } from '../../domain/ids.ts';
import { action, fact } from './action.ts';

/** Agrees to one comparison. `asker`: the id of who asked; `asked`: when, in minutes since 1970. */
export const tasteAgree = action('taste.agree', {
  asker: fact.text(20),
  asked: fact.int(),
  window: fact.text(24),
});

export const tasteDecline = action('taste.decline', {});

/** Shows a comparison to the channel. */
export const tasteShare = action('taste.share', { other: fact.text(20), window: fact.text(24) });

/** For everybody who sees the invitation. */
export const blendJoin = action('blend.join', { blend: fact.id<BlendId>() });

/** The same, out again; the message is the invitation, or what one sees of one's own. */
export const blendLeave = action('blend.leave', {
  blend: fact.id<BlendId>(),
  on: fact.oneOf(['invitation', 'own']),
});

export const blendStart = action('blend.start', { blend: fact.id<BlendId>() });

/** The list of one's blends. */
export const blendList = action('blend.list', {});

/** The menu of one's blends: the value is its id. */
export const blendPick = action('blend.pick', {});

/** A page of what is in one. */
export const blendShow = action('blend.show', { blend: fact.id<BlendId>(), page: fact.int() });
