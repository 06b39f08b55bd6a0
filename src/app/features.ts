import type { Feature } from '../commands/command.ts';
import { helpFeature } from '../commands/help.ts';
import { settingsFeature } from '../commands/settings.ts';
import { digestFeatures } from './digests.ts';
import { heartFeatures } from './heart.ts';
import { linkingFeatures } from './linking.ts';
import { listeningFeatures } from './listening.ts';
import type { SharedServices } from './shared.ts';
import { sourceFeatures } from './sources.ts';

/** Every slash command with its buttons and modals: one line per feature. */
export const featuresOf = (services: SharedServices): Feature[] => [
  helpFeature(services),
  settingsFeature(services),
  ...heartFeatures(services),
  ...linkingFeatures(services),
  ...sourceFeatures(services),
  ...listeningFeatures(services),
  ...digestFeatures(services),
];
