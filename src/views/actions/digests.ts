import type { DigestId } from '../../domain/ids.ts';
import { action, fact } from './action.ts';

const digest = () => fact.id<DigestId>();
const by = () => fact.oneOf(['plays', 'listeners']);

/**
 * The details of a digest, for one person. It carries the digest and the period, so no two posts have the same one:
 * by it the outbox recognises a post whose answer got lost. It works as long as the plays are kept, also when the
 * digest itself was removed.
 */
export const digestCloser = action('digest.closer', { digest: digest(), from: fact.int(), to: fact.int() });

/** The other order of the details. */
export const digestOrder = action('digest.order', { by: by(), from: fact.int(), to: fact.int() });

/** What a digest would say that nobody has made yet: as a new message (`open`), or in the place of the other one (`turn`). */
export const digestPreview = action('digest.preview', {
  via: fact.oneOf(['open', 'turn']),
  cadence: fact.oneOf(['daily', 'weekly', 'monthly']),
});

/** What this one would say now. */
export const digestLook = action('digest.look', { digest: digest() });

/** Opens the card on which a digest is put together. */
export const digestEdit = action('digest.edit', { digest: digest() });

/** The menus of that card: the chosen values say what. */
export const digestBlocksChoice = action('digest.blocks', { digest: digest() });
export const digestFirst = action('digest.first', { digest: digest() });
export const digestWhen = action('digest.when', { digest: digest() });
export const digestHour = action('digest.hour', { digest: digest() });
export const digestSetting = action('digest.setting', {
  digest: digest(),
  block: fact.oneOf(['server_week', 'chart_movers', 'new_releases']),
});

/** Lets it stand still, or go on; from the card it is answered on the card. */
export const digestPause = action('digest.pause', { digest: digest() });
export const digestStart = action('digest.start', { digest: digest() });
export const digestTest = action('digest.test', { digest: digest() });

/** Asks before removing. */
export const digestRemove = action('digest.remove', { digest: digest() });

export const digestRemoveSure = action('digest.remove-sure', {
  digest: digest(),
  answer: fact.oneOf(['yes', 'no']),
});

export const digestResume = action('digest.resume', { digest: digest() });
