import { decidePrepared } from '../matching/decide.ts';
import { type Prepared, prepare } from '../matching/prepare.ts';
import type { CapKind } from '../matching/reasons.ts';
import { type Score, scorePrepared } from '../matching/score.ts';
import type { Candidate, Side } from '../matching/side.ts';
import { parseTitle } from '../matching/title.ts';
import type { MatchMethod, ReleaseFacts } from './release.ts';

/**
 * How a release is looked for on Spotify, and what to make of what is found. Every question costs one of a few hundred
 * calls a day, so the likeliest come first, and nothing more is asked once something is accepted.
 */

export interface SearchStep {
  readonly method: Exclude<MatchMethod, 'given'>;
  /** In Spotify's words. */
  readonly query: string;
}

/** The release as one side of a comparison. */
export const sideOf = (release: ReleaseFacts): Side => ({
  title: release.title,
  mix: release.mix,
  artists: release.artists.map(({ name }) => name),
  durationMs: release.durationMs,
  isrc: release.isrc,
  label: release.label,
  album: release.releaseTitle,
  releaseDate: release.releaseDate ?? release.publishDate,
});

/**
 * The questions in order: by ISRC; title and artist in their own fields; both as plain words; last the codes beside it
 * (releases get theirs in a row), which cost four calls and mostly find another version: they are asked for once.
 * @param again it was looked for before
 */
export const searchSteps = (release: ReleaseFacts, again = false): readonly SearchStep[] => {
  const { core, version } = parseTitle(release.title, release.mix);
  const main = release.artists.find(({ role }) => role === undefined) ?? release.artists[0];
  const artist = plain(main?.name ?? '');
  const title = plain(core);
  const by = plain(version.by[0] ?? release.remixers[0] ?? '');
  const relaxed = [title, artist, by === artist ? '' : by].filter((word) => word !== '').join(' ');
  return [
    ...(release.isrc === null ? [] : [{ method: 'isrc', query: `isrc:${release.isrc}` } as const]),
    ...(title === '' || artist === ''
      ? []
      : [{ method: 'strict', query: `track:"${title}" artist:"${artist}"` } as const]),
    ...(relaxed === '' ? [] : [{ method: 'relaxed', query: relaxed } as const]),
    ...siblingsOf(again ? null : release.isrc).map(
      (isrc) => ({ method: 'siblingIsrc', query: `isrc:${isrc}` }) as const,
    ),
  ];
};

/** A quotation mark or a colon would end the field, or begin another one. */
const plain = (text: string): string =>
  text
    .replaceAll(/["“”„«»:*\\]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100);

/** The codes whose last digit is one or two off, the nearest first. */
export const siblingsOf = (isrc: string | null): string[] => {
  if (isrc === null) return [];
  const last = Number(isrc.slice(-1));
  return [last + 1, last - 1, last + 2, last - 2].flatMap((digit) =>
    digit < 0 || digit > 9 ? [] : [`${isrc.slice(0, -1)}${digit}`],
  );
};

/** What a search found, by the question that found it first. */
export interface Found<C> {
  readonly candidate: C;
  readonly method: SearchStep['method'];
}

export interface Ranked<C> extends Found<C> {
  readonly score: Score;
}

export interface SearchVerdict<C> {
  readonly status: 'matched' | 'review' | 'miss';
  /** Best first; those that are out of the question are left out. */
  readonly ranked: readonly Ranked<C>[];
  readonly best: Ranked<C> | null;
  readonly algorithm: string;
}

/** Below this it is not shown beside the others. */
const WORTH_SHOWING = 0.6;
/** What only says that it is longer or shorter: the same music, perhaps another cut of it. */
const ANOTHER_CUT: ReadonlySet<CapKind> = new Set([
  'length_differs',
  'length_unnamed',
  'duration_close',
  'duration_apart',
  'duration_far',
  'duration_unknown',
  'isrc_conflict',
  'common_title',
]);

/** Judges everything that was found so far. */
export const judgeSearch = <C extends Candidate>(
  release: ReleaseFacts,
  found: readonly Found<C>[],
): SearchVerdict<C> => {
  const wanted = prepare(sideOf(release));
  const scored = found
    .map((one) => rank(wanted, one))
    .filter(isAdmitted)
    .sort((a, b) => b.score.score - a.score.score);
  const decision = decidePrepared(
    wanted,
    scored.map(({ candidate, prepared }) => ({ candidate, prepared })),
  );
  const best = scored.find(({ candidate }) => candidate === decision.best) ?? null;
  const worth = scored.filter((one) => one.score.score > WORTH_SHOWING || isAnotherCut(one.score));
  const inDoubt = decision.kind === 'review' || scored.some((one) => isAnotherCut(one.score));
  const status = decision.kind === 'accept' ? 'matched' : inDoubt ? 'review' : 'miss';
  const ranked = best === null ? worth : [best, ...worth.filter((one) => one !== best)];
  return {
    status,
    ranked: (status === 'miss' ? [] : ranked).map(({ prepared: _, ...one }) => one),
    best: best === null ? null : { candidate: best.candidate, method: best.method, score: best.score },
    algorithm: decision.algorithm,
  };
};

type Scored<C> = Ranked<C> & { readonly prepared: Prepared };

const rank = <C extends Candidate>(wanted: Prepared, { candidate, method }: Found<C>): Scored<C> => {
  const prepared = prepare(candidate);
  return { candidate, method, prepared, score: scorePrepared(wanted, prepared) };
};

/** The code beside it may be anybody's: only one that is called the same and by the same is looked at. */
const isAdmitted = <C>({ method, score }: Scored<C>): boolean =>
  method !== 'siblingIsrc' || (score.features.title >= 0.9 && score.features.artists >= 0.85);

/** Title and artists agree, and nothing but the length speaks against it: shops sell longer versions than Spotify has. */
const isAnotherCut = ({ features, caps }: Score): boolean =>
  features.title >= 0.95 && features.artists >= 0.95 && caps.every(({ kind }) => ANOTHER_CUT.has(kind));

const DAY_MS = 86_400_000;
/** Releases come to Spotify late: asked again after so many days, each time counted from the last one. */
export const RETRY_DAYS = [1, 3, 7, 14, 30] as const;
/** One that a person is asked about may be decided by what comes meanwhile. */
const REVIEW_AGAIN_DAYS = 14;

/**
 * When a release is looked for again; null: not by itself any more.
 * @param tries how often it was looked for in vain, this time included
 */
export const nextLook = (
  status: SearchVerdict<never>['status'],
  tries: number,
  now: number,
): number | null => {
  if (status === 'matched') return null;
  if (status === 'review') return tries <= 1 ? now + REVIEW_AGAIN_DAYS * DAY_MS : null;
  const days = RETRY_DAYS[tries - 1];
  return days === undefined ? null : now + days * DAY_MS;
};
