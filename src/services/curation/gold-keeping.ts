import type { AfterApply } from '../playlists/task.ts';
import type { CurationPlaylists } from './playlists.ts';

/**
 * A Gold that turns out to be deleted while something is on its way into it is made anew at once, with all that was
 * promoted: nobody has to promote twice. Not when it was just made, so that a Spotify that lags behind gets no second one.
 */
export const createGoldKeeping =
  ({ playlists }: { playlists: Pick<CurationPlaylists, 'gold'> }): AfterApply =>
  async (tx, playlist, outcome) => {
    const { memberId, id, purpose, appliedVersion, desiredVersion } = playlist;
    if (purpose !== 'gold' || outcome.kind !== 'problem' || outcome.state !== 'gone') return;
    if (appliedVersion === null || appliedVersion === desiredVersion) return;
    const category = await tx.categories.ofGold(memberId, id);
    const [style] = category === null ? [] : await tx.styles.byIds([category.styleId]);
    if (category === null || style === undefined) return;
    await playlists.gold(tx, memberId, style, category);
  };
