/** `/privacy`: what others may learn, in plain words. */
export const privacy = {
  command: 'What Segue keeps about you, and who may see it',
  server: 'Whether your plays count in this server',
  serverSubs: {
    on: 'Count my plays in this server, without my name',
    named: 'Count my plays in this server, and show me by name',
    off: 'Leave my plays out of this server',
    show: 'Whether you are counted in this server',
  },
  overview: 'What Segue keeps about you, and where you are counted',
  /** What each level means to whoever chose it. */
  levels: {
    off: {
      title: 'You are not counted in this server',
      means: 'No digest, chart or list of this server contains your plays.',
      next: 'If you agree to be counted, your plays are added up with everybody else’s, and nobody is named. If you agree to be shown, others here also see how much you play an artist, album, track or genre.',
    },
    counted: {
      title: 'You are counted in this server',
      means:
        'Your plays are added up with everybody else’s in this server’s digests and charts. Nobody is named, and nobody sees what you played.',
      next: 'Changed your mind? Leave at any time: from then on nothing here contains your plays.',
    },
    named: {
      title: 'You are shown by name in this server',
      means:
        'Your plays are counted, and others here see your name with how much you play an artist, album, track or genre. Nobody sees when you listened.',
      next: 'Changed your mind? Take your name back or leave at any time: you are gone from every list at once.',
    },
  },
  unlinked: 'You have not linked an account yet, so there is nothing to count: /link does that.',
  join: 'Count me in',
  name: 'Show me by name',
  unname: 'Take my name back',
  leave: 'Leave me out',
  leaveAll: 'Leave all servers',
  leftAll: (servers: number) => {
    if (servers === 0) return 'No server counted you.';
    return servers === 1 ? 'You were taken out of 1 server.' : `You were taken out of ${servers} servers.`;
  },
  show: {
    title: 'Your privacy',
    here: {
      off: 'You are not counted in this server.',
      counted: 'You are counted in this server, without your name.',
      named: 'You are counted in this server, and shown by name.',
    },
    servers: (count: number) => {
      if (count === 0) return 'No server counts your plays.';
      return count === 1 ? '1 server counts your plays.' : `${count} servers count your plays.`;
    },
    plays: (count: string, since: string) =>
      `Segue keeps ${count === '1' ? 'one play' : `${count} plays`} of yours, since ${since}. Only you see that.`,
    noPlays: 'Segue keeps no plays of yours.',
    answers: 'Answers to your commands are for your eyes only, unless you share one.',
  },
};
