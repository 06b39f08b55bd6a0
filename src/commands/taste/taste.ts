import type { Blends } from '../../services/taste/blends.ts';
import type { Feature } from '../command.ts';
import { blendRoute, blendsRoute } from './blend.ts';
import { blendActions } from './blend-actions.ts';
import { type CompareDeps, compareRoute } from './compare.ts';
import { compareActions } from './compare-actions.ts';
import { tasteDefinition } from './definition.ts';

/** `/taste`: two tastes side by side, and playlists that several people blend. */
export const tasteFeature = (deps: CompareDeps & { readonly blends: Blends }): Feature => ({
  commands: [
    {
      definition: tasteDefinition,
      routes: {
        compare: compareRoute(deps),
        blend: blendRoute(deps.blends),
        blends: blendsRoute(deps.blends),
      },
    },
  ],
  actions: [...compareActions(deps), ...blendActions(deps.blends)],
});
