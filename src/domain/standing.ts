/** Where a member stands with Segue: what is there already, and so what makes sense next. */
export interface Standing {
  /** At Spotify, where playlists are. */
  readonly account: 'none' | 'needs_reauth' | 'active';
  /** Display name of the account that the above is about. */
  readonly accountName: string | null;
  readonly sources: {
    readonly chosen: number;
    readonly synced: number;
    /** Lines in the synced sources; a track in two of them counts twice. */
    readonly tracks: number;
  };
  readonly hasPlays: boolean;
  /** Rule sets that are kept. */
  readonly ruleSets: number;
  /** Digests of the server that the member asks from; null where Segue cannot post. */
  readonly digestsHere: number | null;
}

/** The one thing to do next. */
export type NextStep = 'link' | 'relink' | 'choose' | 'wait' | 'rule' | 'listen';

export const nextStep = ({ account, sources, ruleSets }: Standing): NextStep => {
  if (account === 'none') return 'link';
  if (account === 'needs_reauth') return 'relink';
  if (sources.chosen === 0) return 'choose';
  if (sources.synced === 0) return 'wait';
  return ruleSets === 0 ? 'rule' : 'listen';
};
