import { z } from 'zod';
import { number, text } from '../wire.ts';

/** `GET /audio-features?ids=`. Unknown ids are left out, the order is theirs. */
export const Answer = z.object({ content: z.array(z.unknown()) });

/** One track's features, as Spotify used to give them. */
export const Features = z.object({
  id: text,
  /** `https://open.spotify.com/track/<Spotify id>`: the only way back to what was asked. */
  href: z.string().max(300),
  isrc: text,
  tempo: number,
  /** 0 (C) to 11 (B); -1 is unknown. */
  key: number,
  /** 0 is minor, 1 major. */
  mode: number,
  energy: number,
  danceability: number,
  valence: number,
  acousticness: number,
  instrumentalness: number,
  loudness: number,
});
export type Features = z.output<typeof Features>;
