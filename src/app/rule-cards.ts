import { rulesFeature } from '../commands/rules/rules.ts';
import type { Store } from '../db/store.ts';
import { rulesImportJob } from '../jobs/rules-import.ts';
import { createAttachments } from '../providers/discord/attachments.ts';
import type { Http } from '../providers/http-port.ts';
import type { Enqueue } from '../services/intents.ts';
import { createRuleBench } from '../services/rules/bench.ts';
import { createRuleDesk } from '../services/rules/desk.ts';
import { createRuleImporter, createRuleImports } from '../services/rules/imports.ts';
import { createPlaylistDesk } from '../services/rules/playlist-desk.ts';
import type { HalfSurroundings } from './half.ts';
import type { PlaylistServices } from './playlists.ts';
import type { RuleServices } from './rules.ts';
import type { TrackServices } from './tracks.ts';

/** What the cards of `/rules` show and ask for: for both halves. */
export const createRuleCardServices = (
  { store, enqueue }: { store: Store; enqueue: Enqueue },
  rules: RuleServices,
  { playlists, playlistMarks: marks, playlistAnswers: answers, playlistHistory: history }: PlaylistServices,
) => {
  const { ruleSets: sets, ruleDrafts: drafts, ruleForms: forms, rulePreviews: previews } = rules;
  const { ruleTargets: targets, ruleRuns: runs } = rules;
  const bench = createRuleBench({ drafts, sets, forms });
  return {
    ruleBench: bench,
    ruleDesk: createRuleDesk({ store, bench, sets, previews, targets, runs, playlists }),
    ruleImports: createRuleImports({ store, enqueue }),
    playlistDesk: createPlaylistDesk({ store, playlists, marks, answers, history, sets }),
  };
};

export type RuleCardServices = ReturnType<typeof createRuleCardServices>;

export const ruleFeatures = (
  services: RuleServices & RuleCardServices & PlaylistServices & TrackServices,
) => [rulesFeature(services)];

/** The import of files: for the service half, which may wait for Discord. */
export const ruleImportWork = (
  { config }: Pick<HalfSurroundings, 'config'>,
  { ruleDrafts: drafts, ruleBench: bench }: RuleServices & RuleCardServices,
  { http }: { http: Http },
) => {
  const files = createAttachments({ http, apiUrl: config.discord.apiUrl });
  return {
    handlers: [rulesImportJob(createRuleImporter({ files, drafts, bench }))],
    schedules: [],
    due: [],
  };
};
