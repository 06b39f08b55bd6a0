import type { Warnings } from '../../domain/alerts/decide.ts';
import type { Care } from '../../domain/operators/care.ts';
import { channelMention } from '../digests/words.ts';
import { type Child, text } from '../kit/components.ts';
import { formatNumber, relativeTime } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { alertsWords } from './alert-names.ts';

/** How the installation is, for whoever looks after it: what is late, the disk, backups, consents, what stands still. */
export const carePart = (care: Care, warnings: Warnings, m: Messages): Child[] => [
  text(...lagLines(care, m), pausedLine(care, m)),
  text(...backupLines(care, m)),
  text(...consentLines(care, m), postsLine(care, m), diskLine(care, m)),
  text(...warningLines(warnings, m)),
];

/** Small things to a tenth, large ones whole. */
const megabytes = (bytes: number, m: Messages): string => {
  const size = bytes / 1_000_000;
  return formatNumber(size < 100 ? size : Math.round(size), m.locale);
};

const lagLines = ({ oldestDue, listenersSince }: Care, m: Messages): string[] => [
  oldestDue === null
    ? m.care.noLag
    : m.care.lag(escapeText(oldestDue.kind, 40), relativeTime(oldestDue.since)),
  listenersSince === null ? m.care.listenersFine : m.care.listenersWait(relativeTime(listenersSince)),
];

const pausedLine = ({ paused }: Care, m: Messages): string | null => {
  const t = m.care.pausedParts;
  const parts = [
    ...(paused.background ? [t.background] : []),
    ...(paused.digests > 0 ? [t.digests(paused.digests)] : []),
    ...(paused.playlists > 0 ? [t.playlists(paused.playlists)] : []),
  ];
  return parts.length === 0 ? null : m.care.paused(parts.join(', '));
};

const backupLines = ({ backup }: Care, m: Messages): (string | null)[] => {
  const { last, count, failed, scheduled } = backup;
  return [
    last === null
      ? m.care.noBackup
      : m.care.backup(relativeTime(last.at), megabytes(last.bytes, m), formatNumber(count, m.locale)),
    failed === null ? null : m.care.backupFailed(relativeTime(failed.at), m.backups.short[failed.why]),
    scheduled ? null : m.care.backupsOff,
  ];
};

const consentLines = ({ consents }: Care, m: Messages): (string | null)[] => [
  consents.nextAt === null
    ? m.care.noConsents
    : m.care.consents(formatNumber(consents.ending, m.locale), relativeTime(consents.nextAt)),
  consents.dead === 0 ? null : m.care.dead(formatNumber(consents.dead, m.locale)),
];

const postsLine = ({ posts }: Care, m: Messages): string | null =>
  posts.waiting + posts.failed === 0
    ? null
    : m.care.posts(formatNumber(posts.waiting, m.locale), formatNumber(posts.failed, m.locale));

const diskLine = ({ disk, journalBytes }: Care, m: Messages): string =>
  disk === null
    ? m.care.diskUnknown
    : m.care.disk(megabytes(disk.free, m), megabytes(disk.total, m), megabytes(journalBytes, m));

const warningLines = ({ channelId, on }: Warnings, m: Messages): (string | null)[] => [
  channelId === null ? m.care.warningsDm : m.care.warningsIn(channelMention(channelId)),
  on.length === 0 ? null : m.care.warningsOn(alertsWords(on, m)),
];
