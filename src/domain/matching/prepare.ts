import { type Credits, creditsOf } from './artists.ts';
import { type Credit, creditOf, isEqualName, isNobody, namesIn } from './names.ts';
import { isrcOf, type Text, textOf, withoutThe } from './normalise.ts';
import { titleText } from './numerals.ts';
import { patternOf } from './pattern.ts';
import type { Side } from './side.ts';
import { type ParsedTitle, parseTitle, type Subtitle, type Version } from './title.ts';
import { type Work, workOf } from './work.ts';

/** A title ready for comparing. */
export interface PreparedTitle {
  readonly core: Text;
  /** With its subtitles; the same object as `core` when it has none. */
  readonly full: Text;
  /** The classical work that it names by a number. */
  readonly work: Work | null;
  /** What a title with hidden or cut off letters may stand for. */
  readonly pattern: RegExp | null;
  readonly subtitles: readonly { readonly text: Text; readonly place: Subtitle['place'] }[];
}

/** A side with everything worked out that does not depend on the other side. Prepare once, compare often. */
export interface Prepared {
  readonly title: PreparedTitle;
  readonly version: Version;
  readonly credits: Credits;
  /** Milliseconds, or null when unknown. */
  readonly durationMs: number | null;
  readonly isrcs: readonly string[];
  /** As written: they are rarely compared, so that is worked out when they are. */
  readonly label: string | null;
  readonly album: string | null;
  /** As long as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly releaseDate: string | null;
}

const DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/;
const company = new Set(
  'record records recording recordings music ltd limited inc gmbh llc label entertainment uk us'.split(' '),
);

/** Longer than any title or credit there is: what comes from outside must not cost more than that. */
const MAX_LETTERS = 400;
const MAX_ARTISTS = 40;

const short = (text: string): string => (text.length > MAX_LETTERS ? text.slice(0, MAX_LETTERS) : text);

/** Works out one side. Titles and names are cut at 400 characters, artists at 40. */
export const prepare = (side: Side): Prepared => {
  const artists = side.artists.length > MAX_ARTISTS ? side.artists.slice(0, MAX_ARTISTS) : side.artists;
  const named = artists.map((name) => creditOf(short(name))).filter((credit) => !isNobody(credit));
  const written = parseTitle(short(side.title), side.mix == null ? null : short(side.mix));
  const [lead, parsed] = withoutLead(withoutComposer(written, named), named);
  const credited = named.length === 0 && lead !== null ? [creditOf(lead)] : named;
  const label = written.subtitles.length === 0 ? null : keyOf(side.label);
  return {
    title: titleOf(parsed, label, named),
    version: parsed.version,
    credits: creditsOf(
      credited,
      parsed.feat.map(creditOf),
      parsed.version.by.map(creditOf),
      parsed.partners.map(creditOf).filter((credit) => !isNobody(credit)),
    ),
    durationMs: known(side.durationMs),
    isrcs: isrcsOf(side),
    label: nonEmpty(side.label),
    album: nonEmpty(side.album),
    releaseDate: side.releaseDate == null ? null : (DATE.exec(side.releaseDate)?.[0] ?? null),
  };
};

/**
 * "Nova Lane - Undertow" by Nova Lane is "Undertow", and by nobody it is theirs.
 * @returns what stood before the dash, if that was an artist, and the title without it
 */
const withoutLead = (
  parsed: ParsedTitle,
  artists: readonly Credit[],
): readonly [string | null, ParsedTitle] => {
  const dash =
    parsed.subtitles.length === 0 ? undefined : parsed.subtitles.find(({ place }) => place === 'dash');
  if (dash === undefined) return [null, parsed];
  const { joined } = withoutThe(textOf(parsed.core));
  if (artists.length > 0 && !artists.some(({ whole }) => whole.text.joined === joined)) return [null, parsed];
  const subtitles = parsed.subtitles.filter((subtitle) => subtitle !== dash);
  const full = [dash.text, ...subtitles.map(({ text }) => text)].join(' ');
  return [parsed.core, { ...parsed, core: dash.text, full, subtitles }];
};

/** "Beethoven: Symphony No. 5" by Ludwig van Beethoven, or by those who play it. */
const withoutComposer = (parsed: ParsedTitle, artists: readonly Credit[]): ParsedTitle => {
  const found = parsed.core.includes(': ') ? COMPOSER.exec(parsed.core) : null;
  if (found === null) return parsed;
  const [before, name = ''] = found;
  const { text, alias } = creditOf(name).whole;
  const isCredited = artists.some(({ whole }) => whole.text.words.at(-1) === text.words.at(-1));
  if (alias === null && !(isCredited && text.words.length <= 3)) return parsed;
  const bare = (title: string): string => (title.startsWith(before) ? title.slice(before.length) : title);
  return { ...parsed, core: bare(parsed.core), full: bare(parsed.full) };
};

const COMPOSER = /^([\p{L}.,\s'’-]{3,40}):\s+(?=\S)/u;

const titleOf = (parsed: ParsedTitle, label: string | null, artists: readonly Credit[]): PreparedTitle => {
  const core = titleText(parsed.core);
  const work = DIGIT.test(parsed.full) ? workOf(parsed.full) : null;
  const pattern = patternOf(parsed.core);
  if (parsed.subtitles.length === 0) return { core, full: core, subtitles: NONE, work, pattern };
  const names = namesIn(artists);
  const isNoise = ({ text, place }: Subtitle): boolean =>
    (place === 'square' && label !== null && stripped(textOf(text)) === label) ||
    namesIn([creditOf(text)]).some((name) => names.some((known) => isEqualName(known, name)));
  const subtitles = parsed.subtitles
    .filter((subtitle) => !isNoise(subtitle))
    .map(({ text, place }) => ({ text: titleText(text), place }));
  if (subtitles.length === 0) return { core, full: core, subtitles, work, pattern };
  return { core, full: titleText(parsed.full), subtitles, work, pattern };
};

const DIGIT = /\d/;
const NONE: PreparedTitle['subtitles'] = [];

const nonEmpty = (text: string | null | undefined): string | null =>
  text == null || text === '' ? null : short(text);

const keyOf = (label: string | null | undefined): string | null =>
  label == null || label === '' ? null : stripped(textOf(short(label)));

/** The name of a label without what all labels are called. */
const stripped = (text: Text): string => {
  if (!text.words.some((word) => company.has(word))) return text.joined;
  const bare = text.words.filter((word) => !company.has(word)).join('');
  return bare === '' ? text.joined : bare;
};

/** Whether two labels are one, whatever they call the company. */
export const isSameLabel = (a: string, b: string): boolean => a === b || keyOf(a) === keyOf(b);

const known = (durationMs: number | null | undefined): number | null =>
  durationMs != null && Number.isFinite(durationMs) && durationMs > 0 ? durationMs : null;

const isrcsOf = (side: Side): readonly string[] => {
  const codes: string[] = [];
  const add = (written: string | null | undefined): void => {
    const code = written == null ? null : isrcOf(written);
    if (code !== null && !codes.includes(code)) codes.push(code);
  };
  add(side.isrc);
  side.isrcs?.forEach(add);
  return codes;
};
