/** `/privacy delete`, `export`, `retention` and what is kept. Numbers, times and names are formatted and escaped already. */
export const privacyData = {
  subs: {
    delete: 'Delete everything that Segue keeps about you',
    export: 'Get everything that Segue keeps about you, as files',
    retention: 'How long Segue keeps your plays and what came from unlinked accounts',
  },
  delete: {
    title: 'Delete everything about you?',
    goes: 'This goes, for good:',
    nothing:
      'Segue keeps hardly anything about you: your language, your time zone and when you were here last.',
    plays: (count: string) => `${count} plays with all statistics made of them`,
    accounts: (names: string) => `the links to your accounts and their tokens: ${names}`,
    sources: (count: string) => `${count} playlists and lists that Segue knows of, with their tracks`,
    playlists: (count: string) => `the keeping of ${count} playlists that Segue writes for you`,
    ruleSets: (count: string) => `${count} rule sets`,
    imports: (count: string) => `${count} imports, with files that still lie here`,
    sorts: (count: string) => `${count} decisions about releases, with your categories and weeks`,
    servers: (count: string) => `your yes in ${count} servers, and your name in what was posted there`,
    rest: 'everything else that has your name on it: corrections, radar, settings, jobs',
    stays: 'This stays:',
    spotify:
      'Your playlists in Spotify. They are yours, and Segue never deletes them on its own. If one is to go too, take it out of your library first, with `/rules delete` or in Spotify itself.',
    access:
      'Segue’s entry among the apps of your Spotify account. It is worthless from now on; you take it away at spotify.com/account/apps.',
    digests: (count: string) =>
      `${count} digests that you made for servers: they belong to the server and go on without your name.`,
    apps: (count: string) =>
      `${count} Spotify apps of yours that others are linked through: Segue hands them to one of those. Delete the app in Spotify’s dashboard to end it.`,
    export: 'Want a copy first? `/privacy export` gives you everything.',
    ask: 'Delete everything …',
    keep: 'Keep everything',
    really: {
      title: 'Really everything?',
      text: 'Nobody can bring it back, not even whoever runs this bot. It begins at once and takes a few seconds; a long history takes up to a minute.',
      yes: 'Yes, delete everything about me',
    },
    kept: { title: 'Nothing was deleted', text: 'Everything is as it was.' },
  },
  deleted: {
    title: 'Everything about you is deleted',
    text: 'Here is your receipt. The file is all there is of it: Segue keeps no more than a fingerprint of its number, which says nothing about you.',
    again: 'If you use Segue again you begin as somebody new.',
    goingOn: {
      title: 'Your data is being deleted',
      text: 'Nobody sees anything of you any more, and the rest goes in the background. Your receipt comes as a DM when it is done, if yours are open.',
    },
  },
  receipt: {
    fileName: 'segue-receipt.txt',
    fileAlt: 'Receipt of the deletion',
    head: 'Segue: receipt of a deletion',
    number: (number: string) => `Number:  ${number}`,
    at: (time: string) => `Done at: ${time}`,
    what: 'Deleted, by kind:',
    nothing: 'There was hardly anything: the row of the member alone.',
    also: 'Also deleted: the row of the member, uploaded files, posts to the member that Segue remembered, and tracks of the shared catalogue that only this member had brought.',
    clean: 'The file of the database was searched afterwards, or written anew: it holds nothing of it.',
    tonight:
      'The database is large: unused parts of its file, which no command can read, are written anew in the coming night.',
    backups: (until: string) =>
      `Backups that were made before may hold it until ${until}; they are never read except to repair the database.`,
    noBackups:
      'This installation makes no backups by itself. Whoever runs it may have copies of their own: ask them.',
    discord:
      'What Discord keeps (your commands, Segue’s answers to you) is not Segue’s to delete. Posts in servers that named you were changed where Discord allowed it.',
    proof:
      'Whoever runs this bot can check the number: the database holds its SHA-256 and the time, and nothing else about this deletion.',
  },
  kinds: {
    plays: 'plays',
    sums: 'sums of plays by day, month and track',
    listening: 'top lists, gaps and how far plays are read',
    imports: 'imports',
    accounts: 'linked accounts and Spotify apps',
    sources: 'playlists and lists known',
    library: 'lines in those lists',
    tracks: 'your own words about tracks',
    rules: 'rule sets and drafts',
    playlists: 'playlists that Segue writes',
    playlistLists: 'contents and older versions of those',
    sorts: 'decisions about releases',
    curation: 'weeks, categories and releases of yours',
    charts: 'playlists watched as charts',
    radar: 'releases on your radar, mutes and follows',
    servers: 'servers you agreed to, and what names you there',
    digests: 'digests in your DMs',
    settings: 'settings',
    jobs: 'jobs',
  },
  kept: {
    title: 'What Segue keeps about you',
    line: (count: string, what: string, why: string) => `**${count}** ${what} · ${why}`,
    none: 'Nothing but your language, your time zone and when you were here last.',
    why: {
      plays: 'for your statistics; only you see them, unless you agree to more',
      sums: 'made of your plays, so that answers come at once',
      listening: 'so that no play is missed or counted twice',
      imports: 'files go after the import, what they brought is undone by you',
      accounts: 'tokens are sealed, and gone the moment you unlink',
      sources: 'so that you can choose what Segue reads',
      library: 'for `/library` and your rules',
      tracks: 'what you said yourself goes before what others say',
      rules: 'yours alone',
      playlists: 'so that nothing you do by hand is lost',
      playlistLists: 'so that a change can be taken back',
      sorts: 'for undo and for suggestions',
      curation: 'yours alone',
      charts: 'only you see them',
      radar: 'so that nothing comes twice',
      servers: 'take it back at any time',
      digests: 'until you remove them',
      settings: 'until you change them',
      jobs: 'a few days after they end',
    },
    foot: 'Each feature in plain words: what, why, how long, who sees it: docs/privacy.md of this bot.',
    button: 'What is kept',
    export: 'Export everything',
    delete: 'Delete everything …',
    retention: 'How long',
  },
  retention: {
    title: 'How long Segue keeps what is yours',
    plays: {
      ask: 'Plays',
      forever: 'Keep my plays for ever',
      years: (years: number) =>
        years === 1 ? 'Keep plays of the last year' : `Keep plays of the last ${years} years`,
      saysForever: 'Your plays are kept until you delete them.',
      says: (years: number) =>
        years === 1
          ? 'Plays older than a year go every night, and your statistics lose them too.'
          : `Plays older than ${years} years go every night, and your statistics lose them too.`,
    },
    unlinked: {
      ask: 'What came from unlinked accounts',
      forever: 'Keep it until I say so',
      days: (days: number) => `Delete it ${days} days after I unlink`,
      saysForever: 'What came from an account that you unlinked stays until you decide.',
      says: (days: number) => `What came from an account goes ${days} days after you unlink it.`,
    },
    rest: 'Jobs that ended go after 3 days, uploaded files after their import, links and pages that you opened after an hour. Nothing else about you is kept for longer than you want it.',
    warning:
      'What the night has deleted cannot be brought back. A shorter time begins with the coming night.',
  },
  export: {
    title: 'Everything about you',
    text: 'One ZIP: a CSV or JSON file for every part, and a README that says in plain words what each one is. Tokens and other secrets are not in it.',
    link: 'Download everything',
    expires: (when: string) => `The link is yours alone and ends ${when}.`,
    fileAlt: 'Everything that Segue keeps about you',
  },
};
