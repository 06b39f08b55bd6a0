import type { HeardLabel } from './radar.ts';

/** Whom somebody follows by their own word stands before most of whom they only play. */
export const FOLLOWED = 100;
/** A track in the library, and one that was sorted to Gold. */
const KEPT = 5;
const GOLD = 10;
/** A label has many artists: one of them whom nobody knows yet is worth a tenth of all that is liked on it. */
const OF_LABEL = 0.1;
/** From here on a label is liked, and not only come across. */
const LIKED = { gold: 2, kept: 4, plays: 30, tracks: 4 };

/** Whether what is new on a label concerns somebody, whoever it is by. */
export const isLiked = ({ followed, gold, kept, plays, tracks }: HeardLabel): boolean =>
  followed || gold >= LIKED.gold || kept >= LIKED.kept || (plays >= LIKED.plays && tracks >= LIKED.tracks);

/** How much somebody likes a label, as one number. */
export const labelFondness = ({ plays, kept, gold, followed }: HeardLabel): number =>
  OF_LABEL * (plays + KEPT * kept + GOLD * gold) + (followed ? FOLLOWED : 0);
