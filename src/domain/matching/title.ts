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

export interface ParsedTitle {
  /** The title alone, as written. */
  readonly core: string;
  /** Brackets that are part of the title: "Blue (Da Ba Dee)". */
  readonly subtitles: readonly Subtitle[];
  /** The title with its subtitles, in the order they are written. */
  readonly full: string;
  /** Guests that the title names, as written: one text may hold several names. */
  readonly feat: readonly string[];
  readonly version: Version;
  /** What stands before the first dash, when it is not a version's title that follows: perhaps the artist. */
  readonly lead: { readonly before: string; readonly after: string } | null;
}

export interface Subtitle {
  readonly text: string;
  readonly square: boolean;
}

const FEAT_INSIDE = /\s+(?:feat\.?|featuring|(?<!\d\s)ft\.?)\s+(?=\S)/i;
const FEAT_START = /^(?:feat\.?|featuring|ft\.?|with|w\/|&|vs\.?|x|starring)\s+(?=\S)/i;
/** "(With You)" is a title; "(with Nova Lane)" is not. */
const WITH_TITLE =
  /^with (?:you|u|me|or|out|the|a|an|my|your|love|her|him|it|us|them|this|that|no|every\w*|each|all)\b/i;
/** A version at the end without brackets or a dash, as files are named: "Undertow Extended Mix". */
const BARE_ENDING =
  /\s+((?:original|extended|radio|club|instrumental|dub|album|acoustic|live|karaoke) (?:mix|edit|version)|sped up|radio edit|original mix)$/i;

/** "Come Together - 2009 - Remaster". */
const YEAR_APART = /\s-\s(\d{4})\s-\s(?=(?:digital(?:ly)?\s)?remaster)/i;

interface Draft {
  core: string[];
  full: string[];
  subtitles: Subtitle[];
  feat: string[];
  claims: Claim[];
  labels: string[];
  dashes: string[];
}

/**
 * Takes a title apart. Whatever is not recognised stays part of the title.
 * @param mix the version where the source keeps it apart from the title
 */
export const parseTitle = (title: string, mix?: string | null): ParsedTitle => {
  const written = title.trim();
  const segments = cutTitle(written.includes(' - ') ? written.replace(YEAR_APART, ' - $1 ') : written);
  const draft: Draft = { core: [], full: [], subtitles: [], feat: [], claims: [], labels: [], dashes: [] };
  for (const [at, segment] of segments.entries()) {
    const isHead = draft.core.length === 0 && segment.kind !== 'bracket';
    const isLeading =
      segment.kind === 'bracket' && segments.slice(0, at).every(({ kind }) => kind === 'bracket');
    if (isHead) keep(draft, bareEnding(draft, withoutFeat(draft, segment.text)), segment);
    else if (!takePart(draft, segment) || (isLeading && segments.length === 1))
      keep(draft, segment.text, segment);
  }
  if (draft.core.length === 0) return onlyBrackets(title, mix);
  if (mix !== null && mix !== undefined) takeMix(draft, mix);
  return finish(draft);
};

/** Nothing but brackets: they are the title. */
const onlyBrackets = (title: string, mix: string | null | undefined): ParsedTitle => {
  const draft: Draft = {
    core: [title.trim()],
    full: [title.trim()],
    subtitles: [],
    feat: [],
    claims: [],
    labels: [],
    dashes: [],
  };
  if (mix !== null && mix !== undefined) takeMix(draft, mix);
  return finish(draft);
};

const keep = (draft: Draft, text: string, segment: Segment): void => {
  draft.full.push(segment.kind === 'dash' ? `- ${text}` : text);
  if (segment.kind === 'bracket') draft.subtitles.push({ text, square: segment.square });
  else draft.core.push(segment.kind === 'dash' ? `- ${text}` : text);
  if (segment.kind === 'dash') draft.dashes.push(text);
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
    draft.feat.push(text.replace(FEAT_START, '').trim());
    return true;
  }
  const feat = FEAT_INSIDE.exec(text);
  const own = feat === null ? text : text.slice(0, feat.index);
  if (feat !== null && readClaim(own, false) === null && takeClaim(draft, text, false)) return true;
  withoutFeat(draft, text);
  if (takeClaim(draft, own, false)) return true;
  const words = textOf(own).words.join(' ');
  if (noise.test(words) || source.test(own)) return true;
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
    const bracket: Segment = { ...segment, kind: 'bracket' };
    if (!takePart(draft, bracket)) takeClaim(draft, segment.text, true);
  }
};

const PLAIN: Version = { kind: 'original', traits: 0, by: [], detail: [], year: null, label: null };

const versionOf = (draft: Draft): Version => {
  if (draft.claims.length === 0) return PLAIN;
  const traits = draft.claims.reduce((all, claim) => all | claim.traits, 0);
  const by = [...new Set(draft.claims.map((claim) => claim.by).filter((name) => name !== null))];
  const labels = [...new Set(draft.labels)];
  return {
    kind: by.length > 0 && traits === 0 ? 'remix' : kindOf(traits),
    traits: by.length > 0 && traits === 0 ? trait('remix') : traits,
    by,
    detail: [...new Set(draft.claims.flatMap((claim) => claim.detail))],
    year: draft.claims.find((claim) => claim.year !== null)?.year ?? null,
    label: labels.length === 0 ? null : labels.join(' / '),
  };
};

const finish = (draft: Draft): ParsedTitle => {
  const [before] = draft.core;
  const core = draft.core.length === 1 ? (before ?? '') : draft.core.join(' ');
  const hasLead = before !== undefined && draft.dashes.length > 0;
  return {
    core,
    full: draft.subtitles.length === 0 ? core : draft.full.join(' '),
    subtitles: draft.subtitles,
    feat: draft.feat,
    version: versionOf(draft),
    lead: hasLead ? { before, after: draft.core.slice(1).join(' ').replace(/^- /, '') } : null,
  };
};
