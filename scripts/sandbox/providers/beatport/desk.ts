import type { Quirks } from '../contract.ts';
import type { Facts } from '../knowledge/facts.ts';
import type { Renderer } from './render.ts';
import type { Store } from './store.ts';

export interface Desk {
  facts: Facts;
  store: Store;
  render: Renderer;
  quirks: Quirks;
  /** `http://127.0.0.1:PORT/beatport` */
  base(): string;
  /** `YYYY-MM-DD` of the world. */
  today(): string;
}
