import type { Clock } from '../../clock.ts';
import { coversOf, type DrawnPicture, type DrawScene, type Picture } from '../../domain/pictures.ts';
import type { Log } from '../../log.ts';
import type { Covers } from './covers.ts';

/** Pictures for answers and posts. */
export interface Pictures {
  /**
   * Draws a picture with the covers that are there; those that are not are asked for, for the next time.
   * @param withinMs a person waits for a second at most
   * @returns null when it was not ready in time or could not be drawn: the answer goes out without it
   */
  make(picture: Picture, withinMs?: number): Promise<DrawnPicture | null>;
}

/** What a person waits for a picture at most, all in all. */
const PERSON_WAITS_MS = 950;

export const createPictures = (deps: {
  draw: DrawScene;
  covers: Covers;
  clock: Clock;
  log: Log;
}): Pictures => {
  const { draw, covers, clock, log } = deps;
  return {
    make: async ({ name, alt, scene }, withinMs = PERSON_WAITS_MS) => {
      const start = clock.elapsed();
      const urls = coversOf(scene);
      const known = await covers.of(urls);
      // A disk that is full, say, is no reason to show no picture of what is there.
      const wanted = covers.want(urls, known, clock.now()).catch((error: unknown) => {
        log.warn({ event: 'lifecycle', what: 'covers not asked for', detail: name }, error);
      });
      const png = await draw(scene, known.bytes, Math.max(1, withinMs - (clock.elapsed() - start)));
      await wanted;
      const totalMs = Math.round(clock.elapsed() - start);
      const outcome = png === null ? 'missing' : 'drawn';
      log.info({ event: 'picture', name, outcome, bytes: png?.length ?? 0, totalMs });
      return png === null
        ? null
        : { name, data: Buffer.from(png), contentType: 'image/png', description: alt };
    },
  };
};
