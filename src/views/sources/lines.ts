import type { Source } from '../../domain/library.ts';
import { formatNumber, relativeTime } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { sourceEmoji, sourceName } from './names.ts';

/** How a chosen source stands, and what is wrong with it. */
export const sourceLines = (source: Source, m: Messages): string[] => {
  const t = m.sources;
  const { lastProblem, lastSyncAt, readingId, syncedTracks, listedTracks, droppedEntries } = source;
  const number = (value: number) => formatNumber(value, m.locale);
  const read = readingId !== null && syncedTracks !== null;
  const facts = [
    read
      ? t.tracks(syncedTracks, number(syncedTracks))
      : listedTracks !== null && t.listed(t.tracks(listedTracks, number(listedTracks))),
    read &&
      droppedEntries !== null &&
      droppedEntries > 0 &&
      t.notMusic(droppedEntries, number(droppedEntries)),
    read && lastSyncAt !== null ? t.synced(relativeTime(lastSyncAt)) : t.neverSynced,
  ].filter((fact) => fact !== false);
  const mark = lastProblem === null ? sourceEmoji[source.kind] : '⚠️';
  const line = t.line(mark, sourceName(source, m), facts.join(' · '));
  return lastProblem === null ? [line] : [line, t.problemLine(t.problems[lastProblem])];
};
