import type { MemberId } from '../../domain/ids.ts';
import type { StoredRuleSet } from '../../domain/rules/stored.ts';
import { rulesOpen } from '../actions/rules.ts';
import { file, heading, message, small, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** A code block has no escapes, and a longer text stands in a file of its own. */
const MAX_BLOCK = 3_000;

/** A rule set to keep or to share: its JSON as a file, and its text to read and copy. */
export const exportView = (
  set: StoredRuleSet,
  forms: { readonly json: string; readonly text: string },
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.ruleCards.export;
  const slug = slugOf(set.name);
  const attach = (name: string, content: string, contentType: string): MessageFile => ({
    name,
    data: Buffer.from(content, 'utf8'),
    contentType,
    description: t.fileAlt(plain(set.name, 60)),
  });
  const fits = forms.text.length <= MAX_BLOCK && !forms.text.includes('```');
  const files = [
    attach(t.file(slug), forms.json, 'application/json'),
    ...(fits ? [] : [attach(t.textFile(slug), forms.text, 'text/plain; charset=utf-8')]),
  ];
  return message(
    'playlists',
    [
      heading(t.title(escapeText(set.name, 60))),
      fits && text(`\`\`\`\n${forms.text === '' ? 'anything' : forms.text}\n\`\`\``),
      ...files.map(({ name }) => file(name)),
      small(t.says),
      row(
        secondary({
          label: m.ruleCards.schedule.back,
          id: rulesOpen.id(owner, { set: set.id, via: 'back' }),
        }),
      ),
    ],
    files,
  );
};

/** Discord changes other letters in names of files, and then does not find them. */
const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\w]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 40) || 'rules';
