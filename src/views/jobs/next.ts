import type { APIButtonComponent } from 'discord-api-types/v10';
import type { Job } from '../../domain/jobs.ts';
import { go, type Way } from '../actions/go.ts';
import { primary, secondary } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

/** Where finished work leads, the likeliest first. */
const ways: Readonly<Record<string, readonly Way[]>> = {
  'sources.list': ['sources'],
  'sources.sync': ['library', 'sources'],
  'plays.sync': ['recent'],
  'plays.syncAll': ['recent'],
  'rankings.refresh': ['top'],
};

/** Buttons to what the finished work was for. */
export const nextButtons = ({ kind, status, memberId }: Job, m: Messages): APIButtonComponent[] => {
  if (status !== 'DONE' || memberId === null) return [];
  return (ways[kind] ?? []).map((way, at) => {
    const facts = { label: m.ways[way], id: go.id(memberId, { way }) };
    return at === 0 ? primary(facts) : secondary(facts);
  });
};
