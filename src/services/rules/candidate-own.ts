import type { Reads } from '../../db/repositories/repositories.ts';
import { flatView, keyOfCode } from '../../domain/enrichment/flat.ts';
import { manualEnrichment } from '../../domain/enrichment/manual.ts';
import type { MemberId } from '../../domain/ids.ts';
import { type Draft, saidFrom } from './candidate-columns.ts';

/** Lays what the member says themselves over what is the same for everybody. */
export const overlayOwn = async (
  read: Pick<Reads, 'candidates' | 'manualValues' | 'tracks' | 'enrichments'>,
  memberId: MemberId,
  drafts: ReadonlyMap<number, Draft>,
): Promise<void> => {
  const ids = (await read.candidates.spokenOf(memberId)).filter((id) => drafts.has(id));
  if (ids.length === 0) return;
  const own = new Map((await read.manualValues.ofTracks(memberId, ids)).map((one) => [one.trackId, one]));
  const said = Map.groupBy(await read.enrichments.ofTracks(ids), ({ trackId }) => trackId);
  for (const track of await read.tracks.byIds(ids)) {
    const draft = drafts.get(track.id);
    const mine = own.get(track.id);
    const manual = mine === undefined ? null : manualEnrichment(mine.values, mine.setAt);
    if (draft === undefined || manual === null) continue;
    overlay(draft, flatView(track, [...(said.get(track.id) ?? []), manual]));
  }
};

/** Only columns that were asked for, so that every candidate has the same ones. */
const overlay = (draft: Draft, view: ReturnType<typeof flatView>): void => {
  const { keyCode, versionKind, said, ...rest } = view;
  const all: Partial<Draft> = {
    ...rest,
    key: keyCode === null ? null : keyOfCode(keyCode),
    version: versionKind,
    said: saidFrom(said),
  };
  const asked = Object.entries(all).filter(([name]) => name in draft);
  Object.assign(draft, Object.fromEntries(asked));
};
