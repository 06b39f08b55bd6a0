import { type Traits, trait, type VersionKind } from './traits.ts';

/**
 * The words of version names.
 * - `maker`: what stands before it made the version ("Nova Lane Remix")
 * - `mark`: says something whatever stands around it ("2011 Remaster")
 * - `side`: says something among other such words or alone in brackets ("Extended", "Club")
 * - `filler`: says nothing, but belongs to version names ("Album Version")
 * - `loose`: the same, unless a mix is named by it ("Bonus Track", but "Deluxe Mix")
 */
export type Role = 'maker' | 'mark' | 'side' | 'filler' | 'loose';

export interface Term {
  readonly role: Role;
  readonly traits: Traits;
}

/** In folded Latin letters. Alone or with a maker, what is `other` is a version of its own. */
const lessons: readonly (readonly [Role, VersionKind | null, string])[] = [
  ['maker', 'remix', 'remix|remixes|remixed|rmx|remixx'],
  [
    'maker',
    'rework',
    'rework|reworked|reworking|re work|refix|rerub|re rub|rebuild|remake|remodel|reshape|recut',
  ],
  [
    'maker',
    'rework',
    'revision|interpretation|reinterpretation|reconstruction|deconstruction|refunk|retouch|redo',
  ],
  [
    'maker',
    'rework',
    'reimagined|re imagined|reimagining|reconstructed|rethink|revisited|redux|treatment|re amp|reamp|re groove|regroove|re lick|relick|re tool|re visit|re touch|rejig|refreak|retake|rewire|reboot|overhaul|perspective|restructure',
  ],
  ['maker', 'edit', 'edit|edits|reedit|re edit'],
  ['maker', 'bootleg', 'bootleg|flip'],
  ['maker', 'mashup', 'mashup|mash up'],
  ['maker', 'dub', 'dub|dubmix|dubstrumental|dubb'],
  ['maker', 'vip', 'vip'],
  ['maker', 'instrumental', 'instrumental|instrumentals|inst'],
  ['maker', 'acapella', 'acapella|acappella|accapella|accappella|acapela|a cappella|a capella|vocals only'],
  [
    'maker',
    'other',
    'vocal|take|alternate take|alternative take|alt take|alternate version|alternative version',
  ],
  ['maker', null, 'mix|version|ver|vers|mixx|versie|versao'],
  ['mark', 'remaster', 'remaster|remasters|remastered|remastering|remasterizado|remasterizada|remasterise'],
  ['mark', 'mixed', 'mixed|dj mix|continuous mix|continuous dj mix|mix cut|mixed version|mixed cut'],
  ['mark', 'karaoke', 'karaoke|karaoke version|backing track|playback version|minus one'],
  ['mark', 'sped_up', 'sped up|spedup|speed up|nightcore'],
  ['mark', 'slowed', 'slowed|slowed down|slowed and reverb|slowed reverb|chopped and screwed|screwed'],
  [
    'mark',
    're_recorded',
    'rerecorded|re recorded|re record|rerecording|re recording|new recording|taylors version',
  ],
  ['mark', 'acoustic', 'unplugged|mtv unplugged|acoustic version|acoustic session'],
  ['mark', 'demo', 'demo|demo version|home demo|outtake|rehearsal|early take|rough mix'],
  [
    'mark',
    'live',
    'live version|live session|live performance|live recording|live edit|in concert|session|sessions',
  ],
  // The same in other languages, as they are after transliteration: ремикс, リミックス, 리믹스, 混音, …
  ['maker', 'remix', 'remiks|rimitkusu|limigseu|hunyin|rymiks|rmyks'],
  [
    'maker',
    'instrumental',
    'minusovka|instrumentalnaya|insuto|inseuteu|banju|banzou|strumentale|instrumentale',
  ],
  ['maker', null, 'versiya|wersja|verzija|versione|bajiyon|beojeon'],
  [
    'side',
    'live',
    'kontsert|kontserta|kontserte|zhivoi|raibu|laibeu|xianchang|xianchangban|zontana|en direct',
  ],
  [
    'side',
    'acoustic',
    'akustika|akusticheskaya|akusticzna|akustik|akustisch|akosuteitku|eokuseutig|acustica|acustico',
  ],
  ['side', 'acoustic', 'acoustique'],
  ['side', 'cover', 'kaver|fanchang'],
  ['side', 'other', 'gangqinban|salsa|bachata|urbana'],
  ['side', 'extended', 'extended|ext|extd|xtended|full length|12 inch|12inch|long'],
  ['side', 'radio', 'radio|single|7 inch|7inch|short'],
  ['side', 'club', 'club|clubmix'],
  ['side', 'acoustic', 'acoustic|stripped'],
  ['side', 'live', 'live|en vivo|ao vivo|en directo|dal vivo'],
  ['side', 'mono', 'mono'],
  ['side', 'stereo', 'stereo'],
  ['side', 'explicit', 'explicit|explicit version|explicit content|dirty|uncensored'],
  ['side', 'clean', 'clean|clean version|censored|edited'],
  ['side', 'cover', 'cover|cover version'],
  ['side', 'original', 'original'],
  [
    'side',
    'other',
    'piano|orchestral|orchestra|strings|symphonic|ambient|beatless|drumless|percapella|tool|dj tool',
  ],
  [
    'side',
    'other',
    'reprise|medley|megamix|commentary|spoken word|choir|solo|duet|stems|beats|bonus beats|christmas',
  ],
  [
    'side',
    'other',
    'lofi|lo fi|8d|8d audio|bass boosted|boosted|reverb|reverbed|alternate|alternative|phonk|hardstyle',
  ],
  [
    'side',
    'other',
    'spanish|english|german|french|italian|japanese|korean|portuguese|chinese|mandarin|arabic|espanol',
  ],
  [
    'side',
    'other',
    'sunset|sunrise|festival|deep|house|techno|tech|trance|disco|garage|jungle|acid|psytrance|amapiano',
  ],
  [
    'filler',
    null,
    'album|main|track|digital|digitally|edition|full|audio|lp|ep|cd|standard|the|regular|studio|hd|hq',
  ],
  ['filler', null, 'official|release|high|quality|en'],
  ['loose', null, 'bonus|deluxe|anniversary|video|vinyl|expanded|special|complete'],
];

const terms = new Map<string, Term>();
for (const [role, kind, phrases] of lessons) {
  for (const phrase of phrases.split('|'))
    terms.set(phrase, { role, traits: kind === null ? 0 : trait(kind) });
}

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
  /^(?:(?:main |love )?theme |music |taken |song |title track )?from\b.*(?:["“”«»]|\s['‘].+['’]|\b(?:soundtrack|motion picture|movie|film|series|netflix|vault|musical|game|album)\b)|\bsoundtrack\b|\bmotion picture\b/i;
/** Catalogue numbers stand in square brackets: "[ANJ123D]". */
export const catalogueNumber = /^[a-z]{2,10} ?\d{2,5}[a-z]?$/;
/** Two-letter and other short marks that tell namesakes apart. */
export const country = /^(?:[a-z]{2}|usa|uk|ger|swe|ita|esp|fra|aus|can|bra|jpn|arg|ned|nld|bel|\d{1,2})$/;
