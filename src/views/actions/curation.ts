import { z } from 'zod';
import type {
  CategoryId,
  CurationTrackId,
  PeriodId,
  ReleaseTrackId,
  SortId,
  StyleId,
  TrackId,
} from '../../domain/ids.ts';
import { action, fact } from './action.ts';

const period = () => fact.id<PeriodId>();
const category = () => fact.id<CategoryId>();
const style = () => fact.id<StyleId>();
/** `via` only keeps the custom ids of one message apart. */
const via = () => fact.oneOf(['open', 'back', 'again', 'page']);
/** Tracks of a page of a Silver list: a bit each, and a mark of what stood on the page. */
const onPage = { period: period(), category: category(), page: fact.int(), mark: fact.text(10) };
const chosen = { ...onPage, mask: fact.text(8) };

// Sorting. A button carries the track that its card showed, in which state, and where it leads.
const TARGET = /^(?:t|s|[1-9]\d{0,14})$/;
export const curateSort = action('curate.sort', {
  track: fact.id<CurationTrackId>(),
  version: fact.int(),
  to: z.string().regex(TARGET),
});
/** `0`: there is nothing to undo, and the button is switched off. */
export const curateUndo = action('curate.undo', { period: period(), sort: fact.id<SortId>() });
export const curateWhy = action('curate.why', { track: fact.id<CurationTrackId>() });
export const curateOutOfGold = action('curate.outOfGold', { track: fact.id<CurationTrackId>() });
export const curateLater = action('curate.later', { period: period() });
export const curateCard = action('curate.card', { period: period(), via: via() });
export const curateDm = action('curate.dm', { period: period() });

/** What a button says, as the service understands it. */
export const sortTarget = (to: string): 'trash' | 'skip' | { readonly categoryId: CategoryId } => {
  if (to === 't') return 'trash';
  return to === 's' ? 'skip' : { categoryId: Number(to) as CategoryId };
};

// Beginning a week.
export const curateStyle = action('curate.style', {});
export const curateSetUp = action('curate.setUp', { style: style(), pack: fact.int() });
export const curateName = action('curate.name', { style: style() });
export const curateNamed = action('curate.named', { style: style() });
export const curateWeeks = action('curate.weeks', { style: style(), via: via() });
export const curateWeekKind = action('curate.kind', { style: style(), to: fact.oneOf(['beatport', 'iso']) });
export const curateWeek = action('curate.week', { style: style() });
/** @param week "2026-W47" */
export const curateBegin = action('curate.begin', { style: style(), week: fact.text(8) });

// Weeks that were begun.
export const curateList = action('curate.list', { via: via(), page: fact.int() });
export const curatePick = action('curate.pick', {});
export const curateOpen = action('curate.open', { period: period(), via: via() });
export const curateClose = action('curate.close', { period: period() });
export const curateClosed = action('curate.closed', {
  period: period(),
  how: fact.oneOf(['empty', 'delete', 'keep']),
});
export const curateStats = action('curate.stats', { period: period() });

// Silver and Gold.
export const curateReview = action('curate.review', { period: period(), via: via() });
export const curateSilverPick = action('curate.silverPick', { period: period() });
export const curateSilver = action('curate.silver', {
  period: period(),
  category: category(),
  page: fact.int(),
  via: via(),
});
export const curateAll = action('curate.all', {
  period: period(),
  category: category(),
  what: fact.oneOf(['promote', 'unpromote']),
});
export const curateChoose = action('curate.choose', onPage);
export const curateDo = action('curate.do', {
  ...chosen,
  what: fact.oneOf(['promote', 'unpromote', 'bronze', 'trash']),
});
export const curateMove = action('curate.move', chosen);

/** The history of Gold; 0: of all of them. A chosen one is taken back. */
const golden = { category: fact.int(), style: fact.int(), page: fact.int() };
export const curateGold = action('curate.gold', { ...golden, via: via() });
export const curateUngold = action('curate.ungold', golden);

// Styles and categories.
export const stylesList = action('styles.list', { via: via(), page: fact.int() });
export const stylesPick = action('styles.pick', {});
export const stylesOpen = action('styles.open', { style: style(), via: via() });
export const stylesSwitch = action('styles.switch', {
  style: style(),
  what: fact.oneOf(['intake', 'remind', 'unmatched']),
  to: fact.oneOf(['on', 'off']),
});
export const stylesKind = action('styles.kind', { style: style(), to: fact.oneOf(['beatport', 'iso']) });
export const stylesSources = action('styles.sources', { style: style() });
export const stylesFeed = action('styles.feed', { style: style() });
export const stylesRemove = action('styles.remove', { style: style(), sure: fact.oneOf(['ask', 'yes']) });
export const categoriesShow = action('categories.show', { style: style(), via: via() });
export const categoriesMerge = action('categories.merge', { from: category(), into: category() });

// Releases that may be one Spotify track or another.
export const releasesReview = action('releases.review', { via: via() });
export const releasesThis = action('releases.this', {
  release: fact.id<ReleaseTrackId>(),
  track: fact.id<TrackId>(),
});
export const releasesNone = action('releases.none', { release: fact.id<ReleaseTrackId>() });
export const releasesLater = action('releases.later', { release: fact.id<ReleaseTrackId>() });
export const releasesUndo = action('releases.undo', {});
