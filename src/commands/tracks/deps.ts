import type { Pictures } from '../../services/pictures/pictures.ts';
import type { OwnRecordings } from '../../services/recordings/own.ts';
import type { TrackStatsService } from '../../services/statistics/track-stats.ts';
import type { TrackCards } from '../../services/tracks/cards.ts';
import type { TrackEdits } from '../../services/tracks/edits.ts';

/** What `/track` is made of. */
export interface TrackFeatureDeps {
  readonly trackCards: TrackCards;
  readonly trackEdits: TrackEdits;
  readonly ownRecordings: OwnRecordings;
  readonly trackStats: TrackStatsService;
  readonly pictures: Pictures;
}
