import type { Store } from '../../db/store.ts';
import type { TrackView } from '../../domain/enrichment/field-view.ts';
import { type ManualValues, manualEnrichment } from '../../domain/enrichment/manual.ts';
import { ownWords } from '../../domain/enrichment/own-words.ts';
import type { Enrichment } from '../../domain/enrichment/values.ts';
import { flatten } from '../../domain/enrichment/view.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import type { Track } from '../../domain/library.ts';

/** What is known about a track, for one member. */
export interface TrackFacts {
  readonly track: Track;
  readonly view: TrackView;
  /** What everybody said, the member among them. */
  readonly said: readonly Enrichment[];
  /** What the member said themselves. */
  readonly own: ManualValues;
}

/** The one view of tracks that rules, cards and statistics read. */
export interface TrackViews {
  /** Of those of the tracks that exist; what the member says themselves comes first. */
  of(memberId: MemberId, trackIds: readonly TrackId[]): Promise<Map<TrackId, TrackFacts>>;
}

export const createTrackViews = ({ store }: { store: Pick<Store, 'read'> }): TrackViews => ({
  of: async (memberId, trackIds) => {
    const { tracks, enrichments, manualValues } = store.read;
    const stored = Map.groupBy(await enrichments.ofTracks(trackIds), ({ trackId }) => trackId);
    const own = new Map(
      (await manualValues.ofTracks(memberId, trackIds)).map((values) => [values.trackId, values]),
    );
    return new Map(
      (await tracks.byIds(trackIds)).map((track) => {
        const mine = own.get(track.id);
        const manual = mine === undefined ? null : manualEnrichment(mine.values, mine.setAt);
        const said = [
          ...ownWords(track),
          ...(stored.get(track.id) ?? []),
          ...(manual === null ? [] : [manual]),
        ];
        return [track.id, { track, said, view: flatten(said), own: mine?.values ?? {} }];
      }),
    );
  },
});
