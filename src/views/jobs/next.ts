import type { APIButtonComponent } from 'discord-api-types/v10';
import type { MemberId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';
import { go, type Way } from '../actions/go.ts';
import { sourcesChoices } from '../actions/sources.ts';
import { primary, secondary } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Where finished work leads, the likeliest first. */
const ways: Readonly<Record<string, readonly Way[]>> = {
  'sources.sync': ['library', 'sources'],
  'plays.sync': ['recent'],
  'plays.syncAll': ['recent'],
  'rankings.refresh': ['top'],
  external: ['library', 'status'],
};

/** Buttons to what the finished work was for. */
export const nextButtons = ({ kind, status, memberId }: Job, m: Messages): APIButtonComponent[] => {
  if (status !== 'DONE' || memberId === null) return [];
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
