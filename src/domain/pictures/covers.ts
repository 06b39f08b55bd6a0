/** Covers as they are kept for pictures: small, and only from where covers come from. */

/** Hosts that serve covers, and whatever stands below those with a dot. */
const HOSTS: readonly { readonly host: string; readonly provider: CoverProvider }[] = [
  { host: '.scdn.co', provider: 'spotify' },
  { host: '.spotifycdn.com', provider: 'spotify' },
  { host: '.dzcdn.net', provider: 'deezer' },
  { host: 'coverartarchive.org', provider: 'musicbrainz' },
  { host: 'archive.org', provider: 'musicbrainz' },
  { host: '.archive.org', provider: 'musicbrainz' },
  { host: 'geo-media.beatport.com', provider: 'beatport' },
  { host: 'i.discogs.com', provider: 'discogs' },
  { host: 'lastfm.freetls.fastly.net', provider: 'lastfm' },
];

export type CoverProvider = 'spotify' | 'deezer' | 'musicbrainz' | 'beatport' | 'discogs' | 'lastfm';

/** Longer addresses are no covers'. */
const LONGEST = 500;

/**
 * Who serves a cover; null for an address that nobody is asked about.
 * @param ours where a double serves Spotify's covers, as an origin
 */
export const coverProviderOf = (address: string, ours: string | null = null): CoverProvider | null => {
  const url = address.length > LONGEST ? null : URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (ours !== null && url.origin === ours) return 'spotify';
  if (url.protocol !== 'https:' || url.port !== '') return null;
  const { hostname } = url;
  const found = HOSTS.find(({ host }) =>
    host.startsWith('.') ? hostname.endsWith(host) : hostname === host,
  );
  return found?.provider ?? null;
};

/** Spotify's names of album covers begin with their size: 640, 300 and 64 pixels. */
const SPOTIFY_ALBUM = /(?<start>\/image\/ab67616d)(?:0000b273|00004851)/;
const DEEZER = /\/\d+x\d+(-\d{6}-\d+-\d+-\d+)?\.jpg$/;
const COVER_ART = /^(https:\/\/coverartarchive\.org\/release(?:-group)?\/[\da-f-]+\/front)(?:-\d+)?$/;
const BEATPORT = /\/image_size\/\d+x\d+\//;

/** The same cover about 300 pixels wide, where its address says how wide it is. */
export const smallCover = (address: string): string =>
  address
    .replace(SPOTIFY_ALBUM, '$<start>00001e02')
    .replace(DEEZER, (_, rest: string | undefined) => `/250x250${rest ?? ''}.jpg`)
    .replace(COVER_ART, '$1-250')
    .replace(BEATPORT, '/image_size/250x250/');

/** By its first bytes: JPEG, PNG or WebP. What else a server sends is not kept. */
export const isPicture = (bytes: Uint8Array): boolean => {
  const starts = (...signature: readonly number[]): boolean =>
    signature.every((byte, at) => bytes[at] === byte);
  return (
    starts(0xff, 0xd8, 0xff) ||
    starts(0x89, 0x50, 0x4e, 0x47) ||
    (starts(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57 && bytes[9] === 0x45)
  );
};
