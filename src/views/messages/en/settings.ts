/** `/timezone`, and what a member tells Segue about their DMs. */
export const settings = {
  command: 'The time zone your days and weeks are counted in',
  option: 'Your city or zone, such as Europe/Berlin',
  title: 'Time zone',
  now: (zone: string, time: string) => `**${zone}**, where it is ${time} now.`,
  usual: 'Until you choose one, days and weeks are counted in UTC.',
  means: '“Today”, “this week” and the times of your reports follow it.',
  changed: (zone: string, time: string) => `Changed to **${zone}**, where it is ${time} now.`,
  change: 'Change',
  field: 'City or zone',
  fieldHint: 'As in Europe/Berlin or America/New_York',
  dmsClosed: {
    title: 'Segue could not write to you',
    text: 'Discord did not let a direct message through, so reports and warnings do not reach you. Be in a server with Segue and allow direct messages in its privacy settings; then press the button.',
    open: 'They are open now',
  },
  dmsOpen: {
    title: 'Noted',
    text: 'Segue will write to you again when there is something to say.',
  },
};
