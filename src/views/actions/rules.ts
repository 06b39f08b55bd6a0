import { z } from 'zod';
import type {
  ManagedPlaylistId,
  RevisionId,
  RuleDraftId,
  RuleSetId,
  SourceId,
  TrackId,
} from '../../domain/ids.ts';
import { isOperator, isTopic, type Operator, type Topic } from '../../domain/rules/building/operators.ts';
import type { RuleRef } from '../../domain/rules/building/work.ts';
import { action, fact } from './action.ts';

/** A draft (`d`) or a rule set that is kept (`s`), by its id. */
const on = { on: fact.oneOf(['d', 's']), id: fact.id<number>() };
const draft = () => fact.id<RuleDraftId>();
const set = () => fact.id<RuleSetId>();
const playlist = () => fact.id<ManagedPlaylistId>();
const topic = z
  .string()
  .refine(isTopic)
  .transform((name): Topic => name as Topic);
const operator = z
  .string()
  .refine(isOperator)
  .transform((name): Operator => name as Operator);
/** The place of the condition that a new one is an alternative to; -1: it must hold too. */
const beside = fact.int();

type On = { readonly on: 'd' | 's'; readonly id: number };

/** What a custom id says a card is about. */
export const refOf = ({ on: kind, id }: On): RuleRef =>
  kind === 'd' ? { on: 'draft', id: id as RuleDraftId } : { on: 'set', id: id as RuleSetId };
export const onOf = (ref: RuleRef): On => ({ on: ref.on === 'draft' ? 'd' : 's', id: ref.id });

// The ways in. `via` only keeps the custom ids of one message apart.
export const rulesNew = action('rules.new', {});
export const rulesTemplate = action('rules.template', {});
export const rulesBegin = action('rules.begin', {});
export const rulesWrite = action('rules.write', {});
/** What was typed into a form with nothing behind it yet. */
export const rulesWritten = action('rules.written', {});

// A preview, and what can be done from it.
export const rulesPreview = action('rules.preview', { ...on, via: fact.oneOf(['open', 'back', 'again']) });
export const rulesApply = action('rules.apply', on);
export const rulesSave = action('rules.save', { draft: draft() });
export const rulesRename = action('rules.name', { draft: draft() });
export const rulesRenamed = action('rules.named', { draft: draft() });
export const rulesParams = action('rules.params', { draft: draft() });
export const rulesParamsGiven = action('rules.given', { draft: draft() });
/** Opened by a select menu whose value is a track. */
export const rulesWhy = action('rules.why', on);
/** What a person says of a track whatever the rules say; `none` takes it back. */
export const rulesMark = action('rules.mark', {
  ...on,
  track: fact.id<TrackId>(),
  as: fact.oneOf(['pin', 'ban', 'none']),
});
export const rulesText = action('rules.text', on);
export const rulesTexted = action('rules.texted', on);
export const rulesDiscard = action('rules.discard', { draft: draft() });

// Building step by step.
export const rulesEdit = action('rules.edit', { ...on, via: fact.oneOf(['open', 'back', 'list']) });
/** `list` only keeps the ids of the two menus apart. */
export const rulesTopic = action('rules.topic', {
  draft: draft(),
  beside,
  list: fact.oneOf(['track', 'listening']),
});
export const rulesOperator = action('rules.op', { draft: draft(), beside, topic });
export const rulesValue = action('rules.value', { draft: draft(), beside, topic, operator });
export const rulesAsk = action('rules.ask', { draft: draft(), beside, topic, operator });
export const rulesTyped = action('rules.typed', { draft: draft(), beside, topic, operator });
export const rulesItem = action('rules.item', { draft: draft(), mark: fact.text(10) });
export const rulesItemDo = action('rules.do', {
  draft: draft(),
  mark: fact.text(10),
  at: fact.int(),
  what: fact.oneOf(['or', 'not', 'remove']),
});
export const rulesShape = action('rules.shape', { draft: draft() });
export const rulesOrder = action('rules.order', { draft: draft() });
export const rulesFrom = action('rules.from', { draft: draft() });
export const rulesSizes = action('rules.sizes', { draft: draft() });
export const rulesSized = action('rules.sized', { draft: draft() });

// Rule sets that are kept.
export const rulesList = action('rules.list', { via: fact.oneOf(['open', 'page']), page: fact.int() });
export const rulesPick = action('rules.pick', {});
export const rulesOpen = action('rules.open', { set: set(), via: fact.oneOf(['open', 'back']) });
export const rulesSwitch = action('rules.switch', { set: set(), to: fact.oneOf(['on', 'off']) });
export const rulesSchedule = action('rules.schedule', { set: set() });
export const rulesWhen = action('rules.when', { set: set() });
export const rulesNotify = action('rules.notify', { set: set() });
export const rulesExport = action('rules.export', { set: set() });
export const rulesCopy = action('rules.copy', { set: set() });
export const rulesDelete = action('rules.delete', { set: set() });
export const rulesDeleted = action('rules.deleted', {
  set: set(),
  playlists: fact.oneOf(['keep', 'unfollow', 'none']),
});

// Playlists that rule sets fill.
export const rulesPlaylists = action('rules.playlists', { set: set() });
export const rulesPlaylist = action('rules.playlist', {
  playlist: playlist(),
  via: fact.oneOf(['open', 'back', 'again']),
});
export const rulesPlaylistPick = action('rules.pickPlaylist', {});
export const rulesPlaylistApply = action('rules.fill', { playlist: playlist() });
/** Bound to the numbers that the person saw. */
export const rulesAnswer = action('rules.answer', {
  playlist: playlist(),
  yes: fact.oneOf(['y', 'n']),
  removes: fact.int(),
  of: fact.int(),
});
export const rulesPause = action('rules.pause', { playlist: playlist(), to: fact.oneOf(['on', 'off']) });
export const rulesUndo = action('rules.undo', { playlist: playlist(), revision: fact.id<RevisionId>() });
export const rulesUndoPick = action('rules.undoPick', { playlist: playlist() });
/** Written anew in the order of the rules, once. */
export const rulesAnew = action('rules.anew', { playlist: playlist() });
/** The order is the person's from now on. */
export const rulesOwnOrder = action('rules.ownOrder', { playlist: playlist() });
/** Which tracks are not to be had. */
export const rulesLost = action('rules.lost', { playlist: playlist() });
/** A new one in place of one that is gone. */
export const rulesRemake = action('rules.remake', { playlist: playlist() });
export const rulesMarks = action('rules.marks', { playlist: playlist(), page: fact.int() });
export const rulesUnmark = action('rules.unmark', { playlist: playlist(), page: fact.int() });
export const rulesForget = action('rules.forget', { playlist: playlist(), sure: fact.oneOf(['ask', 'yes']) });
export const rulesAdoptList = action('rules.adoptList', { ...on, page: fact.int() });
export const rulesAdopt = action('rules.adopt', on);
export const rulesAdopted = action('rules.adopted', {
  ...on,
  source: fact.id<SourceId>(),
  how: fact.oneOf(['keep', 'take']),
});
