/** `/taste`: two tastes side by side, and playlists that several people blend. Names come escaped, numbers formatted. */
export const taste = {
  command: 'Your taste beside others’',
  subs: {
    compare: 'Compare what you listen to with somebody, if both of you agree',
    blend: 'A playlist of what two to ten of you listen to, every week anew',
    blends: 'The blends you are in',
  },
  options: {
    member: 'With whom',
    name: 'What the playlist is to be called',
  },
  compare: {
    title: 'Two tastes',
    oneself: 'That is you. Somebody else is needed.',
    bot: 'Bots do not listen to music.',
    theyHaveNothing: 'Segue does not know yet what they listen to. They can link an account with `/link`.',
    notHere: 'Segue itself has to be in this server to ask them here.',
    window: (words: string) => `Plays: ${words}`,
    between: (a: string, b: string) => [a, b],
    similarity: (percent: string) => `**${percent}** alike`,
    meaning: (percent: string, all: string) =>
      `${percent} of the plays of either go to the same artists in the same measure; ${all} is the same taste.`,
    parts: (genres: string | null, tracks: string) =>
      genres === null ? `By tracks ${tracks}` : `By genres ${genres}, by tracks ${tracks}`,
    artists: (count: number, shown: string) =>
      count === 0
        ? 'You have no artist in common'
        : count === 1
          ? 'One artist in common'
          : `${shown} artists in common`,
    tracks: (count: number, shown: string) =>
      count === 0 ? 'No track in common' : count === 1 ? 'One track in common' : `${shown} tracks in common`,
    genres: 'Genres in common',
    thing: (name: string, a: string, b: string) => `• ${name} · ${a} and ${b}`,
    couldShow: (who: string, names: string) => `${who} could show: ${names}`,
    found: (who: string, shown: string, names: string) =>
      `${who} heard ${shown} of what you share most first: ${names}`,
    share: 'Show it here',
    shared: 'It is shown here in a moment.',
  },
  ask: {
    title: 'Two tastes?',
    text: (asker: string, other: string) =>
      `${asker} would like to compare what both listen to with ${other}.`,
    what: 'If you agree, this channel sees it once: artists, genres and tracks you share, and what each could show the other.',
    always: '`/privacy server named` agrees for good, `/privacy server off` takes all of it back.',
    yes: 'Agree, this once',
    no: 'No',
    agreed: 'Agreed. It follows below.',
    declined: 'Not this time.',
  },
  blend: {
    title: (name: string) => `A blend: ${name}`,
    what:
      'A playlist of what everybody in it listens to: the same share of everybody, what you have in common first, every ' +
      'Monday anew. Nothing that any of you banned.',
    consent:
      'Who joins agrees that the others see which of these tracks are for them. Leaving takes you out at once.',
    inside: (count: number, shown: string) => (count === 1 ? 'One is in' : `${shown} are in`),
    waiting: 'From two on it can be made, up to ten.',
    running: 'It is being made, and comes to the Spotify of who began it.',
    over: 'It is over.',
    join: 'Join',
    leave: 'Leave',
    start: 'Make the playlist',
    name: 'Blend',
  },
  blends: {
    title: 'Your blends',
    none: 'You are in none. `/taste blend` begins one.',
    line: (name: string, people: string) => `**${name}** · ${people}`,
    people: (count: number, shown: string) => (count === 1 ? 'only you' : `${shown} people`),
    pick: 'Look at one…',
    for: (who: string) => `for ${who}`,
    everybody: 'for everybody',
    track: (title: string, artists: string, why: string) => `${title} · ${artists}: ${why}`,
    shares: (who: string, shown: string) => `${who} · ${shown}`,
    sharesTitle: 'Tracks for each',
    nothing: 'Nothing is in it yet: it needs two people whose plays Segue knows.',
    open: 'Open it',
    care: 'Undo, pins, pause',
    back: 'Your blends',
    leave: 'Leave it',
    end: 'End it',
    ends: 'You began it: when you leave, it ends. The playlist stays in your Spotify as it is then.',
    left: 'You are out of it.',
  },
};
