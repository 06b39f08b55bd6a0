import type { ChartEntity, ChartSpec } from '../charts/chart.ts';
import type { Movement } from '../charts/movement.ts';
import type { RadarRelease } from '../radar/radar.ts';
import type { Tally } from '../statistics/ranking.ts';
import type { DigestBlockKind, ReleaseSource } from './blocks.ts';
import type { DigestContent, ServerTop } from './content.ts';
import type { DigestPeriod } from './schedule.ts';
import type { DigestCadence, DigestPlace } from './words.ts';

/** What one post of a digest has to say: facts by block, in its order. */
export interface DigestIssue {
  readonly cadence: DigestCadence;
  readonly place: DigestPlace;
  readonly period: DigestPeriod;
  /** What has something to say. */
  readonly facts: readonly BlockFacts[];
  /** What could not be told, because something broke. */
  readonly failed: readonly DigestBlockKind[];
  /** Members of the server who agreed to be counted; 0 in DMs. */
  readonly counted: number;
}

export type BlockFacts =
  | ServerWeekFacts
  | PersonalWeekFacts
  | ChartMoversFacts
  | NewReleasesFacts
  | RadarFacts
  | CurationFacts;

export interface ServerWeekFacts {
  readonly kind: 'server_week';
  readonly content: DigestContent;
}

/** A member's own listening, in whole days of their calendar. */
export interface PersonalWeekFacts {
  readonly kind: 'personal_week';
  readonly tally: Tally;
  /** Just as many days before; null when nothing was heard then. */
  readonly before: Tally | null;
  readonly daysHeard: number;
  /** Recordings that were never heard before. */
  readonly discovered: number;
  readonly tracks: readonly Omit<ServerTop, 'listeners'>[];
  readonly artists: readonly Omit<ServerTop, 'listeners'>[];
  /** Plays by hour of the day, 24 numbers. */
  readonly hours: readonly number[];
}

export interface ChartMove {
  readonly entity: ChartEntity;
  readonly rank: number;
  /** Null: it was not there. */
  readonly before: number | null;
  readonly movement: Movement;
}

/** Who climbed most and who is new, by rank. */
export interface ChartMoversFacts {
  readonly kind: 'chart_movers';
  readonly chart: ChartSpec;
  /** When the chart stood like that, and what it is compared with; ms UTC. */
  readonly seenAt: number;
  readonly basisAt: number;
  readonly moves: readonly ChartMove[];
  /** Places that climbed, and that are new or back. */
  readonly climbed: number;
  readonly fresh: number;
}

export interface NewReleasesFacts {
  readonly kind: 'new_releases';
  readonly source: ReleaseSource;
  readonly releases: readonly ChartEntity[];
  /** In the period, with those that are not shown. */
  readonly total: number;
}

/** A release as far as it is told. */
export type ToldRelease = Pick<
  RadarRelease,
  'id' | 'title' | 'credit' | 'kind' | 'label' | 'releaseDate' | 'imageUrl' | 'url'
>;

export interface RadarFacts {
  readonly kind: 'radar';
  readonly releases: readonly {
    readonly release: ToldRelease;
    /** Members who listen to one of its artists; null for the radar of one member. */
    readonly people: number | null;
  }[];
  readonly total: number;
}

export interface CurationFacts {
  readonly kind: 'curation';
  /** Weeks that are not closed, the longest waiting first. */
  readonly weeks: readonly {
    readonly style: string;
    readonly week: number;
    readonly left: number;
    readonly total: number;
    readonly waiting: number;
  }[];
  readonly left: number;
  /** Of these weeks together. */
  readonly funnel: {
    readonly all: number;
    readonly sorted: number;
    readonly silver: number;
    readonly gold: number;
  };
}
