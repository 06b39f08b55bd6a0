import type { Feature } from '../commands/command.ts';
import type { SharedServices } from './shared.ts';

/** Every slash command with its buttons and modals: one line per feature. */
export const featuresOf = (_services: SharedServices): Feature[] => [];
