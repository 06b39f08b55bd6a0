import { doubts } from './curation-doubts.ts';
import { categoryCards, styleCards } from './curation-styles.ts';

/** Cards of curation. Names are escaped, numbers and times formatted already. */

const tracks = (count: number, shown: string): string => (count === 1 ? '1 track' : `${shown} tracks`);

export const curationCards = {
  tracks,

  sort: {
    title: (period: string) => `${period} · Bronze`,
    version: (title: string, mix: string) => `${title} (${mix})`,
    bpm: (bpm: string) => `${bpm} BPM`,
    out: (date: string) => `out ${date}`,
    first: (date: string) => `first released ${date}`,
    kept: (parts: string) => `You kept ${parts} before`,
    keptBy: (count: string, artist: string) => `${count} by ${artist}`,
    source: {
      beatport: 'Beatport',
      listenbrainz: 'ListenBrainz',
      file: 'your file',
      playlist: 'your playlist',
    },
    spotify: 'Spotify',
    /** @param names of categories, bold */
    inGold: (names: string) => `🥇 Still in Gold: ${names}. Undoing a sort leaves Gold as it is.`,
    outOfGold: 'Take out of Gold',
    notThere: 'Not on Spotify yet: sorted now, it arrives when it is there.',
    position: (at: string, of: string) => `${at} of ${of}`,
    left: (span: string) => `about ${span} left`,
    trash: 'Trash',
    skip: 'Skip',
    undo: 'Undo',
    open: 'Open in Spotify',
    later: 'Later',
    why: 'Why ★?',
    likely: (name: string) => `★ ${name}`,
    cover: (title: string) => `Cover of ${title}`,
    sorted: (title: string, place: string) => `Last: **${title}** → ${place}`,
    undone: (title: string) => `Back again: **${title}**`,
    stale: 'That card was old, so nothing was sorted. This is where you are.',
    goneCategory: 'That category is archived by now, so nothing was sorted. Choose another one.',
    closed: 'This week is closed, so nothing was sorted.',
    silver: 'Silver',
    skipped: 'skipped',
    bronze: 'Bronze',
    noCategories: 'There is no category left. `/categories add` makes one.',
  },
  done: {
    title: (period: string) => `${period} is sorted`,
    kept: (kept: string, total: string) => `**${kept}** of ${total} are in Silver.`,
    rest: (trash: string, skipped: string) => `Trash ${trash} · skipped ${skipped}`,
    waiting: (count: number) =>
      count === 1
        ? '1 more is not on Spotify yet. It joins when it is.'
        : `${count} more are not on Spotify yet. They join when they are.`,
    review: 'Review Silver',
    makingTitle: (period: string) => `${period} is being put together`,
    making:
      'Its playlists and tracks are on their way. Sorting begins when they are here; look again in a moment.',
    emptyTitle: (period: string) => `${period}: nothing to sort yet`,
    empty:
      'No releases are known for this week so far. They join by themselves when a source brings them; `/releases import` takes a file of yours.',
    closedTitle: (period: string) => `${period} is closed`,
    closed: 'Its temporary playlists are let go. What is in Gold stays, and so does the history.',
    look: 'Look again',
    doubts: (count: number, shown: string) =>
      count === 1 ? '1 doubtful match' : `${shown} doubtful matches`,
  },
  later: {
    text: (left: string) => `${left} to sort. \`/curate resume\` brings the card back, here or in your DMs.`,
    on: 'Go on',
    dm: 'Send to my DMs',
  },
  dm: {
    sent: 'The card is on its way to your DMs. If Discord keeps them closed, sort right here instead.',
    here: 'Sort here',
  },
  why: {
    title: (name: string, percent: string) => `Why ${name}? ${percent} likely`,
    few: (sorts: string, needed: string) =>
      `Nothing is suggested yet: Segue learns from your own sorts, and begins after ${needed}. So far there are ${sorts}.`,
    noPattern: (sorts: string) =>
      `Nothing is suggested: in your ${sorts} sorts of this style, guessing is no better than always naming your most frequent category.`,
    unsure: 'Nothing telling is known about this track, so no category is highlighted.',
    none: 'No single thing speaks for it; it is what you choose most often.',
    trained: (sorts: string) => `Learned from ${sorts} sorts of yours, and from nothing else.`,
    line: (what: string, hits: string, of: string) => `${what}: ${hits} of ${of} went there`,
    label: (name: string) => `label ${name}`,
    artist: (name: string) => `by ${name}`,
    remixer: (name: string) => `remixed by ${name}`,
    release: (name: string) => `release ${name}`,
    genre: (name: string) => `genre ${name}`,
    tag: (name: string) => `tag ${name}`,
    version: (name: string) => `version ${name}`,
    tempo: (bpm: string) => `around ${bpm} BPM`,
    key: (key: string) => `key ${key}`,
    mode: { major: 'major keys', minor: 'minor keys' },
    length: (length: string) => `about ${length} long`,
    energy: (energy: string) => `energy around ${energy}`,
    missing: {
      label: 'no label',
      tempo: 'no tempo known',
      genre: 'no genre known',
      tag: 'no tags known',
    },
    tempoOf: (name: string, bpm: string) => `${name} around ${bpm} BPM`,
  },

  start: {
    title: 'Which style do you sort?',
    says: 'Each week has its own Bronze; what you keep goes to Silver, and from there to Gold for good.',
    pick: 'Pick a style',
    other: 'Any other style: type it in `/curate start style:`',
    setUpTitle: (style: string) => `${style}: what do you sort into?`,
    setUp: 'Each category gets a permanent Gold playlist in your Spotify. You can change them at any time.',
    packs: [
      ['Warm-up', 'Peak time', 'After hours'],
      ['Opening', 'Build', 'Peak', 'Closing'],
      ['Play now', 'Maybe'],
    ] as readonly (readonly string[])[],
    write: 'Name my own',
    form: 'Your categories',
    names: 'Up to 20, one per line or with commas',
    namesExample: 'Warm-up, Peak time, After hours',
    trash: 'Trash as a playlist',
    trashSays: 'A name, if you want a playlist of what you throw out',
    weekTitle: (style: string) => `${style}: which week?`,
    categories: (names: string) => `You sort into ${names}.`,
    kinds: {
      beatport: 'Weeks run from Saturday to Friday, as on Beatport.',
      iso: 'Weeks run from Monday to Sunday (ISO).',
    },
    toKind: { beatport: 'Saturday to Friday', iso: 'Monday to Sunday' },
    pickWeek: 'Another week',
    begin: (week: string) => `Begin ${week}`,
    goOn: (week: string) => `Go on with ${week}`,
    week: (year: string, week: string) => `week ${week}, ${year}`,
    /** For a menu: no markdown. */
    option: (year: string, week: string) => `Week ${week}, ${year}`,
    releases: (days: string, count: number, shown: string) =>
      `${days} · ${count === 1 ? '1 release' : `${shown} releases`}`,
    begun: (days: string) => `${days} · begun`,
    startedTitle: (period: string) => `${period} is being put together`,
    started:
      'Bronze and Silver playlists are made in your Spotify, and the releases come in. Then the card comes to your DMs.',
  },

  list: {
    title: 'Your weeks',
    none: 'No weeks yet. The first one takes a minute: pick a style, name your categories, begin.',
    line: (period: string, state: string) => `**${period}** · ${state}`,
    states: { making: 'being put together', open: 'open', sorted: 'sorted', closed: 'closed' },
    left: (left: string, total: string) => `${left} of ${total} left`,
    pick: 'Open a week',
    fresh: 'Begin a week',
  },
  period: {
    counts: (sorted: string, total: string) => `${sorted} of ${total} sorted`,
    places: (silver: string, trash: string, skipped: string) =>
      `Silver ${silver} · Trash ${trash} · skipped ${skipped}`,
    sort: 'Sort',
    review: 'Review',
    close: 'Close',
    stats: 'Numbers',
    all: 'All weeks',
    days: (from: string, to: string) => `${from} to ${to}`,
    ready: 'Sort now',
    coming: (found: string, all: string) =>
      `Releases are being read and looked for on Spotify: ${found} of ${all} so far. The card comes to your DMs by itself.`,
    beatportShut:
      'Beatport does not let Segue in at the moment. Whoever runs Segue knows; its releases join by themselves after that.',
    inDm: 'The card is in your DMs. You can also sort right here.',
    came: (joined: number, shown: string) => {
      if (joined === 0) return 'Nothing new came in by now. Releases join by themselves as they are read.';
      return joined === 1 ? '1 track came in.' : `${shown} tracks came in.`;
    },
  },
  review: {
    title: (period: string) => `${period} · Silver`,
    none: 'Nothing is in Silver yet. What you sort into a category shows up here.',
    line: (name: string, count: string, promoted: string) => `**${name}** · ${count}, ${promoted} in Gold`,
    pick: 'Open a list',
    listTitle: (period: string, category: string) => `${period} · ${category}`,
    empty: 'Nothing is in here (any more).',
    inGold: '🥇',
    count: (count: string, promoted: string) => `${count} · ${promoted} of this page in Gold`,
    choose: 'Choose tracks',
    promoteAll: 'Promote all',
    unpromoteAll: 'Take all out of Gold',
    back: 'All lists',
    chosen: (count: number) => (count === 1 ? '1 track chosen:' : `${count} tracks chosen:`),
    promote: 'To Gold',
    unpromote: 'Out of Gold',
    bronze: 'Back to Bronze',
    trash: 'Trash',
    move: 'Move to another category',
    no: 'Back to the list',
    changed: 'The list has changed since you chose. Choose once more.',
    promoted: (count: number, shown: string) => `${tracks(count, shown)} went to Gold.`,
    already: (count: number, shown: string) => `${tracks(count, shown)} had been there.`,
    waiting: (count: number, shown: string) =>
      `${tracks(count, shown)} ${count === 1 ? 'is' : 'are'} not on Spotify yet.`,
    unpromoted: (count: number, shown: string) =>
      `${tracks(count, shown)} went out of Gold; Silver keeps ${count === 1 ? 'it' : 'them'}.`,
    moved: (count: number, shown: string) => `${tracks(count, shown)} moved.`,
  },
  gold: {
    /** @param names of the style and the category, as far as it is of one */
    title: (names: readonly string[]) => (names.length === 0 ? 'Your Gold' : `${names.join(' · ')} · Gold`),
    none: 'Nothing is in Gold yet. `/curate review` promotes what you kept.',
    /** @param into the category, where several are shown */
    line: (track: string, into: string | null, from: string, when: string) =>
      `${track} · ${into === null ? '' : `**${into}** · `}${from}, ${when}`,
    week: (year: number, week: number) => `${year}, week ${week}`,
    hand: 'put in by hand in Spotify',
    count: (count: number, shown: string) => tracks(count, shown),
    pick: 'Take out of Gold',
  },
  close: {
    title: (period: string) => `Close ${period}?`,
    left: (count: number, shown: string) =>
      `${tracks(count, shown)} ${count === 1 ? 'is' : 'are'} not sorted.`,
    silver: (promoted: string, not: string) =>
      `Of Silver, ${promoted} ${promoted === '1' ? 'is' : 'are'} in Gold and ${not} not.`,
    playlists: (count: number) =>
      count === 1 ? 'There is 1 temporary playlist.' : `There are ${count} temporary playlists.`,
    says: 'Gold and the history stay. A closed week cannot be sorted any more.',
    empty: (count: number) => `Empty ${count === 1 ? 'it' : `all ${count}`}`,
    delete: (count: number) => `Delete ${count === 1 ? 'it' : `all ${count}`}`,
    keep: 'Leave them as they are',
    no: 'Not yet',
    done: {
      empty: 'The playlists are being emptied.',
      delete: 'The playlists go out of your Spotify library.',
      keep: 'The playlists stay as they are; Segue lets go of them.',
    },
  },
  stats: {
    title: 'What became of your releases',
    none: 'No numbers yet: they come with the first sorted week.',
    picture: 'From Bronze to Gold',
    everything: 'Everything so far',
    funnel: { all: 'Bronze', sorted: 'Sorted', silver: 'Silver', gold: 'Gold' },
    bar: (bar: string, name: string, count: string, percent: string) =>
      `\`${bar}\` ${name} **${count}** · ${percent}`,
    stage: (name: string, count: string) => `${name} **${count}**`,
    pace: (span: string) => `You take about ${span} per track.`,
    weeks: 'By week',
    styles: 'By style',
    labels: 'By label',
    line: (name: string, all: string, silver: string, gold: string) =>
      `${name}: ${silver} of ${all} kept, ${gold} in Gold`,
  },

  styles: styleCards,
  categories: categoryCards,
  match: {
    title: (left: string) => `Which one is it? ${left} to look at`,
    is: (title: string) => `**${title}**`,
    none: 'No doubtful matches: everything is decided.',
    candidate: (at: number, title: string) => `**${at}.** ${title}`,
    doubt: (words: string) => `Doubt: ${words}`,
    doubts,
    pick: (at: number) => `This one: ${at}`,
    nothing: 'None of them',
    later: 'Later',
    undo: 'Undo last answer',
    sticky: 'What you say here stands for good, for you alone.',
    undone: 'Your last answer is taken back.',
    from: (source: string) => `From ${source}`,
    resume: 'Sort on',
  },
  import: {
    title: 'Your file is being read',
    wait: 'This message says soon what came in, and which lines did not.',
    read: (read: string, fresh: string, changed: string, known: string, skipped: string) =>
      `${read} rows read: ${fresh} new + ${changed} changed + ${known} already there + ${skipped} left out`,
    broken: (lines: string) => `Left out: ${lines}`,
    line: (at: string, why: string) => `line ${at} (${why})`,
    whys: {
      quote: 'a quotation mark is not closed',
      columns: 'more cells than headings',
      title: 'no title',
      artist: 'no artist',
      shape: 'not an object',
      repeated: 'the same track as above',
      tooMany: 'the file is too long',
    } as Readonly<Record<string, string>>,
  },
};
