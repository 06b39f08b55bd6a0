import { z } from 'zod';
import type { ReadValues } from '../enrichment-port.ts';
import { known } from '../facts.ts';
import { readable } from '../wire.ts';
import { labelOf } from './recordings.ts';
import { Release } from './wire.ts';

const Document = z.object({ release: z.unknown() });
/** The recording was compared with the track; which of its releases is ours is only likely. */
const CONFIDENCE = 0.85;

/** What the release that a recording is on says about it: who put it out. */
export const readReleased = (raw: unknown): ReadValues | null => {
  const { data } = Document.safeParse(raw);
  const [release] = data === undefined ? [] : readable(Release, [data.release]);
  return release === undefined
    ? null
    : { values: known({ label: labelOf(release) }), confidence: CONFIDENCE };
};
