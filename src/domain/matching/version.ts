import { textOf } from './normalise.ts';
import { AUTHORED, SOUND, type Traits, trait } from './traits.ts';
import { bridges, counters, endsTerm, places, type Role, term, years } from './vocabulary.ts';

/** What one bracket, dash or mix name claims about the version. */
export interface Claim {
  readonly traits: Traits;
  /** Whose version, as written, or null. */
  readonly by: string | null;
  /** Which of several: "2", "sunset", "wembley". Folded words. */
  readonly detail: readonly string[];
  readonly year: number | null;
}

interface Phrase {
  readonly words: readonly string[];
  /** For every word, the piece of the written text that it comes from. */
  readonly pieces: readonly number[];
  readonly written: readonly string[];
}

const INCHES = /^\d+(?:["”″]|''|-?inch)/i;
const WORD = /[\p{L}\p{N}]/u;
/** "S.S.L." */
const ACRONYM = /^(?:\p{L}\.){2,}\p{L}?$/u;
const SIMPLE = /^[a-z]+$/i;

const phraseOf = (text: string): Phrase => {
  const written = text.split(/[\s,/]+/).filter((piece) => piece !== '');
  const words: string[] = [];
  const pieces: number[] = [];
  const add = (word: string, piece: number): void => {
    words.push(word);
    pieces.push(piece);
  };
  for (const [at, spelled] of written.entries()) {
    const piece = ACRONYM.test(spelled) ? spelled.replaceAll('.', '') : spelled;
    if (piece === '+') add('and', at);
    else if (SIMPLE.test(piece)) add(piece.toLowerCase(), at);
    else if (INCHES.test(piece)) {
      add(Number.parseInt(piece, 10).toString(), at);
      add('inch', at);
    } else if (WORD.test(piece)) for (const word of textOf(piece).words) add(word, at);
  }
  return { words, pieces, written };
};

/** As written from one word to another, without the possessive: "Dixon's" → "Dixon". */
const writtenAs = (phrase: Phrase, from: number, to: number): string | null => {
  const first = phrase.pieces[from];
  const last = phrase.pieces[to - 1];
  if (first === undefined || last === undefined || to <= from) return null;
  const text = phrase.written
    .slice(first, last + 1)
    .join(' ')
    .replace(/['’]s?$/, '')
    .replace(/['’]s(?=\s)/, '');
  return text.replace(/^[-–,;:."“”]+|[-–,;:"“”]+$/g, '').trim() || null;
};

interface Walk {
  traits: Traits;
  roles: Set<Role>;
  detail: string[];
  year: number | null;
  /** The kind of "mix" and "version" without an adjective depends on whether somebody is named. */
  named: Traits;
  end: number;
}

/** Takes known words off the end. */
const walkBack = (words: readonly string[]): Walk => {
  const walk: Walk = { traits: 0, roles: new Set(), detail: [], year: null, named: 0, end: words.length };
  while (walk.end > 0 && (takeTerm(words, walk) || takeNumber(words, walk)));
  return walk;
};

const takeTerm = (words: readonly string[], walk: Walk): boolean => {
  const last = words[walk.end - 1] ?? '';
  if (!endsTerm(last)) return false;
  for (let length = Math.min(4, walk.end); length > 0; length--) {
    const phrase = length === 1 ? last : words.slice(walk.end - length, walk.end).join(' ');
    const found = term(phrase);
    if (found === undefined) continue;
    // "In Search of Sunrise Remix" is no "Sunrise Remix".
    if (found.traits === OTHER && found.role === 'side' && isLinked(words[walk.end - length - 1]))
      return false;
    walk.traits |= found.traits;
    walk.roles.add(found.role);
    if (found.traits === OTHER) walk.detail.push(phrase);
    if (found.role === 'maker' && found.traits === 0) walk.named |= phrase.startsWith('mi') ? REMIX : REWORK;
    walk.end -= length;
    return true;
  }
  return false;
};

const isLinked = (before: string | undefined): boolean =>
  before !== undefined && before !== 'the' && bridges.has(before);

const takeNumber = (words: readonly string[], walk: Walk): boolean => {
  const last = words[walk.end - 1] ?? '';
  const taken = walk.end < words.length;
  const beforeIsTerm = endsTerm(words[walk.end - 2] ?? '');
  if (years.test(last) && (taken || beforeIsTerm)) {
    walk.year = Number(last);
  } else if (taken && (last === '12' || last === '7')) {
    walk.traits |= trait(last === '12' ? 'extended' : 'radio');
    walk.roles.add('side');
  } else if (!taken && beforeIsTerm && counters.test(last)) {
    walk.detail.push(last);
  } else return false;
  walk.end -= 1;
  return true;
};

const OTHER = trait('other');
const REMIX = trait('remix');
const REWORK = trait('rework');
const LIVE = trait('live');
const COVER = trait('cover');

const STYLE_OF =
  /^(?:as )?(?:in the style of|originally (?:performed|recorded) by|made (?:famous|popular) by)\b/;
const TRIBUTE = /^(?:a )?(?:tribute to|cover of|covered by)\b/;

/**
 * Reads one part of a title as the name of a version; null when it is none, and belongs to the title.
 * @param sure the part is known to name the version, so that also "Single" and "Album" are read as one
 */
export const readClaim = (text: string, sure: boolean): Claim | null => {
  const phrase = phraseOf(text);
  const { words } = phrase;
  if (words.length === 0) return null;
  return readLivePlace(words) ?? readBy(phrase) ?? readStyle(words) ?? readEnding(phrase, sure);
};

/** "Live at …", "Live 1998", "Recorded at …": where is part of which performance it is. */
const readLivePlace = (words: readonly string[]): Claim | null => {
  const second = words[1] ?? '';
  const live =
    words[0] === 'live' && (places.has(second) || years.test(second) || years.test(words.at(-1) ?? ''));
  const recorded = words[0] === 'recorded' && (second === 'live' || places.has(second));
  if (!live && !recorded) return null;
  const remastered = words.findIndex((word) => term(word)?.traits === trait('remaster'));
  const place = words.slice(1, remastered === -1 ? undefined : remastered);
  return {
    traits: LIVE | (remastered === -1 ? 0 : trait('remaster')),
    by: null,
    detail: place.filter(
      (word) => !places.has(word) && word !== 'the' && word !== 'live' && word !== 'digitally',
    ),
    year: null,
  };
};

/** "Remixed by Nova Lane". */
const readBy = (phrase: Phrase): Claim | null => {
  const { words } = phrase;
  if (words[1] !== 'by' || words.length < 3) return null;
  const found = term(words[0] ?? '') ?? (words[0] === 'edited' ? term('edit') : undefined);
  if (found === undefined || found.role === 'filler') return null;
  return { traits: found.traits, by: writtenAs(phrase, 2, words.length), detail: [], year: null };
};

const readStyle = (words: readonly string[]): Claim | null => {
  if (words.length < 3) return null;
  const text = words.join(' ');
  const traits = STYLE_OF.test(text) ? trait('karaoke') : TRIBUTE.test(text) ? COVER : 0;
  return traits === 0 ? null : { traits, by: null, detail: [], year: null };
};

const readEnding = (phrase: Phrase, sure: boolean): Claim | null => {
  const { words } = phrase;
  const walk = walkBack(words);
  const { traits, roles, detail, year } = walk;
  const claim = { traits, by: null, detail, year };
  if (walk.end === words.length) return null;
  if (walk.end === 0) return sure || isTelling(roles) ? nameless(claim, walk) : null;
  const rest = words.slice(0, walk.end);
  if (roles.has('maker')) return readMaker(phrase, walk, rest);
  if (roles.has('mark')) return { ...claim, detail: (traits & LIVE) === 0 ? detail : [...detail, ...rest] };
  if ((traits & (LIVE | COVER)) !== 0 && rest.length <= 4 && !rest.some((word) => bridges.has(word))) {
    return { ...claim, detail: (traits & LIVE) === 0 ? detail : [...detail, ...rest] };
  }
  return null;
};

/** "2019 Mix" and "Deluxe Mix" are versions of their own, "Album Version" is none. */
const nameless = (claim: Claim, { roles, named }: Walk): Claim => {
  if (claim.traits !== 0 || named === 0) return claim;
  if (claim.year !== null) return { ...claim, traits: OTHER, detail: [...claim.detail, String(claim.year)] };
  return named === REMIX && roles.has('loose') ? { ...claim, traits: OTHER, detail: ['special'] } : claim;
};

/** "(Single)", "(Long)" and "(Video)" are as likely a title as a version. */
const isTelling = (roles: ReadonlySet<Role>): boolean =>
  roles.has('maker') || roles.has('mark') || roles.has('side');

const ARTICLE = /^(?:the|an?)$/;

/** "Mina A. Remix": a letter of somebody's name, not an article. */
const isInitial = ({ written, pieces }: Phrase, end: number): boolean =>
  /^(?:[A-Za-z]\.|[A-Z])(?:['’]s)?$/.test(written[pieces[end - 1] ?? -1] ?? '') && end > 1;

const readMaker = (phrase: Phrase, walk: Walk, rest: readonly string[]): Claim | null => {
  const { traits, detail, year, named } = walk;
  if (rest.length === 1 && ARTICLE.test(rest[0] ?? '')) return { traits, by: null, detail, year };
  if (bridges.has(rest.at(-1) ?? '') && !isInitial(phrase, walk.end)) return null;
  if (rest.every((word) => counters.test(word))) {
    return { traits, by: null, detail: [...detail, ...rest], year };
  }
  const by = writtenAs(phrase, 0, walk.end);
  // A description that somebody is named with ("Nova Lane Sunset Mix") tells which of their versions it is.
  const own = (traits & ~OTHER & (AUTHORED | SOUND)) === 0 ? named : 0;
  return { traits: (traits & ~OTHER) | own, by, detail, year };
};
