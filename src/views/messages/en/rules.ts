import { ruleNames } from './rules-names.ts';
import { ruleWords } from './rules-words.ts';

/** `/rules`. Names are escaped, numbers and times formatted already. */

const tracks = (count: number, shown: string): string => (count === 1 ? '1 track' : `${shown} tracks`);

export const rules = {
  tracks,
  topics: { ...ruleWords.fields, source: 'source', ruleSet: 'another rule set' },
  ...ruleNames,

  unnamed: 'New rules',
  start: {
    title: 'A new playlist that fills itself',
    says: 'Pick a beginning. You see what it would bring before anything happens.',
    pick: 'Pick a beginning',
    option: (says: string, count: string) => `${says} · ${count}`,
    line: (name: string, says: string, count: string) => `**${name}** · ${says} · **${count}**`,
    empty:
      'Rules choose from your library, and that is empty: no sources yet. Pick liked tracks or playlists first, that takes a minute.',
    build: 'Build step by step',
    write: 'Write it as text',
  },

  preview: {
    title: (name: string) => `${name}: preview`,
    counts: (count: string, matching: string) => `**${count}** of **${matching}** matching`,
    limits: (words: string) => ` (${words})`,
    nothing: (of: string) =>
      `Nothing matches yet: none of ${of}. Change a condition, or save it and let it fill later.`,
    /** A minus, not a hyphen: it stands between numbers. */
    diff: (added: string, removed: string, kept: string) =>
      `**+ ${added}** new   **− ${removed}** leave   = ${kept} stay`,
    fresh: 'No playlist yet',
    held: 'Playlists are left as they are until these rules name only what is there',
    same: (kept: string) => `The playlist is like this already: ${kept}`,
    time: (span: string) => `${span} in all`,
    line: (place: number, track: string) => `${place} ${track}`,
    more: (count: string) => `-# and ${count} more`,
    group: (name: string, count: string) => `${name} · ${count}`,
    why: 'Why in, why out? Pick a track',
    changed: (name: string) => `This changes **${name}** only when you save or apply it.`,
    create: 'Create playlist & apply',
    apply: 'Apply',
    edit: 'Edit',
    save: 'Save only',
    adjust: 'Adjust numbers',
    rename: 'Rename',
    adopt: 'Use a playlist I have',
    card: 'To the rule set',
    cover: (title: string, artists: string) => `Cover of ${title} by ${artists}`,
  },

  warnings: {
    finding: (says: string) => `⚠️ ${says}`,
    ruleSetMissing: (name: string) => `⚠️ You have no rule set ${name}; what asks for it counts as unknown.`,
    ruleSetCircle: (name: string) => `⚠️ ${name} leads back to itself; what asks for it counts as unknown.`,
    sourceMissing: (name: string) =>
      `⚠️ ${name} is not among your sources, so nobody knows what is in it. \`/sources\` picks it.`,
    managedMissing: (name: string) =>
      `⚠️ Segue fills no playlist ${name} for you; what asks for it counts as unknown.`,
    aggregateEmpty: (field: string) => `⚠️ No track has a ${field} to compare with.`,
    regexInvalid: (pattern: string) => `⚠️ ${pattern} is no pattern that can be read; it fits nothing.`,
    lacking: (count: string, of: string, field: string) =>
      `⚠️ ${count} of ${of} tracks have no ${field} yet, so they do not match. Segue asks around every night, or now: \`/jobs run external\`.`,
    stopped: (track: string) =>
      `⛔ These rules stop at ${track}: something they ask for is not known of it. Nothing would be changed. \`/track set\` can say it, or take \`if unknown fail\` out.`,
    filling: 'Segue is putting in order what is known about your tracks. The counts may still grow.',
  },

  forms: {
    params: 'Adjust the numbers',
    range: (least: string, most: string) => `${least} to ${most}`,
    name: 'Name',
    nameTitle: 'What is it called?',
    textTitle: 'Rules as text',
    text: 'Rules',
    textHelp: 'One condition per line, then sort and limit. /rules export shows how yours is written.',
    textExample:
      'in liked\nbpm 124..132 and genre is "techno"\nplays in the last 60 days = 0\nsort by added desc\nlimit 5',
    sizesTitle: 'How much?',
    sizes: {
      tracks: 'At most so many tracks',
      minutes: 'At most so many minutes',
      perArtist: 'At most so many per artist',
      perAlbum: 'At most so many per album',
    },
    sizeHelp: 'Leave it empty for no limit',
    word: 'Text',
    number: 'Number',
    numberFrom: 'From',
    numberTo: 'To',
    span: 'How long: 60 days, 2 weeks, 3 months',
    date: 'Date: 2026-11-20, 2026-11 or 2026',
    dateFrom: 'From date: 2026-11-20, 2026-11 or 2026',
    dateTo: 'To date',
    values: 'Which; several with commas',
    /** What somebody types in this language, as the language of rules has it: units, dates, decimal signs. */
    spoken: (typed: string) => typed,
    units: {
      share: 'In percent, such as 80%',
      duration: 'Such as 6:30',
      bpm: 'Beats per minute, such as 128',
      db: 'Decibels, such as -8',
      year: 'Such as 1994',
      days: 'Days, such as 3',
      count: 'Such as 3',
    },
  },

  build: {
    title: (name: string) => `${name}: building`,
    counts: (count: string) => `**${count}** match so far`,
    empty: 'No condition yet: every track of your library matches. Pick what the first one is about.',
    track: 'Add a condition: what the track is',
    listening: 'Add a condition: where it is, how you listen',
    items: 'Change a condition',
    tooMany: 'There are more conditions than a menu can show; the text has them all.',
    changed: 'These rules were changed meanwhile. This is how they stand now.',
    operatorTitle: (topic: string) => `${topic} …`,
    operator: 'How?',
    valueTitle: (topic: string, operator: string) => `${topic} ${operator}`,
    value: 'Which? You can pick several',
    noValues: 'Your tracks have none of these yet. Type one.',
    type: 'Type it',
    calendar: 'When?',
    itemTitle: 'This condition',
    or: 'Or something else',
    not: 'Turn it round',
    remove: 'Take it out',
    back: 'Back',
    preview: 'Preview',
    shape: 'Order & size',
    text: 'As text',
    discard: 'Throw away',
    discarded: 'Thrown away. Nothing was changed.',
    shapeTitle: 'In which order, and how much?',
    order: 'Order',
    ownOrder: 'an order of its own; picking one replaces it',
    from: 'Where from',
    universes: {
      library: 'From my sources',
      played: 'From everything I ever played',
      everything: 'From both',
    },
    sizes: 'How much',
    alternative: (rule: string) => `As an alternative to: ${rule}`,
    unknown:
      'That is no field or no comparison that Segue knows. Pick from the suggestions, or from the menus here.',
    badValue: 'That cannot be read as it stands',
    again: 'Try again',
    liked: 'Liked tracks',
  },

  broken: {
    title: 'Not understood yet',
    kept: 'Nothing is lost: “Try again” brings back exactly what you typed.',
    again: 'Try again',
    tooLong:
      'This text is longer than a form of Discord holds (4,000 characters). Here it is as a file: change it, and give it back with `/rules import`.',
    tooLongTitle: 'Too long for a form',
  },

  why: {
    title: (name: string, track: string) => `${track}: in “${name}”?`,
    testTitle: 'Would it match?',
    given: (values: string) => `As if known: ${values}`,
    verdicts: {
      in: '✅ It is in.',
      inPlaylists: (names: string) => `✅ It is in: ${names}.`,
      matches: '✅ It matches.',
      pinned: '📌 It is in because you pinned it, whatever the rules say.',
      banned: '🚫 It stays out because you banned it: here, or by taking it out in Spotify.',
      noMatch: '❌ It does not match.',
      unknown: '❔ Nobody knows: something the rules ask for is not known of it, so it stays out.',
      noCandidate: '❌ It is not among the tracks that these rules begin with.',
    },
    out: {
      duplicate: (other: string) =>
        `❌ It matches, but ${other} is the same by your rules, and only one of them comes in.`,
      cap: (count: string, per: string, value: string) =>
        `❌ It matches, but there are ${count} of the ${per} ${value} already.`,
      limit: (limit: string) => `❌ It matches, but the list was full before its turn: ${limit}.`,
      lengthUnknown: '❌ It matches, but nobody knows how long it is, and minutes are counted.',
      noShare: '❌ It matches, but it is in none of the shares of the mix.',
      shareFull: '❌ It matches, but its share of the mix is full; more would change the mix.',
      noPlaylist: '❌ It matches, but there is no playlist for its value, or too few tracks have it.',
    },
    hands: {
      pin: 'Always keep it in',
      ban: 'Never this one',
      none: 'Leave it to the rules',
      said: {
        pin: '📌 Pinned: it stays in whatever the rules say. The playlist follows in a moment.',
        ban: '🚫 Banned: it stays out whatever the rules say. The playlist follows in a moment.',
        none: 'From now on the rules decide about it again.',
      },
    },
    another: 'another track',
    marks: { yes: '✓', no: '✗', unknown: '?' },
    condition: (mark: string, words: string, seen: string | null) =>
      seen === null ? `${mark} ${words}` : `${mark} ${words}: ${seen}`,
    is: (value: string, source: string | null) =>
      source === null ? `is ${value}` : `is ${value} (${source})`,
    against: (value: string) => `compared with ${value}`,
    notKnown: 'not known',
    never: 'never',
    nowhere: 'in none',
    yes: 'yes',
    no: 'no',
    more: (count: number) => `… ${count} more lines`,
    repeated: 'as above',
    groups: {
      all: 'all of these',
      any: 'at least one of these',
      none: 'none of these',
      not: 'not this',
      atLeast: (count: number) => `at least ${count} of these`,
      if: 'if the first, then the second, otherwise the third',
      use: (name: string) => `the rule set ${name}`,
    },
    file: 'why.txt',
    fileAlt: 'Every line of the explanation',
    back: 'Back to the preview',
  },
};
