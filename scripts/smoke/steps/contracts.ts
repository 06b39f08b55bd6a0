import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkTraffic } from '../../sandbox/traffic-check.ts';
import type { Scene } from '../scene.ts';

/** Files of the contracts to hold the traffic against; one that is not given is not looked at. */
export interface ContractFiles {
  readonly spotify: string | undefined;
  readonly discord: string | undefined;
}

/** All that was said between Segue and the doubles keeps the published contracts. */
export const contracts = async (
  { transcript }: Pick<Scene, 'transcript'>,
  traffic: string,
  { spotify, discord }: ContractFiles,
): Promise<void> => {
  if (spotify === undefined && discord === undefined) return;
  await transcript.step('The traffic keeps the contracts of Spotify and Discord', async () => {
    const { checked, problems } = await checkTraffic(traffic, {
      ...(spotify === undefined ? {} : { spotify: readFileSync(spotify, 'utf8') }),
      ...(discord === undefined ? {} : { discord: readFileSync(discord, 'utf8') }),
    });
    transcript.note(`${checked} exchanges checked.`, ...problems);
    assert.equal(problems.length, 0, `${problems.length} kinds of violation.`);
  });
};
