import { DAY, HOUR } from '../../../clock.ts';

/** What one import may bring: the largest history that is known packs into some 100 MB. */
export const MAX_UPLOAD_BYTES = 2 * 1024 ** 3;
export const MAX_UPLOAD_FILES = 200;
/** How long files wait: for the rest of them, and for the member's word. */
export const COLLECTING_MS = 24 * HOUR;
export const READY_MS = 7 * DAY;
/** What the disk keeps for everybody else. */
export const SPARE_BYTES = 512 * 1024 ** 2;
