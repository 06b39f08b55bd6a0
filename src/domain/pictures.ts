/**
 * Pictures as plain data: what is where, in which colour. Views compose them, the drawing folder makes PNGs of them, and
 * a post that waits keeps them as they are.
 *
 * Lengths are CSS pixels as Discord shows them (about 550 wide in a message); y grows downwards.
 */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: Colour;
  readonly nodes: readonly SceneNode[];
  /** Drawn pixels per CSS pixel. Default 2; photographs weigh less with less. */
  readonly scale?: number;
}

/** `#rrggbb`, or `#rrggbbaa`. */
export type Colour = `#${string}`;
export type Point = readonly [x: number, y: number];

export type SceneNode = RectNode | TextNode | ImageNode | LineNode | AreaNode | ArcNode;

export interface RectNode {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Colour;
  readonly radius?: number;
}

export interface TextNode {
  readonly kind: 'text';
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly fill: Colour;
  readonly weight?: 400 | 500 | 600 | 700 | 800;
  /** What `x` is of the text. Default `left`, whichever way the script runs. */
  readonly align?: 'left' | 'center' | 'right';
  /** Cut with an ellipsis beyond this width. */
  readonly maxWidth?: number;
  /** Drawn smaller before anything is cut: half a number is another number. */
  readonly shrink?: true;
  /** Wraps at `maxWidth` into so many lines; the last one is cut. Default 1. */
  readonly lines?: number;
  /** Between baselines. Default 1.25 × size. */
  readonly lineHeight?: number;
  /** Between letters. */
  readonly spacing?: number;
}

/** A cover. Where its bytes are not there (yet) initials stand on a colour that is always the same for the same words. */
export interface ImageNode {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Its address; null when there is no picture. */
  readonly url: string | null;
  /** Whose initials stand in for it. */
  readonly words: string;
  readonly radius?: number;
}

export interface LineNode {
  readonly kind: 'line';
  readonly points: readonly Point[];
  readonly stroke: Colour;
  readonly width: number;
  readonly smooth?: boolean;
}

/** What lies between two lines; both run from left to right. */
export interface AreaNode {
  readonly kind: 'area';
  readonly top: readonly Point[];
  readonly bottom: readonly Point[];
  readonly fill: Colour;
  readonly smooth?: boolean;
}

/** A sector of a ring, clockwise; 0 is at the top, 1 is the whole round. */
export interface ArcNode {
  readonly kind: 'arc';
  readonly x: number;
  readonly y: number;
  readonly inner: number;
  readonly outer: number;
  readonly from: number;
  readonly to: number;
  readonly fill: Colour;
}

/** A scene under the name and with the words that it is attached with. */
export interface Picture {
  /** `top.png`: the message shows `attachment://top.png`. */
  readonly name: string;
  /** What it shows, for whoever does not see it; at most 1 024 characters. */
  readonly alt: string;
  readonly scene: Scene;
}

/** A picture as Discord takes it. */
export interface DrawnPicture {
  readonly name: string;
  readonly data: Buffer;
  readonly contentType: string;
  /** Alt text. */
  readonly description: string;
}

/**
 * Makes a PNG of a scene.
 * @param covers bytes of covers by address
 * @param withinMs from now
 * @returns null when there is none in time, or it could not be drawn: whoever asked goes on without
 */
export type DrawScene = (
  scene: Scene,
  covers: ReadonlyMap<string, Uint8Array>,
  withinMs: number,
) => Promise<Uint8Array | null>;

/** The addresses of all covers in a scene, each once. */
export const coversOf = ({ nodes }: Scene): string[] => [
  ...new Set(nodes.flatMap((node) => (node.kind === 'image' && node.url !== null ? [node.url] : []))),
];
