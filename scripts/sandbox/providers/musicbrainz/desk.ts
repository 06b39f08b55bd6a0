import type { Quirks } from '../contract.ts';
import type { Facts } from '../knowledge/facts.ts';
import type { Library } from './library.ts';
import type { Renderer } from './render.ts';

export interface Desk {
  facts: Facts;
  library: Library;
  render: Renderer;
  quirks: Quirks;
  /** `http://127.0.0.1:PORT/musicbrainz/ws/2` */
  base(): string;
}
