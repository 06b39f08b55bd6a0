/**
 * What a member agreed to in a server. `counted`: their plays are added to everybody's, nobody is named. `named`: they
 * also appear by name (who knows an artist, leaderboards, crowns, comparisons).
 */
export const SERVER_CONSENTS = ['off', 'counted', 'named'] as const;
export type ServerConsent = (typeof SERVER_CONSENTS)[number];
/** What is stored: no row means off. */
export type GivenConsent = Exclude<ServerConsent, 'off'>;

/** What Segue holds of a member and where it counts. */
export interface PrivacyOverview {
  /** What the member agreed to in the server where they ask; null outside of servers. */
  readonly here: ServerConsent | null;
  /** Servers that count the member. */
  readonly servers: number;
  readonly plays: number;
  /** The oldest play kept, ms UTC; null without any. */
  readonly since: number | null;
  readonly linked: boolean;
}
