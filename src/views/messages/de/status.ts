import type { RestReason } from '../../../domain/budgets.ts';
import type { TroubleKind } from '../../../domain/enrichment/troubles.ts';
import type { JobStatus } from '../../../domain/jobs.ts';
import type { BeatportState } from '../../../domain/status.ts';
import { capital } from '../../kit/text.ts';
import type { status as english } from '../en/status.ts';

const why: Record<RestReason | 'budget', string> = {
  rate: 'um eine Pause gebeten',
  quota: 'Kontingent aufgebraucht',
  outage: 'hat Probleme',
  budget: 'unser eigenes Kontingent für heute ist aufgebraucht',
};

const trouble: Record<TroubleKind, string> = {
  timeout: 'antwortet nicht',
  network: 'antwortet nicht',
  server: 'antwortet nicht',
  bad_body: 'antwortet nicht richtig',
  refused: 'lässt Segue nicht hinein',
};

const cause: Record<TroubleKind, string> = {
  timeout: 'keine Antwort in der Zeit',
  network: 'keine Verbindung',
  server: 'meldet selbst einen Fehler',
  bad_body: 'Antworten, die sich nicht lesen lassen',
  refused: 'weist uns ab, sieh nach Schlüssel oder Token',
};

const jobs: Record<JobStatus, string> = {
  PENDING: 'wartend',
  RUNNING: 'in Arbeit',
  DONE: 'fertig',
  FAILED: 'gescheitert',
  CANCELLED: 'angehalten',
};

export const status: typeof english = {
  command: 'Wie es Segue und den Musikdiensten geht',
  title: 'Wie es Segue geht',
  fine: 'Alles antwortet, nichts muss warten.',
  resting: (who, until) => `⏸ ${capital(who)} macht Pause bis ${until}; alles andere geht weiter.`,
  inTrouble: (who, kind, since) =>
    `⚠️ ${capital(who)} ${trouble[kind]} (seit ${since}): Was von dort käme, fehlt vorerst und wird von selbst wieder gefragt.`,
  beatportShut:
    '⚠️ Beatport lässt Segue nicht hinein: Von dort kommen keine Veröffentlichungen, bis sich angemeldet hat, wer Segue betreibt. Andere Quellen und das Sortieren gehen weiter.',
  troubleTitle: 'Probleme',
  causes: cause,
  troubleOf: (who, kind, since, last) => `${capital(who)}: ${cause[kind]}, seit ${since}, zuletzt ${last}`,
  part: (provider, part) => `${provider} (${part})`,
  bucketOf: (provider, bucket) => `${capital(provider)} (${bucket})`,
  more: (count) => `und noch ${count}`,
  noJobs: 'Keiner deiner Aufträge ist unterwegs.',
  yourJobs: (running, waiting, failed) =>
    `Deine Aufträge: ${[
      running === null ? null : `${running} in Arbeit`,
      waiting === null ? null : `${waiting} noch nicht an der Reihe`,
      failed === null ? null : `${failed} nicht gelungen`,
    ]
      .filter((part) => part !== null)
      .join(', ')}.`,
  on: (names) => `Zu deinen Tracks werden gefragt: ${names}.`,
  off: (names) => `Hier nicht eingeschaltet: ${names}.`,

  operatorTitle: 'Für alle, die Segue betreiben',
  bucket: (who, app, used) => (app === null ? `${who}: ${used}` : `${who}, ${app}: ${used}`),
  used: (used, limit) => `${used} von ${limit}`,
  unlimited: (used) => `${used} Anfragen`,
  restingShort: (until, reason) => ` ⏸ bis ${until}, ${why[reason]}`,
  beatport: {
    off: 'Beatport: nicht eingerichtet. BEATPORT_CLIENT_ID oder BEATPORT_TOKEN schaltet es ein.',
    ready: 'Beatport: angemeldet.',
    no_token: 'Beatport: Noch hat sich niemand angemeldet. Das geht mit `/releases login`.',
    refused:
      'Beatport: nimmt unser Token nicht mehr. `/releases login` meldet wieder an, oder trag ein neues BEATPORT_TOKEN ein.',
    unreadable:
      'Beatport: Das gespeicherte Token braucht einen Schlüssel, der nicht in TOKEN_ENCRYPTION_KEYS steht. Trag ihn wieder ein, oder melde dich mit `/releases login` an.',
  } satisfies Record<BeatportState, string>,
  noCalls: 'Keine Anfragen in den letzten 24 Stunden.',
  calls: 'Anfragen der letzten 24 Stunden',
  jobCounts: (parts) => `Aufträge: ${parts}`,
  jobCount: (count, state) => `${count} ${jobs[state]}`,
  noJobsAtAll: 'keine',
  sums: (listeners, when, drifted) =>
    drifted === null
      ? `Zählung der Wiedergaben: stimmt bei allen ${listeners} Geprüften, ${when}.`
      : `⚠️ Zählung der Wiedergaben: stimmt bei ${drifted} von ${listeners} Geprüften nicht, ${when}. Es wird neu gezählt; bitte melde das.`,
  storage: (size, tracks, known) =>
    `Datenbank: ${size} MB. Tracks: ${tracks}, davon kennt jemand etwas: ${known}.`,
  again: 'Noch einmal nachsehen',
};
