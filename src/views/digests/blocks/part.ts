import type { APIButtonComponent } from 'discord-api-types/v10';
import type { DigestBlockKind } from '../../../domain/digests/blocks.ts';
import type { DigestPeriod } from '../../../domain/digests/schedule.ts';
import type { DigestCadence, DigestPlace } from '../../../domain/digests/words.ts';
import type { DigestId } from '../../../domain/ids.ts';
import type { Picture } from '../../../domain/pictures.ts';

/** What a block puts into a post. */
export interface BlockPart {
  readonly kind: DigestBlockKind;
  /** Safe in markdown. */
  readonly title: string;
  /** The most telling first: where there is no room, the last ones go. */
  readonly lines: readonly string[];
  /** Small print below; short. */
  readonly note: string | null;
  readonly picture: Picture | null;
  /** The way to more of it, for whoever presses it. */
  readonly button: APIButtonComponent | null;
}

/** Where it stands. */
export interface BlockPlace {
  /** Null in previews of what nobody has made yet. */
  readonly digest: DigestId | null;
  readonly place: DigestPlace;
  readonly cadence: DigestCadence;
  readonly period: DigestPeriod;
}
