import type { Reads } from '../../db/repositories/repositories.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Candidate } from '../../domain/rules/candidate.ts';
import type { Column } from '../../domain/rules/columns.ts';
import { type Draft, factReaders } from './candidate-columns.ts';
import { overlayOwn } from './candidate-own.ts';

const SAID: ReadonlySet<Column> = new Set<Column>(['said']);

/** The same track with who said what about it, which is too much to bring for a whole library. */
export const withSaid = async (
  read: Pick<Reads, 'candidates' | 'manualValues' | 'tracks' | 'enrichments'>,
  memberId: MemberId,
  candidate: Candidate,
): Promise<Candidate> => {
  const draft: Draft = { ...candidate };
  const readers = factReaders(SAID);
  const [row] = await read.candidates.facts(
    readers.map(({ fact }) => fact),
    [candidate.trackId],
  );
  for (const [at, { read: fill }] of readers.entries()) fill(draft, row?.[at]);
  await overlayOwn(read, memberId, new Map([[draft.trackId, draft]]));
  return draft;
};
