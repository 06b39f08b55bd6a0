import type { Store } from '../../db/store.ts';
import type { MemberId, RuleDraftId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import type { RuleRef } from '../../domain/rules/building/work.ts';
import { RULE_LIMITS } from '../../domain/rules/limits.ts';
import type { JsonProblem } from '../../domain/rules/problems.ts';
import { AppError } from '../../errors.ts';
import type { AttachmentReader } from '../../providers/attachment-port.ts';
import type { Enqueue } from '../intents.ts';
import type { RuleBench } from './bench.ts';
import type { RuleDrafts } from './drafts.ts';
import { type RuleFile, rulesImport } from './work.ts';

/** What became of a file of rules. */
export type Imported =
  /** It waits as a draft: understood, or as a text with what is wrong with it. */
  | { readonly kind: 'draft'; readonly draftId: RuleDraftId; readonly understood: boolean }
  /** JSON with mistakes; nothing is kept. */
  | { readonly kind: 'problems'; readonly problems: readonly JsonProblem[] };

/** Asks for the import of a file: it is fetched where there is time to wait. */
export interface RuleImports {
  /** @throws {AppError} INVALID_INPUT when it is larger than rules can be */
  request(memberId: MemberId, file: RuleFile, notify: JobNotify): Promise<void>;
}

export interface RuleImporter {
  /** @throws {AppError} INVALID_INPUT, RESOURCE_GONE, PROVIDER_UNAVAILABLE */
  run(memberId: MemberId, file: RuleFile, signal: AbortSignal): Promise<Imported>;
}

/** A letter of UTF-8 takes up to four bytes. */
const MAX_BYTES = 4 * RULE_LIMITS.text;

export const createRuleImports = (deps: { store: Store; enqueue: Enqueue }): RuleImports => ({
  request: async (memberId, file, notify) => {
    if (file.size > MAX_BYTES) throw new AppError('INVALID_INPUT', { problem: 'rule_too_long' });
    await deps.store.transaction((tx) => deps.enqueue(tx, rulesImport(memberId, file, notify)));
  },
});

export const createRuleImporter = (deps: {
  files: Pick<AttachmentReader, 'read'>;
  drafts: Pick<RuleDrafts, 'takeFile'>;
  bench: Pick<RuleBench, 'begin' | 'type'>;
}): RuleImporter => {
  const { files, drafts, bench } = deps;
  return {
    run: async (memberId, { url, as }, signal) => {
      const bytes = await files.read(url, signal);
      if (bytes === null || bytes.byteLength > MAX_BYTES) {
        throw new AppError('INVALID_INPUT', { problem: 'rule_too_long' });
      }
      const content = new TextDecoder('utf-8').decode(bytes);
      if (!looksLikeJson(content)) {
        const work = await bench.type(memberId, null, content, as);
        return work.kind === 'text'
          ? { kind: 'draft', draftId: work.broken.draftId, understood: false }
          : draftOf(work.subject.ref);
      }
      const read = drafts.takeFile(content);
      if (read.kind === 'problems') return read;
      const subject = await bench.begin(memberId, { rules: read.rules, name: as ?? read.name });
      return draftOf(subject.ref);
    },
  };
};

/** No line of the text form begins with a brace. */
const looksLikeJson = (content: string): boolean => /^\uFEFF?\s*[{[]/.test(content);

const draftOf = (ref: RuleRef): Imported => {
  if (ref.on !== 'draft') throw new Error('What is imported waits as a draft.');
  return { kind: 'draft', draftId: ref.id, understood: true };
};
