import { type Alert, keyOf } from '../../domain/alerts/conditions.ts';
import type { ActiveAlert } from '../../domain/alerts/decide.ts';
import { go } from '../actions/go.ts';
import { heading, message, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import { formatNumber, relativeTime, timestamp } from '../kit/format.ts';
import { messageBody } from '../kit/message.ts';
import { capital } from '../kit/text.ts';
import { type Messages, messagesFor } from '../messages/catalogue.ts';
import { providerWords } from '../status/names.ts';

const megabytes = (bytes: number, m: Messages): string =>
  formatNumber(Math.round(bytes / 1_000_000), m.locale);

/** What is wrong, what it means and what helps, as one paragraph. */
export const alertWords = (alert: Alert, m: Messages): string => {
  const t = m.alerts;
  switch (alert.kind) {
    case 'provider': {
      const who = capital(providerWords(alert.provider, m));
      return t.provider(who, m.status.causes[alert.why], timestamp(alert.since, 'f'));
    }
    case 'dead_letters':
      return t.deadLetters(formatNumber(alert.recent, m.locale), formatNumber(alert.count, m.locale));
    case 'disk':
      return t.disk(megabytes(alert.free, m), megabytes(alert.total, m));
    case 'backup': {
      const when = alert.lastAt === null ? null : timestamp(alert.lastAt, 'f');
      return alert.failed === null ? t.backupOld(when) : t.backupFailed(m.backups.short[alert.failed], when);
    }
    case 'database':
      return t.database(relativeTime(alert.at));
    case 'live_sync':
      return t.liveSync(timestamp(alert.since, 'f'));
  }
};

/** Several at once are more likely our own network: one sentence, however many they are. */
const silentWords = (alerts: readonly Alert[], m: Messages): string =>
  m.alerts.providers(
    alerts
      .flatMap((alert) => (alert.kind === 'provider' ? [providerWords(alert.provider, m)] : []))
      .join(', '),
  );

const overWords = ({ alert, at }: ActiveAlert, m: Messages): string => {
  const began = relativeTime(at);
  return alert.kind === 'provider'
    ? m.alerts.over.provider(capital(providerWords(alert.provider, m)), began)
    : m.alerts.over[alert.kind](began);
};

/** One message for all that began and ended at the same look. */
export const alertBody = (
  { began, ended }: { readonly began: readonly Alert[]; readonly ended: readonly ActiveAlert[] },
  locale: string,
): unknown => {
  const m = messagesFor(locale);
  const sorted = [...began].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  const silent = sorted.filter(({ kind }) => kind === 'provider');
  const lines =
    silent.length > 1
      ? [
          silentWords(silent, m),
          ...sorted.filter(({ kind }) => kind !== 'provider').map((one) => alertWords(one, m)),
        ]
      : sorted.map((alert) => alertWords(alert, m));
  return messageBody(
    message(began.length > 0 ? 'warning' : 'help', [
      began.length > 0 && heading(m.alerts.began),
      ...lines.map((line) => text(`⚠️ ${line}`)),
      ended.length > 0 && heading(m.alerts.ended),
      ended.length > 0 && text(...ended.map((active) => `✓ ${overWords(active, m)}`)),
      row(secondary({ label: m.alerts.look, id: go.id(null, { way: 'status' }) })),
    ]),
  );
};
