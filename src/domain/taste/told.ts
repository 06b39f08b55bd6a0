import type { MemberId, TrackId } from '../ids.ts';
import type { ManagedPlaylist } from '../playlists/managed.ts';
import type { StatsWindow } from '../statistics/windows.ts';
import type { Blend } from './blends.ts';

/** A track as it is named beside somebody's taste. */
export interface TasteTrack {
  readonly trackId: TrackId;
  readonly title: string;
  readonly artists: readonly { readonly name: string }[];
}

export interface ComparedThing {
  readonly name: string;
  /** 0..1 of the plays of each. */
  readonly a: number;
  readonly b: number;
}

/** Two tastes side by side. Every part of a similarity is 0..1 and the same both ways. */
export interface Comparison {
  readonly a: MemberId;
  readonly b: MemberId;
  readonly window: StatsWindow;
  readonly artists: number;
  /** Null while no genre is known of what one of them plays. */
  readonly genres: number | null;
  readonly tracks: number;
  readonly sharedArtists: readonly ComparedThing[];
  /** How many there are in all. */
  readonly artistsInCommon: number;
  readonly sharedGenres: readonly ComparedThing[];
  readonly sharedTracks: readonly TasteTrack[];
  readonly tracksInCommon: number;
  /** What the one plays and the other never did. */
  readonly aCouldShow: readonly string[];
  readonly bCouldShow: readonly string[];
  /** Of what they share most, who heard it first; with how many of it. */
  readonly aFirst: { readonly count: number; readonly tracks: readonly TasteTrack[] };
  readonly bFirst: { readonly count: number; readonly tracks: readonly TasteTrack[] };
}

/** A blend as somebody in it sees it. */
export interface BlendShown {
  readonly blend: Blend;
  readonly playlist: ManagedPlaylist | null;
  /** In order, each with everybody for whom it is in. */
  readonly tracks: readonly { readonly track: TasteTrack; readonly for: readonly MemberId[] }[];
}
