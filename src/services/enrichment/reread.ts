import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { putReadings, readingOf } from './keep.ts';
import { type AskedProvider, facetOf, loadKnown } from './known.ts';

const BATCH = 100;

/**
 * Reads stored documents again after the code has learnt something: without a call. A document whose shape is not
 * known any more is asked for anew.
 */
export const rereadDocuments = async (
  { store, clock }: { store: Store; clock: Clock },
  provider: AskedProvider,
  signal: AbortSignal,
): Promise<void> => {
  const key = { provider: provider.source, facet: facetOf(provider) };
  for (;;) {
    signal.throwIfAborted();
    const old = await store.read.enrichments.olderThan(key, provider.version, BATCH);
    if (old.length === 0) return;
    const ids = old.map(({ trackId }) => trackId);
    const known = await loadKnown(store.read, ids, []);
    const documents = new Map(
      (await store.read.externalData.documents(ids, key)).map(({ trackId, raw }) => [trackId, raw]),
    );
    const rows = old.map(({ trackId, fetchedAt }) => {
      const about = known.find(({ track }) => track.id === trackId);
      const raw = documents.get(trackId) ?? null;
      const reading = about === undefined || raw === null ? null : provider.read(raw, about.subject);
      return about === undefined || reading === null
        ? { trackId, kept: null }
        : { trackId, kept: { known: about, row: readingOf(provider, about, reading, fetchedAt) } };
    });
    const unknown = rows.flatMap(({ trackId, kept }) => (kept === null ? [trackId] : []));
    await store.batches(rows, BATCH, async (tx, batch) => {
      await putReadings(
        tx,
        batch.flatMap(({ kept }) => kept ?? []),
        clock.now(),
      );
      await tx.enrichments.remove(unknown, key.provider, key.facet);
      await tx.externalData.expire(unknown, key, clock.now());
      await tx.trackFacts.refresh(await tx.tracks.byIds(ids), clock.now());
    });
  }
};
