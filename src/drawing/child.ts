import { setPriority } from 'node:os';
import { clearAllCache } from '@napi-rs/canvas';
import { draw } from './draw.ts';
import { createFonts } from './fonts.ts';
import { isOrder, type Reply } from './wire.ts';

/**
 * The process that draws. It is one of its own because whatever reads pictures from outside may crash, because what it
 * takes of memory goes back when it ends, and because it can stand behind those that answer clicks.
 */
const BEHIND_OTHERS = 5;
/** A sign of each of the fonts that take long to load, so that the next picture has them. */
const WARM = 'あ가汉ع🎛';

setPriority(BEHIND_OTHERS);
const fonts = createFonts();
let warm = false;

/** Between two pictures: what the next one may need is loaded, and what Skia only keeps in case is let go. */
const rest = (): void => {
  if (!warm) fonts.for(WARM);
  warm = true;
  clearAllCache();
};

process.on('message', (order: unknown) => {
  if (!isOrder(order)) return;
  const { id, scene, covers } = order;
  void draw(scene, covers, fonts)
    .then(
      (png): Reply => ({ id, png }),
      (error: unknown): Reply => ({ id, failed: error instanceof Error ? error.message : 'unknown' }),
    )
    .then((reply) => {
      process.send?.(reply);
      setImmediate(rest);
    });
});
process.on('disconnect', () => process.exit(0));
// Signals of a terminal reach everybody; whoever asked for pictures decides when this ends.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
