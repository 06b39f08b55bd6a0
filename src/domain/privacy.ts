/** What Segue holds of a member and where it counts. */
export interface PrivacyOverview {
  /** Whether the member is counted in the server where they ask; null outside of servers. */
  readonly here: boolean | null;
  /** Servers that count the member. */
  readonly servers: number;
  readonly plays: number;
  /** The oldest play kept, ms UTC; null without any. */
  readonly since: number | null;
  readonly linked: boolean;
}
