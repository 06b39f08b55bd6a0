import type { Readable } from 'node:stream';
import { zipStream } from '../exports/archive.ts';
import { exportPackage, type PackageKind } from '../exports/packages.ts';
import type { World } from '../world/contract.ts';

const kinds: readonly PackageKind[] = ['extended', 'endsong', 'account'];

export interface Download {
  readonly filename: string;
  readonly content: Readable;
}

/**
 * `GET /api/export?account=ID&kind=extended`: what Spotify would mail to this person (`endsong` and `account` are the
 * older form and the short one). Null for an account or a kind there is not.
 */
export const exportDownload = (world: World, query: URLSearchParams): Download | null => {
  const account = world.account(query.get('account') ?? '');
  const kind = kinds.find((known) => known === query.get('kind'));
  if (account === undefined || kind === undefined) return null;
  return {
    filename: kind === 'account' ? 'my_spotify_account_data.zip' : 'my_spotify_data.zip',
    content: zipStream(exportPackage(world, account.id, kind)),
  };
};
