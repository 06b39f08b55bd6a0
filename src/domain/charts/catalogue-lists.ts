/** A genre of a source; `id` is what the source understands. */
export interface ChartScope {
  readonly id: string;
  readonly name: string;
}

/** Genres of `GET /genre` that have charts of their own. */
export const DEEZER_GENRES: readonly ChartScope[] = [
  { id: '132', name: 'Pop' },
  { id: '116', name: 'Rap/Hip Hop' },
  { id: '122', name: 'Reggaeton' },
  { id: '152', name: 'Rock' },
  { id: '113', name: 'Dance' },
  { id: '165', name: 'R&B' },
  { id: '85', name: 'Alternative' },
  { id: '106', name: 'Electro' },
  { id: '466', name: 'Folk' },
  { id: '144', name: 'Reggae' },
  { id: '129', name: 'Jazz' },
  { id: '84', name: 'Country' },
  { id: '98', name: 'Classical' },
  { id: '173', name: 'Films/Games' },
  { id: '464', name: 'Metal' },
  { id: '169', name: 'Soul & Funk' },
  { id: '2', name: 'African Music' },
  { id: '16', name: 'Asian Music' },
  { id: '153', name: 'Blues' },
  { id: '75', name: 'Brazilian Music' },
  { id: '81', name: 'Indian Music' },
  { id: '95', name: 'Kids' },
  { id: '197', name: 'Latin Music' },
];

/** Countries with a most-played feed, as two letters. */
export const APPLE_COUNTRIES: readonly string[] = (
  'ae ar at au be bg bo br ca ch cl cn co cr cz de dk do ec ee eg es fi fr gb gr gt hk hn hr hu id ie il in it jp ke ' +
  'kr lt lu lv mx my ng ni nl no nz pa pe ph pl pt py ro sa se sg si sk sv th tr tw ua us uy ve vn za'
).split(' ');
