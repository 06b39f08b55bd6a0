import type { Store } from '../../db/store.ts';
import type { MemberId, RuleSetId, SourceId } from '../../domain/ids.ts';
import type { Job, JobNotify } from '../../domain/jobs.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import { emptyRules } from '../../domain/rules/building/items.ts';
import type { RuleRef, Subject } from '../../domain/rules/building/work.ts';
import { type Finding, isError } from '../../domain/rules/findings.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Lacking, RulePreview } from '../../domain/rules/shown.ts';
import type { StoredRuleSet } from '../../domain/rules/stored.ts';
import { type RuleTemplate, TEMPLATES } from '../../domain/rules/templates.ts';
import { validate } from '../../domain/rules/validate.ts';
import { requireAccount } from '../playlists/account.ts';
import type { ManagedPlaylists } from '../playlists/playlists.ts';
import { playlistsApplyKey } from '../playlists/work.ts';
import type { RuleBench } from './bench.ts';
import { lackingOf } from './lacking.ts';
import type { RulePreviews } from './preview.ts';
import type { RuleSets } from './rule-sets.ts';
import type { RuleRuns } from './runs.ts';
import type { RuleTargets } from './targets.ts';

/** What became of an apply that somebody asked for. */
export type AskedApply =
  | {
      readonly kind: 'applied';
      readonly set: StoredRuleSet;
      readonly playlists: readonly ManagedPlaylist[];
      /** The apply that shows its progress. */
      readonly job: Job | null;
    }
  /** Nothing was done: the rules cannot be kept, stop at a track, name what is missing, or were changed meanwhile. */
  | {
      readonly kind: 'held';
      readonly why: 'findings' | 'stopped' | 'broken' | 'later';
      /** What is shown now: the rule set, where it was kept already. */
      readonly ref: RuleRef;
    };

/** One of the member's own playlists that the rules are to fill. */
export interface Adoption {
  readonly sourceId: SourceId;
  readonly takeOver: boolean;
}

/** Rule sets with everything that is shown around them, and what is asked from there. */
export interface RuleDesk {
  /** Templates with the tracks they fit now, over one load; and how many there are at all. */
  start(memberId: MemberId): Promise<{ counted: { template: RuleTemplate; count: number }[]; size: number }>;
  count(memberId: MemberId, rules: RuleSet): Promise<number>;
  preview(memberId: MemberId, subject: Subject): Promise<PreviewedRules>;
  /** @throws {AppError} NOT_FOUND */
  card(memberId: MemberId, id: RuleSetId): Promise<RuleSetFacts>;
  listed(memberId: MemberId): Promise<{ set: StoredRuleSet; playlists: number }[]>;
  /**
   * Keeps what is shown, makes or takes over its playlists where there are none, and has them follow.
   * @param proposed the name where nobody gave one
   * @throws {AppError} NOT_FOUND, INVALID_INPUT, LIMIT_REACHED, NOT_LINKED, NEEDS_REAUTH, INSUFFICIENT_SCOPE,
   * FORBIDDEN_RESOURCE
   */
  apply(
    memberId: MemberId,
    ref: RuleRef,
    how: { readonly proposed: string; readonly notify: JobNotify; readonly adopt?: Adoption },
  ): Promise<AskedApply>;
}

export interface PreviewedRules {
  readonly subject: Subject;
  readonly preview: RulePreview;
  readonly lacking: readonly Lacking[];
  readonly findings: readonly Finding[];
}

export interface RuleSetFacts {
  readonly set: StoredRuleSet;
  readonly playlists: readonly ManagedPlaylist[];
  readonly usedBy: readonly string[];
}

export const createRuleDesk = (deps: {
  store: Pick<Store, 'read'>;
  bench: RuleBench;
  sets: Pick<RuleSets, 'find' | 'list' | 'usedBy' | 'change'>;
  previews: RulePreviews;
  targets: RuleTargets;
  runs: RuleRuns;
  playlists: Pick<ManagedPlaylists, 'ofRuleSet' | 'list' | 'requestApply'>;
}): RuleDesk => {
  const { bench, sets, previews, targets, runs, playlists } = deps;
  const { read } = deps.store;

  const findingsOf = async (memberId: MemberId, { rules, name }: Subject): Promise<Finding[]> => {
    const all = await sets.list(memberId);
    const known = new Map(all.map((set) => [set.name, set.rules]));
    const resolve = (used: string): RuleSet | null => known.get(used) ?? null;
    return validate(rules, { name, resolve, vocabulary: { rules: all.map((set) => set.name) } });
  };

  /** What the rules want is written down. */
  const follow = async (
    memberId: MemberId,
    set: StoredRuleSet,
    adopt: Adoption | undefined,
  ): Promise<'evaluated' | 'stopped' | 'broken' | 'later'> => {
    const known = await playlists.ofRuleSet(memberId, set.id);
    if (known.length === 0) {
      await targets.attach(
        memberId,
        set.id,
        adopt === undefined ? { kind: 'create', name: set.name, public: false } : { kind: 'adopt', ...adopt },
      );
      return 'evaluated';
    }
    const { kind } = await runs.run(memberId, set.id, true);
    return kind === 'idle' ? 'later' : kind;
  };

  return {
    start: async (memberId) => {
      const all = TEMPLATES.map((template) => template.build());
      const [size = 0, ...counts] = await previews.counts(memberId, [emptyRules, ...all]);
      return {
        counted: TEMPLATES.map((template, at) => ({ template, count: counts[at] ?? 0 })),
        size,
      };
    },

    count: async (memberId, rules) => (await previews.counts(memberId, [rules]))[0] ?? 0,

    preview: async (memberId, subject) => ({
      subject,
      preview: await previews.preview(memberId, subject.rules, subject.set?.id ?? null),
      lacking: await lackingOf(previews, memberId, subject.rules),
      findings: await findingsOf(memberId, subject),
    }),

    card: async (memberId, id) => ({
      set: await sets.find(memberId, id),
      playlists: await playlists.ofRuleSet(memberId, id),
      usedBy: await sets.usedBy(memberId, id),
    }),

    listed: async (memberId) => {
      const all = await playlists.list(memberId);
      return (await sets.list(memberId)).map((set) => ({
        set,
        playlists: all.filter(({ ruleSetId }) => ruleSetId === set.id).length,
      }));
    },

    apply: async (memberId, ref, { proposed, notify, adopt }) => {
      const subject = await bench.subject(memberId, ref);
      if ((await findingsOf(memberId, subject)).some(isError)) return { kind: 'held', why: 'findings', ref };
      // Before anything is kept: without a link that works, the card stays as it is.
      await requireAccount(read, memberId, null);
      const saved = await bench.save(memberId, ref, proposed);
      const outcome = await follow(memberId, saved, adopt);
      if (outcome !== 'evaluated') return { kind: 'held', why: outcome, ref: { on: 'set', id: saved.id } };
      // Whoever has a playlist made wants it to fill itself; one press on the schedule says otherwise.
      const set =
        subject.set === null ? await sets.change(memberId, saved.id, { schedule: 'afterSync' }) : saved;
      const filled = await playlists.ofRuleSet(memberId, set.id);
      // One message shows one of them; the others are asked for all the same.
      for (const { id } of filled) await playlists.requestApply(memberId, id, notify);
      const [first] = filled;
      const job = first === undefined ? null : await read.jobs.activeByKey(playlistsApplyKey(first.id));
      return { kind: 'applied', set, playlists: filled, job };
    },
  };
};
