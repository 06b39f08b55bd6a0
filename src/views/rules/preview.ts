import type { MemberId } from '../../domain/ids.ts';
import type { Subject } from '../../domain/rules/building/work.ts';
import { type Finding, isError } from '../../domain/rules/findings.ts';
import type { Lacking, RulePreview } from '../../domain/rules/shown.ts';
import { onOf, rulesWhy } from '../actions/rules.ts';
import { type Child, heading, message, small, text } from '../kit/components.ts';
import { select } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { plainTrack, subjectName } from './name.ts';
import { previewButtons } from './preview-buttons.ts';
import { countLines } from './preview-counts.ts';
import { groupsOf, tracksOf } from './preview-tracks.ts';
import { warningLines } from './preview-warnings.ts';
import { summaryOf } from './summary.ts';

/** What is shown of a subject, with what stands beside it. */
export interface Previewed {
  readonly subject: Subject;
  readonly preview: RulePreview;
  readonly lacking: readonly Lacking[];
  /** What is wrong or odd about the rules themselves. */
  readonly findings: readonly Finding[];
}

const TO_ASK = 25;
/** Warnings, playlists and tracks stand beside it, each with names that may be full of escapes. */
const MAX_SUMMARY = 700;

/** What rules would bring now: words, counts, the first tracks with their covers, and what can be done. */
export const previewView = (shown: Previewed, owner: MemberId, m: Messages, news?: string): MessageView => {
  const { subject, preview, findings } = shown;
  const t = m.rules.preview;
  return message('playlists', [
    news !== undefined && text(news),
    heading(t.title(subjectName(subject, m))),
    text(summaryOf(subject.rules, m, MAX_SUMMARY), ...countLines(subject, preview, m)),
    ...warningsOf(shown, m),
    ...groupsOf(preview, m),
    ...tracksOf(preview, m),
    preview.first.length > 0 &&
      select({
        id: rulesWhy.id(owner, onOf(subject.ref)),
        placeholder: t.why,
        options: preview.first
          .slice(0, TO_ASK)
          .map((track) => ({ label: plainTrack(track), value: String(track.id) })),
      }),
    subject.ref.on === 'draft' && subject.set !== null && small(t.changed(escapeText(subject.set.name, 60))),
    ...previewButtons(subject, preview, findings.some(isError), owner, m),
  ]);
};

const warningsOf = ({ preview, lacking, findings }: Previewed, m: Messages): Child[] => {
  const lines = warningLines(preview, lacking, findings, m);
  return lines.length === 0 ? [] : [text(...lines)];
};
