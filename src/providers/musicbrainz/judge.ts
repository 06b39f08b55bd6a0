import { isOtherSong } from '../../domain/matching/caps.ts';
import { decidePrepared, thresholds } from '../../domain/matching/decide.ts';
import { prepare } from '../../domain/matching/prepare.ts';
import { scorePrepared } from '../../domain/matching/score.ts';
import type { Subject } from '../enrichment-port.ts';
import { sideOf, subjectSide } from './recordings.ts';
import type { Entry } from './search.ts';
import type { WireRecording } from './wire.ts';

export interface Verdict {
  /** The best first; the others may be the same recording under another id, or nearly as likely. */
  readonly entries: readonly [Entry<WireRecording>, ...Entry<WireRecording>[]];
  /** 0..1 */
  readonly confidence: number;
}

/** Nobody but a person is surer than this. */
const SUREST = 0.98;
/** What is left when two recordings are equally likely, or one is only probably it. */
const DOUBT = 0.7;

/**
 * Which recordings are this track. An ISRC proves little by itself (some stand on two recordings, some on the wrong
 * one), so title, artists, version and length are always compared.
 * @param by `isrc`: all of them carry the subject's ISRC, so probable is enough; `text`: only the sure ones count.
 */
export const judge = (
  subject: Subject,
  candidates: readonly Entry<WireRecording>[],
  by: 'isrc' | 'text',
): Verdict | null => {
  const wanted = prepare(subjectSide(subject));
  const audio = candidates.filter(({ read }) => read.video !== true);
  const likely = (audio.length > 0 ? audio : candidates)
    .map((entry) => {
      const candidate = { ...sideOf(entry.read, subject), entry };
      const prepared = prepare(candidate);
      const { score, caps } = scorePrepared(wanted, prepared);
      return { candidate, prepared, score, caps };
    })
    // A code on the wrong song is a song of the same artist more often than not, and may well be as long.
    .filter(({ score, caps }) => score >= thresholds.review && !caps.some(({ kind }) => isOtherSong(kind)))
    .sort((a, b) => b.score - a.score || releasesOf(b) - releasesOf(a));
  const decision = decidePrepared(wanted, likely);
  const least = by === 'isrc' ? thresholds.review : thresholds.accept;
  // All that are alike enough are kept; the order is ours: of two ids of one recording, the one with a length is better.
  const [best, ...others] = likely
    .filter(({ score }) => score >= least)
    .map(({ candidate }) => candidate.entry);
  if (best === undefined) return null;
  const confidence = decision.kind === 'accept' ? Math.min(decision.score, SUREST) : decision.score * DOUBT;
  return { entries: [best, ...others], confidence: Math.round(confidence * 1_000) / 1_000 };
};

/** Of two that are equally alike, the one that more people met. */
const releasesOf = ({ candidate }: { candidate: { entry: Entry<WireRecording> } }): number =>
  candidate.entry.read.releases.length;
