import type { JobNotify } from '../jobs.ts';

/** When and where the progress of a job is shown. */

/** The least distance between two edits of one message. */
export const EDIT_EVERY_MS = 2_500;
/** An interaction's answer can be edited for 15 minutes; a minute before, the card moves to a message of its own. */
export const MOVE_AFTER_MS = 14 * 60_000;

/** An answer that cannot be edited although it is younger was dismissed by the person; clocks differ, so not 15. */
const SURELY_VALID_MS = 10 * 60_000;
/** The service half may be faster than the bot half's own answer, which must be there before it can be edited. */
const FIRST_EDIT_MS = 1_000;
const SURELY_ANSWERED_MS = 20_000;

export type ShowStep =
  | { readonly do: 'wait'; readonly until: number }
  /** Edit what is there. */
  | { readonly do: 'edit' }
  /** A new message: in the first of these places that takes it. */
  | { readonly do: 'post'; readonly places: readonly ('channel' | 'dm')[] };

type Answer = Extract<JobNotify, { via: 'interaction' }>;

/** What to do for a job that changed, or whose answer is about to lapse. */
export const nextShow = (notify: JobNotify, shownAt: number | null, now: number): ShowStep => {
  // A clock that was set back makes `shownAt` lie ahead: then it says nothing.
  const distance = shownAt === null || shownAt > now ? EDIT_EVERY_MS : now - shownAt;
  if (distance < EDIT_EVERY_MS) return { do: 'wait', until: now + EDIT_EVERY_MS - distance };
  switch (notify.via) {
    case 'dm':
      return { do: 'post', places: ['dm'] };
    case 'message':
      return { do: 'edit' };
    case 'interaction':
      if (isWithin(notify, now, FIRST_EDIT_MS)) return { do: 'wait', until: notify.issuedAt + FIRST_EDIT_MS };
      if (now - notify.issuedAt < MOVE_AFTER_MS) return { do: 'edit' };
      return { do: 'post', places: placesAfter(notify) };
  }
};

/** Where the card of an answer goes on: only one that everybody saw goes on in front of everybody. */
export const placesAfter = (answer: Answer): readonly ('channel' | 'dm')[] =>
  answer.public === true && answer.channelId !== null ? ['channel', 'dm'] : ['dm'];

/**
 * When to look again at a job that was just shown, although nothing changed.
 * @returns ms UTC; null when only a change is a reason.
 */
export const nextLook = (notify: JobNotify, ended: boolean): number | null =>
  ended || notify.via !== 'interaction' ? null : notify.issuedAt + MOVE_AFTER_MS;

/**
 * Why an answer cannot be edited: it is not there yet, the person dismissed it (that is enough then), or it is too old
 * and its card moves on.
 */
export const whyLapsed = (answer: Answer, now: number): 'early' | 'dismissal' | 'age' => {
  if (isWithin(answer, now, SURELY_ANSWERED_MS)) return 'early';
  return now - answer.issuedAt < SURELY_VALID_MS ? 'dismissal' : 'age';
};

const isWithin = ({ issuedAt }: Answer, now: number, ms: number): boolean =>
  now >= issuedAt && now - issuedAt < ms;
