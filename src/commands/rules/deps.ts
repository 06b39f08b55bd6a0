import type { PlaylistMaking } from '../../services/playlists/making.ts';
import type { PlaylistMarks } from '../../services/playlists/marks.ts';
import type { ManagedPlaylists } from '../../services/playlists/playlists.ts';
import type { RuleBench } from '../../services/rules/bench.ts';
import type { RuleDesk } from '../../services/rules/desk.ts';
import type { RuleDrafts } from '../../services/rules/drafts.ts';
import type { RuleForms } from '../../services/rules/forms.ts';
import type { RuleImports } from '../../services/rules/imports.ts';
import type { PlaylistDesk } from '../../services/rules/playlist-desk.ts';
import type { RuleSets } from '../../services/rules/rule-sets.ts';
import type { RuleValues } from '../../services/rules/values.ts';
import type { RuleReasons } from '../../services/rules/why.ts';
import type { TrackCards } from '../../services/tracks/cards.ts';

/** What `/rules` is made of. */
export interface RuleFeatureDeps {
  readonly ruleBench: RuleBench;
  readonly ruleDesk: RuleDesk;
  readonly ruleDrafts: RuleDrafts;
  readonly ruleForms: RuleForms;
  readonly ruleImports: RuleImports;
  readonly ruleReasons: RuleReasons;
  readonly ruleSets: RuleSets;
  readonly ruleValues: RuleValues;
  readonly playlistDesk: PlaylistDesk;
  readonly playlists: ManagedPlaylists;
  readonly playlistMaking: PlaylistMaking;
  readonly playlistMarks: PlaylistMarks;
  readonly trackCards: TrackCards;
}
