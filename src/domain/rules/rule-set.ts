/**
 * A rule set as data: which tracks are candidates, which of them match, in what shape they come out and where to.
 * Its two outer forms, JSON (`json.ts`) and text (`text/`), mean the same; whatever evaluates works on this one.
 */
export interface RuleSet {
  readonly from: Universe;
  readonly where: Rule;
  readonly shape: Shape;
  readonly output: Output;
}

/** Where candidates come from: the member's sources, everything they ever played, or both. */
export type Universe = 'library' | 'played' | 'everything';

export type Rule =
  /** True for every track when there are no rules in it. */
  | { readonly kind: 'all'; readonly rules: readonly Rule[] }
  /** False for every track when there are no rules in it. */
  | { readonly kind: 'any'; readonly rules: readonly Rule[] }
  | { readonly kind: 'none'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  | { readonly kind: 'atLeast'; readonly count: number; readonly rules: readonly Rule[] }
  /** `then` where `if` is true, `else` everywhere else (unknown included). */
  | { readonly kind: 'if'; readonly if: Rule; readonly then: Rule; readonly else: Rule }
  /** The conditions of another rule set of the member, by its name; not its shape. */
  | { readonly kind: 'use'; readonly name: string }
  | Condition;

/** One statement about one track. */
export type Condition = {
  readonly kind: 'is';
  /** What unknown becomes here; unknown stays unknown when absent. */
  readonly whenMissing?: WhenMissing;
} & Statement;

/** `include`: true; `exclude`: false; `fail`: the whole preview stops and says which track lacks what. */
export type WhenMissing = 'include' | 'exclude' | 'fail';

export type Statement =
  | {
      readonly about: 'text';
      readonly field: TextField;
      readonly op: TextOp;
      /** Any of these is enough; with a negated operator, none of them may be. */
      readonly values: readonly string[];
      /** Letters as they are; otherwise case and accents do not count. */
      readonly exactly?: boolean;
      /** 0..1, of `similar` only; 0.7 when absent. */
      readonly threshold?: number;
    }
  | {
      readonly about: 'number';
      readonly subject: NumberSubject;
      readonly op: NumberOp;
      readonly value: Amount;
    }
  | {
      readonly about: 'number';
      readonly subject: NumberSubject;
      readonly op: RangeOp;
      /** Both ends belong to it. */
      readonly from: Amount;
      readonly to: Amount;
    }
  | { readonly about: 'date'; readonly subject: DateSubject; readonly op: DateOp; readonly value: DateValue }
  | {
      readonly about: 'date';
      readonly subject: DateSubject;
      readonly op: RangeOp;
      readonly from: DateValue;
      readonly to: DateValue;
    }
  /** `within`: not longer ago than; `notWithin`: longer ago, or never; `next`: not further ahead than. */
  | {
      readonly about: 'date';
      readonly subject: DateSubject;
      readonly op: 'within' | 'notWithin' | 'next';
      readonly span: Span;
    }
  /** Weekdays 1 (Monday) to 7, months 1 to 12, hours 0 to 23, each in the member's time zone. */
  | {
      readonly about: 'date';
      readonly subject: DateSubject;
      readonly op: 'weekday' | 'month' | 'hour';
      readonly any: readonly number[];
    }
  | {
      readonly about: 'date';
      readonly subject: DateSubject;
      readonly op: 'calendar';
      readonly word: CalendarWord;
    }
  | {
      readonly about: 'set';
      readonly field: SetField;
      /** `only`: exactly these. */
      readonly op: 'any' | 'every' | 'none' | 'only';
      readonly values: readonly string[];
      /** 0..1: weaker ones do not count; of weighted sets only. */
      readonly minWeight?: number;
    }
  | { readonly about: 'flag'; readonly field: FlagField; readonly value: boolean }
  /** Keys fit when they are the same; `compatible`: the same, one step on the wheel, or the relative key. */
  | { readonly about: 'key'; readonly op: 'is' | 'isNot' | 'compatible'; readonly values: readonly string[] }
  /** A line of a source (liked tracks, a playlist), by its name. */
  | { readonly about: 'membership'; readonly place: Place; readonly member: boolean }
  | { readonly about: 'presence'; readonly field: AnyField; readonly present: boolean }
  /** Of who said it; unknown when nobody said anything. 0..1 */
  | { readonly about: 'confidence'; readonly field: AnyField; readonly atLeast: number };

export type Place =
  | { readonly in: 'liked' }
  | { readonly in: 'source'; readonly name: string }
  /** A playlist that Segue manages for this member, as it stands on Spotify. */
  | { readonly in: 'managed'; readonly name: string };

/** Conditions of time only (“if today is a weekend”) speak about `now`. */
export type DateField = 'added' | 'released' | 'lastPlayed' | 'firstPlayed' | 'lastSkipped' | 'now';

export type TextField = 'title' | 'artist' | 'album' | 'label' | 'language' | 'isrc' | 'version' | 'remixer';

export type NumberField =
  | 'bpm'
  | 'energy'
  | 'danceability'
  | 'valence'
  | 'acousticness'
  | 'instrumentalness'
  | 'loudness'
  /** ms; written as 3:45. */
  | 'duration'
  /** The year of release. */
  | 'year'
  | 'plays'
  | 'skips'
  /** 0..1 */
  | 'skipRate'
  /** 0..1, the mean share of the track that was heard. */
  | 'completion'
  /** ms heard in all. */
  | 'playtime'
  /** Days in a row with a play, up to today. */
  | 'streak'
  /** Artists on the track. */
  | 'artistCount';

export type SetField = 'genre' | 'style' | 'mood' | 'tag' | CuratedField;
/** What became of a track when the member sorted it: stages, categories, styles and weeks, of all weeks together. */
export type CuratedField = 'curation' | 'category' | 'curatedStyle' | 'curatedWeek';
export type FlagField = 'explicit' | 'local';
export type AnyField = TextField | NumberField | DateField | SetField | FlagField | 'key';

/** A field, and for fields of listening the time that counts; all time when absent. */
export interface NumberSubject {
  readonly field: NumberField;
  readonly window?: Window;
}

export interface DateSubject {
  readonly field: DateField;
}

export type Window =
  | { readonly kind: 'last'; readonly span: Span }
  | { readonly kind: 'calendar'; readonly word: CalendarWord }
  | { readonly kind: 'between'; readonly from: DateValue; readonly to: DateValue };

export type NumberOp = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte';
export type RangeOp = 'between' | 'notBetween';
export type DateOp = 'on' | 'notOn' | 'before' | 'after';
/** `matches`: a regular expression in RE2's syntax and running time. */
type Found = 'contains' | 'startsWith' | 'endsWith' | 'matches';
export type TextOp = 'is' | 'isNot' | Found | `not${Capitalize<Found>}` | 'similar';

/** A number, another field of the same track, or an aggregate over all candidates; times and plus apply in that order. */
export type Amount =
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'field';
      readonly subject: NumberSubject;
      readonly times?: number;
      readonly plus?: number;
    }
  | {
      readonly kind: 'aggregate';
      readonly of: Aggregate;
      /** 0..100, of `percentile` only. */
      readonly percent?: number;
      readonly subject: NumberSubject;
      readonly times?: number;
      readonly plus?: number;
    };

export type Aggregate = 'average' | 'median' | 'min' | 'max' | 'percentile';

export type DateValue =
  /** YYYY, YYYY-MM or YYYY-MM-DD: the whole year, month or day in the member's time zone. */
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'ago'; readonly span: Span }
  | { readonly kind: 'today' }
  | { readonly kind: 'field'; readonly field: DateField };

export interface Span {
  readonly count: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
}

export type CalendarWord = 'today' | 'yesterday' | `${'this' | 'last'}${'Week' | 'Month' | 'Year'}`;

/** What becomes of the tracks that match: in this order dedupe, selection (limits and caps), order, separation. */
export interface Shape {
  /** One track per recording by default. */
  readonly dedupe: Dedupe;
  readonly sort: readonly SortKey[];
  readonly limits: readonly Limit[];
  readonly caps: readonly Cap[];
  /** What the limits choose by; the sort when absent. */
  readonly selectedBy?: readonly SortKey[];
  readonly separate: readonly Separation[];
  /** Shares of the whole, in the order in which they take turns; the rest of the matching tracks does not come in. */
  readonly mix: readonly Share[];
}

type Dated = `${'oldest' | 'newest'}${'Added' | 'Release'}`;
export interface Dedupe {
  readonly by: 'nothing' | 'track' | 'isrc' | 'recording' | 'titleAndArtist';
  readonly keep: Dated | 'longest' | 'shortest' | 'explicit' | 'clean' | 'mostPlayed';
}

export type SortKey =
  | {
      readonly by: 'field';
      readonly field: Exclude<AnyField, SetField | 'now'>;
      readonly window?: Window;
      readonly direction: 'asc' | 'desc';
      /** Last when absent. */
      readonly missing?: 'first' | 'last';
    }
  | { readonly by: 'random'; readonly seed: Seed }
  /** More of the field, likelier earlier; factor 0 is plain random, 1 by share of the field, -1 the other way round. */
  | {
      readonly by: 'weightedRandom';
      readonly seed: Seed;
      readonly subject: NumberSubject;
      readonly factor: number;
    };

/** How long a random order stays: always the same (`fixed` with a word of one's own), for a day, a week, or one run. */
export type Seed =
  | { readonly per: 'run' | 'day' | 'week' }
  | { readonly per: 'fixed'; readonly word: string };

export type Limit =
  | { readonly by: 'tracks' | 'albums' | 'artists'; readonly count: number }
  /** `overshoot`: the track that crosses the line still comes in. */
  | { readonly by: 'minutes'; readonly count: number; readonly overshoot?: boolean }
  /** Of the matching tracks, 0..100. */
  | { readonly by: 'percent'; readonly count: number };

export interface Cap {
  readonly per: 'artist' | 'album' | 'label' | 'genre' | 'year';
  readonly atMost: number;
}

/** At least so many other tracks between two of the same artist or album, as far as there are enough. */
export interface Separation {
  readonly per: 'artist' | 'album' | 'label';
  readonly atLeast: number;
}

/** `parts` of the sum of all parts come from the tracks that match `where` too. */
export interface Share {
  readonly parts: number;
  readonly where: Rule;
}

export interface Output {
  /** `reconcile` keeps what a person did by hand, `append` only adds, `replace` makes it exactly this. */
  readonly mode: 'reconcile' | 'append' | 'replace';
  /** One playlist per value in its name (“Best of {year}”); null: one playlist. */
  readonly fanOut: FanOut | null;
  /** 0..100: an apply that removes more of the playlist asks first; 30 when absent. */
  readonly maxRemovedPercent?: number;
}

export type FanOutBy = Cap['per'] | 'decade' | 'style' | 'mood' | 'language' | 'key';

/** `template` holds `{by}` once: {year}, {artist}, {genre}, … */
export interface FanOut {
  readonly by: FanOutBy;
  readonly template: string;
  /** Values with fewer tracks get no playlist; 1 when absent. */
  readonly minTracks?: number;
}
