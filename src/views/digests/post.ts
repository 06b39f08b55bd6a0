import type { DigestIssue } from '../../domain/digests/issue.ts';
import type { DigestId } from '../../domain/ids.ts';
import type { Picture } from '../../domain/pictures.ts';
import { digestEdit } from '../actions/digests.ts';
import { serverConsent } from '../actions/privacy.ts';
import { type Child, message, small, text } from '../kit/components.ts';
import { rows, secondary } from '../kit/controls.ts';
import { timestamp } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { partOf } from './blocks/parts.ts';
import { composeParts } from './compose.ts';

/** A message, and the scenes of the pictures that it shows as `attachment://name`. */
export interface ScenedView {
  readonly view: MessageView;
  readonly pictures: readonly Picture[];
}

/** The post: pictures, lines, the ways to more, and the way out. Everybody who sees it may press them. */
export const digestPostView = (
  issue: DigestIssue,
  digest: DigestId,
  m: Messages,
  { isTest = false }: { isTest?: boolean } = {},
): ScenedView => {
  const { children, pictures, buttons } = issueParts(issue, digest, m);
  const t = m.digestBlocks.post;
  return {
    view: message('digests', [
      isTest && small(issue.place === 'channel' ? t.isTest : t.ownTest),
      ...children,
      ...rows([...buttons, ...wayOut(issue, digest, m)]),
    ]),
    pictures,
  };
};

/** What an issue says, without buttons of the post itself; the preview shows the same. */
export const issueParts = (issue: DigestIssue, digest: DigestId | null, m: Messages) => {
  const { cadence, place, period, facts, failed } = issue;
  const composed = composeParts(facts.map((one) => partOf(one, { digest, place, cadence, period }, m)));
  const t = m.digestBlocks;
  const missing = failed.map((kind) => t.names[kind]).join(', ');
  const dates = m.digests.post.period(timestamp(period.fromAt, 'd'), timestamp(period.toAt, 'd'));
  return {
    ...composed,
    children: [
      ...(facts.length === 0 ? nothing(issue, m) : composed.children),
      small(dates, failed.length > 0 && t.post.failed(missing)),
    ] satisfies Child[],
  };
};

/** A server where nobody is counted is told how to change that; where it was quiet, that it was. */
const nothing = ({ cadence, counted, failed, place, facts }: DigestIssue, m: Messages): Child[] => {
  const t = m.digests;
  if (failed.length > facts.length) return [text(m.digestBlocks.post.nothingAtAll)];
  if (place === 'member') return [text(t.preview.nothing)];
  return [text(`### ${t.post.titles[cadence]}`), text(counted === 0 ? t.post.nobody : t.post.quiet)];
};

/** In a channel whoever reads leaves, or joins where nobody is in it yet; a DM is its reader's own. */
const wayOut = ({ place, facts, counted }: DigestIssue, digest: DigestId, m: Messages) => {
  if (place === 'member')
    return [secondary({ label: m.digestCard.change, id: digestEdit.id(null, { digest }) })];
  const members = facts.some(({ kind }) => kind === 'server_week' || kind === 'radar');
  if (members) return [secondary({ label: m.privacy.leave, id: serverConsent.id(null, { level: 'off' }) })];
  return facts.length === 0 || counted === 0
    ? [secondary({ label: m.privacy.join, id: serverConsent.id(null, { level: 'counted' }) })]
    : [];
};
