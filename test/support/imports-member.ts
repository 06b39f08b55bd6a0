import type { MemberId } from '../../src/domain/ids.ts';
import type { ImportHooks } from '../../src/services/listening/import/reading.ts';

/** Whose imports tests are about. */
export const member = '200000000000000001' as MemberId;

export const quiet: ImportHooks = { signal: new AbortController().signal, progress: async () => undefined };
