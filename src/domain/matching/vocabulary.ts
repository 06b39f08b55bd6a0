import { type Traits, trait, type VersionKind } from './traits.ts';

/**
 * The words of version names.
 * - `maker`: what stands before it made the version ("Nova Lane Remix")
 * - `mark`: says something whatever stands around it ("2011 Remaster")
 * - `side`: says something among other such words or alone in brackets ("Extended", "Club")
 * - `filler`: says nothing, but belongs to version names ("Album Version", "Bonus Track")
 */
export type Role = 'maker' | 'mark' | 'side' | 'filler';

export interface Term {
  readonly role: Role;
  readonly traits: Traits;
}

const terms = new Map<string, Term>();

const teach = (role: Role, kind: VersionKind | null, words: string): void => {
  for (const word of words.split('|')) {
    terms.set(word, { role, traits: kind === null ? 0 : trait(kind) });
  }
};

teach('maker', 'remix', 'remix|remixes|remixed|rmx|remixx');
teach(
  'maker',
  'rework',
  'rework|reworked|reworking|refix|rerub|re rub|rebuild|remake|remodel|reshape|recut|revision',
);
teach(
  'maker',
  'rework',
  'reinterpretation|interpretation|reconstruction|reconstructed|refunk|retouch|treatment|re work',
);
teach(
  'maker',
  'rework',
  'reimagined|reimagining|re imagined|deconstruction|reprise mix|redo|rethink|revisited|redux',
);
teach('maker', 'edit', 'edit|reedit|re edit|edits');
teach('maker', 'bootleg', 'bootleg|flip|bootleg remix');
teach('maker', 'mashup', 'mashup|mash up');
teach('maker', 'dub', 'dub|dubmix|dubstrumental|dubb');
teach('maker', 'vip', 'vip');
teach('maker', 'instrumental', 'instrumental|inst|instrumentals');
teach(
  'maker',
  'acapella',
  'acapella|acappella|accapella|acapela|accappella|a cappella|a capella|acappela|vocals only',
);
teach(
  'maker',
  'other',
  'vocal|take|alternate take|alternative take|alt take|alternate version|alternative version',
);
teach('maker', null, 'mix|version|ver|vers|mixx|versie|versión|versao');
teach(
  'mark',
  'remaster',
  'remaster|remastered|remasterizado|remasterisé|remasterise|remastering|remasterizada|remasters',
);
teach('mark', 'mixed', 'mixed|dj mix|continuous mix|continuous dj mix|mix cut|mixed version|mixed cut');
teach('mark', 'karaoke', 'karaoke|karaoke version|backing track|playback version|minus one');
teach('mark', 'sped_up', 'sped up|spedup|speed up|nightcore');
teach('mark', 'slowed', 'slowed|slowed down|slowed and reverb|slowed reverb|chopped and screwed|screwed');
teach('mark', 're_recorded', 'rerecorded|re recorded|re recording|rerecording|taylors version|new recording');
teach('mark', 'acoustic', 'unplugged|acoustic version|acoustic session|mtv unplugged');
teach('mark', 'demo', 'demo version|demo|outtake|rehearsal|early take|rough mix|home demo');
teach(
  'mark',
  'live',
  'live version|live session|live performance|live recording|live edit|in concert|session|sessions',
);
teach('side', 'extended', 'extended|ext|extd|xtended|full length|12 inch|12inch');
teach('side', 'radio', 'radio|single|7 inch|7inch|short');
teach('side', 'club', 'club|clubmix');
teach('side', 'acoustic', 'acoustic|stripped|acoustics');
teach('side', 'live', 'live|en vivo|ao vivo|en directo|dal vivo');
teach('side', 'mono', 'mono');
teach('side', 'stereo', 'stereo');
teach('side', 'explicit', 'explicit|dirty|uncensored|explicit content|explicit version');
teach('side', 'clean', 'clean|censored|clean version|edited');
teach('side', 'cover', 'cover|cover version');
teach('side', 'original', 'original');
teach(
  'filler',
  null,
  'album|main|bonus|track|digital|digitally|edition|deluxe|anniversary|full|video|audio|lp|ep|cd',
);
teach(
  'filler',
  null,
  'vinyl|expanded|special|standard|complete|the|regular|studio|hd|hq|official|release|high|quality',
);
teach('side', 'extended', 'long');
/** Words that describe a version without naming anybody. Alone or with a maker they are a version of their own. */
teach(
  'side',
  'other',
  'piano|orchestral|orchestra|strings|symphonic|ambient|beatless|drumless|percapella|tool|dj tool|reprise|medley|' +
    'lofi|lo fi|8d|8d audio|bass boosted|boosted|reverb|reverbed|alternate|alternative|commentary|megamix|spanish|english|' +
    'german|french|italian|japanese|korean|portuguese|español|espanol|chinese|mandarin|arabic|spoken word|remix contest|' +
    'techno|trance|sunset|sunrise|festival|christmas|bonus beats|beats|choir|solo|stems|duet|deep|house|tech|disco|garage|jungle|acid|hardstyle|psytrance',
);

/** One phrase of the vocabulary, of one to three folded words. */
export const term = (phrase: string): Term | undefined => terms.get(phrase);

/** Whether any phrase ends with this word: most words end none, and need no joining. */
const endings = new Set([...terms.keys()].map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1)));
export const endsTerm = (word: string): boolean => endings.has(word);

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** After one of these stands something that is not a maker's name: "(In the Mix)", "(Back to Dub)". */
export const bridges = wordSet(
  'the a an in to of for my your our at on and with i we you me us it is are no dont not this that cant',
);
/** What may follow "live" at the start of a version name. */
export const places = wordSet('at from in on for with dal au aus im à a');
export const years = /^(?:19|20)\d\d$/;
export const counters = /^(?:\d{1,2}|ii|iii|iv|v|vi|vii)$/;

/** Says where a track is from or how it is offered, and nothing about what it is. Folded words. */
export const noise =
  /^(?:(?:(?:official|music|lyrics?|visuali[sz]er|audio|video|hd|hq|4k|mv|full) ?)+|free (?:download|dl)|out now|premiere|(?:world )?exclusive|(?:digital |vinyl )?bonus(?: track)?|(?:original )?(?:motion picture )?soundtrack|ost|prod(?:uced)? .+|(?:super )?deluxe(?: (?:edition|version))?|.*anniversary(?: (?:edition|version))?|expanded edition|a colors show|spotify singles?|album)$/;
/** Films and the like that a track was made for, with the quotes and words that tell it from "(From Me to You)". */
export const source =
  /^(?:(?:main |love )?theme |music |taken |song |title track )?from\b.*(?:["“”«»]|\b(?:soundtrack|motion picture|movie|film|series|netflix|vault|musical|game|album)\b)|\bsoundtrack\b|\bmotion picture\b/i;
/** Catalogue numbers stand in square brackets: "[ANJ123D]". */
export const catalogueNumber = /^[a-z]{2,10} ?\d{2,5}[a-z]?$/;
/** Two-letter and other short marks that tell namesakes apart. */
export const country = /^(?:[a-z]{2}|usa|uk|ger|swe|ita|esp|fra|aus|can|bra|jpn|arg|ned|nld|bel|\d{1,2})$/;
