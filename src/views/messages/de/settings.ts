import type { settings as english } from '../en/settings.ts';

export const settings: typeof english = {
  command: 'Die Zeitzone, in der deine Tage und Wochen gezählt werden',
  option: 'Deine Stadt oder Zone, zum Beispiel Europe/Berlin',
  title: 'Zeitzone',
  now: (zone, time) => `**${zone}**, dort ist es jetzt ${time} Uhr.`,
  usual: 'Bis du eine wählst, werden Tage und Wochen in UTC gezählt.',
  means: '„Heute“, „diese Woche“ und die Zeiten deiner Berichte richten sich danach.',
  changed: (zone, time) => `Geändert auf **${zone}**, dort ist es jetzt ${time} Uhr.`,
  change: 'Ändern',
  field: 'Stadt oder Zone',
  fieldHint: 'Wie in Europe/Berlin oder America/New_York',
  dmsClosed: {
    title: 'Segue konnte dir nicht schreiben',
    text: 'Discord hat eine Direktnachricht nicht durchgelassen, also erreichen dich Berichte und Warnungen nicht. Sei auf einem Server mit Segue und erlaub in dessen Privatsphäre-Einstellungen Direktnachrichten; dann drück den Knopf.',
    open: 'Jetzt sind sie offen',
  },
  dmsOpen: {
    title: 'Notiert',
    text: 'Segue schreibt dir wieder, wenn es etwas zu sagen gibt.',
  },
};
