import type { Weighted } from '../../domain/enrichment/values.ts';
import type { MemberId, RecordingId, RuleDraftId, RuleSetId, TrackId } from '../../domain/ids.ts';
import type { ChangeKind } from '../../domain/rules/changes.ts';
import type { DraftState, RuleNotify, RuleRun, RuleSchedule } from '../../domain/rules/stored.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { defineLibrary } from './library.ts';
import type { definePeople } from './people.ts';

/** Rule sets of members, and what rules read of tracks. */
export const defineRules = (
  k: SchemaKit,
  { members }: ReturnType<typeof definePeople>,
  { tracks }: ReturnType<typeof defineLibrary>,
) => {
  const member = () =>
    k
      .text<MemberId>()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' });

  /**
   * The view of a track as plain columns, as it is for everybody: what members say themselves is laid over it when it
   * is read. Written with every change of what it is made from, so that fifty thousand can be read in one go.
   */
  const trackFacts = k.table(
    'track_facts',
    {
      trackId: k
        .ref<TrackId>()
        .primaryKey()
        .references(() => tracks.id, { onDelete: 'cascade' }),
      /** Null until it is grouped. */
      recordingId: k.ref<RecordingId>(),
      /** Of the code that flattened it. */
      version: k.int().notNull(),
      changedAt: k.time().notNull(),
      bpm: k.real(),
      /** 0..11 major from C, 12..23 minor from C. */
      keyCode: k.int(),
      energy: k.real(),
      danceability: k.real(),
      valence: k.real(),
      acousticness: k.real(),
      instrumentalness: k.real(),
      loudness: k.real(),
      durationMs: k.int(),
      explicit: k.bool(),
      releaseDate: k.text(),
      language: k.text(),
      label: k.text(),
      isrc: k.text(),
      versionKind: k.text(),
      remixers: k.json<readonly string[]>(),
      genres: k.json<readonly Weighted[]>(),
      styles: k.json<readonly Weighted[]>(),
      moods: k.json<readonly Weighted[]>(),
      tags: k.json<readonly string[]>(),
      uri: k.text().notNull(),
      title: k.text().notNull(),
      artists: k.json<readonly string[]>().notNull(),
      album: k.text(),
      /** By field: who said it, and how sure they are. */
      said: k.json<Readonly<Record<string, readonly [source: string, confidence: number]>>>().notNull(),
    },
    (t) => [k.index('track_facts_changed').on(t.changedAt)],
  );

  const ruleSets = k.table(
    'rule_sets',
    {
      id: k.id<RuleSetId>(),
      memberId: member(),
      name: k.text().notNull(),
      /** Folded: names that differ in case and accents only are one. */
      nameKey: k.text().notNull(),
      /** The rule set in its JSON form, which says its own version. */
      definition: k.json<unknown>().notNull(),
      enabled: k.bool().notNull(),
      schedule: k.text<RuleSchedule>().notNull(),
      /** When it is due by the clock, ms UTC; null when nothing about it depends on the time. */
      nextRunAt: k.time(),
      notify: k.json<RuleNotify>().notNull(),
      lastRunAt: k.time(),
      lastRun: k.json<RuleRun>(),
      createdAt: k.time().notNull(),
      updatedAt: k.time().notNull(),
    },
    (t) => [
      k.uniqueIndex('rule_sets_name').on(t.memberId, t.nameKey),
      k.index('rule_sets_due').on(t.nextRunAt),
    ],
  );

  /** Rules that are being written: kept whatever breaks, so that nothing typed is lost. */
  const ruleDrafts = k.table(
    'rule_drafts',
    {
      id: k.id<RuleDraftId>(),
      memberId: member(),
      /** The rule set that is being changed; null for a new one. */
      ruleSetId: k.ref<RuleSetId>().references(() => ruleSets.id, { onDelete: 'cascade' }),
      name: k.text(),
      state: k.json<DraftState>().notNull(),
      createdAt: k.time().notNull(),
      updatedAt: k.time().notNull(),
    },
    (t) => [k.index('rule_drafts_member').on(t.memberId, t.updatedAt)],
  );

  /** What changed since the rule sets of a member were looked at last. */
  const ruleMarks = k.table(
    'rule_marks',
    {
      memberId: member(),
      kind: k.text<ChangeKind>().notNull(),
      /** Which one: a source's name, a field. Empty for kinds that have but one. */
      what: k.text().notNull(),
      /** Grows with every further change, so that one that comes during a look is not forgotten. */
      times: k.int().notNull(),
      dueAt: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.kind, t.what] }), k.index('rule_marks_due').on(t.dueAt)],
  );

  return { trackFacts, ruleSets, ruleDrafts, ruleMarks };
};
