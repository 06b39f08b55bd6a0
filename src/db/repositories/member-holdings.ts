import type { HoldingKind } from '../../domain/privacy/deletion.ts';
import type { Tables } from '../schema/schema.ts';

export type TableName = keyof Tables;

/** A table with rows that belong to one member. */
export interface Holding {
  readonly table: TableName;
  readonly kind: HoldingKind;
  /** The column that says whose a row is: the member's id, or the `id` of a row of `under`. */
  readonly by: string;
  readonly under?: TableName;
  /** The columns of its key. */
  readonly key: readonly string[];
  /** Columns that are not even their owner's to have: tokens, hashes of secrets, leases. */
  readonly secret?: readonly string[];
}

type More = Partial<Pick<Holding, 'by' | 'under' | 'key' | 'secret'>>;

const own = (kind: HoldingKind, table: TableName, more: More = {}): Holding => ({
  ...{ kind, table, by: 'memberId', key: ['id'] },
  ...more,
});

const under = (kind: HoldingKind, table: TableName, parent: TableName, by: string, ...rest: string[]) =>
  own(kind, table, { by, under: parent, key: [by, ...rest] });

/** The secrets of a link that is being made. */
const LINK_SECRETS = ['ticketHash', 'stateHash', 'browserHash', 'codeVerifierSealed', 'pairingCodeHash'];

/**
 * Every table that holds anything of one person, in the order in which they can be emptied: what refers to something
 * goes before it. Deleting, exporting and counting walk along this list; a test fails when a table with a person in it
 * stands neither here nor in {@link KEPT_APART}.
 */
export const HOLDINGS: readonly Holding[] = [
  own('servers', 'serverConsents', { key: ['guildId', 'memberId'] }),
  own('servers', 'crowns'),
  own('servers', 'namedPostMembers', { key: ['postId', 'memberId'] }),
  own('servers', 'blendTracks', { key: ['blendId', 'place', 'memberId'] }),
  own('servers', 'blendMembers', { key: ['blendId', 'memberId'] }),
  own('servers', 'blends', { by: 'ownerId' }),
  own('settings', 'retentions', { key: ['memberId'] }),

  under('plays', 'plays', 'listeners', 'listenerId', 'endedAt', 'trackId', 'msPlayed', 'originId'),
  under('sums', 'playTotals', 'rollups', 'rollupId', 'trackId'),
  under('sums', 'playMonths', 'rollups', 'rollupId', 'month', 'trackId'),
  under('sums', 'playDays', 'rollups', 'rollupId', 'day'),
  under('sums', 'playHours', 'rollups', 'rollupId', 'month', 'hourOfWeek'),
  under('sums', 'listenerArtists', 'listeners', 'listenerId', 'artistId'),
  under('sums', 'listenerScores', 'listeners', 'listenerId', 'board'),
  under('sums', 'listenerCounts', 'listeners', 'listenerId'),
  own('sums', 'rollups', { by: 'listenerId', under: 'listeners' }),
  own('sums', 'playOrigins', { by: 'listenerId', under: 'listeners' }),
  own('sums', 'listeners'),
  own('listening', 'notMine', { key: ['memberId', 'fromAt', 'toAt'] }),
  own('listening', 'playGaps', { key: ['memberId', 'fromAt'] }),
  own('listening', 'playSyncs', { key: ['accountId'] }),
  own('listening', 'scrobbleSyncs', { key: ['accountId'] }),
  own('listening', 'rankings', { key: ['memberId', 'kind', 'range', 'rank'] }),
  own('listening', 'rankingCaptures'),
  own('listening', 'rankingStates', { key: ['memberId'] }),

  under('imports', 'playImportFiles', 'playImports', 'importId', 'number'),
  own('imports', 'playImports', { secret: ['ticketHash'] }),

  own('sorts', 'sorts'),
  own('sorts', 'promotions'),
  own('curation', 'curationTracks'),
  under('curation', 'periodPlaylists', 'periods', 'periodId', 'categoryId'),
  own('curation', 'periods'),
  own('curation', 'suggestionModels', { key: ['memberId', 'styleId'] }),
  own('curation', 'memberStyles', { key: ['memberId', 'styleId'] }),
  own('curation', 'categories'),
  own('curation', 'matchWords', { key: ['memberId', 'releaseTrackId'] }),
  under('curation', 'releaseDocuments', 'releaseTracks', 'releaseTrackId'),
  under('curation', 'releaseMatches', 'releaseTracks', 'releaseTrackId'),
  own('curation', 'releaseTracks', { by: 'ownerId' }),
  own('curation', 'intakes', { by: 'ownerId' }),
  own('curation', 'releaseUploads', { secret: ['ticketHash'] }),
  own('curation', 'styles', { by: 'addedBy' }),

  own('radar', 'radarItems', { key: ['memberId', 'releaseId'] }),
  own('radar', 'radarMutes', { key: ['memberId', 'kind', 'value'] }),
  own('radar', 'radarTellings', { key: ['memberId'] }),
  own('radar', 'radarFollows', { key: ['memberId', 'kind', 'value'] }),
  own('radar', 'radarPlaylists', { key: ['memberId'] }),
  own('radar', 'radarChannels', { by: 'createdBy', key: ['guildId'] }),

  under('playlistLists', 'managedDesired', 'managedPlaylists', 'playlistId', 'place'),
  under('playlistLists', 'managedMarks', 'managedPlaylists', 'playlistId', 'uri'),
  own('playlistLists', 'managedRevisions', { by: 'playlistId', under: 'managedPlaylists' }),
  under('playlistLists', 'managedRefusals', 'managedPlaylists', 'playlistId', 'uri'),
  own('playlists', 'managedPlaylists'),

  own('rules', 'ruleMarks', { key: ['memberId', 'kind', 'what'] }),
  own('rules', 'ruleDrafts'),
  own('rules', 'ruleSets'),

  under('charts', 'chartAppearances', 'chartCaptures', 'captureId', 'rank'),
  own('charts', 'chartCaptures', { by: 'chartId', under: 'charts' }),
  under('charts', 'chartMemory', 'charts', 'chartId', 'entityId'),
  own('charts', 'charts', { by: 'ownerId' }),

  own('tracks', 'recordingEdits'),
  own('tracks', 'ownRecordings', { key: ['memberId', 'trackId'] }),
  own('tracks', 'manualValues', { key: ['memberId', 'trackId', 'field'] }),
  own('tracks', 'trackEdits'),

  own('library', 'sourceTracks', { key: ['readingId', 'position'] }),
  own('sources', 'sourceReadings', { by: 'sourceId', under: 'sources' }),
  own('sources', 'sourceLists', { key: ['accountId'] }),
  own('sources', 'sources'),
  own('settings', 'libraryViews'),

  own('accounts', 'linkRequests', { secret: [...LINK_SECRETS, 'grantSealed'] }),
  own('accounts', 'accounts', { secret: ['tokensSealed'] }),
  own('accounts', 'apps', { by: 'ownerId' }),

  own('digests', 'digests'),

  own('jobs', 'jobs', { secret: ['leaseOwner', 'notify'] }),
];

/** Tables that mention people in other ways, and what becomes of them there. */
export const KEPT_APART: Partial<Record<TableName, string>> = {
  members: 'the member themselves: goes last',
  deletions: 'says whom a deletion is about while it goes on, and nothing afterwards',
  radarChannelReleases: 'what a server was told; goes with its channel',
  outbox: 'posts to or about a member are found by their id in the text',
};
