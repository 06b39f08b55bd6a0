/** `/privacy`: what others may learn, in plain words. */
export const privacy = {
  command: 'What Segue keeps about you, and who may see it',
  server: 'Whether your plays count in this server',
  serverSubs: {
    on: 'Count my plays in this server’s digests, without my name',
    off: 'Leave my plays out of this server',
    show: 'Whether you are counted in this server',
  },
  overview: 'What Segue keeps about you, and where you are counted',
  on: {
    title: 'You are counted in this server',
    means:
      'Your plays are added up with everybody else’s in this server’s digests. Nobody is named, and nobody sees what you played.',
    next: 'Changed your mind? Leave at any time: from then on no digest and no preview contains your plays.',
  },
  off: {
    title: 'You are not counted in this server',
    means: 'No digest or preview of this server contains your plays.',
    next: 'If you agree, your plays are added up with everybody else’s. Nobody is named.',
  },
  unlinked: 'You have not linked an account yet, so there is nothing to count: /link does that.',
  join: 'Count me in',
  leave: 'Leave me out',
  leaveAll: 'Leave all servers',
  leftAll: (servers: number) =>
    servers === 1 ? 'You were taken out of 1 server.' : `You were taken out of ${servers} servers.`,
  show: {
    title: 'Your privacy',
    here: 'You are counted in this server’s digests, without your name.',
    notHere: 'You are not counted in this server.',
    servers: (count: number) => {
      if (count === 0) return 'No server counts your plays.';
      return count === 1 ? '1 server counts your plays.' : `${count} servers count your plays.`;
    },
    plays: (count: string, since: string) =>
      `Segue keeps ${count} plays of yours, since ${since}. Only you see them.`,
    noPlays: 'Segue keeps no plays of yours.',
    answers: 'Answers to your commands are for your eyes only, unless you share one.',
  },
};
