import type { World } from '../../scripts/sandbox/world/contract.ts';
import type { WorldTrack } from '../../scripts/sandbox/world/types.ts';

/** A promo list as a DJ keeps it: some columns filled, the tracks by their Spotify uris. */
export const promoList = ({ catalogue }: World, tracks: readonly WorldTrack[]): string =>
  [
    'title,artists,label,bpm,key,length,release date,spotify',
    ...tracks.map(({ id, name, artistIds }, at) => {
      const said =
        at % 3 === 0 ? ['', '', '', ''] : ['Blackline', String(124 + at), `${at}A`, `6:1${at % 10}`];
      const cells = [
        name,
        artistIds.map((artist) => catalogue.artist(artist)?.name).join('; '),
        ...said,
        '2026-11-16',
      ];
      return [...cells, `spotify:track:${id}`].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    }),
  ].join('\n');
