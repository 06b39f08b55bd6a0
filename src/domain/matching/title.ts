import { textOf } from './normalise.ts';
import { cutTitle, type Segment } from './segments.ts';
import { kindOf, type Traits, trait, type VersionKind } from './traits.ts';
import { type Claim, readClaim } from './version.ts';
import { catalogueNumber, country, noise, source } from './vocabulary.ts';

export interface Version {
  /** The most telling of what is claimed. */
  readonly kind: VersionKind;
  /** Everything that is claimed. */
  readonly traits: Traits;
  /** Who made it, as written. */
  readonly by: readonly string[];
  /** Which of several, in folded words: "2", "sunset", "wembley". */
  readonly detail: readonly string[];
  /** Of the remaster or the version. */
  readonly year: number | null;
  /** As written; null for a title that says nothing. */
  readonly label: string | null;
}

/** What a title claims that says nothing. */
const PLAIN: Version = { kind: 'original', traits: 0, by: [], detail: [], year: null, label: null };

export interface ParsedTitle {
  /** The title alone, as written. */
  readonly core: string;
  /** What belongs to the title, but may be left out: "Blue (Da Ba Dee)". */
  readonly subtitles: readonly Subtitle[];
  /** The title with its subtitles, in the order they are written. */
  readonly full: string;
  /** Guests that the title names, as written: one text may hold several names. */
  readonly feat: readonly string[];
  /** Those of the guests who are named after "with": without them it is another recording. */
  readonly partners: readonly string[];
  readonly version: Version;
}

export interface Subtitle {
  readonly text: string;
  /** Where it stands. In square brackets labels stand, too; a mix name surely tells versions apart. */
  readonly place: 'bracket' | 'square' | 'dash' | 'mix';
}

const FEAT_INSIDE = /\s+(?:feat\.?|featuring|(?<!\d\s)ft\.?|w\/)\s+(?=\S)/i;
const FEAT_START = /^(?:feat\.?|featuring|ft\.?|with|w\/|&|vs\.?|x|starring)\s+(?=\S)/i;
/** "(With You)" and "(With the Lights Out)" are titles; "(with Nova Lane)" and "(with The Lanterns)" are not. */
const WITH_TITLE =
  /^[Ww]ith (?:(?:[Yy]ou|[Uu]|[Mm]e|[Oo]r|[Oo]ut|[Aa]n?|[Mm]y|[Yy]our|[Ll]ove|[Hh]er|[Hh]im|[Ii]t|[Uu]s|[Tt]hem|[Tt]his|[Tt]hat|[Nn]o|[Ee]very\w*|[Ee]ach|[Aa]ll|the)\b)|^With The\b/;
/** A version at the end without brackets or a dash, as files are named: "Undertow Extended Mix". */
const BARE_ENDING =
  /\s+((?:original|extended|radio|club|instrumental|dub|album|acoustic|live|karaoke) (?:mix|edit|version)|sped up|radio edit|original mix|remix)$/i;

/** "Come Together - 2009 - Remaster". */
const YEAR_APART = /\s-\s(\d{4})\s-\s(?=(?:digital(?:ly)?\s)?remaster)/i;

interface Draft {
  core: string[];
  full: string[];
  subtitles: Subtitle[];
  feat: string[];
  partners: string[];
  claims: Claim[];
  labels: string[];
}

/**
 * Takes a title apart. Whatever is not recognised stays part of the title.
 * @param mix the version where the source keeps it apart from the title
 */
export const parseTitle = (title: string, mix?: string | null): ParsedTitle => {
  const written = title.trim();
  const mixName = mix == null || mix === '' ? null : mix;
  if ((mixName === null || mixName === 'Original Mix') && !SAYS_MORE.test(written)) {
    return plainTitle(written, mixName);
  }
  const draft = newDraft();
  for (const segment of segmentsOf(written)) {
    if (draft.core.length === 0 && segment.kind !== 'bracket') {
      keep(draft, bareEnding(draft, withoutFeat(draft, segment.text)), segment);
    } else if (!takePart(draft, segment)) keep(draft, segment.text, segment);
  }
  if (mixName !== null) takeMix(draft, mixName);
  return finish(draft);
};

/** Brackets, dashes, guests or words of versions: anything that has to be looked at. */
const SAYS_MORE = /[^ -~]|[([{|]|\s-|\s(?:feat|ft|w\/)|(?:mix|edit|version|up)$/i;

const plainTitle = (core: string, label: string | null): ParsedTitle => ({
  core,
  full: core,
  subtitles: [],
  feat: [],
  partners: [],
  version: label === null ? PLAIN : { ...PLAIN, label },
});

/** Where all is in brackets or behind a dash ("(Interlude) - Live"), the first of them is the title. */
const segmentsOf = (written: string): readonly Segment[] => {
  const segments = cutTitle(written.includes(' - ') ? written.replace(YEAR_APART, ' - $1 ') : written);
  const [first, ...rest] = segments;
  if (first === undefined) return [{ text: written, kind: 'text', square: false }];
  return segments.some(({ kind }) => kind === 'text') ? segments : [{ ...first, kind: 'text' }, ...rest];
};

const newDraft = (): Draft => ({
  core: [],
  full: [],
  subtitles: [],
  feat: [],
  partners: [],
  claims: [],
  labels: [],
});

const keep = (draft: Draft, text: string, { kind, square }: Segment): void => {
  draft.full.push(text);
  const isCore = kind === 'text' || (kind === 'dash' && draft.core.length === 0);
  if (isCore) draft.core.push(text);
  else draft.subtitles.push({ text, place: kind === 'dash' ? 'dash' : square ? 'square' : 'bracket' });
};

const withoutFeat = (draft: Draft, text: string): string => {
  const found = FEAT_INSIDE.exec(text);
  if (found === null || found.index === 0) return text;
  draft.feat.push(text.slice(found.index + found[0].length).trim());
  return text.slice(0, found.index).trim();
};

const bareEnding = (draft: Draft, text: string): string => {
  const found = /[txnp]$/i.test(text) ? BARE_ENDING.exec(text) : null;
  if (found === null || found.index === 0) return text;
  takeClaim(draft, found[1] ?? '', false);
  return text.slice(0, found.index).trim();
};

/** Takes a bracket or what follows a dash; false when it belongs to the title. */
const takePart = (draft: Draft, segment: Segment): boolean => {
  const { text } = segment;
  if (segment.kind === 'text') return false;
  const isBracket = segment.kind === 'bracket';
  if (FEAT_START.test(text) && (isBracket || /^f/i.test(text)) && !WITH_TITLE.test(text)) {
    const names = text.replace(FEAT_START, '').trim();
    draft.feat.push(names);
    if (/^with\s/i.test(text)) draft.partners.push(names);
    return true;
  }
  if (source.test(text)) return true;
  const feat = FEAT_INSIDE.exec(text);
  const own = feat === null ? text : text.slice(0, feat.index);
  if (feat !== null && readClaim(own, false) === null && takeClaim(draft, text, false)) return true;
  withoutFeat(draft, text);
  if (takeClaim(draft, own, false)) return true;
  const words = textOf(own).words.join(' ');
  if (noise.test(words)) return true;
  if (segment.square && catalogueNumber.test(words)) return true;
  // The country of a guest: "(feat. Nova Lane (UK))".
  return isBracket && draft.feat.length > 0 && country.test(words);
};

/** Parts of one bracket: "Live / 2011 Remaster", "Nova Lane Remix - Mixed". */
const PARTS = /\s*;\s+|\s\/\s+|\s[-–—]\s+|,\s+/;

const takeClaim = (draft: Draft, text: string, sure: boolean): boolean => {
  const parts = PARTS.test(text) ? text.split(PARTS).map((part) => readClaim(part, false)) : [];
  const apart = parts.filter((part) => part !== null);
  const whole = apart.length > 0 && apart.length === parts.length ? null : readClaim(text, sure);
  if (whole === null && apart.length !== parts.length) return false;
  if (whole === null && apart.length === 0) return false;
  draft.claims.push(...(whole === null ? apart : [whole]));
  draft.labels.push(text);
  return true;
};

const takeMix = (draft: Draft, mix: string): void => {
  for (const segment of cutTitle(mix.trim())) {
    const { text } = segment;
    if (takePart(draft, { ...segment, kind: 'bracket' }) || takeClaim(draft, text, true)) continue;
    draft.full.push(text);
    draft.subtitles.push({ text, place: 'mix' });
    draft.labels.push(text);
  }
};

const unique = <T>(list: readonly T[]): readonly T[] => (list.length < 2 ? list : [...new Set(list)]);

const versionOf = (draft: Draft): Version => {
  if (draft.claims.length === 0 && draft.labels.length === 0) return PLAIN;
  const traits = draft.claims.reduce((all, claim) => all | claim.traits, 0);
  const by = unique(draft.claims.map((claim) => claim.by).filter((name) => name !== null));
  const labels = unique(draft.labels);
  const unnamed = traits === 0 && draft.subtitles.some(({ place }) => place === 'mix');
  return {
    kind: by.length > 0 && traits === 0 ? 'remix' : unnamed ? 'other' : kindOf(traits),
    traits: by.length > 0 && traits === 0 ? trait('remix') : traits,
    by,
    detail: unique(draft.claims.flatMap((claim) => claim.detail)),
    year: draft.claims.find((claim) => claim.year !== null)?.year ?? null,
    label: labels.length === 0 ? null : labels.join(' / '),
  };
};

const finish = (draft: Draft): ParsedTitle => {
  const [before] = draft.core;
  const core = draft.core.length === 1 ? (before ?? '') : draft.core.join(' ');
  return {
    core,
    full: draft.subtitles.length === 0 ? core : draft.full.join(' '),
    subtitles: draft.subtitles,
    feat: draft.feat,
    partners: draft.partners,
    version: versionOf(draft),
  };
};
