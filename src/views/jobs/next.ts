import type { APIButtonComponent } from 'discord-api-types/v10';
import type { MemberId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';
import { go, type Way } from '../actions/go.ts';
import { sourcesChoices } from '../actions/sources.ts';
import { curationJobButtons } from '../curation/job-result.ts';
import { importJobButtons } from '../imports/job-result.ts';
import { primary, secondary } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';
import { ruleJobButtons } from '../rules/job-buttons.ts';

/** Where finished work leads, the likeliest first. */
const ways: Readonly<Record<string, readonly Way[]>> = {
  'sources.sync': ['library', 'sources'],
  'accounts.claim': ['recent', 'top'],
  'plays.backfill': ['recent', 'top'],
  'plays.sync': ['recent'],
  'plays.syncAll': ['recent'],
  'rankings.refresh': ['top'],
  external: ['library', 'status'],
};

/** What only the person can put right, by linking anew. */
const LINK_HELPS = [
  'NEEDS_REAUTH',
  'NOT_LINKED',
  'INSUFFICIENT_SCOPE',
  'needs_reauth',
  'no_permission',
  'LISTENER_UNKNOWN',
  'LISTENER_PRIVATE',
  'TOKEN_REFUSED',
];

/** Buttons to what the finished work was for, or to what helps where it did not work. */
export const nextButtons = (job: Job, children: readonly Job[], m: Messages): APIButtonComponent[] => {
  const { kind, status, memberId, message } = job;
  if (memberId === null) return [];
  const codes = [message, ...children.map((child) => child.message)].map((said) => said?.code ?? '');
  if ((status === 'DONE' || status === 'FAILED') && codes.some((code) => LINK_HELPS.includes(code))) {
    return [primary({ label: m.ways.link, id: go.id(memberId, { way: 'link' }) })];
  }
  const ofRules = ruleJobButtons(job, memberId, m);
  if (ofRules.length > 0) return ofRules;
  const ofCuration = curationJobButtons(job, memberId, m);
  if (ofCuration.length > 0) return ofCuration;
  const ofImport = importJobButtons(job, memberId, m);
  if (ofImport.length > 0) return ofImport;
  if (status !== 'DONE') return [];
  // The list is read to choose from it: that is one press away, in the same message.
  if (kind === 'sources.list') return [choose(memberId, m)];
  return (ways[kind] ?? []).map((way, at) => {
    const facts = { label: m.ways[way], id: go.id(memberId, { way }) };
    return at === 0 ? primary(facts) : secondary(facts);
  });
};

const choose = (owner: MemberId, m: Messages): APIButtonComponent =>
  primary({
    label: m.sources.choose,
    emoji: '☑️',
    id: sourcesChoices.id(owner, { via: 'open', page: 0 }),
  });
