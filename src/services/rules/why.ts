import type { Reads } from '../../db/repositories/repositories.ts';
import type { EnrichmentValues } from '../../domain/enrichment/values.ts';
import type { MemberId, RuleSetId, TrackId } from '../../domain/ids.ts';
import type { Track } from '../../domain/library.ts';
import type { Candidate } from '../../domain/rules/candidate.ts';
import { explain, verdictOn } from '../../domain/rules/explain.ts';
import { unknownTrack, withGiven } from '../../domain/rules/given.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { OutReason } from '../../domain/rules/shape/outcome.ts';
import type { RuleExplanation } from '../../domain/rules/shown.ts';
import { answerOf } from '../../domain/rules/truth.ts';
import { AppError } from '../../errors.ts';
import { withSaid } from './candidate-said.ts';
import type { Evaluation, RuleEvaluator } from './evaluate.ts';

/** Tells why a track comes into a playlist or not. It changes nothing. */
export interface RuleReasons {
  /** @param ruleSetId whose playlists' pins and bans count; null: none. @throws {AppError} NOT_FOUND */
  why(
    memberId: MemberId,
    rules: RuleSet,
    ruleSetId: RuleSetId | null,
    trackId: TrackId,
  ): Promise<RuleExplanation>;
  /**
   * Whether the rules are true of a track as if these values were known of it; the shape does not count.
   * @param trackId null: of a track of which nothing else is known
   * @param facts what enrichment does not say: dates, plays, sources
   * @throws {AppError} NOT_FOUND
   */
  test(
    memberId: MemberId,
    rules: RuleSet,
    trackId: TrackId | null,
    given: Partial<EnrichmentValues>,
    facts?: Partial<Candidate>,
  ): Promise<RuleExplanation>;
}

export const createRuleReasons = (deps: {
  read: Pick<
    Reads,
    'tracks' | 'managedPlaylists' | 'managedMarks' | 'candidates' | 'manualValues' | 'enrichments'
  >;
  evaluator: RuleEvaluator;
}): RuleReasons => {
  const { read, evaluator } = deps;

  const trackOf = async (id: TrackId): Promise<Track> => {
    const track = await read.tracks.find(id);
    if (track === null) throw new AppError('NOT_FOUND', { what: 'track' });
    return track;
  };

  const handsOn = async (memberId: MemberId, ruleSetId: RuleSetId | null, uri: string) => {
    const playlists = ruleSetId === null ? [] : await read.managedPlaylists.ofRuleSet(memberId, ruleSetId);
    const marks = [];
    for (const { id } of playlists) marks.push(...(await read.managedMarks.ofPlaylist(id)));
    const own = marks.filter((mark) => mark.uri === uri).map(({ kind }) => kind);
    return { pinned: own.includes('pin'), banned: own.includes('ban'), filled: playlists.length };
  };

  const noCandidate = (
    track: Track,
    { pinned, banned, filled }: { pinned: boolean; banned: boolean; filled: number },
  ): RuleExplanation => ({
    track,
    verdict: { kind: banned ? 'banned' : pinned ? 'pinned' : 'noCandidate' },
    explained: null,
    playlists: [],
    filled,
    instead: null,
  });

  return {
    why: async (memberId, rules, ruleSetId, trackId) => {
      const track = await trackOf(trackId);
      const { program, candidates } = await evaluator.prepare(memberId, rules, { ruleSetId });
      const candidate = candidates.find((one) => one.trackId === trackId);
      const hands = await handsOn(memberId, ruleSetId, track.uri);
      if (candidate === undefined) return noCandidate(track, hands);
      const found = await evaluator.evaluate(memberId, rules, 'preview', { ruleSetId });
      const holding = found.groups.filter(({ tracks }) => tracks.some((one) => one.trackId === trackId));
      const out = holding.length > 0 ? NOBODY : reasonsIn(found);
      const verdict = verdictOn(candidate, answerOf(program.truth(candidate)), out, hands);
      const other = verdict.kind === 'out' && verdict.reason.kind === 'duplicate' ? verdict.reason.of : null;
      return {
        track,
        verdict,
        explained: explain(program, await withSaid(read, memberId, candidate)),
        playlists: holding.map(({ name }) => name ?? ''),
        filled: hands.filled,
        instead: other === null ? null : await read.tracks.find(other),
      };
    },

    test: async (memberId, rules, trackId, given, facts) => {
      const track = trackId === null ? null : await trackOf(trackId);
      const { program, candidates } = await evaluator.prepare(memberId, rules);
      const known: Candidate | undefined =
        track === null ? unknownTrack : candidates.find((one) => one.trackId === track.id);
      if (known === undefined) {
        if (track === null) throw new Error('A track of which nothing is known is always at hand.');
        return noCandidate(track, NO_HANDS);
      }
      const candidate = withGiven(known, given, facts);
      const truth = answerOf(program.truth(candidate));
      const verdict = verdictOn(candidate, truth, NOBODY, NO_HANDS);
      return {
        track,
        verdict,
        explained: explain(program, candidate),
        playlists: [],
        filled: 0,
        instead: null,
      };
    },
  };
};

const NO_HANDS = { pinned: false, banned: false, filled: 0 };

const NOBODY: ReadonlyMap<TrackId, OutReason> = new Map();

/** A track that several playlists leave out has the reason of the first. */
const reasonsIn = ({ groups, out }: Evaluation): ReadonlyMap<TrackId, OutReason> =>
  new Map([...groups.toReversed().flatMap((group) => [...group.out]), ...out]);
