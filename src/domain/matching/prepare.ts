import { type Credits, creditsOf } from './artists.ts';
import { type Credit, creditOf, isNobody, namesIn } from './names.ts';
import { isrcOf, type Text, textOf, withoutThe } from './normalise.ts';
import { titleText } from './numerals.ts';
import type { Side } from './side.ts';
import { type ParsedTitle, parseTitle, type Subtitle, type Version } from './title.ts';

/** A title ready for comparing. */
export interface PreparedTitle {
  readonly core: Text;
  /** With its subtitles; the same object as `core` when it has none. */
  readonly full: Text;
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
  const [lead, parsed] = withoutLead(written, named);
  const credited = named.length === 0 && lead !== null ? [creditOf(lead)] : named;
  const label = written.subtitles.length === 0 ? null : keyOf(side.label);
  return {
    title: titleOf(parsed, label, named),
    version: parsed.version,
    credits: creditsOf(credited, parsed.feat.map(creditOf), parsed.version.by.map(creditOf)),
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

const titleOf = (parsed: ParsedTitle, label: string | null, artists: readonly Credit[]): PreparedTitle => {
  const core = titleText(parsed.core);
  if (parsed.subtitles.length === 0) return { core, full: core, subtitles: NONE };
  const names = namesIn(artists);
  const isNoise = ({ text, place }: PreparedTitle['subtitles'][number]): boolean =>
    (place === 'square' && label !== null && stripped(text) === label) ||
    names.some((name) => name.text.joined === text.joined);
  const subtitles = parsed.subtitles
    .map(({ text, place }) => ({ text: titleText(text), place }))
    .filter((subtitle) => !isNoise(subtitle));
  if (subtitles.length === 0) return { core, full: core, subtitles };
  return { core, full: titleText(parsed.full), subtitles };
};

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
