import type { operator as english } from '../en/operator.ts';

export const operator: typeof english = {
  portTaken: (address) =>
    `${address} ist von einem anderen Programm belegt. Beende es oder wähl einen anderen HTTP_PORT (und PUBLIC_URL).`,
  portForbidden: (address) =>
    `Segue darf auf ${address} nicht hören. Wähl einen HTTP_PORT über 1023 (und PUBLIC_URL passend dazu).`,
  noSuchAddress: (address) => `${address} ist keine Adresse dieses Rechners: Prüf HTTP_HOST.`,
  noAccess: (path) =>
    `Segue darf nicht in ${path} oder den Ordner schreiben: Prüf DATABASE_PATH und wem der Ordner gehört.`,
  noDatabase: (path) =>
    `${path} ist keine lesbare SQLite-Datenbank. Spiel eine Sicherung zurück oder lass DATABASE_PATH woandershin zeigen.`,
  databaseBusy: (path) =>
    `Jemand anderes hat ${path} für sich: eine Rücksicherung oder ein anderes Programm. Warte, bis das vorbei ist, und starte dann wieder.`,
  diskFull: (path) => `Auf der Festplatte von ${path} ist kein Platz mehr.`,
  unreachable: 'Discord ist nicht erreichbar: Prüf das Netz und DISCORD_API_URL und starte dann neu.',
  usage: 'Aufruf: node src/main.ts [bot|service]   (ohne Wort: beide Hälften in einem Prozess)',
  crashed:
    'Segue ist wegen eines Fehlers stehen geblieben, den niemand vorhergesehen hat; er steht oben im Protokoll.',
};
