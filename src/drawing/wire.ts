import type { Scene } from '../domain/pictures.ts';

/** What goes to the process that draws, one at a time, and what comes back. */
export interface Order {
  readonly id: number;
  readonly scene: Scene;
  /** Bytes of covers by address. */
  readonly covers: ReadonlyMap<string, Uint8Array>;
}

export type Reply =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly failed: string };

export const isOrder = (value: unknown): value is Order =>
  typeof value === 'object' && value !== null && 'id' in value && 'scene' in value && 'covers' in value;

export const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' && value !== null && 'id' in value && ('png' in value || 'failed' in value);
