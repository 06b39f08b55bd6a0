import { type Credit, isEqualName, type Name, nameSimilarity, namesIn, PART } from './names.ts';

/** Everybody who has to do with a track, by what they did. */
export interface Credits {
  /** As listed, without "Various Artists". Empty when nobody is known. */
  readonly listed: readonly Credit[];
  /** Whom the title names as guests. */
  readonly guests: readonly Credit[];
  /** Whom the version is named after. */
  readonly remixers: readonly Credit[];
  /** Guests whom no other side may be silent about. */
  readonly partners: readonly Credit[];
  /** Every name that any of them may be read as. */
  readonly names: readonly Name[];
}

export interface ArtistMatch {
  /** From 0 to 1; guests and remixers that only one side lists do not count against it. */
  readonly value: number;
  /** `partly`: only some are the same; `near`: nobody surely is, but somebody nearly; `part`: one name may be short
   * for the other; `swapped`: a guest on one side is the artist on the other.
   */
  readonly how:
    | 'equal'
    | 'alike'
    | 'partly'
    | 'near'
    | 'part'
    | 'swapped'
    | 'remixer_only'
    | 'unreadable'
    | 'unknown'
    | 'different';
  /** How many names the sides share. */
  readonly shared: number;
  /** Listed on one side only, without a reason. */
  readonly missing: number;
  /** Guests that only one side knows of. */
  readonly guestsMissing: number;
  /** Somebody that one title was made with, the other side does not know. */
  readonly alone: boolean;
}

type Role = 'main' | 'guest' | 'remixer';

interface Person {
  readonly name: Name;
  role: Role;
}

/** From here on two names are one artist. */
const SAME_NAME = 0.85;

const EQUAL: ArtistMatch = {
  value: 1,
  how: 'equal',
  shared: 1,
  missing: 0,
  guestsMissing: 0,
  alone: false,
};
const UNKNOWN: ArtistMatch = {
  value: 0.7,
  how: 'unknown',
  shared: 0,
  missing: 0,
  guestsMissing: 0,
  alone: false,
};

export const creditsOf = (
  listed: readonly Credit[],
  guests: readonly Credit[],
  remixers: readonly Credit[],
  partners: readonly Credit[] = [],
): Credits => {
  const all = guests.length === 0 && remixers.length === 0 ? listed : [...listed, ...guests, ...remixers];
  return { listed, guests, remixers, partners, names: namesIn(all) };
};

/** Compares who made two tracks, one artist to one artist, in any order. */
export const compareArtists = (a: Credits, b: Credits): ArtistMatch => {
  if (a.listed.length === 0 || b.listed.length === 0) return UNKNOWN;
  if (
    isSameList(a.listed, b.listed) &&
    a.guests.length === b.guests.length &&
    a.partners.length === b.partners.length
  )
    return EQUAL;
  const noRemixers = a.remixers.length === 0 && b.remixers.length === 0;
  const remixers = noRemixers ? [] : namesIn([...a.remixers, ...b.remixers]);
  const found = judge(peopleOf(a, b.names, remixers), peopleOf(b, a.names, remixers));
  return lacksPartner(a, b) || lacksPartner(b, a) ? { ...found, alone: true } : found;
};

const lacksPartner = ({ partners }: Credits, other: Credits): boolean =>
  partners.some(
    ({ whole, pieces }) =>
      !isAmong(whole, other.names) && !pieces.some((piece) => isAmong(piece, other.names)),
  );

const isSameList = (a: readonly Credit[], b: readonly Credit[]): boolean =>
  a.length === b.length && a.every((credit, at) => isEqualName(credit.whole, b[at]?.whole));

const isAmong = (name: Name, others: readonly Name[]): boolean =>
  others.some((other) => isEqualName(name, other)) ||
  others.some((other) => nameSimilarity(name, other).value >= SAME_NAME);

const NOBODY: readonly Name[] = [];

/** A listed artist whom the title names as remixer or guest is that. */
const roleOf = (name: Name, guests: readonly Name[], remixers: readonly Name[]): Role =>
  isAmong(name, remixers) ? 'remixer' : isAmong(name, guests) ? 'guest' : 'main';

/** The people of one side. A credit is taken apart only as far as the other side, which knows the names, asks for it. */
const peopleOf = (credits: Credits, others: readonly Name[], remixers: readonly Name[]): Person[] => {
  const people: Person[] = [];
  const own = credits.guests.length === 0 ? NOBODY : namesIn(credits.guests);
  const add = (name: Name, role: Role): void => {
    const known = people.find((person) => isEqualName(person.name, name));
    const actual = role === 'main' ? roleOf(name, own, remixers) : role;
    if (known === undefined) people.push({ name, role: actual });
    else if (known.role === 'guest') known.role = actual;
  };
  for (const credit of credits.listed) {
    if (isAmong(credit.whole, others)) add(credit.whole, 'main');
    else {
      for (const main of credit.mains) for (const name of piecesOf(credit, main, others)) add(name, 'main');
      for (const guest of credit.guests)
        for (const name of piecesOf(credit, guest, others)) add(name, 'guest');
    }
  }
  for (const credit of credits.guests) {
    const names =
      isAmong(credit.whole, others) || credit.pieces.length === 0 ? [credit.whole] : credit.pieces;
    for (const name of names) add(name, 'guest');
  }
  return people;
};

const piecesOf = (credit: Credit, part: Name, others: readonly Name[]): readonly Name[] => {
  if (credit.pieces.length === 0 || isAmong(part, others)) return [part];
  const inside = credit.pieces.filter(({ text }) => part.text.native.includes(text.native));
  if (inside.length < 2) return [part];
  const asked =
    inside.some((piece) => isAmong(piece, others)) || inside.every((piece) => isPart(piece, others));
  return asked ? inside : [part];
};

const isPart = (name: Name, others: readonly Name[]): boolean =>
  others.some((other) => nameSimilarity(name, other) === PART);

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly value: number;
}

const judge = (a: readonly Person[], b: readonly Person[]): ArtistMatch => {
  const matrix = a.map((one) => b.map((other) => nameSimilarity(one.name, other.name)));
  const pairs = assign(matrix.map((row) => row.map(({ value }) => value)));
  const sure = pairs.filter(({ value }) => value >= SAME_NAME);
  const mains = (people: readonly Person[]): number => people.filter(({ role }) => role === 'main').length;
  const [mainsA, mainsB] = [mains(a), mains(b)];
  const missingA = mainsA - countRole(sure, 'a', a, 'main');
  const missingB = mainsB - countRole(sure, 'b', b, 'main');
  const missing = missingA + missingB;
  const guestsMissing = a.length + b.length - 2 * sure.length - missing - lone(a, b, sure);
  const base = { shared: sure.length, missing, guestsMissing, alone: false };
  const bothMain = sure.some((pair) => a[pair.a]?.role === 'main' && b[pair.b]?.role === 'main');
  if (bothMain || (mainsA === 0 && mainsB === 0 && sure.length > 0)) {
    const average = sure.reduce((sum, { value }) => sum + value, 0) / sure.length;
    // Both sides know somebody the other does not: it may be another collaboration.
    const penalty = missingA > 0 && missingB > 0 ? 0.3 : 0.2 * (missing / (missing + sure.length));
    return {
      ...base,
      value: average - penalty,
      how: missing > 0 ? 'partly' : average === 1 ? 'equal' : 'alike',
    };
  }
  if (mainsA === 0 || mainsB === 0) {
    return { ...base, value: sure.length > 0 ? 0.8 : 0.6, how: 'remixer_only' };
  }
  if (sure.some((pair) => isSwap(a[pair.a], b[pair.b]))) return { ...base, value: 0.75, how: 'swapped' };
  if (matrix.some((row) => row.some(({ how }) => how === 'unreadable'))) {
    return { ...base, value: 0.7, how: 'unreadable' };
  }
  const artists = pairs.filter((pair) => a[pair.a]?.role !== 'remixer' && b[pair.b]?.role !== 'remixer');
  if (artists.length > 0 && artists.every((pair) => matrix[pair.a]?.[pair.b] === PART)) {
    return { ...base, value: PART.value, how: 'part' };
  }
  const best = Math.max(0, ...artists.map(({ value }) => value));
  if (best >= 0.7) return { ...base, value: best, how: 'near' };
  return { ...base, value: Math.min(0.45, best), how: 'different' };
};

/** Remixers that one side lists and the other does not. */
const lone = (a: readonly Person[], b: readonly Person[], pairs: readonly Pair[]): number => {
  const remixers = (people: readonly Person[]): number =>
    people.filter(({ role }) => role === 'remixer').length;
  return (
    remixers(a) - countRole(pairs, 'a', a, 'remixer') + remixers(b) - countRole(pairs, 'b', b, 'remixer')
  );
};

const countRole = (pairs: readonly Pair[], side: 'a' | 'b', people: readonly Person[], role: Role): number =>
  pairs.filter((pair) => people[pair[side]]?.role === role).length;

/** Listed on one side, a guest in the title of the other. */
const isSwap = (a: Person | undefined, b: Person | undefined): boolean =>
  (a?.role === 'main' && b?.role === 'guest') || (a?.role === 'guest' && b?.role === 'main');

/** The one-to-one assignment with the greatest sum; for long lists the best pair first. */
const assign = (values: readonly (readonly number[])[]): Pair[] => {
  const all = values.flatMap((row, a) => row.map((value, b) => ({ a, b, value })));
  const ranked = all
    .filter(({ value }) => value >= 0.5)
    .sort((x, y) => y.value - x.value || x.a - y.a || x.b - y.b);
  if (ranked.length <= 12) return bestOf(ranked, 0, 0, 0).pairs;
  const taken: Pair[] = [];
  for (const pair of ranked) {
    if (taken.every(({ a, b }) => a !== pair.a && b !== pair.b)) taken.push(pair);
  }
  return taken;
};

const bestOf = (
  ranked: readonly Pair[],
  from: number,
  usedA: number,
  usedB: number,
): { readonly sum: number; readonly pairs: Pair[] } => {
  let best: { sum: number; pairs: Pair[] } = { sum: 0, pairs: [] };
  for (let at = from; at < ranked.length; at++) {
    const pair = ranked[at];
    if (pair === undefined || (usedA & (1 << pair.a)) !== 0 || (usedB & (1 << pair.b)) !== 0) continue;
    const rest = bestOf(ranked, at + 1, usedA | (1 << pair.a), usedB | (1 << pair.b));
    if (pair.value + rest.sum > best.sum) best = { sum: pair.value + rest.sum, pairs: [pair, ...rest.pairs] };
  }
  return best;
};
