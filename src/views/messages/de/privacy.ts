import type { privacy as english } from '../en/privacy.ts';

export const privacy: typeof english = {
  command: 'Was Segue über dich aufbewahrt, und wer es sehen darf',
  server: 'Ob deine Wiedergaben auf diesem Server zählen',
  serverSubs: {
    on: 'Meine Wiedergaben auf diesem Server zählen, ohne meinen Namen',
    named: 'Meine Wiedergaben auf diesem Server zählen und mich mit Namen zeigen',
    off: 'Meine Wiedergaben auf diesem Server weglassen',
    show: 'Ob du auf diesem Server gezählt wirst',
  },
  overview: 'Was Segue über dich aufbewahrt, und wo du gezählt wirst',
  levels: {
    off: {
      title: 'Du wirst auf diesem Server nicht gezählt',
      means: 'Kein Bericht, keine Charts und keine Liste dieses Servers enthalten deine Wiedergaben.',
      next: 'Wenn du zustimmst, gezählt zu werden, werden deine Wiedergaben mit denen aller anderen zusammengezählt, und niemand wird genannt. Wenn du zustimmst, gezeigt zu werden, sehen andere hier auch, wie viel du einen Künstler, ein Album, einen Track oder ein Genre hörst.',
    },
    counted: {
      title: 'Du wirst auf diesem Server gezählt',
      means:
        'Deine Wiedergaben werden in den Berichten und Charts dieses Servers mit denen aller anderen zusammengezählt. Niemand wird genannt, und niemand sieht, was du gehört hast.',
      next: 'Anders überlegt? Geh jederzeit wieder heraus: Ab dann enthält hier nichts mehr deine Wiedergaben.',
    },
    named: {
      title: 'Du wirst auf diesem Server mit Namen gezeigt',
      means:
        'Deine Wiedergaben werden gezählt, und andere hier sehen deinen Namen und wie viel du einen Künstler, ein Album, einen Track oder ein Genre hörst. Niemand sieht, wann du gehört hast.',
      next: 'Anders überlegt? Nimm jederzeit deinen Namen zurück oder geh heraus: Du bist sofort aus jeder Liste verschwunden.',
    },
  },
  unlinked: 'Du hast noch kein Konto verknüpft, also gibt es nichts zu zählen: Das geht mit /link.',
  join: 'Zähl mich mit',
  name: 'Zeig mich mit Namen',
  unname: 'Nimm meinen Namen zurück',
  leave: 'Lass mich weg',
  leaveAll: 'Aus allen Servern heraus',
  leftAll: (servers) => {
    if (servers === 0) return 'Kein Server hat dich gezählt.';
    return servers === 1
      ? 'Auf 1 Server wirst du nicht mehr gezählt.'
      : `Auf ${servers} Servern wirst du nicht mehr gezählt.`;
  },
  show: {
    title: 'Deine Privatsphäre',
    here: {
      off: 'Du wirst auf diesem Server nicht gezählt.',
      counted: 'Du wirst auf diesem Server gezählt, ohne deinen Namen.',
      named: 'Du wirst auf diesem Server gezählt und mit Namen gezeigt.',
    },
    servers: (count) => {
      if (count === 0) return 'Kein Server zählt deine Wiedergaben.';
      return count === 1 ? '1 Server zählt deine Wiedergaben.' : `${count} Server zählen deine Wiedergaben.`;
    },
    plays: (count, since) =>
      `Segue bewahrt ${count === '1' ? 'eine Wiedergabe' : `${count} Wiedergaben`} von dir auf, seit ${since}. Nur du siehst das.`,
    noPlays: 'Segue bewahrt keine Wiedergaben von dir auf.',
    answers: 'Antworten auf deine Befehle sind nur für deine Augen, außer du teilst eine.',
  },
};
