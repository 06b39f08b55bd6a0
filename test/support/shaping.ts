import type { TrackId } from '../../src/domain/ids.ts';
import type { Candidate } from '../../src/domain/rules/candidate.ts';
import { compile } from '../../src/domain/rules/compile.ts';
import type { Rule, RuleSet, Shape } from '../../src/domain/rules/rule-set.ts';
import type { Shaped } from '../../src/domain/rules/shape/outcome.ts';
import { shape } from '../../src/domain/rules/shape/shape.ts';
import { NOW } from './candidates.ts';

/** Everything as it comes. */
export const plainShape: Shape = {
  dedupe: { by: 'nothing', keep: 'oldestAdded' },
  sort: [],
  limits: [],
  caps: [],
  separate: [],
  mix: [],
};

export const ruleSetOf = (where: Rule, more: Partial<Shape> = {}): RuleSet => ({
  from: 'library',
  where,
  shape: { ...plainShape, ...more },
  output: { mode: 'reconcile', fanOut: null },
});

export const everyTrack: Rule = { kind: 'all', rules: [] };

export const programFor = (
  candidates: readonly Candidate[],
  where: Rule = everyTrack,
  timeZone = 'Europe/Berlin',
) => compile({ where }, { now: NOW, timeZone, resolve: () => null, candidates });

export const shapeOf = (tracks: readonly Candidate[], more: Partial<Shape>, run = 'one'): Shaped =>
  shape(tracks, { ...plainShape, ...more }, { program: programFor(tracks), run });

/** A track of which only this is known. */
export const track = (id: number, facts: Partial<Candidate> = {}): Candidate => ({
  trackId: id as TrackId,
  recording: id,
  uri: `spotify:track:${id}`,
  ...facts,
});

export const idsOf = ({ tracks }: Pick<Shaped, 'tracks'>): number[] => tracks.map(({ trackId }) => trackId);
