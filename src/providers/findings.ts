import { AppError, type ProviderName } from '../errors.ts';
import type { Finding, ReadValues, Subject } from './enrichment-port.ts';

/** The provider answered and does not have it today. */
export const missOf = ({ key }: Subject): Finding => ({ key, kind: 'miss', permanent: false });

/** A reading without a single value is a miss: there is nothing to keep. */
export const findingOf = (
  { key }: Subject,
  reading: ReadValues | null,
  document: { readonly externalId: string; readonly raw: unknown },
): Finding =>
  reading === null || Object.keys(reading.values).length === 0
    ? { key, kind: 'miss', permanent: false }
    : { ...reading, ...document, key, kind: 'found' };

/** Asks about one subject after the other; a signal that is aborted ends it between two. */
export const oneByOne = async (
  batch: readonly Subject[],
  signal: AbortSignal | undefined,
  look: (subject: Subject) => Promise<Finding>,
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const subject of batch) {
    signal?.throwIfAborted();
    findings.push(await look(subject));
  }
  return findings;
};

/** Larger documents are not honest ones, and are not kept whole. */
const LARGEST_DOCUMENT = 16_384;

/** What is kept of a document: all of it, or what Segue reads when it is of a size that nobody expects. */
export const storable = (document: unknown, read: unknown): unknown =>
  JSON.stringify(document).length <= LARGEST_DOCUMENT ? document : read;

/** An answer from 400 to 499 that does not mean "not found". */
export const refusedError = (provider: ProviderName, bucket: string, status: number): AppError => {
  const cause = new Error(`${provider} refused ${bucket} with ${status}`);
  const why = status === 401 || status === 403 ? 'refused' : 'bad_body';
  return new AppError('PROVIDER_UNAVAILABLE', { provider, why }, { cause });
};

/** JSON, but not of a shape that we know. */
export const unreadableError = (provider: ProviderName, what: string): AppError =>
  new AppError('PROVIDER_UNAVAILABLE', { provider, why: 'bad_body' }, { cause: new Error(what) });

/** A refusal's body as JSON; undefined for HTML, prose and nothing. */
export const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    // What stands in a refusal is only a hint.
    return undefined;
  }
};
