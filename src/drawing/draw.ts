import { createCanvas, type Image, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import type { ArcNode, AreaNode, ImageNode, LineNode, Point, RectNode, Scene } from '../domain/pictures.ts';
import { coversOf } from '../domain/pictures.ts';
import { backwards, curveThrough } from './curve.ts';
import type { Frame } from './diffuse.ts';
import type { Fonts } from './fonts.ts';
import { encodePng } from './png.ts';
import { quantise } from './quantise.ts';
import { standIn } from './stand-in.ts';
import { drawText } from './text.ts';

const SCALE = 2;
/** The largest picture that is drawn, in drawn pixels: a mistake of a view must not eat the memory. */
const MOST_PIXELS = 6_000_000;

/**
 * Draws a scene as a PNG of at most 256 colours, a third of the weight of one with all of them.
 * @param covers the bytes of covers by address; one that is missing or cannot be read gets a stand-in
 */
export const draw = async (
  scene: Scene,
  covers: ReadonlyMap<string, Uint8Array>,
  fonts: Fonts,
): Promise<Uint8Array> => {
  const scale = scene.scale ?? SCALE;
  const width = Math.round(scene.width * scale);
  const height = Math.round(scene.height * scale);
  if (!(width > 0 && height > 0 && width * height <= MOST_PIXELS)) {
    throw new Error(`A picture of ${width} × ${height} pixels is not drawn.`);
  }
  const images = await readCovers(scene, covers);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  context.fillStyle = scene.background;
  context.fillRect(0, 0, scene.width, scene.height);
  for (const node of scene.nodes) {
    context.save();
    switch (node.kind) {
      case 'rect':
        drawRect(context, node);
        break;
      case 'text':
        drawText(context, node, fonts);
        break;
      case 'image':
        drawCover(context, node, images.get(node.url ?? '') ?? null, fonts);
        break;
      case 'line':
        drawLine(context, node);
        break;
      case 'area':
        drawArea(context, node);
        break;
      case 'arc':
        drawArc(context, node);
        break;
    }
    context.restore();
  }
  const { data } = context.getImageData(0, 0, width, height);
  return encodePng(width, height, quantise(data, width, photographsOf(scene, images, scale)));
};

/** Where colours change gradually: what is drawn has few of them. */
const photographsOf = (scene: Scene, images: ReadonlyMap<string, Image>, scale: number): Frame[] =>
  scene.nodes.flatMap((node) =>
    node.kind === 'image' && images.has(node.url ?? '')
      ? [
          {
            left: Math.ceil(node.x * scale),
            top: Math.ceil(node.y * scale),
            right: Math.floor((node.x + node.width) * scale),
            bottom: Math.floor((node.y + node.height) * scale),
          },
        ]
      : [],
  );

const readCovers = async (
  scene: Scene,
  covers: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, Image>> => {
  const images = new Map<string, Image>();
  for (const url of coversOf(scene)) {
    const bytes = covers.get(url);
    // Whatever a provider sends: what is no picture is as good as none.
    const image = bytes === undefined ? null : await loadImage(bytes).catch(() => null);
    if (image !== null && image.width > 0 && image.height > 0) images.set(url, image);
  }
  return images;
};

const outline = (context: SKRSContext2D, { x, y, width, height, radius = 0 }: RectNode | ImageNode): void => {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
};

const drawRect = (context: SKRSContext2D, node: RectNode): void => {
  outline(context, node);
  context.fillStyle = node.fill;
  context.fill();
};

const drawCover = (context: SKRSContext2D, node: ImageNode, image: Image | null, fonts: Fonts): void => {
  outline(context, node);
  context.clip();
  if (image === null) {
    const { background, letters } = standIn(node);
    context.fillStyle = background;
    context.fillRect(node.x, node.y, node.width, node.height);
    drawText(context, letters, fonts);
    return;
  }
  // The middle of it, as large as it fills the place.
  const share = Math.min(image.width / node.width, image.height / node.height);
  const [width, height] = [node.width * share, node.height * share];
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    image,
    (image.width - width) / 2,
    (image.height - height) / 2,
    width,
    height,
    node.x,
    node.y,
    node.width,
    node.height,
  );
};

/** Goes on from the first point. */
const follow = (context: SKRSContext2D, points: readonly Point[], smooth: boolean, back = false): void => {
  if (!smooth) {
    for (const point of back ? points.toReversed() : points) context.lineTo(...point);
    return;
  }
  const curve = curveThrough(points);
  for (const { leaving, reaching, to } of back ? backwards(curve) : curve) {
    context.bezierCurveTo(...leaving, ...reaching, ...to);
  }
};

const drawLine = (context: SKRSContext2D, { points, stroke, width, smooth }: LineNode): void => {
  const [first] = points;
  if (first === undefined) return;
  context.beginPath();
  context.moveTo(...first);
  follow(context, points, smooth === true);
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.stroke();
};

const drawArea = (context: SKRSContext2D, { top, bottom, fill, smooth }: AreaNode): void => {
  const [first] = top;
  const turn = bottom.at(-1);
  if (first === undefined || turn === undefined) return;
  context.beginPath();
  context.moveTo(...first);
  follow(context, top, smooth === true);
  context.lineTo(...turn);
  follow(context, bottom, smooth === true, true);
  context.closePath();
  context.fillStyle = fill;
  context.fill();
};

const QUARTER = Math.PI / 2;

const drawArc = (context: SKRSContext2D, { x, y, inner, outer, from, to, fill }: ArcNode): void => {
  const [start, end] = [from * 4 * QUARTER - QUARTER, to * 4 * QUARTER - QUARTER];
  context.beginPath();
  context.arc(x, y, outer, start, end);
  context.arc(x, y, inner, end, start, true);
  context.closePath();
  context.fillStyle = fill;
  context.fill();
};
