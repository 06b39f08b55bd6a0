/** `/digest` and the posts it makes. Facts are formatted already: names escaped, times as Discord timestamps. */
export const digests = {
  command: 'Posts about what this server listens to',
  subs: {
    add: 'Post a digest in a channel, every day or every week',
    list: 'The digests of this server',
    preview: 'What a digest would say now; only you see it',
    remove: 'Stop a digest',
  },
  options: {
    channel: 'Where to post it',
    cadence: 'How often',
    hour: 'At which hour, 0 to 23',
    timezone: 'Time zone of that hour, such as Europe/Berlin',
    weekday: 'On which day, for weekly ones (Monday if you say nothing)',
    digest: 'Which digest',
  },
  cadences: { daily: 'every day', weekly: 'every week' },
  /** Monday first. */
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  when: {
    daily: (hour: string, zone: string) => `every day at ${hour} (${zone})`,
    weekly: (day: string, hour: string, zone: string) => `every ${day} at ${hour} (${zone})`,
  },

  added: {
    title: 'Digest added',
    says: (channel: string, when: string) => `Segue will post in ${channel} ${when}.`,
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
    empty: 'No digest yet. /digest add makes one; it needs the Manage Server permission.',
    next: (when: string) => `Next ${when}`,
    paused: {
      channel_gone: 'Paused: the channel is gone.',
      cannot_post: 'Paused: Segue may not post in that channel.',
    },
    remove: 'Remove',
    resume: 'Resume',
    resumed: (when: string) => `The digest goes on. Next one ${when}.`,
    choice: (place: number, when: string) => `${place}: ${when}`,
  },

  remove: {
    title: 'Remove this digest?',
    says: (channel: string, when: string) => `The digest in ${channel}, ${when}, would stop.`,
    kept: 'Posts that are there already stay.',
    yes: 'Remove',
    no: 'Keep it',
    done: 'Digest removed',
    doneSays: (channel: string) => `No more digests in ${channel}.`,
    keptSays: 'Nothing changed.',
  },

  post: {
    titles: {
      daily: 'What this server listened to since yesterday',
      weekly: 'What this server listened to this week',
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
