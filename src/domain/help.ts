/** The areas of what Segue does, in the order in which somebody meets them. */
export const helpTopics = [
  'start',
  'library',
  'listening',
  'history',
  'playlists',
  'sorting',
  'charts',
  'radar',
  'server',
  'privacy',
  'work',
] as const;

export type HelpTopic = (typeof helpTopics)[number];

const TOPICS: Readonly<Record<string, HelpTopic>> = {
  link: 'start',
  accounts: 'start',
  unlink: 'start',
  timezone: 'start',
  help: 'start',
  sources: 'library',
  library: 'library',
  track: 'library',
  recent: 'listening',
  top: 'listening',
  stats: 'listening',
  recap: 'listening',
  milestones: 'listening',
  gaps: 'listening',
  first: 'listening',
  artist: 'listening',
  plays: 'history',
  import: 'history',
  export: 'history',
  rules: 'playlists',
  curate: 'sorting',
  styles: 'sorting',
  categories: 'sorting',
  releases: 'sorting',
  trending: 'charts',
  radar: 'radar',
  digest: 'server',
  whoknows: 'server',
  leaderboard: 'server',
  server: 'server',
  taste: 'server',
  crowns: 'server',
  privacy: 'privacy',
  jobs: 'work',
  status: 'work',
};

/** Where a slash command belongs; null for one that nobody placed. */
export const topicOfCommand = (name: string): HelpTopic | null =>
  Object.hasOwn(TOPICS, name) ? (TOPICS[name] ?? null) : null;

/** A slash command as `/help` tells of it. */
export interface HelpCommand {
  /** `rules new` */
  readonly path: string;
  readonly topic: HelpTopic;
  /** In the person's language. */
  readonly says: string;
}
