/** `/digest` and the posts it makes. Facts are formatted already: names escaped, times as Discord timestamps. */
export const digests = {
  command: 'Posts about what this server listens to',
  subs: {
    add: 'Make a digest for a channel or for your DMs: every day, week or month',
    edit: 'Change what a digest tells, and when',
    list: 'The digests of this server, and your own',
    preview: 'What a digest would say now; only you see it',
    pause: 'Let a digest stand still',
    resume: 'Let a digest go on',
    test: 'Post what a digest would say now, marked as a test',
    remove: 'Stop a digest',
  },
  options: {
    channel: 'Where to post it (here, if you say nothing)',
    dm: 'To your DMs instead of a channel',
    cadence: 'How often',
    hour: 'At which hour, 0 to 23',
    timezone: 'Time zone of that hour, such as Europe/Berlin',
    weekday: 'On which day, for weekly ones (Monday if you say nothing)',
    day: 'On which day of the month, for monthly ones; 31 is the last day',
    language: 'In which language it posts in a channel',
    digest: 'Which digest',
  },
  cadences: { daily: 'every day', weekly: 'every week', monthly: 'every month' },
  /** Monday first. */
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  when: {
    daily: (hour: string, zone: string) => `every day at ${hour} (${zone})`,
    weekly: (day: string, hour: string, zone: string) => `every ${day} at ${hour} (${zone})`,
    monthly: (day: number, hour: string, zone: string) =>
      day === 31
        ? `on the last day of every month at ${hour} (${zone})`
        : `on day ${day} of every month at ${hour} (${zone})`,
  },

  added: {
    title: 'Digest added',
    says: (channel: string, when: string) => `Segue will post in ${channel} ${when}.`,
    own: (when: string) => `Segue will write to you ${when}, when there is something to tell.`,
    next: (when: string) => `First one ${when}.`,
    unsure:
      'Segue could not check whether it may post there. If it may not, you get a message and the digest pauses.',
    consent:
      'Only people who said yes are counted, without names. Each of them does so with “Count me in” or /privacy server on.',
    listeners: (count: number) => {
      if (count === 0) return 'Nobody here has agreed to be counted yet.';
      return count === 1
        ? '1 person here agreed to be counted.'
        : `${count} people here agreed to be counted.`;
    },
  },

  list: {
    title: 'Digests of this server',
    own: 'Your digests',
    dm: 'your DMs',
    empty:
      'No digest yet. /digest add makes one: for a channel that needs the Manage Server permission, for your DMs nothing.',
    next: (when: string) => `Next ${when}`,
    tells: (when: string, blocks: string) => `${when} · ${blocks}`,
    skipped: (when: string) => `The one of ${when} was left out: Segue was not running until a day later.`,
    paused: {
      channel_gone: 'Paused: the channel is gone.',
      cannot_post: 'Paused: Segue may not post in that channel.',
      dm_closed: 'Paused: your DMs are closed to Segue.',
      by_hand: 'Paused by hand.',
      draft: 'Not started yet.',
    },
    change: 'Change',
    resume: 'Resume',
    stands: 'The digest stands still until somebody presses “Resume”.',
    resumed: (when: string) => `The digest goes on. Next one ${when}.`,
    choice: (place: number, when: string) => `${place}: ${when}`,
  },

  remove: {
    title: 'Remove this digest?',
    says: (channel: string, when: string) => `The digest in ${channel}, ${when}, would stop.`,
    own: (when: string) => `Your digest, ${when}, would stop.`,
    kept: 'Posts that are there already stay.',
    yes: 'Remove',
    no: 'Keep it',
    done: 'Digest removed',
    doneSays: (channel: string) => `No more posts of it in ${channel}.`,
    ownDone: 'Segue writes it to you no more.',
    keptSays: 'Nothing changed.',
  },

  post: {
    titles: {
      daily: 'What this server listened to since yesterday',
      weekly: 'What this server listened to this week',
      monthly: 'What this server listened to this month',
    },
    period: (from: string, to: string) => `${from} – ${to}`,
    track: (title: string, artists: string, counts: string) => `🎵 ${title} · ${artists}: ${counts}`,
    artist: (name: string, counts: string) => `🎤 ${name}: ${counts}`,
    counts: (plays: number, playsText: string, listeners: number) =>
      `${playsText} ${plays === 1 ? 'play' : 'plays'} by ${listeners === 1 ? '1 person' : `${listeners} people`}`,
    totals: (plays: string, listeners: number, time: string) =>
      `${plays} in all by ${listeners === 1 ? '1 listener' : `${listeners} listeners`}, about ${time}`,
    plays: (plays: number, text: string) => `${text} ${plays === 1 ? 'play' : 'plays'}`,
    quiet: 'Nobody who is counted here played anything.',
    nobody:
      'Nobody here is counted yet. Say yes and the next digest has something to tell; names are never shown.',
    cover: (title: string, artists: string) => `Cover of ${title} by ${artists}`,
    closer: 'Look closer',
    closerTitle: 'What this server listened to',
    tracks: 'Tracks',
    artists: 'Artists',
    line: (place: number, name: string, plays: string, listeners: string) =>
      `**${place}** · ${name}: ${plays} · ${listeners}`,
    listeners: (count: number) => (count === 1 ? '1 person' : `${count} people`),
    byPlays: 'By plays',
    byListeners: 'By people',
    counted: 'People who agreed are counted, without names.',
  },

  preview: {
    button: 'Preview',
    note: 'A preview: only you see it. It tells of the time up to now.',
    daily: 'Last day',
    weekly: 'Last week',
    monthly: 'Last month',
    nothing: 'It would have nothing to tell now. Blocks that have nothing to say are left out.',
  },

  paused: {
    title: 'A digest of yours pauses',
    says: {
      channel_gone: (channel: string) =>
        `The channel ${channel} is gone, so Segue could not post the digest.`,
      cannot_post: (channel: string) =>
        `Segue may not post in ${channel}: it needs to see the channel and to send messages there.`,
    },
    next: 'Let Segue post there and press Resume in /digest list, or make a new one with /digest add.',
  },
};
