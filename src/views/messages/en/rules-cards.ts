import type { PlaylistState } from '../../../domain/playlists/managed.ts';

/** Cards of rule sets and their playlists. Names are escaped, numbers and times formatted already. */

const states: Record<PlaylistState, string> = {
  new: 'Not in Spotify yet: it comes with the first apply.',
  creating: 'Spotify is asked to make it.',
  active: 'It is as it should be.',
  asking: 'It waits for your word.',
  gone: 'You took it out of your Spotify library, so Segue leaves it alone. Put it back there, or let go of it here.',
  unreadable:
    'Spotify does not let Segue write it any more: it belongs to somebody else now. Let go of it here, and make a new one.',
  full: 'It is full: Spotify takes 10,000 entries. A limit in the rules brings it below.',
  needs_reauth: 'Spotify wants you to sign in again. Link once more, and it goes on.',
  no_permission:
    'Segue lacks the permission to write playlists. Link again and leave everything switched on.',
  app_refused: 'Spotify refuses the app that you linked through. Ask its owner, or link through another one.',
};

export const ruleCards = {
  list: {
    title: 'Your rule sets',
    none: 'No rule sets yet. The first one takes less than a minute: pick a beginning, look at it, apply.',
    line: (name: string, state: string) => `**${name}** · ${state}`,
    under: (summary: string) => `-# ${summary}`,
    pick: 'Open one',
    fresh: 'New rule set',
    goOn: (name: string) => `Go on: ${name}`,
  },
  off: 'switched off',
  noPlaylist: 'no playlist',
  playlists: (count: number, shown: string) => (count === 1 ? '1 playlist' : `${shown} playlists`),
  short: { afterSync: 'after each sync', daily: 'daily', weekly: 'weekly', never: 'by hand' },

  set: {
    schedule: (words: string) => `Runs: ${words}`,
    next: (when: string) => `, next ${when}`,
    ran: (count: string, when: string) => `Last run ${when}: ${count}`,
    stopped: (when: string) => `Last run ${when}: it stopped at a track that lacks something`,
    broken: (when: string) =>
      `Last run ${when}: something it hangs on is missing, so nothing was changed; the preview says what`,
    usedBy: (names: string) => `Used by: ${names}`,
    off: 'It is switched off: it does not run by itself.',
    preview: 'Preview',
    edit: 'Edit',
    schedules: 'Schedule',
    export: 'Export',
    copy: 'Copy',
    switchOn: 'Switch on',
    switchOff: 'Switch off',
    delete: 'Delete',
    all: 'All rule sets',
    saved: 'Saved. Nothing was changed in Spotify.',
    copied: 'This is the copy. It is switched off until you want it.',
    copyName: (name: string) => `${name} (copy)`,
    switchedOn: 'Switched on.',
    switchedOff: 'Switched off. Its playlist stays as it is.',
  },

  schedule: {
    title: (name: string) => `${name}: when, and who hears of it`,
    when: 'When does it run?',
    notify: 'Who gets a note when it changed something?',
    nobody: 'Nobody',
    member: 'Me, in a direct message',
    channel: 'This channel',
    elsewhere: 'The channel it goes to now',
    noPlaylist: 'It has no playlist yet, so running changes nothing: apply it once.',
    needsManage: 'Notes into a channel need *Manage Server*, and a channel that Segue may write in.',
    back: 'Back',
  },

  delete: {
    title: (name: string) => `Delete ${name}?`,
    says: 'The rules are gone then.',
    export: 'Export it first if you may want it back.',
    playlists: (count: number, shown: string) =>
      count === 1
        ? 'What becomes of its playlist in Spotify?'
        : `What becomes of its ${shown} playlists in Spotify?`,
    usedBy: (names: string) => `⚠️ ${names} use it; what asks for it counts as unknown then.`,
    keep: 'Delete, keep the playlist',
    unfollow: 'Delete both',
    plain: 'Delete',
    no: 'Do not delete',
    done: (name: string) => `**${name}** is deleted.`,
    kept: 'The playlist stays in your Spotify as it is, and is yours alone now.',
    unfollowing: 'The playlist is being taken out of your Spotify library.',
  },

  export: {
    title: (name: string) => `${name}: to keep or to share`,
    says: '`/rules import` reads both the file and the text.',
    file: (slug: string) => `${slug}.json`,
    textFile: (slug: string) => `${slug}.txt`,
    fileAlt: (name: string) => `The rule set ${name} as a file`,
  },

  import: {
    started: 'Reading the file',
    ready: 'Look at it',
    problemsTitle: 'That file has mistakes',
    problems: 'Put them right in the file, and import it again. Nothing was kept.',
    wait: 'Segue reads the file. In a moment this message says what is in it.',
  },

  playlist: {
    title: (name: string) => `${name}: the playlist`,
    states,
    size: (tracks: string) => `${tracks} as last seen`,
    looked: (when: string) => `looked at ${when}`,
    follows: (name: string) => `Follows **${name}**`,
    followsNothing: 'Follows no rules any more.',
    paused: '⏸️ Paused: it changes only when you apply it by hand.',
    pending: 'Something new waits to be written; it goes by itself.',
    hands: (pins: string, bans: string) => `📌 ${pins} pinned · 🚫 ${bans} banned by hand`,
    noHands: 'What you add or take out by hand in Spotify stays that way; here you will see it.',
    question: (removes: string, of: string, adds: string) =>
      `⚠️ This apply would take out **${removes}** of ${of} tracks and add ${adds}. Nothing was done yet.`,
    remove: (tracks: string) => `Remove ${tracks}`,
    keep: 'Keep them',
    kept: 'They stay. Just this is not asked again; pause it, or change the rules.',
    apply: 'Apply now',
    pause: 'Pause',
    resume: 'Resume',
    undo: 'Undo',
    redo: 'Redo',
    /** @param when of a select option: no markdown */
    revision: (when: string, added: string, removed: string) => `Before ${when} (+${added} −${removed})`,
    revisionUndo: (when: string) => `Before the undo of ${when}`,
    revisions: 'Go back to how it was',
    lastApply: (when: string, added: string, removed: string) => `Last change ${when}: +${added} −${removed}`,
    lastUndo: (when: string) =>
      `Taken back ${when}. The playlist is paused so that the rules do not do it again.`,
    noRevisions: 'Nothing was applied yet, so there is nothing to take back.',
    nothingToUndo: 'There is nothing (more) to take back: this is as far back as Segue remembers.',
    nothingToRedo: 'Nothing was taken back, or it is still being written: there is nothing to bring again.',
    orderLeft:
      '🔀 The order is not quite the one of the rules: putting it right would cost most tracks the date at which they were added.',
    moved: (tracks: string) => `✋ You moved ${tracks}. Each apply puts them back where the rules have them.`,
    anew: 'Write it anew once',
    ownOrder: 'Keep my order',
    ownOrderKept: 'From now on tracks stay where you put them.',
    unavailable: (count: number, tracks: string) =>
      count === 1
        ? '🚫 1 track is not available on Spotify now.'
        : `🚫 ${tracks} are not available on Spotify now.`,
    lost: 'Which ones?',
    lostTitle: (name: string) => `${name}: not available on Spotify`,
    lostSays: 'The rules want these. Segue tries them again from time to time; nobody banned them.',
    lostNone: 'Everything the rules want is there.',
    lostMore: (count: string) => `… and ${count} more`,
    remake: 'Make a new one',
    marks: 'Pins & bans',
    forget: 'Let go of it',
    forgetSure: 'Yes, let go',
    forgetAsk: 'Segue forgets this playlist: it stays in your Spotify as it is and is not written any more.',
    forgotten: 'Segue has let go of it. It stays in your Spotify as it is.',
    back: 'Back',
    open: 'Open in Spotify',
    rules: 'To the rule set',
    pick: 'Which playlist?',
    none: 'This rule set has no playlist yet. Apply it, and there is one.',
    pickTitle: (name: string) => `${name}: its playlists`,
    more: (count: string) => `and ${count} more: \`/rules playlist\` finds them by name.`,
  },

  marks: {
    title: (name: string) => `${name}: by hand`,
    says: 'Pinned tracks stay and banned ones stay out, whatever the rules say.',
    pin: (track: string) => `📌 ${track}`,
    ban: (track: string) => `🚫 ${track}`,
    byHand: 'in Spotify',
    byWord: 'here',
    pick: 'Leave it to the rules again',
    none: 'Nothing is pinned or banned. Add or take out tracks in Spotify, and they show up here.',
    removed: (count: number) =>
      count === 1 ? 'One is left to the rules again.' : `${count} are left to the rules again.`,
    unknown: 'a track that Segue does not know',
  },

  adopt: {
    title: 'Which playlist of yours?',
    says: 'Segue writes into it from now on. Next you choose what becomes of what is in it.',
    none: 'None of your own playlists is free for this. Segue sees those that `/sources` lists.',
    pick: 'Pick a playlist',
    askTitle: (name: string) => `${name}: what becomes of what is in it?`,
    ask: 'Either way you see numbers before much is taken out, and every apply can be undone.',
    keep: 'Keep what is in it',
    take: 'The rules decide',
    back: 'Back',
  },

  /** Why an apply did nothing. */
  held: {
    findings: '⚠️ Nothing was done: these rules cannot be kept as they stand.',
    stopped: '⛔ Nothing was done: the rules stop at a track of which something is not known.',
    broken: '⚠️ Nothing was done: the rules name something that is not there any more.',
    later:
      '⏳ Kept, but not applied yet: Segue is putting your tracks in order, or somebody changed the rules just now. Try again in a moment.',
  },

  outcome: {
    applied: (added: string, removed: string, size: string) =>
      `**+ ${added}** new   **− ${removed}** left   = **${size}** in it`,
    unchanged: (size: string) => `It was like this already: ${size} in it.`,
    hands: (pinned: string, banned: string) =>
      `Seen by hand and respected: ${pinned} added, ${banned} taken out.`,
    leftOut: (count: string) => `${count} more did not fit: Spotify takes 10,000.`,
    redated: (count: string) => `${count} got a new date of adding.`,
    orderLeft:
      'The order was left as it was: the one of the rules would cost most tracks the date at which they were added.',
    moved: (tracks: string) => `You had moved ${tracks}: where these rules sort, their order counts.`,
    asks: (removes: string, of: string) =>
      `It would take out **${removes}** of ${of} tracks, so it waits for your word.`,
    open: 'Show playlist',
    several: (count: string) => `${count} playlists are being written, one after the other.`,
  },
};
