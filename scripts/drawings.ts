import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { draw } from '../src/drawing/draw.ts';
import { createFonts } from '../src/drawing/fonts.ts';
import { digestPictures } from './drawings/digests.ts';
import { sampleCovers, samplePictures } from './drawings/samples.ts';

/** `npm run drawings`: draws one of each picture that Segue answers with, from invented numbers and awkward names. */
const FOLDER = process.argv[2] ?? fileURLToPath(new URL('../docs/pictures/drawn/', import.meta.url));

mkdirSync(FOLDER, { recursive: true });
const fonts = createFonts();
const covers = sampleCovers();
for (const { name, scene } of [...samplePictures(), ...digestPictures()]) {
  const start = performance.now();
  const png = await draw(scene, covers, fonts);
  const ms = Math.round(performance.now() - start);
  writeFileSync(`${FOLDER}/${name}`, png);
  console.log(`  ${name.padEnd(24)} ${Math.round(png.length / 1_000)} KB, ${ms} ms`);
}
