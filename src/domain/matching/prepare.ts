import { type Credits, creditsOf } from './artists.ts';
import { creditOf, isNobody } from './names.ts';
import { isrcOf, type Text, textOf } from './normalise.ts';
import { titleText } from './numerals.ts';
import type { Side } from './side.ts';
import { type ParsedTitle, parseTitle, type Version } from './title.ts';

/** A title ready for comparing. */
export interface PreparedTitle {
  readonly core: Text;
  /** With its subtitles; the same object as `core` when it has none. */
  readonly full: Text;
  readonly subtitles: readonly { readonly text: Text; readonly square: boolean }[];
}

/** A side with everything worked out that does not depend on the other side. Prepare once, compare often. */
export interface Prepared {
  readonly title: PreparedTitle;
  readonly version: Version;
  readonly credits: Credits;
  /** Milliseconds, or null when unknown. */
  readonly durationMs: number | null;
  readonly isrcs: readonly string[];
  readonly label: Text | null;
  readonly album: Text | null;
  /** As long as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly releaseDate: string | null;
}

const DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/;
const company = new Set(
  'record records recording recordings music ltd limited inc gmbh llc label entertainment uk us'.split(' '),
);

/** Works out one side. */
export const prepare = (side: Side): Prepared => {
  const listed = side.artists.map(creditOf);
  const named = listed.filter((credit) => !isNobody(credit));
  const parsed = withoutLead(
    parseTitle(side.title, side.mix),
    named.map(({ whole }) => whole.text.joined),
  );
  const fromTitle = named.length === 0 && parsed.lead !== null;
  const artists = fromTitle ? [creditOf(parsed.lead?.before ?? '')] : named;
  const title = fromTitle
    ? { ...parsed, core: parsed.lead?.after ?? '', full: parsed.lead?.after ?? '' }
    : parsed;
  const label = labelText(side.label);
  return {
    title: titleOf(title, label),
    version: parsed.version,
    credits: creditsOf(artists, parsed.feat.map(creditOf), parsed.version.by.map(creditOf)),
    durationMs: known(side.durationMs),
    isrcs: isrcsOf(side),
    label,
    album: side.album == null || side.album === '' ? null : textOf(side.album),
    releaseDate: side.releaseDate == null ? null : (DATE.exec(side.releaseDate)?.[0] ?? null),
  };
};

/** "Nova Lane - Undertow" by Nova Lane is "Undertow". */
const withoutLead = (parsed: ParsedTitle, artists: readonly string[]): ParsedTitle => {
  if (parsed.lead === null || !artists.includes(textOf(parsed.lead.before).joined)) return parsed;
  const { after } = parsed.lead;
  return { ...parsed, core: after, full: [after, ...parsed.subtitles.map(({ text }) => text)].join(' ') };
};

const titleOf = (parsed: ParsedTitle, label: Text | null): PreparedTitle => {
  const core = titleText(parsed.core);
  if (parsed.subtitles.length === 0) return { core, full: core, subtitles: [] };
  const subtitles = parsed.subtitles
    .map(({ text, square }) => ({ text: titleText(text), square }))
    .filter(({ text, square }) => !(square && label !== null && stripped(text) === label.joined));
  if (subtitles.length === 0) return { core, full: core, subtitles };
  return { core, full: titleText(parsed.full), subtitles };
};

const labelText = (label: string | null | undefined): Text | null => {
  if (label == null || label === '') return null;
  const text = textOf(label);
  const joined = stripped(text);
  return joined === text.joined ? text : { ...text, joined };
};

/** The name of a label without what all labels are called. */
const stripped = (text: Text): string => {
  if (!text.words.some((word) => company.has(word))) return text.joined;
  const bare = text.words.filter((word) => !company.has(word)).join('');
  return bare === '' ? text.joined : bare;
};

const known = (durationMs: number | null | undefined): number | null =>
  durationMs != null && Number.isFinite(durationMs) && durationMs > 0 ? durationMs : null;

const isrcsOf = (side: Side): readonly string[] => {
  const written = [side.isrc, ...(side.isrcs ?? [])];
  const codes = new Set<string>();
  for (const code of written) {
    const isrc = code == null ? null : isrcOf(code);
    if (isrc !== null) codes.add(isrc);
  }
  return [...codes];
};
