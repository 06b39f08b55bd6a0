import { z } from 'zod';
import type { Finding, ReadValues, Subject } from '../enrichment-port.ts';
import { storable } from '../findings.ts';
import { readable } from '../wire.ts';
import { judge, type Verdict } from './judge.ts';
import { readLinked } from './linked.ts';
import { inOrder, readRecordings } from './recordings.ts';
import { readReleased } from './released.ts';
import type { Entry } from './search.ts';
import { readTagged } from './tagged.ts';
import { Recording, type WireRecording } from './wire.ts';

/**
 * What is stored of MusicBrainz's answers about one track. Every way of asking has its own document, and each of the
 * providers reads all of them, because they are one source.
 */
const Via = z.object({ via: z.enum(['isrc', 'text', 'link', 'release', 'mbid']) });
const Recordings = z.object({ recordings: z.array(z.unknown()) });

/** Of the reading below. 2: which releases a recording is on. */
export const VERSION = 2;

/** Candidates that are kept, to choose among them again. */
const MOST_RECORDINGS = 4;
const MOST_RELEASES = 6;
/** What makes the documents long and says nothing about a track. */
const BALLAST: ReadonlySet<string> = new Set([
  'aliases',
  'media',
  'release-events',
  'text-representation',
  'packaging',
  'packaging-id',
  'status-id',
  'barcode',
  'asin',
  'cover-art-archive',
]);

/** Reads any stored document again. Null for a shape that is not known. */
export const readDocument = (raw: unknown, subject: Subject): ReadValues | null => {
  const { data } = Via.safeParse(raw);
  switch (data?.via) {
    case 'isrc':
    case 'text':
      return readChoice(raw, subject, data.via);
    case 'link':
      return readLinked(raw, subject);
    case 'release':
      return readReleased(raw);
    case 'mbid':
      return readTagged(raw, subject);
    case undefined:
      return null;
  }
};

const readChoice = (raw: unknown, subject: Subject, via: 'isrc' | 'text'): ReadValues | null => {
  const { data } = Recordings.safeParse(raw);
  if (data === undefined) return null;
  const entries = data.recordings.flatMap((entry) =>
    readable(Recording, [entry]).map((read) => ({ raw: entry, read })),
  );
  const verdict = judge(subject, entries, via);
  return verdict === null ? null : readVerdict(verdict, subject);
};

const readVerdict = ({ entries, confidence }: Verdict, subject: Subject): ReadValues => {
  const [best, ...others] = entries;
  return readRecordings([best.read, ...others.map(({ read }) => read)], subject, confidence);
};

/** Chooses among recordings; null when none of them is the subject. What else was there is kept with the choice. */
export const choose = (
  via: 'isrc' | 'text',
  subject: Subject,
  candidates: readonly Entry<WireRecording>[],
): Finding | null => {
  const verdict = judge(subject, candidates, via);
  if (verdict === null) return null;
  const chosen: readonly Entry<WireRecording>[] = verdict.entries;
  const ordered = [...chosen, ...candidates.filter((entry) => !chosen.includes(entry))];
  return {
    ...readVerdict(verdict, subject),
    key: subject.key,
    kind: 'found',
    externalId: verdict.entries[0].read.id,
    raw: { via, recordings: ordered.slice(0, MOST_RECORDINGS).map((entry) => slim(entry, subject)) },
  };
};

/** A recording without its ballast and with the releases that matter. */
export const slim = ({ raw, read }: Entry<WireRecording>, { albumTitle }: Subject): unknown => {
  const releases = inOrder(read.releases, albumTitle).slice(0, MOST_RELEASES);
  const kept = new Set(releases.map(({ id }) => id));
  const document = lighten(raw);
  if (isObject(document) && Array.isArray(document['releases'])) {
    document['releases'] = document['releases'].filter(
      (release: unknown) => isObject(release) && kept.has(String(release['id']).toLowerCase()),
    );
  }
  return storable(document, { ...read, releases });
};

/** A copy without the ballast, at every depth. */
export const lighten = (raw: unknown): unknown =>
  JSON.parse(JSON.stringify(raw, (key, value: unknown) => (BALLAST.has(key) ? undefined : value)));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
