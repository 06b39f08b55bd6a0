import type { APIButtonComponent } from 'discord-api-types/v10';
import { z } from 'zod';
import type { MemberId, PlayImportId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';
import { fileProblems, rowProblems } from '../../domain/listening/exports/rows.ts';
import type { ImportStatus } from '../../domain/listening/imports.ts';
import { importModes } from '../../domain/listening/imports.ts';
import { formatNumber } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';
import { importButtons } from './buttons.ts';
import { reportTexts } from './report.ts';

const ordered = z.object({ importId: z.number().transform((id) => id as PlayImportId) });
const count = z.number();
const report = z.object({
  counts: z.object({
    rows: count,
    added: count,
    known: count,
    repeated: count,
    podcasts: count,
    audiobooks: count,
    incognito: count,
    broken: z.record(z.enum(rowProblems), count),
    fromAt: count.nullable(),
    toAt: count.nullable(),
  }),
  files: z.array(
    z.object({
      name: z.string(),
      form: z.enum(['extended', 'short', 'podcasts']).nullable(),
      rows: count,
      problem: z.enum(fileProblems).nullable(),
      repeated: z.boolean(),
    }),
  ),
  otherFiles: count,
  isAccountData: z.boolean(),
});
/** Results of the jobs of this family, as the database gives them back. */
const looked = z.object({ kind: z.enum(['ready', 'nothing', 'stored']), report });
const undone = z.object({ kind: z.literal('undone'), removed: count });

/** What a finished job of this family found or brought, in paragraphs; none for other jobs. */
export const importJobSentences = ({ kind, status, payload }: Job, m: Messages): string[] => {
  if (status !== 'DONE' || !kind.startsWith('plays.import-')) return [];
  const t = m.imports;
  const out = undone.safeParse(payload).data;
  if (out !== undefined) return [t.undone.text(formatNumber(out.removed, m.locale))];
  const found = looked.safeParse(payload).data;
  if (found === undefined) return [];
  const texts = reportTexts(found.report, found.kind === 'stored' ? 'did' : 'would', m);
  if (found.kind === 'nothing')
    return [`**${t.nothing.title}**\n${t.nothing.text}`, ...texts.slice(1), t.nothing.next];
  return found.kind === 'ready'
    ? [...texts, importModes.map((mode) => `-# ${t.modes[mode].says}`).join('\n')]
    : texts;
};

const after: Readonly<Record<string, ImportStatus>> = {
  ready: 'ready',
  nothing: 'dropped',
  stored: 'stored',
  undone: 'undone',
};

/** Where a job of this family leads. */
export const importJobButtons = (job: Job, owner: MemberId, m: Messages): APIButtonComponent[] => {
  const of = job.status === 'DONE' ? ordered.safeParse(job.metadata).data : undefined;
  const { kind } = looked.or(undone).safeParse(job.payload).data ?? {};
  const status = kind === undefined ? undefined : after[kind];
  if (of === undefined || status === undefined) return [];
  return importButtons({ id: of.importId, status }, owner, m);
};
