import { fileOfTable } from '../../domain/privacy/export-files.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Why something is not there: tables that are left out, and what is in no table. */
const REASONS = ['made_of_plays', 'secret', 'bookkeeping', 'posts', 'uploads', 'shared'] as const;

/** What each file of an export is, in plain words, and what is not there and why. @param at ms UTC */
export const exportReadme = (
  { tables, at }: { readonly tables: readonly string[]; readonly at: number },
  m: Messages,
): string => {
  const t = m.privacyFiles;
  const words: Readonly<Record<string, string>> = t.tables;
  const line = (file: string, says: string): string => `  ${file}\n      ${says}`;
  return [
    t.head(new Date(at).toISOString()),
    t.how,
    '',
    t.files,
    line('member.json', t.member),
    line('plays.csv', t.plays),
    ...tables.map((table) => line(fileOfTable(table), words[table] ?? table)),
    t.empty,
    '',
    t.missing,
    ...REASONS.map((why) => `  - ${t.why[why]}`),
    '',
  ].join('\n');
};
