import type { MemberId } from '../../domain/ids.ts';
import type { Subject } from '../../domain/rules/building/work.ts';
import type { RuleExplanation } from '../../domain/rules/shown.ts';
import { file, heading, message, section, text, thumbnail } from '../kit/components.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import { plain } from '../kit/text.ts';
import { plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';
import { subjectName, trackName } from './name.ts';
import { inMarkdown, inPlain } from './say/voice.ts';
import { treeLines } from './tree.ts';
import { verdictWords } from './verdict.ts';
import { whyButtons } from './why-buttons.ts';

/** What is left of 4000 characters beside title, verdict and given values. */
const MAX_TREE = 2_600;

/**
 * Why a track is in or out: the verdict, and the rules as a tree with what each of them saw. What does not fit comes
 * along as a file.
 * @param test only the rules are asked, as if the given values were known; null: why it is in or out
 */
export const whyView = (
  subject: Subject,
  explanation: RuleExplanation,
  owner: MemberId,
  m: Messages,
  test: { readonly given: string | null } | null = null,
  news?: string,
): MessageView => {
  const { track, explained } = explanation;
  const t = m.rules.why;
  const name = subjectName(subject, m);
  const title = track === null ? t.testTitle : t.title(name, trackName(track));
  const given = test?.given ?? null;
  const lines = explained === null ? [] : treeLines(explained, inMarkdown(m));
  const shown = fitting(lines);
  const rest = lines.length - shown.length;
  const files = rest === 0 || explained === null ? [] : [fileOf(treeLines(explained, inPlain(m)), m)];
  const art = track?.imageUrl ?? null;
  const alt =
    track === null ? '' : plain(m.rules.preview.cover(track.title, plainArtists(track.artists)), 200);
  const verdict = verdictWords(explanation, test !== null, m);
  const head = [`### ${title}`, given === null ? verdict : `${t.given(given)}\n${verdict}`];
  return message(
    'playlists',
    [
      news !== undefined && text(news),
      art === null ? heading(title) : section(head, thumbnail(art, alt)),
      art === null && text(...head.slice(1)),
      shown.length > 0 && text(...shown, rest > 0 && t.more(rest)),
      files.length > 0 && file(t.file),
      whyButtons(subject, explanation, owner, m),
    ],
    files,
  );
};

const fitting = (lines: readonly string[]): string[] => {
  let room = MAX_TREE;
  return lines.filter((line) => {
    room -= line.length + 1;
    return room >= 0;
  });
};

const fileOf = (lines: readonly string[], m: Messages): MessageFile => ({
  name: m.rules.why.file,
  data: Buffer.from(lines.join('\n'), 'utf8'),
  contentType: 'text/plain; charset=utf-8',
  description: m.rules.why.fileAlt,
});
