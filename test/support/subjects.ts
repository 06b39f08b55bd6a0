import type { TrackId } from '../../src/domain/ids.ts';
import type { EnrichmentProvider, Finding, Subject } from '../../src/providers/enrichment-port.ts';
import type { Described, Likeness } from '../../src/providers/likeness.ts';

/** A track that providers are asked about, number `n`. */
export const subjectOf = (n: number, more: Partial<Subject> = {}): Subject => ({
  key: n as TrackId,
  spotifyId: `${n}`.padStart(22, 'a'),
  isrc: `DEAA12${`${n}`.padStart(6, '0')}`,
  title: `Song ${n}`,
  artists: [`Artist ${n % 100}`],
  albumTitle: null,
  durationMs: 360_000,
  label: null,
  releaseDate: null,
  albumSpotifyId: null,
  artistSpotifyIds: [],
  recordingMbids: [],
  artistMbids: [],
  releaseGroupMbids: [],
  ...more,
});

export const subjects = (count: number): Subject[] =>
  Array.from({ length: count }, (_, index) => subjectOf(index + 1));

/** A found one, or a failed test. */
export const foundOf = (finding: Finding | undefined): Finding & { kind: 'found' } => {
  if (finding?.kind !== 'found') throw new Error(`expected a find, got ${JSON.stringify(finding)}`);
  return finding;
};

/** Asks about all of them, in batches of the provider's size. */
export const lookAll = async (provider: EnrichmentProvider, all: readonly Subject[]): Promise<Finding[]> => {
  const batches = Array.from({ length: Math.ceil(all.length / provider.batchSize) }, (_, at) =>
    all.slice(at * provider.batchSize, (at + 1) * provider.batchSize),
  );
  const findings: Finding[] = [];
  for (const batch of batches) findings.push(...(await provider.look(batch)));
  return findings;
};

export const kinds = (findings: readonly Finding[]): string[] =>
  findings.map(({ key, kind }) => `${key} ${kind}`);

const bare = (title: string): string =>
  title
    .toLowerCase()
    .replace(/\s*[([-].*$/, '')
    .trim();

/** Matching for tests, plain enough to be foretold: half a point for the title, half for a shared artist. */
export const plainLikeness: Likeness = {
  compare: (ours: Described, theirs: Described) => {
    const artists = theirs.artists.map((artist) => artist.toLowerCase());
    const shared = ours.artists.some((artist) => artists.includes(artist.toLowerCase()));
    return (bare(ours.title) === bare(theirs.title) ? 0.5 : 0) + (shared ? 0.5 : 0);
  },
  contradict: (ours, theirs) => bare(ours) !== bare(theirs),
  read: (title) => {
    const [, named] = /[([-]\s*([^)\]]+?)\s*[)\]]?$/.exec(title) ?? [];
    const core = title.replace(/\s*[([-].*$/, '').trim();
    return { core, version: named === undefined ? null : { kind: named.toLowerCase(), by: [] } };
  },
};

export const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error) => error,
  );

/** Every word that an error and its causes would put into a log. */
export const told = (error: unknown): string =>
  error instanceof Error ? `${error.stack} ${JSON.stringify(error)}\n${told(error.cause)}` : '';
