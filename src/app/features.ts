import type { Feature } from '../commands/command.ts';
import { helpFeature } from '../commands/help.ts';
import { settingsFeature } from '../commands/settings.ts';
import { chartFeatures } from './charts.ts';
import { curationFeatures } from './curation-cards.ts';
import { digestFeatures } from './digests.ts';
import { heartFeatures } from './heart.ts';
import { importFeatures } from './imports.ts';
import { linkingFeatures } from './linking.ts';
import { listeningFeatures } from './listening.ts';
import { lookBackFeatures } from './look-back.ts';
import { privacyFeatures } from './privacy.ts';
import { radarFeatures } from './radar.ts';
import { ruleFeatures } from './rule-cards.ts';
import { serverFeatures } from './server.ts';
import type { SharedServices } from './shared.ts';
import { sourceFeatures } from './sources.ts';
import { statusFeatures } from './status.ts';
import { sumFeatures } from './sums.ts';
import { tasteFeatures } from './taste.ts';
import { trackFeatures } from './tracks.ts';

/** Every slash command with its buttons and modals: one line per feature. */
export const featuresOf = (services: SharedServices): Feature[] => {
  const features: Feature[] = [
    helpFeature({ ...services, features: () => features }),
    settingsFeature(services),
    ...heartFeatures(services),
    ...linkingFeatures(services),
    ...sourceFeatures(services),
    ...trackFeatures(services),
    ...ruleFeatures(services),
    ...curationFeatures(services),
    ...statusFeatures(services),
    ...listeningFeatures(services),
    ...lookBackFeatures(services),
    ...sumFeatures(services),
    ...importFeatures(services),
    ...chartFeatures(services),
    ...serverFeatures(services),
    ...radarFeatures(services),
    ...tasteFeatures(services),
    ...digestFeatures(services),
    ...privacyFeatures(services),
  ];
  return features;
};
