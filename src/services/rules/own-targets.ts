import type { Reads } from '../../db/repositories/repositories.ts';
import type { MemberId, RuleSetId, SourceId } from '../../domain/ids.ts';
import { fold } from '../../domain/library/fold.ts';

/** Which playlists an evaluation is about. */
export interface Target {
  /** The rule set that fills them; null: it is not kept yet. */
  readonly ruleSetId: RuleSetId | null;
  /** A playlist that it is about to take over. */
  readonly adopts?: SourceId;
}

/**
 * Sources that are what the rules made themselves: a track is not in the library because the rules put it there,
 * otherwise nothing would ever leave a playlist again. One that the rules name is meant.
 * @param named folded names of sources that the rules speak of
 */
export const ownTargets = async (
  read: Pick<Reads, 'managedPlaylists' | 'sources'>,
  memberId: MemberId,
  { ruleSetId, adopts }: Target,
  named: ReadonlySet<string>,
): Promise<readonly SourceId[]> => {
  const managed = ruleSetId === null ? [] : await read.managedPlaylists.asSources(memberId);
  const own = new Set(managed.filter((one) => one.ruleSetId === ruleSetId).map(({ sourceId }) => sourceId));
  if (adopts !== undefined) own.add(adopts);
  if (own.size === 0) return [];
  const chosen = await read.sources.chosen(memberId);
  return chosen.filter(({ id, name }) => own.has(id) && !named.has(fold(name))).map(({ id }) => id);
};
