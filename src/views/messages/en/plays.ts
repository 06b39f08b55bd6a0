const plays = (count: number, text: string): string => `${text} ${count === 1 ? 'play' : 'plays'}`;

/** `/plays`. Times are Discord timestamps, numbers are formatted already. */
export const playsCommand = {
  command: 'What counts as your listening',
  notMine: 'Say when somebody else used your account: those plays count nowhere',
  from: 'Since when: 2026-05-03 or 2026-05-03 21:00. Leave it out for the list',
  to: 'Until when, the day or minute included. The same day if left out',
  title: 'Not you',
  none: 'Every play counts as yours. Was somebody else at your account, at a party for example? `/plays notmine` with a day takes what was played then out of your counts, top lists and rules.',
  explain: 'What was played in these stretches is kept, and counts nowhere until you take a stretch back.',
  stretch: (from: string, to: string) => `${from} – ${to}`,
  added: (count: number, text: string) =>
    count === 0
      ? 'Noted. There is no play of yours in it yet; what still comes will not count.'
      : `Noted. ${plays(count, text)} of it ${count === 1 ? 'does' : 'do'} not count any more.`,
  takenBack: 'It is yours again: its plays count from now on.',
  undo: 'It was me',
};
