import type { Track } from '../../domain/library.ts';
import { plain } from '../kit/text.ts';
import { plainArtists } from '../listening/tracks.ts';
import type { Messages } from '../messages/catalogue.ts';

/** A track in an option of a slash command, without markdown. */
export const plainTrackName = ({ title, artists }: Track, m: Messages): string =>
  plain(m.tracks.choice(plain(title, 60), plain(plainArtists(artists), 36)));
