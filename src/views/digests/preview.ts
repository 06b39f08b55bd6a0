import type { DigestIssue } from '../../domain/digests/issue.ts';
import { DIGEST_CADENCES, type DigestCadence } from '../../domain/digests/words.ts';
import type { DigestId } from '../../domain/ids.ts';
import { digestOrder, digestPreview } from '../actions/digests.ts';
import { message, small } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';
import { consentButton, type Reader } from './consent.ts';
import { issueParts, type ScenedView } from './post.ts';

/**
 * What a digest would say now, for one person. @param asked the digest; or how often one would come that nobody has made
 */
export const digestPreviewView = (
  issue: DigestIssue,
  asked: { readonly digest: DigestId } | { readonly cadence: DigestCadence },
  reader: Reader | null,
  m: Messages,
): ScenedView => {
  const t = m.digests;
  const { fromAt: from, toAt: to } = issue.period;
  // Details are asked for by their own button: that of a post would open those of everybody.
  const { children, pictures } = issueParts(issue, null, m);
  const counts = issue.facts.some(({ kind }) => kind === 'server_week');
  const cadences = 'digest' in asked || reader === null ? [] : DIGEST_CADENCES;
  return {
    view: message('digests', [
      ...children,
      small(t.preview.note),
      row(
        ...cadences.map((cadence) =>
          secondary({
            label: t.preview[cadence],
            id: digestPreview.id(reader?.id ?? null, { via: 'turn', cadence }),
            disabled: cadence === issue.cadence,
          }),
        ),
        counts &&
          reader !== null &&
          secondary({
            label: t.post.closer,
            emoji: '🔎',
            id: digestOrder.id(reader.id, { by: 'plays', from, to }),
          }),
        reader !== null && consentButton(reader, m),
      ),
    ]),
    pictures,
  };
};
