import { chartLists, chooseChart } from '../charts/catalogue.ts';
import type { ChartSourceName, ChartSpec } from '../charts/chart.ts';
import type { TopBy } from './content.ts';
import type { DigestPlace } from './words.ts';

/** Public charts whose movers a digest can tell: all of them are kept whether somebody looks or not. */
export const DIGEST_CHARTS = [
  'deezer:tracks',
  'deezer:albums',
  'deezer:artists',
  'apple:tracks',
  'apple:albums',
  'listenbrainz:tracks',
  'listenbrainz:albums',
  'listenbrainz:artists',
] as const;
export type DigestChart = (typeof DIGEST_CHARTS)[number];

/** A chart that everybody sees, by source and list; null: there is no such one. */
export const publicChart = (source: ChartSourceName, list: string): ChartSpec | null => {
  const known = chartLists.find((one) => one === list);
  if (known === undefined) return null;
  return chooseChart({ source, list: known, genre: null, country: null }, new Set([source]));
};

const SOURCES = ['deezer', 'apple', 'listenbrainz'] as const;

export const chartOfDigest = (name: DigestChart): ChartSpec | null => {
  const [before, list = ''] = name.split(':');
  const source = SOURCES.find((one) => one === before);
  return source === undefined ? null : publicChart(source, list);
};

/** Who knows what came out. */
export const RELEASE_SOURCES = ['listenbrainz', 'spotify'] as const;
export type ReleaseSource = (typeof RELEASE_SOURCES)[number];

/** What a digest consists of, with its settings. */
export type DigestBlock =
  | { readonly kind: 'server_week'; readonly by: TopBy }
  | { readonly kind: 'chart_movers'; readonly chart: DigestChart }
  | { readonly kind: 'new_releases'; readonly source: ReleaseSource }
  | { readonly kind: 'radar' }
  | { readonly kind: 'curation' }
  | { readonly kind: 'personal_week' };

export const DIGEST_BLOCKS = [
  'server_week',
  'personal_week',
  'chart_movers',
  'new_releases',
  'radar',
  'curation',
] as const;
export type DigestBlockKind = (typeof DIGEST_BLOCKS)[number];

/** A channel never gets what belongs to one member alone, a member's DMs nothing that needs a server. */
const OFFERED: Readonly<Record<DigestPlace, readonly DigestBlockKind[]>> = {
  channel: ['server_week', 'chart_movers', 'new_releases', 'radar'],
  member: ['personal_week', 'chart_movers', 'new_releases', 'radar', 'curation'],
};

export const blocksFor = (place: DigestPlace): readonly DigestBlockKind[] => OFFERED[place];

/** A block as it is when nobody set anything. */
export const usualBlock = (kind: DigestBlockKind): DigestBlock => {
  switch (kind) {
    case 'server_week':
      return { kind, by: 'plays' };
    case 'chart_movers':
      return { kind, chart: 'deezer:tracks' };
    case 'new_releases':
      return { kind, source: 'listenbrainz' };
    default:
      return { kind };
  }
};

export const usualBlocks = (place: DigestPlace): DigestBlock[] => [
  usualBlock(place === 'channel' ? 'server_week' : 'personal_week'),
];

/** Blocks that count a server's members: they are told anew when somebody withdraws. */
export const countsMembers = (blocks: readonly DigestBlock[]): boolean =>
  blocks.some(({ kind }) => kind === 'server_week' || kind === 'radar');

/**
 * The blocks after somebody chose kinds: what was there keeps its place and its settings, what is new comes after it.
 * @returns null when nothing that is offered there was chosen
 */
export const chooseBlocks = (
  before: readonly DigestBlock[],
  chosen: readonly string[],
  place: DigestPlace,
): DigestBlock[] | null => {
  const wanted = blocksFor(place).filter((kind) => chosen.includes(kind));
  const kept = before.filter(({ kind }) => wanted.includes(kind));
  const known = new Set(kept.map(({ kind }) => kind));
  const blocks = [...kept, ...wanted.filter((kind) => !known.has(kind)).map(usualBlock)];
  return blocks.length === 0 ? null : blocks;
};

/** The same with one of them at the top. */
export const putFirst = (blocks: readonly DigestBlock[], first: string): DigestBlock[] => [
  ...blocks.filter(({ kind }) => kind === first),
  ...blocks.filter(({ kind }) => kind !== first),
];

/** What can be set of a block, and how it is set; null: nothing. */
export const settingOf = (
  block: DigestBlock,
): { readonly value: string; readonly choices: readonly string[] } | null => {
  switch (block.kind) {
    case 'server_week':
      return { value: block.by, choices: ['plays', 'listeners'] };
    case 'chart_movers':
      return { value: block.chart, choices: DIGEST_CHARTS };
    case 'new_releases':
      return { value: block.source, choices: RELEASE_SOURCES };
    default:
      return null;
  }
};

/** A block with another setting; what is no setting of it changes nothing. */
export const setBlock = (block: DigestBlock, value: string): DigestBlock => {
  switch (block.kind) {
    case 'server_week':
      return value === 'plays' || value === 'listeners' ? { ...block, by: value } : block;
    case 'chart_movers': {
      const chart = DIGEST_CHARTS.find((one) => one === value);
      return chart === undefined ? block : { ...block, chart };
    }
    case 'new_releases': {
      const source = RELEASE_SOURCES.find((one) => one === value);
      return source === undefined ? block : { ...block, source };
    }
    default:
      return block;
  }
};
